using ClauseExtractor.Formats.Ocr.Paddle;
using ClauseExtractor.Reading.Paged;

namespace ClauseExtractor.Formats.Ocr;

/// <summary>Reads the text of pictures.</summary>
internal interface IPictureOcr
{
    /// <summary>
    /// The lines of a picture with their confidence and their places in pixels, and the picture's size; page for page, since a TIFF may
    /// hold several.
    /// </summary>
    /// <param name="picture">PGM, PPM, PNG, JPEG, GIF, WebP, BMP or TIFF.</param>
    /// <exception cref="Reading.UnreadableDocumentException">The picture is damaged or too large, or its reader was stopped.</exception>
    RecognisedPicture Recognise(ReadOnlyMemory<byte> picture, CancellationToken cancellation);
}

/// <summary>What was read of a picture.</summary>
/// <param name="Engine">What read it.</param>
/// <param name="Pages">The lines of each page as it stands upright, in pixels.</param>
internal sealed record RecognisedPicture(string Engine, IReadOnlyList<PositionedPage> Pages);

/// <summary>Which recognition is used here: PP-OCRv4 where its models are, else tesseract.</summary>
internal static class PictureOcr
{
    /// <summary>
    /// What read several pictures, as the record names it: usually one engine, more where pictures of other kinds went to tesseract; null
    /// for no picture.
    /// </summary>
    public static string? Engines(IEnumerable<RecognisedPicture> pictures) =>
        string.Join(", ", pictures.Select(picture => picture.Engine).Distinct().Order(StringComparer.Ordinal)) is { Length: > 0 } names
            ? names
            : null;

    /// <summary>Whether there is one.</summary>
    public static bool IsAvailable => PaddleEngine.OfUser is not null || TesseractOcr.IsAvailable;

    /// <param name="recognising">Called before each picture; null for nobody.</param>
    public static IPictureOcr Of(ReadingLimits limits, Action? recognising) =>
        PaddleEngine.OfUser is { } engine ? new PaddleOcr(engine, limits, recognising) : new TesseractOcr(limits, recognising);
}
