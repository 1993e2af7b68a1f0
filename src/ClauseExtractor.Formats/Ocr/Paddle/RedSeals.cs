using SkiaSharp;

namespace ClauseExtractor.Formats.Ocr.Paddle;

/// <summary>
/// Takes the red of seals out of a page before it is read: the words under a seal are kept, its ring, star and name are not. Red print (the
/// head of a document, a rule) is no seal: it is not round and as large.
/// </summary>
internal static class RedSeals
{
    /// <summary>A page is looked at in so many squares across: a millimetre each on A4.</summary>
    private const int Across = 210;

    /// <summary>A square is red where this share of its pixels is.</summary>
    private const double RedShare = 0.12;

    /// <summary>Squares across a seal, 20 to 60 mm; and how much wider than high it may be.</summary>
    private const int Least = 20,
        Most = 60;

    private const double Longest = 1.7;

    /// <summary>By how much red outweighs green and blue in the ink of a seal.</summary>
    private const int Red = 40;

    /// <summary>Of a seal over paper red is at least this much below its usual value; ink under the seal is so much darker.</summary>
    private const int Paper = 15,
        Ink = 70;

    /// <param name="pixels">Blue, green, red and a fourth byte a pixel; changed in place.</param>
    public static void TakeOut(Span<byte> pixels, int width, int height)
    {
        int size = Math.Max(1, width / Across),
            columns = (width + size - 1) / size,
            rows = (height + size - 1) / size;
        var counts = new int[columns * rows];
        for (int y = 0; y < height; y++)
        for (int x = 0, at = y * width * 4; x < width; x++, at += 4)
            if (IsRed(pixels, at))
                counts[y / size * columns + x / size]++;
        foreach (var seal in Seals(counts, columns, rows, RedShare * size * size))
            Clear(
                pixels,
                width,
                new SKRectI(seal.Left * size, seal.Top * size, Math.Min(width, seal.Right * size), Math.Min(height, seal.Bottom * size))
            );
    }

    private static bool IsRed(ReadOnlySpan<byte> pixels, int at) =>
        pixels[at + 2] > pixels[at] + Red && pixels[at + 2] > pixels[at + 1] + Red;

    /// <summary>The boxes, in squares, of red squares that hang together and are as large and round as a seal.</summary>
    private static List<SKRectI> Seals(int[] counts, int columns, int rows, double least)
    {
        var seals = new List<SKRectI>();
        var open = new Stack<int>();
        for (int i = 0; i < counts.Length; i++)
        {
            if (counts[i] < least)
                continue;
            var box = new SKRectI(columns, rows, 0, 0);
            open.Push(i);
            counts[i] = 0;
            while (open.TryPop(out int square))
            {
                var (y, x) = Math.DivRem(square, columns);
                box = new SKRectI(Math.Min(box.Left, x), Math.Min(box.Top, y), Math.Max(box.Right, x + 1), Math.Max(box.Bottom, y + 1));
                for (int row = Math.Max(0, y - 2); row <= Math.Min(rows - 1, y + 2); row++)
                for (int column = Math.Max(0, x - 2); column <= Math.Min(columns - 1, x + 2); column++)
                    if (counts[row * columns + column] >= least)
                    {
                        counts[row * columns + column] = 0;
                        open.Push(row * columns + column);
                    }
            }
            if (
                Math.Min(box.Width, box.Height) >= Least
                && Math.Max(box.Width, box.Height) is <= Most and var longer
                && longer <= Longest * Math.Min(box.Width, box.Height)
            )
                seals.Add(box);
        }
        return seals;
    }

    /// <summary>
    /// Makes what is red within a box gray: as light as the paper where the seal lies on paper, and dark where it lies on ink.
    /// </summary>
    private static void Clear(Span<byte> pixels, int width, SKRectI box)
    {
        int[] reds = new int[256],
            papers = new int[256];
        for (int y = box.Top; y < box.Bottom; y++)
        for (int x = box.Left, at = (y * width + x) * 4; x < box.Right; x++, at += 4)
            (IsRed(pixels, at) ? reds : papers)[pixels[at + 2]]++;
        int seal = Quantile(reds, 0.6) - Paper,
            paper = Quantile(papers, 0.6);
        for (int y = box.Top; y < box.Bottom; y++)
        for (int x = box.Left, at = (y * width + x) * 4; x < box.Right; x++, at += 4)
            if (IsRed(pixels, at))
                pixels.Slice(at, 3).Fill((byte)(paper * Math.Clamp((pixels[at + 2] - seal + Ink) / (double)Ink, 0, 1)));
    }

    private static int Quantile(int[] histogram, double share)
    {
        double left = share * histogram.Sum();
        int value = 0;
        while (value < 255 && (left -= histogram[value]) > 0)
            value++;
        return value;
    }
}
