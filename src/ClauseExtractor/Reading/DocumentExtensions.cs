namespace ClauseExtractor.Reading;

/// <summary>
/// The kinds of file that a document can come as, and those that people take for one (a spreadsheet, an archive): these are refused by
/// name, not passed over. Of a folder only these are read; a file named outright is tried whatever it is called, and read as what its bytes
/// say.
/// </summary>
public static class DocumentExtensions
{
    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ".txt",
        ".text",
        ".md",
        ".markdown",
        ".pdf",
        ".doc",
        ".docx",
        ".docm",
        ".wps",
        ".rtf",
        ".htm",
        ".html",
        ".xhtml",
        ".mht",
        ".mhtml",
        ".ofd",
        ".png",
        ".jpg",
        ".jpeg",
        ".tif",
        ".tiff",
        ".bmp",
        ".gif",
        ".webp",
        "",
        ".shtml",
        ".shtm",
        ".docm",
        ".dotx",
        ".odt",
        ".uot",
        ".uof",
        ".xls",
        ".xlsx",
        ".et",
        ".ppt",
        ".pptx",
        ".dps",
        ".ceb",
        ".cebx",
        ".caj",
        ".sep",
        ".zip",
        ".rar",
        ".7z",
    };

    /// <param name="name">A file's name or path.</param>
    public static bool Includes(string name) => Known.Contains(Path.GetExtension(name));
}
