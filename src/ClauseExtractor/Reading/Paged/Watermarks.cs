namespace ClauseExtractor.Reading.Paged;

/// <summary>
/// Finds watermarks (水印) by what they do: the same words at the same place on most pages, laid over other text. A running header repeats too, but stands clear of the text.
/// </summary>
internal static class Watermarks
{
    private const int LeastPages = 3;

    private const double Share = 0.6;

    /// <summary>How far apart, in points, the same mark may stand on two pages.</summary>
    private const double Drift = 3;

    /// <summary>The pages without their watermarks, and what was taken out.</summary>
    public static (List<List<PositionedRun>> Pages, List<DroppedText> Dropped) Separate(IReadOnlyList<IReadOnlyList<PositionedRun>> pages)
    {
        if (pages.Count < LeastPages)
            return ([.. pages.Select(page => page.ToList())], []);
        var places = new Dictionary<(string, int, int), HashSet<int>>();
        for (int page = 0; page < pages.Count; page++)
            foreach (var run in pages[page])
                (places.TryGetValue(Place(run), out var on) ? on : places[Place(run)] = []).Add(page);
        int enough = Math.Max(LeastPages, (int)Math.Ceiling(Share * pages.Count));
        var marks = places.Where(place => place.Value.Count >= enough).Select(place => place.Key).ToHashSet();
        var over = new HashSet<(string, int, int)>();
        if (marks.Count > 0)
            foreach (var page in pages)
                foreach (var run in page.Where(run => marks.Contains(Place(run)) && !over.Contains(Place(run))))
                    if (page.Any(other => !marks.Contains(Place(other)) && Overlap(run, other)))
                        over.Add(Place(run));
        var dropped = new List<DroppedText>();
        var kept = new List<List<PositionedRun>>(pages.Count);
        for (int page = 0; page < pages.Count; page++)
        {
            kept.Add([.. pages[page].Where(run => !over.Contains(Place(run)))]);
            dropped.AddRange(pages[page].Where(run => over.Contains(Place(run))).Select(run => new DroppedText(page + 1, run.Text, DropReason.Watermark)));
        }
        return (kept, dropped);
    }

    private static (string, int, int) Place(PositionedRun run) => (run.Text, (int)Math.Round(run.Left / Drift), (int)Math.Round(run.Middle / Drift));

    /// <summary>Whether the inner halves of two runs' boxes meet: boxes are taller than their type, and neighbours may touch.</summary>
    private static bool Overlap(PositionedRun a, PositionedRun b)
        => Math.Min(a.Right, b.Right) - Math.Max(a.Left, b.Left) > 0.3 * Math.Min(a.Em, b.Em) && Math.Abs(a.Middle - b.Middle) < 0.5 * Math.Max(a.Em, b.Em);
}
