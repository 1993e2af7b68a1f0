namespace ClauseExtractor.Reading.Paged;

/// <summary>
/// A page whose text runs up or down (a landscape table on an upright page, vertical setting), turned so that it reads from left to right.
/// Lines are put together on the turned
/// page; their boxes are given back for the page as it is shown.
/// </summary>
internal sealed class TurnedPage
{
    /// <summary>Share of the characters in tall runs that makes a page a turned one.</summary>
    private const double Share = 0.6;

    private readonly bool _down;
    private readonly double _right,
        _bottom;

    private TurnedPage(IReadOnlyList<PositionedRun> runs, bool down)
    {
        _down = down;
        _right = runs.Max(run => run.Right);
        _bottom = runs.Max(run => run.Bottom);
        Runs = [.. runs.Select(Turn)];
    }

    /// <summary>The runs on the turned page.</summary>
    public IReadOnlyList<PositionedRun> Runs { get; }

    /// <summary>Null where the page is upright.</summary>
    public static TurnedPage? Of(IReadOnlyList<PositionedRun> runs)
    {
        int all = runs.Sum(run => run.Text.Length),
            tall = runs.Where(IsTall).Sum(run => run.Text.Length);
        if (all == 0 || tall < Share * all)
            return null;
        // Text that runs down the page has its lines from right to left, text that runs up from left to right.
        int left = 0,
            right = 0;
        foreach (var (a, b) in runs.Zip(runs.Skip(1)).Where(pair => IsTall(pair.First) && IsTall(pair.Second)))
            if (b.Left < a.Left - 0.5 * a.Width)
                left++;
            else if (b.Left > a.Left + 0.5 * a.Width)
                right++;
        return new TurnedPage(runs, left >= right);
    }

    /// <summary>
    /// A line of the turned page, with its box where it is shown. The places of single characters are not along x there, and are left out.
    /// </summary>
    public SourceLine Back(SourceLine line)
    {
        if (line.Box is not { } box)
            return line;
        var shown = _down
            ? new Box(_right - box.Y - box.Height, box.X, box.Height, box.Width)
            : new Box(box.Y, _bottom - box.X - box.Width, box.Height, box.Width);
        return line with { Box = shown, Edges = null };
    }

    private PositionedRun Turn(PositionedRun run) =>
        _down
            ? run with
            {
                Left = run.Top,
                Right = run.Bottom,
                Top = _right - run.Right,
                Bottom = _right - run.Left,
            }
            : run with
            {
                Left = _bottom - run.Bottom,
                Right = _bottom - run.Top,
                Top = run.Left,
                Bottom = run.Right,
            };

    private static bool IsTall(PositionedRun run) => run.Text.Length > 1 && run.Height > 1.5 * run.Width;
}
