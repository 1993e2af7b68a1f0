using ClauseExtractor.Formats.Sniffing;
using ClauseExtractor.Formats.Web;
using ClauseExtractor.Reading;
using DocumentFormat.OpenXml.Packaging;

namespace ClauseExtractor.Formats.Word;

/// <summary>
/// Files of other formats that a Word document holds as parts of its text (w:altChunk): Word shows their text in their place, which stands
/// nowhere in the document's own.
/// </summary>
/// <param name="main">The document.</param>
/// <param name="limits">What they may cost.</param>
/// <param name="depth">In how many documents this one is put.</param>
internal sealed class WordImports(MainDocumentPart main, ReadingLimits limits, int depth, CancellationToken cancellation)
{
    /// <summary>A document in a document in a document is made, not written.</summary>
    private const int Deepest = 2;

    /// <summary>What one import may cost of what the whole document may.</summary>
    private readonly ReadingLimits _share = limits with { InflatedBytes = limits.InflatedBytes / 4, Elements = limits.Elements / 4 };

    /// <summary>Each part is read once, however often the text names it.</summary>
    private readonly Dictionary<string, SourceDocument?> _known = [];

    private long _left = limits.InflatedBytes;

    /// <summary>What an imported part holds; null where it cannot be read.</summary>
    /// <param name="relation">The part's relation.</param>
    public SourceDocument? Read(string? relation)
    {
        if (relation is null)
            return null;
        if (!_known.TryGetValue(relation, out var document))
            _known[relation] = document = ReadPart(relation);
        return document;
    }

    private SourceDocument? ReadPart(string relation)
    {
        if (depth >= Deepest || !main.TryGetPartById(relation, out var part) || part is not AlternativeFormatImportPart import)
            return null;
        using var stream = import.GetStream();
        using var limited = new Children.LimitedStream(stream, Math.Min(_left, _share.InflatedBytes));
        using var buffer = new MemoryStream();
        limited.CopyTo(buffer);
        if (limited.Overrun)
            return null;
        _left -= buffer.Length;
        var file = new SourceFile(Path.GetFileName(import.Uri.ToString()), buffer.ToArray());
        try
        {
            return FileSniffer.KindOf(file) switch
            {
                FileKind.Html or FileKind.WebArchive => new HtmlReader(_share).Read(file, cancellation),
                FileKind.Word => new WordReader(_share, depth + 1).Read(file, cancellation),
                FileKind.Text or FileKind.Markdown => new PlainTextReader().Read(file, cancellation),
                _ => null,
            };
        }
        catch (UnreadableDocumentException)
        {
            return null;
        }
    }
}
