namespace ClauseExtractor.Reading.Paged;

/// <summary>
/// Finds watermarks (水印) by what they do: the same words at the same place on most pages, laid over other text. A running header repeats
/// too, but stands clear of the text.
/// A short document has too few pages for that: there a mark is told by its tiles.
/// </summary>
internal static class Watermarks
{
    private const int LeastPages = 3;

    private const double Share = 0.6;

    /// <summary>So many times a tile comes on a page at least, and so many times it lies over other text.</summary>
    private const int LeastTiles = 4,
        LeastTilesOver = 2;

    /// <summary>How far apart, in points, the same mark may stand on two pages.</summary>
    private const double Drift = 3;

    /// <summary>The pages without their watermarks, and what was taken out.</summary>
    public static (List<List<PositionedRun>> Pages, List<DroppedText> Dropped) Separate(IReadOnlyList<IReadOnlyList<PositionedRun>> pages)
    {
        if (pages.Count < LeastPages)
            return Tiled(pages);
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
            dropped.AddRange(
                pages[page].Where(run => over.Contains(Place(run))).Select(run => new DroppedText(page + 1, run.Text, DropReason.Watermark))
            );
        }
        return (kept, dropped);
    }

    /// <summary>
    /// On a document of one or two pages: the same words again and again over the page, in rows and columns, and over other text.
    /// </summary>
    private static (List<List<PositionedRun>> Pages, List<DroppedText> Dropped) Tiled(IReadOnlyList<IReadOnlyList<PositionedRun>> pages)
    {
        var (kept, dropped) = (new List<List<PositionedRun>>(pages.Count), new List<DroppedText>());
        foreach (var page in pages)
        {
            var marks = page.GroupBy(run => run.Text)
                .Where(tiles => tiles.Key.Length > 1 && IsTiled([.. tiles], page))
                .Select(tiles => tiles.Key)
                .ToHashSet();
            kept.Add([.. page.Where(run => !marks.Contains(run.Text))]);
            dropped.AddRange(
                page.Where(run => marks.Contains(run.Text)).Select(run => new DroppedText(kept.Count, run.Text, DropReason.Watermark))
            );
        }
        return (kept, dropped);
    }

    private static bool IsTiled(List<PositionedRun> tiles, IReadOnlyList<PositionedRun> page)
    {
        if (
            tiles.Count < LeastTiles
            || tiles.Select(run => (int)Math.Round(run.Left / Drift)).Distinct().Count() < 2
            || tiles.Select(run => (int)Math.Round(run.Middle / Drift)).Distinct().Count() < 2
        )
            return false;
        string text = tiles[0].Text;
        return tiles.Count(tile => page.Any(other => other.Text != text && Overlap(tile, other))) >= LeastTilesOver;
    }

    private static (string, int, int) Place(PositionedRun run) =>
        (run.Text, (int)Math.Round(run.Left / Drift), (int)Math.Round(run.Middle / Drift));

    /// <summary>Whether the inner halves of two runs' boxes meet: boxes are taller than their type, and neighbours may touch.</summary>
    private static bool Overlap(PositionedRun a, PositionedRun b) =>
        Math.Min(a.Right, b.Right) - Math.Max(a.Left, b.Left) > 0.3 * Math.Min(a.Em, b.Em)
        && Math.Abs(a.Middle - b.Middle) < 0.5 * Math.Max(a.Em, b.Em);
}
