using ClauseExtractor.Reading;

namespace ClauseExtractor.Formats.Sniffing;

/// <summary>Refuses, by name and with what to do, files of known kinds that no reader reads.</summary>
public sealed class UnsupportedKindReader : IDocumentReader
{
    /// <inheritdoc/>
    public string Name => "unsupported";

    /// <inheritdoc/>
    public bool Accepts(SourceFile file) => Describe(FileSniffer.KindOf(file)) is not null;

    /// <inheritdoc/>
    public SourceDocument Read(SourceFile file, CancellationToken cancellation = default)
    {
        var kind = FileSniffer.KindOf(file);
        if (kind == FileKind.EncryptedOffice)
            throw Refusal.EncryptedOtherwise("Word document", "Open it in Word with its password, save it without one, and try that file.");
        throw Refusal.Unsupported(
            Describe(kind) ?? "of another reader's kind",
            kind switch
            {
                FileKind.Archive =>
                    "Unpack it and give the files in it; with 7-Zip (apt-get install 7zip) 7z, with bsdtar (apt-get install "
                        + "libarchive-tools) RAR archives are opened here.",
                FileKind.Compound or FileKind.RichText or FileKind.OpenDocument =>
                    "Open it in its own program and save it as DOCX or PDF. Where LibreOffice is installed (apt-get install "
                        + "libreoffice-writer-nogui), text documents of these kinds are converted here.",
                _ => "Open it in its own program and save it as DOCX or PDF.",
            }
        );
    }

    private static string? Describe(FileKind kind) =>
        kind switch
        {
            FileKind.Compound => "a document of Office 97 to 2003 or WPS (.doc, .xls, .wps)",
            FileKind.EncryptedOffice => "an encrypted Office document",
            FileKind.Spreadsheet => "a spreadsheet",
            FileKind.Presentation => "a presentation",
            FileKind.OpenDocument => "an OpenDocument file",
            FileKind.RichText => "a rich text file (RTF)",
            FileKind.Archive => "an archive",
            _ => null,
        };
}
