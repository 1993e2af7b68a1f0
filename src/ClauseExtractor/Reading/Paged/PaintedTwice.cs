namespace ClauseExtractor.Reading.Paged;

/// <summary>
/// Finds characters that a page paints a second time over themselves: bold type faked by a second stroke, shadows, a label laid over the
/// running text.
/// A reader that keeps them reads 第一条第一条.
/// PdfPig's own DuplicateOverlappingTextProcessor (0.1.16) takes the same out of such prints, but of digits in half-width glyphs it takes
/// the second of a pair as well: 2009 becomes 209, 2,516 characters on 95 pages.
/// </summary>
internal static class PaintedTwice
{
    /// <summary>How far, in ems, the second painting may stand from the first.</summary>
    private const double Tolerance = 0.25;

    private const double CellHeight = 12;

    /// <summary>The runs without what was painted before at the same place, and what was taken out of them.</summary>
    public static (List<PositionedRun> Kept, List<string> Repeats) Separate(IReadOnlyList<PositionedRun> runs)
    {
        var kept = new List<PositionedRun>(runs.Count);
        var repeats = new List<string>();
        var cells = new Dictionary<int, List<PositionedRun>>();
        foreach (var run in runs)
        {
            int cell = (int)(run.Middle / CellHeight);
            bool[]? again = null;
            for (int near = cell - 1; near <= cell + 1; near++)
                if (cells.TryGetValue(near, out var earlier))
                    foreach (var other in earlier)
                        Mark(run, other, ref again);
            if (again is null)
                kept.Add(run);
            else
                Split(run, again, kept, repeats);
            if (!cells.TryGetValue(cell, out var here))
                cells[cell] = here = [];
            here.Add(run);
        }
        return (kept, repeats);
    }

    private static void Mark(PositionedRun run, PositionedRun other, ref bool[]? again)
    {
        double em = Math.Min(run.Em, other.Em);
        if (other.Right <= run.Left || other.Left >= run.Right || Math.Abs(other.Middle - run.Middle) > Tolerance * em)
            return;
        float[] mine = GlyphWidth.Edges(run.Text, run.Left, run.Right),
            theirs = GlyphWidth.Edges(other.Text, other.Left, other.Right);
        for (int i = 0, j = 0; i < run.Text.Length; i++)
        {
            double middle = (mine[i] + mine[i + 1]) / 2,
                reach = Math.Min(Tolerance * em, (mine[i + 1] - mine[i]) / 2);
            while (j < other.Text.Length && (theirs[j] + theirs[j + 1]) / 2 < middle - reach)
                j++;
            for (int k = j; k < other.Text.Length && (theirs[k] + theirs[k + 1]) / 2 <= middle + reach; k++)
                if (other.Text[k] == run.Text[i])
                    (again ??= new bool[run.Text.Length])[i] = true;
        }
    }

    private static void Split(PositionedRun run, bool[] again, List<PositionedRun> kept, List<string> repeats)
    {
        float[] edges = GlyphWidth.Edges(run.Text, run.Left, run.Right);
        for (int start = 0, end; start < again.Length; start = end)
        {
            end = start + 1;
            while (end < again.Length && again[end] == again[start])
                end++;
            string piece = run.Text[start..end];
            if (again[start])
                repeats.Add(piece);
            else
                kept.Add(run with { Text = piece, Left = edges[start], Right = edges[end] });
        }
    }
}
