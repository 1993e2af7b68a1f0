namespace ClauseExtractor.Reading.Paged;

/// <summary>A strip of a page, from left to right edge, that no segment of some lines stands in.</summary>
internal readonly record struct Gutter(double Left, double Right)
{
    public double Width => Right - Left;

    public double Middle => (Left + Right) / 2;

    public Gutter And(Gutter other) => new(Math.Max(Left, other.Left), Math.Min(Right, other.Right));
}

/// <summary>Works out the strips that several lines leave free between them.</summary>
internal static class Gutters
{
    /// <summary>The strips between the segments of one line.</summary>
    public static List<Gutter> Of(PageLine line) => [.. line.Segments.Zip(line.Segments.Skip(1), (a, b) => new Gutter(a.Right, b.Left))];

    /// <summary>What is left of the strips when one more line takes its place; strips beside a line stay whole.</summary>
    public static List<Gutter> Narrow(IReadOnlyList<Gutter> gutters, PageLine line, double least)
    {
        var free = new List<Gutter> { new(double.MinValue, line.Left) };
        free.AddRange(Of(line));
        free.Add(new Gutter(line.Right, double.MaxValue));
        // Strips of no width would multiply from line to line.
        double width = Math.Max(least, 1);
        return [.. from gutter in gutters from strip in free let both = gutter.And(strip) where both.Width >= width select both];
    }

    /// <summary>The strips that nearly all of the lines leave free: a heading cell may span some.</summary>
    public static List<Gutter> Shared(IReadOnlyList<PageLine> lines, double least)
    {
        var segments = lines.SelectMany(line => line.Segments).ToList();
        int allowed = lines.Count / 7;
        var edges = segments.Select(s => s.Left).Concat(segments.Select(s => s.Right)).Distinct().Order().ToList();
        var found = new List<Gutter>();
        for (int i = 0; i + 1 < edges.Count; i++)
        {
            double middle = (edges[i] + edges[i + 1]) / 2;
            if (segments.Count(s => s.Left < middle && s.Right > middle) > allowed)
                continue;
            if (found.Count > 0 && found[^1].Right >= edges[i] - 0.01)
                found[^1] = found[^1] with { Right = edges[i + 1] };
            else
                found.Add(new Gutter(edges[i], edges[i + 1]));
        }
        // Right of the last column a line that juts out leaves a strip, too.
        return [.. found.Where(g => g.Width >= least && segments.Exists(s => s.Left >= g.Middle))];
    }
}
