using System.Globalization;
using ClauseExtractor.Formats.Children;
using ClauseExtractor.Reading.Paged;

namespace ClauseExtractor.Formats.Pdf;

/// <summary>Marks pages with little text that show a large picture, or anything drawn where there is no text at all: they may be scans.</summary>
internal static class PagePictures
{
    /// <summary>A page with fewer characters may be a scan with a page number of its own.</summary>
    private const int LittleText = 100;

    /// <summary>A scan covers more of its page than this.</summary>
    private const double LargeShare = 0.3;

    /// <summary>Pixels darker than paper, as a share, that make a page not blank.</summary>
    private const double Ink = 0.001;

    public static List<PositionedPage> Mark(List<PositionedPage> pages, string path, string? password, ReadingLimits limits, CancellationToken cancellation)
    {
        var sparse = Enumerable.Range(1, pages.Count).Where(page => pages[page - 1].Runs.Sum(run => run.Text.Length) < LittleText).ToHashSet();
        if (sparse.Count == 0)
            return pages;
        var areas = PictureAreas(path, password, sparse.Min(), sparse.Max(), limits, cancellation);
        return [.. pages.Select((page, i) => sparse.Contains(i + 1) ? page with { IsPicture = IsPicture(page, i + 1) } : page)];

        bool IsPicture(PositionedPage page, int number)
            => areas.GetValueOrDefault(number) > LargeShare * page.Size.Width * page.Size.Height
                || page.Runs.Count == 0 && HasInk(path, password, number, limits, cancellation);
    }

    /// <summary>Square points covered by pictures, by page.</summary>
    private static Dictionary<int, double> PictureAreas(string path, string? password, int first, int last, ReadingLimits limits, CancellationToken cancellation)
        => ChildProcess.Run("pdfimages", "poppler-utils", [.. Pages(first, last), "-list", .. PdfPassword.Arguments(password), path], limits, PageScan.ReadAll, null, cancellation).Output
            .GroupBy(scan => scan.Page).ToDictionary(page => page.Key, page => page.Sum(scan => scan.Area));

    /// <summary>Whether a small drawing of the page shows anything: letters turned into outlines leave neither text nor pictures.</summary>
    private static bool HasInk(string path, string? password, int page, ReadingLimits limits, CancellationToken cancellation)
    {
        byte[] picture = ChildProcess.Run("pdftoppm", "poppler-utils", ["-gray", "-cropbox", "-scale-to", "300", .. Pages(page, page), .. PdfPassword.Arguments(password), path], limits, stream =>
        {
            using var buffer = new MemoryStream();
            stream.CopyTo(buffer);
            return buffer.ToArray();
        }, null, cancellation).Output;
        var pixels = picture.AsSpan(Math.Min(15, picture.Length));
        int dark = 0;
        foreach (byte pixel in pixels)
            if (pixel < 128)
                dark++;
        return dark > Ink * pixels.Length;
    }

    private static string[] Pages(int first, int last) => ["-f", first.ToString(CultureInfo.InvariantCulture), "-l", last.ToString(CultureInfo.InvariantCulture)];
}
