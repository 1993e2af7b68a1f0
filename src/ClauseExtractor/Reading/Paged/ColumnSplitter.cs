namespace ClauseExtractor.Reading.Paged;

/// <summary>Puts pages that are set in columns of running text into reading order: the whole left column before the right.</summary>
/// <remarks>
/// Columns are told by the upright strip that they leave free between them, never by lines that stand level: beside a heading or a
/// paragraph set apart, the lines of
/// two columns have baselines of their own.
/// </remarks>
internal static class ColumnSplitter
{
    /// <summary>Fewer lines than this are no columns.</summary>
    private const int LeastLines = 6;

    /// <summary>
    /// Running text fills its column, cells do not: most of its characters stand in long lines of nearly the column's width.
    /// </summary>
    private const double Most = 0.6,
        Full = 0.8;

    /// <summary>In ems: a line of text is as long at least, a figure seldom.</summary>
    private const double Long = 10;

    /// <summary>Where the strip is known from other pages, so many of the pieces beside it are long.</summary>
    private const double Some = 0.4;

    /// <summary>The strip between the columns of running text that a page has; null where it has none.</summary>
    public static Gutter? Strip(List<PageLine> lines)
    {
        var free = FreeStrips.Of(lines, LeastLines, null);
        for (int i = 0; i < lines.Count; i++)
            if (Block(lines, i, free, null) is { } block)
                return block.Strip;
        return null;
    }

    /// <summary>The lines in reading order; a line across two columns comes back as two.</summary>
    /// <param name="usual">The strip of the document's other pages: the last lines of an article beside each other are too few and too
    /// short to show one of their own.</param>
    public static List<PageLine> Order(List<PageLine> lines, Gutter? usual)
    {
        var free = FreeStrips.Of(lines, ShortColumns.LeastLines, usual);
        var ordered = new List<PageLine>();
        for (int i = 0; i < lines.Count; )
            if (Block(lines, i, free, usual) is var (end, strip))
            {
                var runs = lines[i..end].SelectMany(line => line.Runs).ToLookup(run => run.Left < strip.Middle);
                ordered.AddRange(Side(runs[true]));
                ordered.AddRange(Side(runs[false]));
                i = end;
            }
            else
                ordered.Add(lines[i++]);
        return ordered;
    }

    /// <summary>Gathered anew: the two sides need not share their baselines.</summary>
    private static IEnumerable<PageLine> Side(IEnumerable<PositionedRun> runs) =>
        LineAssembler.Gather([.. runs]).Select(line => new PageLine(line));

    /// <summary>The block of two columns that begins at a line: its end and the strip between them.</summary>
    private static (int End, Gutter Strip)? Block(List<PageLine> lines, int start, List<FreeStrip> free, Gutter? usual)
    {
        foreach (var (_, end, x) in free.Where(strip => strip.Start <= start && start < strip.End).OrderByDescending(strip => strip.End))
        {
            var block = lines[start..end];
            if (!StandBeside(block, x))
                continue;
            var segments = block.SelectMany(line => line.Segments).ToList();
            List<Segment> left = segments.FindAll(segment => segment.Left < x),
                right = segments.FindAll(segment => segment.Left >= x);
            var strip = new Gutter(left.Max(segment => segment.Right), right.Min(segment => segment.Left));
            bool known =
                usual is { } other
                && strip.Left < other.Middle
                && other.Middle < strip.Right
                && segments.Count(IsLong) >= Some * segments.Count;
            if (known || IsText(left) && IsText(right) || ShortColumns.Are(left, right))
                return (end, strip);
        }
        return null;
    }

    /// <summary>
    /// Whether text stands on both sides of a place, one beside the other. Lines on the right alone, above the columns, are a signature and
    /// no part of them.
    /// </summary>
    private static bool StandBeside(List<PageLine> block, double x)
    {
        double em = block[0].Em;
        return block.Find(line => line.Left < x) is { } left
            && block.Find(line => line.Right > x) is { } right
            && left.Middle <= block[0].Middle + em
            && right.Middle <= block.FindLast(line => line.Left < x)!.Middle + em;
    }

    private static bool IsText(List<Segment> side)
    {
        if (side.Count < LeastLines - 1)
            return false;
        double width = side.Max(s => s.Right) - side.Min(s => s.Left);
        return side.Where(s => s.Width > Full * width && IsLong(s)).Sum(s => s.Length) >= Most * side.Sum(s => s.Length);
    }

    private static bool IsLong(Segment segment) => segment.Width >= Long * segment.Runs[0].Em;
}
