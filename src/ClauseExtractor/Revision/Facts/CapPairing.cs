using ClauseExtractor.Extraction;

namespace ClauseExtractor.Revision.Facts;

/// <summary>
/// Which amounts of two rows are the same amount: by where they stand, then by value, then by what they are counted by, then in order.
/// </summary>
internal static class CapPairing
{
    /// <summary>For each old amount the index of its new one, or -1.</summary>
    public static int[] Pair(IReadOnlyList<Cap> old, IReadOnlyList<Cap> @new, RowAlignment? row)
    {
        var left = Enumerable.Range(0, @new.Count).ToList();
        var partner = Enumerable.Repeat(-1, old.Count).ToArray();
        Fit((a, b) => row is not null && row.SamePlace(a.Span, b.Span) > 0.3);
        Fit((a, b) => a.Amount == b.Amount && a.Per == b.Per);
        Fit((a, b) => a.Per == b.Per);
        Fit((_, _) => true);
        return partner;

        void Fit(Func<Cap, Cap, bool> fits)
        {
            for (int i = 0; i < old.Count; i++)
                if (partner[i] < 0 && left.FindIndex(j => fits(old[i], @new[j])) is >= 0 and var at)
                {
                    partner[i] = left[at];
                    left.RemoveAt(at);
                }
        }
    }
}
