namespace ClauseExtractor.Revision;

/// <summary>
/// The longest increasing subsequence, the heaviest among equally long ones: what kept its order, so that the rest is what moved.
/// </summary>
internal static class LongestRun
{
    /// <summary>Which items belong to the run.</summary>
    /// <param name="order">Distinct places in the old order, in the new order.</param>
    /// <param name="weights">How much each item weighs between runs of one length.</param>
    public static bool[] Of(IReadOnlyList<int> order, IReadOnlyList<double> weights)
    {
        int n = order.Count;
        var rank = order.Order().Select((place, r) => (place, r)).ToDictionary(x => x.place, x => x.r + 1);
        var best = new (int Length, double Weight, int Last)[n + 1];
        Array.Fill(best, (0, 0.0, -1));
        var previous = new int[n];
        int end = -1;
        (int, double) top = (0, 0);
        for (int i = 0; i < n; i++)
        {
            var before = (Length: 0, Weight: 0.0, Last: -1);
            for (int r = rank[order[i]] - 1; r > 0; r -= r & -r)
                if ((best[r].Length, best[r].Weight).CompareTo((before.Length, before.Weight)) > 0)
                    before = best[r];
            previous[i] = before.Last;
            var mine = (Length: before.Length + 1, Weight: before.Weight + weights[i], Last: i);
            for (int r = rank[order[i]]; r <= n; r += r & -r)
                if ((mine.Length, mine.Weight).CompareTo((best[r].Length, best[r].Weight)) > 0)
                    best[r] = mine;
            if ((mine.Length, mine.Weight).CompareTo(top) > 0)
                (top, end) = ((mine.Length, mine.Weight), i);
        }
        var inRun = new bool[n];
        for (; end >= 0; end = previous[end])
            inRun[end] = true;
        return inRun;
    }
}
