using ClauseExtractor.Reading;
using ClauseExtractor.Reading.Paged;

namespace ClauseExtractor.Formats.Ocr.Paddle;

/// <summary>Text recognition by PP-OCRv4, in this process.</summary>
/// <param name="limits">What a picture may cost that goes to tesseract (TIFF).</param>
/// <param name="recognising">Called before each picture; null for nobody.</param>
internal sealed class PaddleOcr(PaddleEngine engine, ReadingLimits limits, Action? recognising = null) : IPictureOcr
{
    /// <summary>Pixels on the long side at which lines are looked for first, and at most.</summary>
    private const int FirstSide = 736,
        MostSide = 1600;

    /// <summary>
    /// Pixels that the middle line is to be high for the detector, and below which it is asked again: 10.5 pt type on A4 is too small at
    /// first, 16 pt is not.
    /// </summary>
    private const double LineHeight = 22,
        LeastLineHeight = 19;

    /// <summary>
    /// What is read with a lower mean score may be read the wrong way round: then some of the longest lines are read the other way, too,
    /// and what scores higher by so much is right.
    /// </summary>
    private const double SureScore = 0.9,
        ScoreBetter = 0.1;

    private const int LinesToTry = 5;

    private const string Name = "PP-OCRv4";

    public RecognisedPicture Recognise(ReadOnlyMemory<byte> picture, CancellationToken cancellation)
    {
        if (PageBitmap.Decode(picture) is not { } page)
            // TIFF, which SkiaSharp does not read.
            return TesseractOcr.IsAvailable
                ? new TesseractOcr(limits, recognising).Recognise(picture, cancellation)
                : throw Refusal.Damaged("picture", "it cannot be decoded");
        recognising?.Invoke();
        using (page)
            return new RecognisedPicture(Name, [Read(page, turned: false, cancellation)]);
    }

    /// <summary>The page as it stands upright, its lines from top to bottom.</summary>
    /// <param name="turned">Whether the page was turned already.</param>
    private PositionedPage Read(PageBitmap page, bool turned, CancellationToken cancellation)
    {
        var found = Areas(page);
        if (found.RunDown && !turned)
        {
            // The detector finds lines that run down a page, but a third too high.
            using var lying = page.TurnedBack();
            var read = Read(lying, turned: true, cancellation);
            return read with { Size = read.Size with { Turn = (read.Size.Turn + 1) & 3 } };
        }
        var lines = Read(page, found.Angle, found.Areas, cancellation);
        if (lines.Length > 0 && Score(lines) < SureScore)
        {
            var longest = Enumerable.Range(0, lines.Length).OrderByDescending(i => found.Areas[i].Width).Take(LinesToTry).ToList();
            var reversed = found.Reversed;
            if (
                Score(Read(page, reversed.Angle, [.. longest.Select(i => reversed.Areas[i])], cancellation))
                > Score(longest.Select(i => lines[i])) + ScoreBetter
            )
                (found, lines) = (reversed, Read(page, reversed.Angle, reversed.Areas, cancellation));
        }
        // The page is turned around its middle: margins of pages that are turned differently stay where they are.
        var size = new PageSize(page.Width, page.Height).TurnedBack((int)Math.Round(found.Angle / (Math.PI / 2)) & 3);
        var (sin, cos) = Math.SinCos(found.Angle);
        double x = page.Width / 2.0,
            y = page.Height / 2.0,
            right = size.Width / 2 - cos * x - sin * y,
            down = size.Height / 2 - cos * y + sin * x;
        return new PositionedPage(
            size,
            [
                .. lines
                    .Select(line => line with { Area = line.Area.Moved(right, down) })
                    .OrderBy(line => line.Area.Top)
                    .ThenBy(line => line.Area.Left)
                    .SelectMany(LineRuns.Of),
            ]
        );
    }

    /// <summary>Line by line: several in one run cost twice the processor time a line that one costs, and more memory.</summary>
    private RecognisedLine[] Read(PageBitmap page, double angle, IReadOnlyList<TextArea> areas, CancellationToken cancellation)
    {
        var lines = new RecognisedLine[areas.Count];
        Parallel.For(
            0,
            lines.Length,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation },
            i => lines[i] = engine.Read(page, angle, areas[i])
        );
        return lines;
    }

    /// <summary>Mean score of the characters, 0 to 1.</summary>
    private static double Score(IEnumerable<RecognisedLine> lines) =>
        lines.SelectMany(line => line.Characters).Select(c => (double)c.Score).DefaultIfEmpty(0).Average();

    /// <summary>Lines of the page, looked for at the size that the height of its letters asks for.</summary>
    private TextAreas Areas(PageBitmap page)
    {
        var found = engine.Detect(page, FirstSide);
        if (found.Areas.Count == 0)
            return found;
        double middle =
            found.Areas.Select(area => area.Height).Order().ElementAt(found.Areas.Count / 2)
            * FirstSide
            / Math.Max(page.Width, page.Height);
        return middle >= LeastLineHeight ? found : engine.Detect(page, (int)Math.Min(MostSide, FirstSide * LineHeight / middle));
    }
}
