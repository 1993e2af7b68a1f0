namespace ClauseExtractor.Reading.Paged;

/// <summary>An upright strip of a page that no text stands in, from one line to another.</summary>
/// <param name="Start">Index of the first line that leaves it free.</param>
/// <param name="End">One past the last.</param>
/// <param name="X">Where it stands.</param>
internal readonly record struct FreeStrip(int Start, int End, double X);

/// <summary>
/// Finds the upright strips that lines which follow each other leave free, wherever they begin: one sweep down the page over cells of half
/// a strip's width.
/// </summary>
internal static class FreeStrips
{
    /// <summary>In ems: what a strip is wide at least.</summary>
    private const double Least = 0.8;

    /// <summary>No page of text is so many strips wide or so many lines long.</summary>
    private const int Most = 1000;

    /// <param name="least">Lines that a strip runs along at least.</param>
    /// <param name="known">A strip that is known from elsewhere: there a single line is enough.</param>
    public static List<FreeStrip> Of(IReadOnlyList<PageLine> lines, int least, Gutter? known)
    {
        var found = new List<FreeStrip>();
        if (lines.Count is 0 or > Most)
            return found;
        double left = lines.Min(line => line.Left),
            right = lines.Max(line => line.Right),
            em = lines.Select(line => line.Em).Order().ElementAt(lines.Count / 2),
            cell = Least * em / 2;
        if ((right - left) / cell is not (> 2 and < Most))
            return found;
        // For each cell the line from which on it has been free.
        double before = 0;
        int[] since = new int[(int)((right - left) / cell) + 1];
        for (int i = 0; i < lines.Count; i++)
            foreach (var segment in lines[i].Segments)
                Close(Cell(segment.Left), Cell(segment.Right), i);
        Close(0, since.Length - 1, lines.Count);
        return found;

        int Cell(double x) => (int)((x - left) / cell);

        void Close(int first, int last, int line)
        {
            for (int c = first; c <= last; c++)
            {
                if (line - since[c] >= least || line > since[c] && known is { } usual && Cell(usual.Middle) == c)
                {
                    // Neighbouring cells that begin and end together are one strip.
                    var strip = new FreeStrip(since[c], line, left + (c + 0.5) * cell);
                    if (
                        found is not [.., var above]
                        || (above.Start, above.End) != (strip.Start, strip.End)
                        || strip.X - before > 1.5 * cell
                    )
                        found.Add(strip);
                    before = strip.X;
                }
                since[c] = line + 1;
            }
        }
    }
}
