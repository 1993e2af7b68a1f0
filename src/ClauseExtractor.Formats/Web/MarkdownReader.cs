using System.Text.RegularExpressions;
using ClauseExtractor.Formats.Sniffing;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Formats.Web;

/// <summary>
/// Reads Markdown: plain text whose pipe tables are rows. Its other marks are taken out with the layout, which meets them in text files
/// too.
/// </summary>
public sealed partial class MarkdownReader : IDocumentReader
{
    private readonly PlainTextReader _text = new();

    /// <inheritdoc/>
    public string Name => "markdown";

    /// <inheritdoc/>
    public bool Accepts(SourceFile file) => FileSniffer.KindOf(file) == FileKind.Markdown && _text.Accepts(file);

    /// <inheritdoc/>
    public SourceDocument Read(SourceFile file, CancellationToken cancellation = default)
    {
        var document = _text.Read(file, cancellation);
        var lines = new List<SourceLine>(document.Lines.Count);
        var dropped = new List<DroppedText>();
        int table = 0;
        for (int i = 0; i < document.Lines.Count; i++)
        {
            if (i + 1 >= document.Lines.Count || !IsRow(document.Lines[i].Text) || !Rule().IsMatch(document.Lines[i + 1].Text))
            {
                lines.Add(document.Lines[i]);
                continue;
            }
            table++;
            for (; i < document.Lines.Count && IsRow(document.Lines[i].Text); i++)
                if (Rule().IsMatch(document.Lines[i].Text))
                    dropped.Add(new DroppedText(null, document.Lines[i].Text.Trim(), DropReason.Other));
                else
                    lines.Add(Row(document.Lines[i], table, dropped));
            i--;
        }
        return document with
        {
            Source = document.Source with { MediaType = "text/markdown" },
            Lines = lines,
            Dropped = [.. document.Dropped, .. dropped],
        };
    }

    private static bool IsRow(string line) => line.Count(c => c == '|') >= 2 || line.TrimStart().StartsWith('|');

    private static SourceLine Row(SourceLine line, int table, List<DroppedText> dropped)
    {
        string inner = line.Text.Trim();
        dropped.Add(new DroppedText(null, new string('|', inner.Count(c => c == '|')), DropReason.Other));
        if (inner.StartsWith('|'))
            inner = inner[1..];
        if (inner.EndsWith('|'))
            inner = inner[..^1];
        string[] cells = [.. inner.Split('|').Select(cell => cell.Trim())];
        var ranges = new List<CellRange>();
        int at = 0;
        foreach (string cell in cells)
        {
            ranges.Add(new CellRange(at, at + cell.Length));
            at += cell.Length + 1;
        }
        return line with { Text = string.Join('\t', cells), Row = new TableRow(table, ranges) };
    }

    [GeneratedRegex(@"^\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?\s*$")]
    private static partial Regex Rule();
}
