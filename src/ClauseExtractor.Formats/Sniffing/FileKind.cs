namespace ClauseExtractor.Formats.Sniffing;

/// <summary>What a file is by its bytes.</summary>
public enum FileKind
{
    /// <summary>Bytes of no kind that is known.</summary>
    Unknown,

    /// <summary>Plain text.</summary>
    Text,

    /// <summary>Markdown.</summary>
    Markdown,

    /// <summary>A web page.</summary>
    Html,

    /// <summary>PDF.</summary>
    Pdf,

    /// <summary>DOCX.</summary>
    Word,

    /// <summary>OFD (GB/T 33190).</summary>
    Ofd,

    /// <summary>PNG, JPEG, TIFF, BMP, GIF, WebP.</summary>
    Image,

    /// <summary>A compound file of Office 97: .doc, .xls, .ppt, .wps, or an encrypted OOXML package.</summary>
    Compound,

    /// <summary>An Office file with a password.</summary>
    EncryptedOffice,

    /// <summary>A table of cells: not read.</summary>
    Spreadsheet,

    /// <summary>Slides: not read.</summary>
    Presentation,

    /// <summary>ODT.</summary>
    OpenDocument,

    /// <summary>RTF.</summary>
    RichText,

    /// <summary>MHTML.</summary>
    WebArchive,

    /// <summary>ZIP, 7z, RAR.</summary>
    Archive,
}
