using ClauseExtractor.Reading;

namespace ClauseExtractor.Formats.Sniffing;

/// <summary>Lets a reader read what the bytes are, and says so where the file's name claims something else.</summary>
internal sealed class ExtensionCheck(IDocumentReader inner) : IDocumentReader
{
    public string Name => inner.Name;

    public bool Accepts(SourceFile file) => inner.Accepts(file);

    public SourceDocument Read(SourceFile file, CancellationToken cancellation = default)
    {
        var document = inner.Read(file, cancellation);
        string extension = Path.GetExtension(file.Name).ToLowerInvariant();
        var kind = FileSniffer.KindOf(file);
        return Claimed(extension) is not { } claimed || claimed.Contains(kind)
            ? document
            : document with
            {
                Warnings =
                [
                    new SourceWarning("CE0110", $"The file is named {extension} and is {Describe(kind)}; it was read as what it is."),
                    .. document.Warnings,
                ],
            };
    }

    /// <summary>The kinds that an extension stands for; null where it claims nothing.</summary>
    private static FileKind[]? Claimed(string extension) =>
        extension switch
        {
            ".pdf" => [FileKind.Pdf],
            ".docx" or ".docm" or ".dotx" => [FileKind.Word],
            // Word writes rich text under .doc as well.
            ".doc" or ".wps" => [FileKind.Compound, FileKind.RichText],
            ".rtf" => [FileKind.RichText],
            ".odt" => [FileKind.OpenDocument],
            ".html" or ".htm" or ".shtml" => [FileKind.Html],
            ".mht" or ".mhtml" => [FileKind.WebArchive],
            ".md" or ".markdown" => [FileKind.Markdown, FileKind.Text],
            ".ofd" => [FileKind.Ofd],
            ".txt" => [FileKind.Text, FileKind.Markdown],
            ".png" or ".jpg" or ".jpeg" or ".tif" or ".tiff" or ".bmp" or ".gif" or ".webp" => [FileKind.Image],
            _ => null,
        };

    private static string Describe(FileKind kind) =>
        kind switch
        {
            FileKind.Pdf => "a PDF",
            FileKind.Word => "a Word document",
            FileKind.Html or FileKind.WebArchive => "a web page",
            FileKind.Ofd => "an OFD document",
            FileKind.Image => "a picture",
            FileKind.Compound => "a document of Office 97",
            FileKind.RichText => "rich text",
            FileKind.OpenDocument => "an OpenDocument file",
            _ => "text",
        };
}
