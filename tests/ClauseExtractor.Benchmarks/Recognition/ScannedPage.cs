using SkiaSharp;

namespace ClauseExtractor.Benchmarks.Recognition;

/// <summary>How a page of a trial is set and spoilt.</summary>
/// <param name="Points">Size of the type.</param>
/// <param name="Dots">Dots an inch of the scanner.</param>
/// <param name="Seed">Decides skew, blur, noise, paper and JPEG quality.</param>
internal sealed record ScanSetting(double Points, string Font, int Dots, int Seed)
{
    public const double PageWidth = 595,
        PageHeight = 842,
        Margin = 79;

    public double LineHeight => Points * 1.75;

    public int Columns => (int)((PageWidth - 2 * Margin) / Points);

    public int Rows => (int)((PageHeight - 2 * Margin) / LineHeight);
}

/// <summary>A line as it is set.</summary>
/// <param name="IsLast">Whether its paragraph ends with it; else it fills the column.</param>
internal readonly record struct SetLine(string Text, bool IsLast);

/// <summary>
/// Draws lines of text on A4 as a scanner gives them: turned, blurred, noisy, on grey paper, with a red seal, as JPEG. The same input gives
/// the same picture on one machine.
/// </summary>
internal static class ScannedPage
{
    /// <param name="lines">The lines from top to bottom.</param>
    /// <param name="seal">Whether a red seal lies over the last lines.</param>
    public static byte[] Draw(IReadOnlyList<SetLine> lines, ScanSetting setting, SKTypeface typeface, SKTypeface other, bool seal)
    {
        var random = new Random(setting.Seed);
        double scale = setting.Dots / 72.0,
            turn = (random.NextDouble() * 1.5 + 0.5) * (random.Next(2) == 0 ? 1 : -1);
        int width = (int)(ScanSetting.PageWidth * scale),
            height = (int)(ScanSetting.PageHeight * scale),
            paper = random.Next(222, 250);
        using var page = new SKBitmap(width, height, SKColorType.Bgra8888, SKAlphaType.Opaque);
        using (var canvas = new SKCanvas(page))
        {
            canvas.Clear(new SKColor((byte)paper, (byte)paper, (byte)(paper - 6)));
            canvas.Scale((float)scale);
            canvas.RotateDegrees((float)turn, (float)ScanSetting.PageWidth / 2, (float)ScanSetting.PageHeight / 2);
            using var ink = new SKPaint { Color = new SKColor(40, 38, 42), IsAntialias = true };
            using SKFont font = new(typeface, (float)setting.Points),
                spare = new(other, (float)setting.Points);
            for (int row = 0; row < lines.Count; row++)
                DrawLine(
                    canvas,
                    lines[row],
                    ScanSetting.Margin,
                    ScanSetting.Margin + (row + 1) * setting.LineHeight,
                    setting,
                    font,
                    spare,
                    ink
                );
            if (seal)
                DrawSeal(canvas, ScanSetting.Margin + Math.Max(2, lines.Count) * setting.LineHeight);
        }
        using var spoilt = Blur(page, (0.3 + 0.5 * random.NextDouble()) * setting.Dots / 200);
        Noise(spoilt, random, random.Next(4, 14));
        return spoilt.Encode(SKEncodedImageFormat.Jpeg, random.Next(40, 81)).ToArray();
    }

    private static void DrawLine(
        SKCanvas canvas,
        SetLine line,
        double left,
        double baseline,
        ScanSetting setting,
        SKFont font,
        SKFont spare,
        SKPaint ink
    )
    {
        // As in print, lines within a paragraph end at the same place.
        var widths = line
            .Text.EnumerateRunes()
            .Select(rune => rune.Value >= 0x2000 ? setting.Points : Used(rune).MeasureText(rune.ToString()))
            .ToList();
        double more = line.IsLast ? 0 : (setting.Columns * setting.Points - widths.Sum()) / Math.Max(1, widths.Count - 1);
        foreach (var (rune, width) in line.Text.EnumerateRunes().Zip(widths))
        {
            canvas.DrawText(rune.ToString(), (float)left, (float)baseline, SKTextAlign.Left, Used(rune), ink);
            left += width + more;
        }

        SKFont Used(System.Text.Rune rune) => font.GetGlyph(rune.Value) == 0 ? spare : font;
    }

    private static void DrawSeal(SKCanvas canvas, double bottom)
    {
        using var red = new SKPaint
        {
            Color = new SKColor(215, 40, 45, 190),
            IsAntialias = true,
            Style = SKPaintStyle.Stroke,
            StrokeWidth = 3.5f,
        };
        float x = 400,
            y = (float)bottom - 20;
        canvas.DrawCircle(x, y, 58, red);
        // A pentagram.
        var points = Enumerable
            .Range(0, 6)
            .Select(i => i * 144 * Math.PI / 180)
            .Select(angle => new SKPoint(x + (float)(18 * Math.Sin(angle)), y - (float)(18 * Math.Cos(angle))))
            .ToArray();
        for (int i = 0; i < 5; i++)
            canvas.DrawLine(points[i], points[i + 1], red);
    }

    private static SKBitmap Blur(SKBitmap page, double sigma)
    {
        var blurred = new SKBitmap(page.Info);
        using var canvas = new SKCanvas(blurred);
        using var filter = SKImageFilter.CreateBlur((float)sigma, (float)sigma, SKShaderTileMode.Clamp);
        using var paint = new SKPaint { ImageFilter = filter };
        using var image = SKImage.FromBitmap(page);
        canvas.DrawImage(image, 0, 0, SKSamplingOptions.Default, paint);
        return blurred;
    }

    /// <summary>Adds to every pixel a sum of two evenly spread numbers.</summary>
    private static void Noise(SKBitmap page, Random random, int strength)
    {
        var pixels = page.GetPixelSpan();
        for (int i = 0; i < pixels.Length; i += 4)
        {
            int add = random.Next(-strength, strength + 1) + random.Next(-strength, strength + 1);
            for (int c = 0; c < 3; c++)
                pixels[i + c] = (byte)Math.Clamp(pixels[i + c] + add, 0, 255);
        }
    }
}
