using ClauseExtractor.Reading.Paged;
using UglyToad.PdfPig.Content;

namespace ClauseExtractor.Formats.Pdf;

/// <summary>
/// Tells pages with little text that show a large picture, or that draw something and have no text at all: they may be scans.
/// </summary>
internal static class PagePicture
{
    /// <summary>A page with fewer characters may be a scan with a page number of its own.</summary>
    private const int LittleText = 100;

    /// <summary>A scan covers more of its page than this.</summary>
    private const double LargeShare = 0.3;

    /// <summary>Letters turned into outlines are many paths; a frame or a rule is few.</summary>
    private const int ManyPaths = 10;

    public static bool Shows(Page page, IReadOnlyList<PositionedRun> runs)
    {
        if (runs.Sum(run => run.Text.Length) >= LittleText)
            return false;
        var images = page.GetImages().Select(image => image.BoundingBox).ToList();
        return images.Sum(box => Math.Abs(box.Width * box.Height)) > LargeShare * page.Width * page.Height
            || runs.Count == 0 && (images.Count > 0 || page.Paths.Count > ManyPaths);
    }
}
