using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using SkiaSharp;

namespace ClauseExtractor.Formats.Ocr.Paddle;

/// <summary>A picture of a page in colour, and what recognition takes from it: smaller copies and lines of text.</summary>
internal sealed class PageBitmap : IDisposable
{
    /// <summary>A picture of more pixels is refused: A4 at 600 dots an inch has 35 million.</summary>
    public const long MostPixels = 80_000_000;

    private static readonly SKSamplingOptions Smaller = new(SKFilterMode.Linear, SKMipmapMode.Linear),
        Larger = new(SKCubicResampler.CatmullRom);

    private readonly SKImage _image;

    private PageBitmap(SKBitmap bitmap)
    {
        RedSeals.TakeOut(Pixels(bitmap), bitmap.Width, bitmap.Height);
        bitmap.SetImmutable();
        (Width, Height) = (bitmap.Width, bitmap.Height);
        _image = SKImage.FromBitmap(bitmap);
        bitmap.Dispose();
    }

    private PageBitmap(SKImage image) => (_image, Width, Height) = (image, image.Width, image.Height);

    public int Width { get; }

    public int Height { get; }

    /// <summary>Decodes PNG, JPEG, GIF, WebP, BMP, or a binary PPM or PGM of 8 bits; null where it is none of these, or damaged.</summary>
    /// <exception cref="Reading.UnreadableDocumentException">It has too many pixels.</exception>
    public static PageBitmap? Decode(ReadOnlyMemory<byte> file)
    {
        if (file.Span.StartsWith("P5"u8) || file.Span.StartsWith("P6"u8))
            return Portable(file.Span);
        using var data = SKData.CreateCopy(file.Span);
        using var codec = SKCodec.Create(data);
        if (codec is null)
            return null;
        if ((long)codec.Info.Width * codec.Info.Height > MostPixels)
            throw Refusal.TooBig($"a picture of {codec.Info.Width} by {codec.Info.Height} pixels");
        var bitmap = New(codec.Info.Width, codec.Info.Height);
        using (var decoded = new SKBitmap(codec.Info.Width, codec.Info.Height, SKColorType.Bgra8888, SKAlphaType.Premul))
        {
            if (codec.GetPixels(decoded.Info, decoded.GetPixels()) is not (SKCodecResult.Success or SKCodecResult.IncompleteInput))
            {
                bitmap.Dispose();
                return null;
            }
            // What is transparent is paper.
            using var canvas = new SKCanvas(bitmap);
            canvas.Clear(SKColors.White);
            canvas.DrawBitmap(decoded, 0, 0, SKSamplingOptions.Default);
        }
        return new PageBitmap(bitmap);
    }

    /// <summary>The picture turned by a quarter, anticlockwise.</summary>
    public PageBitmap TurnedBack()
    {
        using var turned = New(Height, Width);
        using (var canvas = new SKCanvas(turned))
        {
            canvas.SetMatrix(SKMatrix.CreateRotationDegrees(-90).PostConcat(SKMatrix.CreateTranslation(0, Width)));
            canvas.DrawImage(_image, 0, 0, SKSamplingOptions.Default);
        }
        turned.SetImmutable();
        return new PageBitmap(SKImage.FromBitmap(turned));
    }

    /// <summary>The picture at another size, in blue, green and red planes.</summary>
    /// <param name="normalise">Value of a byte in a plane.</param>
    public void Fill(Span<float> planes, int width, int height, Func<byte, int, float> normalise) =>
        Draw(planes, width, height, width, SKMatrix.CreateScale(width / (float)Width, height / (float)Height), width < Width, normalise);

    /// <summary>A line of text, turned upright and scaled to the given height, in blue, green and red planes.</summary>
    /// <param name="width">Pixels across that it takes.</param>
    /// <param name="stride">Pixels from one row of the planes to the next.</param>
    public void FillLine(
        Span<float> planes,
        TextArea area,
        double angle,
        int width,
        int height,
        int stride,
        Func<byte, int, float> normalise
    )
    {
        float down = (float)(height / area.Height),
            across = (float)(width / area.Width);
        var matrix = SKMatrix
            .CreateRotation((float)-angle)
            .PostConcat(SKMatrix.CreateTranslation((float)-area.Left, (float)-area.Top))
            .PostConcat(SKMatrix.CreateScale(across, down));
        Draw(planes, width, height, stride, matrix, down < 0.7, normalise);
    }

    private void Draw(
        Span<float> planes,
        int width,
        int height,
        int stride,
        SKMatrix matrix,
        bool smaller,
        Func<byte, int, float> normalise
    )
    {
        using var target = New(width, height);
        using (var canvas = new SKCanvas(target))
        {
            canvas.Clear(SKColors.White);
            canvas.SetMatrix(matrix);
            canvas.DrawImage(_image, 0, 0, smaller ? Smaller : Larger);
        }
        var table = new float[3 * 256];
        for (int i = 0; i < table.Length; i++)
            table[i] = normalise((byte)(i % 256), i / 256);
        var pixels = target.GetPixelSpan();
        int plane = stride * height;
        for (int y = 0; y < height; y++)
        {
            var row = pixels.Slice(y * target.RowBytes, width * 4);
            for (int x = 0, at = y * stride; x < width; x++, at++)
            {
                planes[at] = table[row[4 * x]];
                planes[plane + at] = table[256 + row[4 * x + 1]];
                planes[2 * plane + at] = table[512 + row[4 * x + 2]];
            }
        }
    }

    private static SKBitmap New(int width, int height) => new(width, height, SKColorType.Bgra8888, SKAlphaType.Opaque);

    private static Span<byte> Pixels(SKBitmap bitmap) =>
        MemoryMarshal.CreateSpan(ref MemoryMarshal.GetReference(bitmap.GetPixelSpan()), bitmap.ByteCount);

    private static PageBitmap? Portable(ReadOnlySpan<byte> file)
    {
        int colours = file[1] == '6' ? 3 : 1,
            at = 2;
        if (
            Number(file, ref at) is not (> 0 and var width)
            || Number(file, ref at) is not (> 0 and var height)
            || Number(file, ref at) != 255
            || (long)width * height * colours != file.Length - at - 1
        )
            return null;
        if ((long)width * height > MostPixels)
            throw Refusal.TooBig($"a picture of {width} by {height} pixels");
        var bitmap = New(width, height);
        var target = Pixels(bitmap);
        var source = file[(at + 1)..];
        for (int i = 0; i < width * height; i++)
        for (int c = 0; c < 4; c++)
            target[4 * i + c] = c == 3 ? (byte)255 : source[colours * i + (colours == 1 ? 0 : 2 - c)];
        return new PageBitmap(bitmap);
    }

    private static int Number(ReadOnlySpan<byte> file, ref int at)
    {
        while (at < file.Length && char.IsWhiteSpace((char)file[at]))
            at++;
        int start = at;
        while (at < file.Length && at < start + 9 && char.IsAsciiDigit((char)file[at]))
            at++;
        return int.TryParse(Encoding.ASCII.GetString(file[start..at]), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : -1;
    }

    public void Dispose() => _image.Dispose();
}
