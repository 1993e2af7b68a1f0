namespace ClauseExtractor.Revision;

/// <summary>
/// The order-preserving alignment of two short sequences: of all pairings that keep the order, one of the greatest likeness together.
/// </summary>
internal static class SequenceAlignment
{
    /// <summary>Every item of both sides in order; null stands for the side without it.</summary>
    /// <param name="likeness">Of an old item and a new one, from 0.</param>
    /// <param name="least">Items less alike than this are never one.</param>
    public static List<(int? Old, int? New)> Align(int old, int @new, Func<int, int, double> likeness, double least)
    {
        var alike = new double[old, @new];
        var best = new double[old + 1, @new + 1];
        for (int i = old - 1; i >= 0; i--)
        for (int j = @new - 1; j >= 0; j--)
        {
            alike[i, j] = likeness(i, j);
            double together = alike[i, j] < least ? 0 : best[i + 1, j + 1] + alike[i, j];
            best[i, j] = Math.Max(together, Math.Max(best[i + 1, j], best[i, j + 1]));
        }
        var pairs = new List<(int?, int?)>(Math.Max(old, @new));
        for (int i = 0, j = 0; i < old || j < @new; )
        {
            if (i < old && j < @new && alike[i, j] >= least && best[i, j] == best[i + 1, j + 1] + alike[i, j])
                pairs.Add((i++, j++));
            else if (i < old && (j == @new || best[i, j] == best[i + 1, j]))
                pairs.Add((i++, null));
            else
                pairs.Add((null, j++));
        }
        return pairs;
    }
}
