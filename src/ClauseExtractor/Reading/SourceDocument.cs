namespace ClauseExtractor.Reading;

/// <summary>What a reader made of a file: its lines in reading order, where they stand, and what it left out.</summary>
/// <param name="Source">Facts of the file itself.</param>
/// <param name="Lines">The lines in reading order. Every non-space character of the file stands here or in <see cref="Dropped"/>.</param>
public sealed record SourceDocument(SourceInfo Source, IReadOnlyList<SourceLine> Lines)
{
    /// <summary>
    /// True where each line is a whole paragraph (Word, web pages, Markdown); false where lines may be wrapped (PDF, plain text, scans).
    /// </summary>
    public bool LinesAreParagraphs { get; init; }

    /// <summary>
    /// What the reader itself left out, in document order (text painted twice, the frame of a web page, tracked deletions).
    /// </summary>
    public IReadOnlyList<DroppedText> Dropped { get; init; } = [];

    /// <summary>Doubts of the reader.</summary>
    public IReadOnlyList<SourceWarning> Warnings { get; init; } = [];

    /// <summary>Page sizes in points, by page number from 1; empty where the source has no pages.</summary>
    public IReadOnlyList<PageSize> PageSizes { get; init; } = [];
}

/// <summary>Facts of the source file, as they stand in the record.</summary>
/// <param name="File">The file's name without a folder.</param>
/// <param name="Sha256">Lower-case hexadecimal SHA-256 of the bytes.</param>
/// <param name="MediaType">IANA media type.</param>
/// <param name="Reader"><c>text|pdf|ocr|word|html|ofd</c>.</param>
/// <param name="Pages">Number of pages, null where the source has none.</param>
/// <param name="OcrConfidence">Mean confidence of recognised words, 0 to 1; null where nothing was recognised.</param>
public sealed record SourceInfo(
    string File,
    string Sha256,
    string MediaType,
    string Reader,
    int? Pages = null,
    double? OcrConfidence = null
)
{
    /// <summary>
    /// The program that made what was read of the file (LibreOffice, of .doc); null where the file itself was read, and then absent from
    /// the record.
    /// </summary>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    public string? ConvertedBy { get; init; }

    /// <summary>
    /// What recognised text in pictures (<c>PP-OCRv4</c>, <c>tesseract</c>); null where nothing was recognised, and then absent from the
    /// record.
    /// </summary>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    public string? Engine { get; init; }
}

/// <summary>A page's size in points.</summary>
public sealed record PageSize(double Width, double Height)
{
    /// <summary>
    /// By how many quarter turns, clockwise, the page as it is shown is turned from the one whose size this is: 1 for a scan that lies on
    /// its right side, 2 for one on its head. Words are placed on the upright page.
    /// </summary>
    public int Turn { get; init; }

    /// <summary>The upright page, where this size is the shown one's.</summary>
    /// <param name="turn">As in <see cref="Turn"/>, 0 to 3.</param>
    public PageSize TurnedBack(int turn) => (turn % 2 == 0 ? this : new PageSize(Height, Width)) with { Turn = turn };

    /// <summary>Where a rectangle of the upright page stands on the page as it is shown.</summary>
    public Box Shown(Box box) =>
        Turn switch
        {
            1 => new Box(Height - box.Y - box.Height, box.X, box.Height, box.Width),
            2 => new Box(Width - box.X - box.Width, Height - box.Y - box.Height, box.Width, box.Height),
            3 => new Box(box.Y, Width - box.X - box.Width, box.Height, box.Width),
            _ => box,
        };

    /// <summary>Where a rectangle of the page as it is shown stands on the upright page.</summary>
    public Box Upright(Box shown) =>
        Turn switch
        {
            1 => new Box(shown.Y, Height - shown.X - shown.Width, shown.Height, shown.Width),
            2 => new Box(Width - shown.X - shown.Width, Height - shown.Y - shown.Height, shown.Width, shown.Height),
            3 => new Box(Width - shown.Y - shown.Height, shown.X, shown.Height, shown.Width),
            _ => shown,
        };
}

/// <summary>Why a character of the source does not stand in the canonical text.</summary>
public enum DropReason
{
    /// <summary>－ 3 －</summary>
    PageNumber,

    /// <summary>Head that stands on each page.</summary>
    RunningHeader,

    /// <summary>Foot that stands on each page.</summary>
    RunningFooter,

    /// <summary>Printed across the page.</summary>
    Watermark,

    /// <summary>Printed a second time.</summary>
    Duplicate,

    /// <summary>Menus and footers around a document on a web page.</summary>
    WebPage,

    /// <summary>What a browser prints above and below a page.</summary>
    PrintHeader,

    /// <summary>A hyphen that only breaks a line.</summary>
    SoftHyphen,

    /// <summary>Struck out in tracked changes.</summary>
    TrackedDeletion,

    /// <summary>Contents: headings with page numbers.</summary>
    TableOfContents,

    /// <summary>Mark of a note: ①, [1].</summary>
    NoteMark,

    /// <summary>For none of the other reasons.</summary>
    Other,
}

/// <summary>Text of the source that is not part of the canonical text.</summary>
/// <param name="Page">Page from 1, null where the source has no pages.</param>
/// <param name="Text">The characters as the source has them.</param>
/// <param name="Reason">Why they were left out.</param>
public sealed record DroppedText(int? Page, string Text, DropReason Reason);

/// <summary>A reader's doubt, with a stable code (CE01xx).</summary>
public sealed record SourceWarning(string Code, string Message, int? Page = null);
