using ClauseExtractor.Formats.Ocr;
using ClauseExtractor.Formats.Ofd;
using ClauseExtractor.Formats.Office;
using ClauseExtractor.Formats.Pdf;
using ClauseExtractor.Formats.Sniffing;
using ClauseExtractor.Formats.Web;
using ClauseExtractor.Formats.Word;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Formats;

/// <summary>The readers that the command line, the site and programs compose into a <see cref="PolicyPipeline"/>.</summary>
public static class DocumentReaders
{
    /// <summary>
    /// Every reader in order of preference, plain text last. A file of a kind that none reads is refused by name, never read as text.
    /// </summary>
    /// <param name="limits">What one file may cost; null for the defaults.</param>
    /// <param name="recognising">Called before each page that is recognised, which takes a hundred times as long as one that is read; null
    /// for nobody.</param>
    public static IReadOnlyList<IDocumentReader> All(ReadingLimits? limits = null, Action? recognising = null)
    {
        limits ??= new ReadingLimits();
        IDocumentReader[] readers =
        [
            new PdfPigReader(limits, new ScanRecogniser(limits, recognising)),
            new WordReader(limits),
            new HtmlReader(limits),
            new MarkdownReader(),
            new OfdReader(limits, recognising),
            new ImageReader(limits, recognising),
            new OfficeReader(limits),
            new UnsupportedKindReader(),
            new PlainTextReader(),
        ];
        return [.. readers.Select(reader => new ExtensionCheck(reader))];
    }
}
