using System.Text;
using ClauseExtractor.Formats.Sniffing;
using ClauseExtractor.Formats.Word;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Formats.Office;

/// <summary>
/// Reads text documents of older and other programs (.doc, .wps, .rtf, .odt) where LibreOffice is installed to convert them to DOCX; else
/// they are refused by name.
/// </summary>
internal sealed class OfficeReader(ReadingLimits limits) : IDocumentReader
{
    private static readonly byte[] TextStream = Encoding.Unicode.GetBytes("WordDocument");

    private readonly WordReader _word = new(limits);

    public string Name => "libreoffice";

    public bool Accepts(SourceFile file) => LibreOffice.IsAvailable && Extension(file) is not null;

    public SourceDocument Read(SourceFile file, CancellationToken cancellation = default)
    {
        if (LibreOffice.ToDocx(file.Content, Extension(file)!, limits, cancellation) is not { } converted)
            throw Refusal.Damaged("document", "LibreOffice cannot convert it");
        var document = _word.Read(new SourceFile("document.docx", converted), cancellation);
        return document with
        {
            Source = new SourceInfo(file.Name, file.Sha256, MediaType(file), document.Source.Reader) { ConvertedBy = "LibreOffice" },
        };
    }

    /// <summary>
    /// What a text document of a kind that is converted is called; null for any other file, a spreadsheet of Office 97 among them.
    /// </summary>
    private static string? Extension(SourceFile file) =>
        FileSniffer.KindOf(file) switch
        {
            FileKind.Compound when file.Content.Span.IndexOf(TextStream) >= 0 => ".doc",
            FileKind.RichText => ".rtf",
            FileKind.OpenDocument when file.Content.Span[..Math.Min(256, file.Content.Length)].IndexOf("opendocument.text"u8) >= 0 =>
                ".odt",
            _ => null,
        };

    private static string MediaType(SourceFile file) =>
        FileSniffer.KindOf(file) switch
        {
            FileKind.RichText => "application/rtf",
            FileKind.OpenDocument => "application/vnd.oasis.opendocument.text",
            _ => "application/msword",
        };
}
