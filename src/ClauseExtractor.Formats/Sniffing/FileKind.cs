namespace ClauseExtractor.Formats.Sniffing;

/// <summary>What a file is by its bytes.</summary>
public enum FileKind
{
    Unknown, Text, Markdown, Html, Pdf, Word, Ofd, Image,

    /// <summary>A compound file of Office 97: .doc, .xls, .ppt, .wps, or an encrypted OOXML package.</summary>
    Compound,
    EncryptedOffice, Spreadsheet, Presentation, OpenDocument, RichText, WebArchive, Archive,
}
