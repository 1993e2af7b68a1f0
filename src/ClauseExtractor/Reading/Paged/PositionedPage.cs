namespace ClauseExtractor.Reading.Paged;

/// <summary>A page as a reader gives it.</summary>
/// <param name="Size">Its size in points, as it is shown but for a scan that lies on its side or head.</param>
/// <param name="Runs">What it paints, in painting order.</param>
public sealed record PositionedPage(PageSize Size, IReadOnlyList<PositionedRun> Runs)
{
    /// <summary>True where the page shows a picture that may be a scan: then its text, if it has little, is recognised.</summary>
    public bool IsPicture { get; init; }

    /// <summary>Text that the page holds and does not show: painted in no colour, or white on white.</summary>
    public IReadOnlyList<string> Unseen { get; init; } = [];

    /// <summary>What runs aslant over the page: a watermark, the words of a seal; empty where nothing does.</summary>
    public string Slanted { get; init; } = "";

    /// <summary>The straight lines that the page draws, where the format tells them (PDF); else none.</summary>
    public IReadOnlyList<RulingLine> Rules { get; init; } = [];
}
