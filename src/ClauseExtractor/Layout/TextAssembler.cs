using System.Text;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Layout;

/// <summary>
/// Writes the canonical text: joins the lines of each paragraph, settles white space, remembers where every character came from and what
/// was left out.
/// </summary>
/// <param name="mapped">Whether the source has pages or places.</param>
/// <param name="pages">The pages' sizes by number from 1.</param>
internal sealed class TextAssembler(bool mapped, IReadOnlyList<PageSize> pages)
{
    private readonly StringBuilder text = new();
    private readonly List<Paragraph> paragraphs = [];
    private readonly List<PageRun> runs = [];
    private readonly List<DroppedText> dropped = [];

    /// <summary>Of the paragraph being written: where the label of a card's field ends.</summary>
    private int? gap;

    public string Text => text.ToString();

    public IReadOnlyList<Paragraph> Paragraphs => paragraphs;

    public List<DroppedText> Dropped => dropped;

    public PageMap? Map => mapped ? new PageMap(runs, pages) : null;

    /// <summary>Records a line that is no reading text.</summary>
    public void Leave(LayoutLine line)
    {
        string trimmed = line.Source.Text.Trim();
        if (trimmed.Length > 0)
            dropped.Add(new DroppedText(line.Source.Page, trimmed, line.Drop ?? DropReason.Other));
    }

    /// <summary>Writes a paragraph of one or more lines.</summary>
    public void Add(IReadOnlyList<LayoutLine> lines, int first, int end)
    {
        int start = text.Length;
        TableRow? row = null;
        gap = null;
        for (int i = first; i < end; i++)
        {
            if (i > first && NeedsSpace(lines[i]))
                text.Append(' ');
            var ranges = AddLine(lines[i]);
            row ??= lines[i].Row is { } cells ? new TableRow(cells.Table, ranges!) : null;
        }
        if (text.Length == start)
            return;
        paragraphs.Add(new Paragraph(start, text.Length) { Row = row, Gap = gap });
        text.Append('\n');
    }

    /// <summary>A wrap inside Latin text stands for a space; anywhere else it stands for nothing.</summary>
    private bool NeedsSpace(LayoutLine next) =>
        text.Length > 0
        && char.IsAsciiLetter(text[^1])
        && next.Source.Text.AsSpan().TrimStart() is [var first, ..]
        && char.IsAsciiLetterOrDigit(first);

    /// <returns>The cells of a table row as ranges of the canonical text.</returns>
    private List<CellRange>? AddLine(LayoutLine line)
    {
        string raw = line.Source.Text;
        var row = line.Row;
        var cells = row ?? (line.IsField ? line.Source.Row : null);
        var columns = mapped ? new List<int>(raw.Length) : null;
        var positions = row is not null ? new int[raw.Length + 1] : null;
        int runStart = text.Length,
            cut = 0,
            pendingSpace = -1,
            keptEnd = 0;
        for (int i = 0; i < raw.Length; )
        {
            if (positions is not null)
                positions[i] = text.Length;
            if (cut < line.Cuts.Count && i >= line.Cuts[cut].Start)
            {
                var c = line.Cuts[cut++];
                string left = raw[c.Start..c.End];
                if (!string.IsNullOrWhiteSpace(left))
                    dropped.Add(new DroppedText(line.Source.Page, left.Trim(), c.Reason));
                positions?.AsSpan(i..Math.Max(i, c.End)).Fill(text.Length);
                i = Math.Max(i, c.End);
                continue;
            }
            if (WhiteSpace.Is(raw[i]))
            {
                if (pendingSpace < 0)
                    pendingSpace = i;
                i++;
                continue;
            }
            if (
                pendingSpace >= 0
                && text.Length > runStart
                && (cells is not null && IsCellGap(cells, pendingSpace, i) || Spacing.Keeps(raw, keptEnd, i))
            )
            {
                if (line.IsField && gap is null && IsCellGap(cells!, pendingSpace, i) && text[^1] is not (':' or '：'))
                    gap = text.Length;
                text.Append(' ');
                columns?.Add(pendingSpace);
            }
            pendingSpace = -1;
            // All up to the next white space or cut.
            int end = cut < line.Cuts.Count ? line.Cuts[cut].Start : raw.Length;
            if (raw.AsSpan(i, end - i).IndexOfAny(WhiteSpace.Characters) is >= 0 and var length)
                end = i + length;
            int to = text.Length;
            text.Append(raw, i, end - i);
            for (int k = i; k < end && positions is not null; k++)
                positions[k] = to++;
            for (int k = i; k < end && columns is not null; k++)
                columns.Add(k);
            keptEnd = i = end;
        }
        if (columns is { Count: > 0 })
            runs.Add(new PageRun(runStart, text.Length, line.Source, columns));
        if (positions is null)
            return null;
        positions[raw.Length] = text.Length;
        return
        [
            .. row!.Cells.Select(c => new CellRange(positions[c.Start], c.End > c.Start ? positions[c.End - 1] + 1 : positions[c.Start])),
        ];
    }

    private static bool IsCellGap(TableRow row, int from, int to)
    {
        foreach (var cell in row.Cells)
            if (cell.Start == to || cell.End == from)
                return true;
        return false;
    }
}
