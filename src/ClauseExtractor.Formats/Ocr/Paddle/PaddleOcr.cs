using ClauseExtractor.Reading;
using ClauseExtractor.Reading.Paged;

namespace ClauseExtractor.Formats.Ocr.Paddle;

/// <summary>Text recognition by PP-OCRv4, in this process.</summary>
/// <param name="limits">What a picture may cost that goes to tesseract (TIFF).</param>
/// <param name="recognising">Called before each picture; null for nobody.</param>
internal sealed class PaddleOcr(PaddleEngine engine, ReadingLimits limits, Action? recognising = null) : IPictureOcr
{
    /// <summary>Pixels on the long side at which lines are looked for first, and at most.</summary>
    private const int FirstSide = 736, MostSide = 1600;

    /// <summary>Pixels that the middle line is to be high for the detector, and below which it is asked again: 10.5 pt type on A4 is too small at first, 16 pt is not.</summary>
    private const double LineHeight = 22, LeastLineHeight = 19;

    public string Name => "PP-OCRv4";

    public RecognisedPicture Recognise(ReadOnlyMemory<byte> picture, CancellationToken cancellation)
    {
        if (PageBitmap.Decode(picture) is not { } page)
            // TIFF, which SkiaSharp does not read.
            return TesseractOcr.IsAvailable ? new TesseractOcr(limits, recognising).Recognise(picture, cancellation) : throw Refusal.Damaged("picture", "it cannot be decoded");
        recognising?.Invoke();
        using (page)
            return new RecognisedPicture(Name, [new PositionedPage(new PageSize(page.Width, page.Height), [.. Lines(page, cancellation).SelectMany(LineRuns.Of)])]);
    }

    /// <summary>The lines of a page, from top to bottom.</summary>
    private List<RecognisedLine> Lines(PageBitmap page, CancellationToken cancellation)
    {
        var found = Areas(page);
        var lines = new RecognisedLine[found.Areas.Count];
        // Line by line: several in one run cost twice the processor time a line that one costs, and more memory.
        Parallel.For(0, lines.Length, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation },
            i => lines[i] = engine.Read(page, found.Angle, found.Areas[i]));
        // The page is turned around its middle: margins of pages that are turned differently stay where they are.
        var (sin, cos) = Math.SinCos(found.Angle);
        double x = page.Width / 2.0, y = page.Height / 2.0, right = x - cos * x - sin * y, down = y - cos * y + sin * x;
        return [.. lines.Select(line => line with { Area = line.Area.Moved(right, down) }).OrderBy(line => line.Area.Top).ThenBy(line => line.Area.Left)];
    }

    /// <summary>Lines of the page, looked for at the size that the height of its letters asks for.</summary>
    private TextAreas Areas(PageBitmap page)
    {
        var found = engine.Detect(page, FirstSide);
        if (found.Areas.Count == 0)
            return found;
        double middle = found.Areas.Select(area => area.Height).Order().ElementAt(found.Areas.Count / 2) * FirstSide / Math.Max(page.Width, page.Height);
        return middle >= LeastLineHeight ? found : engine.Detect(page, (int)Math.Min(MostSide, FirstSide * LineHeight / middle));
    }
}
