namespace ClauseExtractor.Reading.Paged;

/// <summary>Puts pages that are set in columns of running text into reading order: the whole left column before the right.</summary>
internal static class ColumnSplitter
{
    /// <summary>Fewer lines side by side than this are no columns.</summary>
    private const int LeastLines = 6;

    /// <summary>Running text fills its column; cells do not.</summary>
    private const double Full = 0.8;

    /// <summary>The strip between the columns of running text that a page has; null where it has none.</summary>
    public static Gutter? Strip(List<PageLine> lines)
    {
        for (int i = 0; i < lines.Count; i++)
            if (Block(lines, i, null).Strip is { } strip)
                return strip;
        return null;
    }

    /// <summary>The lines in reading order; a line across two columns comes back as two.</summary>
    /// <param name="usual">The strip of the document's other pages: the last lines of an article beside each other are too few and too short to show one of their own.</param>
    public static List<PageLine> Order(List<PageLine> lines, Gutter? usual)
    {
        var ordered = new List<PageLine>();
        for (int i = 0; i < lines.Count;)
        {
            var (end, gutter) = Block(lines, i, usual);
            if (gutter is { } strip)
            {
                var block = lines.GetRange(i, end - i).SelectMany(line => line.Runs).ToList();
                ordered.AddRange(Side(block.Where(run => run.Left < strip.Middle)));
                ordered.AddRange(Side(block.Where(run => run.Left >= strip.Middle)));
                i = end;
            }
            else
                ordered.Add(lines[i++]);
        }
        return ordered;
    }

    /// <summary>Gathered anew: the two sides need not share their baselines.</summary>
    private static IEnumerable<PageLine> Side(IEnumerable<PositionedRun> runs) => LineAssembler.Gather([.. runs]).Select(line => new PageLine(line));

    /// <summary>The block of two columns that begins at a line: its end and the strip between them, or no strip.</summary>
    private static (int End, Gutter? Strip) Block(List<PageLine> lines, int start, Gutter? usual)
    {
        if (lines[start].Segments.Count < 2)
            return (start, null);
        if (usual is { } known && Gutters.Of(lines[start]).Any(gap => gap.Left < known.Middle && gap.Right > known.Middle))
        {
            int last = start + 1;
            while (last < lines.Count && lines[last].Segments.All(segment => segment.Right <= known.Middle || segment.Left >= known.Middle))
                last++;
            var sides = lines.GetRange(start, last - start).SelectMany(line => line.Segments).ToLookup(segment => segment.Left < known.Middle);
            if (sides[true].Concat(sides[false]).Count(segment => segment.Length >= 10) >= 0.4 * (sides[true].Count() + sides[false].Count()))
                return (last, known);
        }
        var gutters = Gutters.Of(lines[start]);
        int end = start + 1;
        while (end < lines.Count && Gutters.Narrow(gutters, lines[end], lines[start].Em * 0.8) is { Count: > 0 } left)
        {
            gutters = left;
            end++;
        }
        if (end - start < LeastLines)
            return (start, null);
        var block = lines.GetRange(start, end - start);
        foreach (var strip in gutters)
        {
            var left = block.SelectMany(l => l.Segments).Where(s => s.Right <= strip.Middle).ToList();
            var right = block.SelectMany(l => l.Segments).Where(s => s.Left >= strip.Middle).ToList();
            if (IsText(left) && IsText(right))
                return (end, strip);
        }
        return (start, null);
    }

    private static bool IsText(List<Segment> side)
    {
        if (side.Count < LeastLines - 1)
            return false;
        double width = side.Max(s => s.Right) - side.Min(s => s.Left);
        return side.Count(s => s.Width > Full * width && s.Length >= 10) >= 0.6 * side.Count;
    }
}
