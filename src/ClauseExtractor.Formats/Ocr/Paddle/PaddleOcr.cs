using ClauseExtractor.Reading;
using ClauseExtractor.Reading.Paged;

namespace ClauseExtractor.Formats.Ocr.Paddle;

/// <summary>Text recognition by PP-OCRv4, in this process.</summary>
/// <param name="limits">What a picture may cost that goes to tesseract (TIFF).</param>
/// <param name="recognising">Called before each picture; null for nobody.</param>
internal sealed class PaddleOcr(PaddleEngine engine, ReadingLimits limits, Action? recognising = null) : IPictureOcr
{
    /// <summary>Pixels on the long side at which lines are looked for.</summary>
    private const int DetectionSide = 1280;

    /// <summary>Lines that are read in one batch, and by how much the widest may be wider than the narrowest.</summary>
    private const int MostLines = 8;
    private const double LikeWidth = 1.15;

    public string Name => "PP-OCRv4";

    public IReadOnlyList<PositionedPage> Recognise(ReadOnlyMemory<byte> picture, CancellationToken cancellation)
    {
        if (PageBitmap.Decode(picture) is not { } page)
            // TIFF, which SkiaSharp does not read.
            return TesseractOcr.IsAvailable ? new TesseractOcr(limits, recognising).Recognise(picture, cancellation) : throw Refusal.Damaged("picture", "it cannot be decoded");
        recognising?.Invoke();
        using (page)
            return [new PositionedPage(new PageSize(page.Width, page.Height), [.. Lines(page, cancellation).SelectMany(LineRuns.Of)])];
    }

    /// <summary>The lines of a page, from top to bottom.</summary>
    private List<RecognisedLine> Lines(PageBitmap page, CancellationToken cancellation)
    {
        var found = engine.Detect(page, DetectionSide);
        var areas = found.Areas.OrderBy(PaddleEngine.LineWidth).ToArray();
        var lines = new RecognisedLine[areas.Length];
        var batches = new List<Range>();
        for (int start = 0, i = 1; i <= areas.Length; i++)
            if (i == areas.Length || i - start == MostLines || PaddleEngine.LineWidth(areas[i]) > LikeWidth * PaddleEngine.LineWidth(areas[start]) + PaddleEngine.StepWidth)
            {
                batches.Add(start..i);
                start = i;
            }
        Parallel.ForEach(batches, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation },
            batch => engine.Read(page, found.Angle, areas.AsSpan(batch), lines.AsSpan(batch)));
        return [.. lines.OrderBy(line => line.Area.Top).ThenBy(line => line.Area.Left)];
    }
}
