using ClauseExtractor.Formats.Sniffing;
using ClauseExtractor.Formats.Web;
using ClauseExtractor.Reading;
using DocumentFormat.OpenXml.Packaging;

namespace ClauseExtractor.Formats.Word;

/// <summary>Files of other formats that a Word document holds as parts of its text (w:altChunk): Word shows their text in their place, which stands nowhere in the document's own.</summary>
/// <param name="main">The document.</param>
/// <param name="limits">What they may cost.</param>
/// <param name="depth">In how many documents this one is put.</param>
internal sealed class WordImports(MainDocumentPart main, ReadingLimits limits, int depth, CancellationToken cancellation)
{
    /// <summary>A document in a document in a document is made, not written.</summary>
    private const int Deepest = 2;

    /// <summary>What an imported part holds; null where it cannot be read.</summary>
    /// <param name="relation">The part's relation.</param>
    public SourceDocument? Read(string? relation)
    {
        if (depth >= Deepest || relation is null || !main.TryGetPartById(relation, out var part) || part is not AlternativeFormatImportPart import)
            return null;
        using var stream = import.GetStream();
        using var limited = new Children.LimitedStream(stream, limits.InflatedBytes / 4);
        using var buffer = new MemoryStream();
        limited.CopyTo(buffer);
        if (limited.Overrun)
            return null;
        var file = new SourceFile(Path.GetFileName(import.Uri.ToString()), buffer.ToArray());
        try
        {
            return FileSniffer.KindOf(file) switch
            {
                FileKind.Html or FileKind.WebArchive => new HtmlReader(limits).Read(file, cancellation),
                FileKind.Word => new WordReader(limits, depth + 1).Read(file, cancellation),
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
