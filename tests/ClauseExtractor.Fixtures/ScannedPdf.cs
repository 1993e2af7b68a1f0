using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace ClauseExtractor.Fixtures;

/// <summary>
/// Makes a PDF of pictures as an office scanner gives it: each page turned by a fraction of a degree, specked, black and white. The same
/// input gives the same bytes.
/// </summary>
internal static class ScannedPdf
{
    /// <summary>Degrees by which pages are turned, in turn.</summary>
    private static readonly double[] Turns = [0.4, -0.3, 0.6];

    /// <summary>One pixel in so many is a speck.</summary>
    private const int Speck = 4000;

    /// <param name="pages">Drawn pages, 8-bit PGM at 200 dots an inch.</param>
    public static byte[] Write(IReadOnlyList<byte[]> pages)
    {
        var file = new PdfFile("1.4");
        file.Add("<< /Type /Catalog /Pages 2 0 R >>");
        file.Add($"<< /Type /Pages /Count {pages.Count} /Kids [{string.Join(' ', pages.Select((_, i) => $"{3 + 3 * i} 0 R"))}] >>");
        for (int i = 0; i < pages.Count; i++)
        {
            var (width, height, gray) = Pgm(pages[i]);
            byte[] bits = Deflate(Scan(gray, width, height, Turns[i % Turns.Length], seed: 1 + i));
            string wide = (width * 72 / 200.0).ToString("0.##", CultureInfo.InvariantCulture),
                high = (height * 72 / 200.0).ToString("0.##", CultureInfo.InvariantCulture);
            file.Add(
                $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {wide} {high}] /Contents {4 + 3 * i} 0 R /Resources << /XObject << /I "
                    + $"{5 + 3 * i} 0 R >> >> >>"
            );
            file.AddStream("", Encoding.ASCII.GetBytes($"q {wide} 0 0 {high} 0 0 cm /I Do Q"));
            file.AddStream(
                $"/Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter "
                    + $"/FlateDecode",
                bits
            );
        }
        return file.ToArray();
    }

    private static byte[] Scan(ReadOnlySpan<byte> gray, int width, int height, double degrees, int seed)
    {
        var random = new Random(seed);
        int stride = (width + 7) / 8;
        var bits = new byte[stride * height];
        double sin = Math.Sin(degrees * Math.PI / 180),
            cos = Math.Cos(degrees * Math.PI / 180);
        for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++)
        {
            double dx = x - width / 2.0,
                dy = y - height / 2.0;
            int fromX = (int)Math.Round(cos * dx + sin * dy + width / 2.0),
                fromY = (int)Math.Round(cos * dy - sin * dx + height / 2.0);
            int value = fromX >= 0 && fromX < width && fromY >= 0 && fromY < height ? gray[fromY * width + fromX] : 255;
            bool white = value + random.Next(-60, 61) > 140;
            if (random.Next(Speck) == 0)
                white = !white;
            if (white)
                bits[y * stride + x / 8] |= (byte)(0x80 >> (x % 8));
        }
        return bits;
    }

    private static (int Width, int Height, byte[] Gray) Pgm(byte[] file)
    {
        int at = 0;
        string Word()
        {
            while (char.IsWhiteSpace((char)file[at]))
                at++;
            int start = at;
            while (!char.IsWhiteSpace((char)file[at]))
                at++;
            return Encoding.ASCII.GetString(file, start, at - start);
        }
        if (Word() != "P5")
            throw new InvalidDataException("not a binary PGM");
        int width = int.Parse(Word(), CultureInfo.InvariantCulture),
            height = int.Parse(Word(), CultureInfo.InvariantCulture);
        _ = Word();
        return (width, height, file[(at + 1)..]);
    }

    private static byte[] Deflate(byte[] data)
    {
        using var buffer = new MemoryStream();
        using (var zip = new ZLibStream(buffer, CompressionLevel.SmallestSize))
            zip.Write(data);
        return buffer.ToArray();
    }
}
