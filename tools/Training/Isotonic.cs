namespace ClauseExtractor.Training;

/// <summary>Isotonic regression by pooling adjacent violators, as few steps as hold enough examples each.</summary>
internal static class Isotonic
{
    private const double SureRight = 0.97,
        Limit = 0.9;

    /// <summary>
    /// Steps from the lowest score up: the score that each begins with, and the share right there, smoothed towards the whole.
    /// A row is sure above 0.9, and sure rows are promised to be right in 97 of 100: from the lowest score on from which that many are,
    /// steps stay above 0.9; below it they are 0.9 at most.
    /// </summary>
    /// <param name="least">How many examples a step holds at least.</param>
    public static List<(double From, double Probability)> Fit(IEnumerable<(double Score, bool Right, double Weight)> examples, double least)
    {
        var sorted = examples.OrderBy(e => e.Score).ThenBy(e => e.Right).ToList();
        double all = sorted.Sum(e => e.Right ? e.Weight : 0) / Math.Max(1e-9, sorted.Sum(e => e.Weight)),
            right = 0,
            weight = 0;
        int sure = sorted.Count;
        for (int i = sorted.Count - 1; i >= 0; i--)
        {
            (right, weight) = (right + (sorted[i].Right ? sorted[i].Weight : 0), weight + sorted[i].Weight);
            if (weight >= least && right / weight >= SureRight && (i == 0 || sorted[i - 1].Score < sorted[i].Score))
                sure = i;
        }
        return
        [
            .. Steps(sorted[..sure], least, all).Select(s => (s.From, Math.Min(s.Probability, Limit))),
            .. Steps(sorted[sure..], least, all).Select(s => (s.From, Math.Max(s.Probability, Limit + 0.01))),
        ];
    }

    private static IEnumerable<(double From, double Probability)> Steps(
        List<(double Score, bool Right, double Weight)> sorted,
        double least,
        double all
    )
    {
        var blocks = new List<(double From, double Right, double Weight)>();
        foreach (var group in Chunks(sorted, least))
        {
            blocks.Add(group);
            while (blocks.Count > 1 && blocks[^2].Right / blocks[^2].Weight >= blocks[^1].Right / blocks[^1].Weight)
            {
                var (first, second) = (blocks[^2], blocks[^1]);
                blocks.RemoveRange(blocks.Count - 2, 2);
                blocks.Add((first.From, first.Right + second.Right, first.Weight + second.Weight));
            }
        }
        return blocks.Select(b => (b.From, Math.Round((b.Right + 2 * all) / (b.Weight + 2), 4)));
    }

    private static IEnumerable<(double From, double Right, double Weight)> Chunks(
        List<(double Score, bool Right, double Weight)> sorted,
        double least
    )
    {
        double from = double.NaN,
            right = 0,
            weight = 0;
        foreach (var (score, ok, w) in sorted)
        {
            if (double.IsNaN(from))
                from = Math.Round(score, 4);
            (right, weight) = (right + (ok ? w : 0), weight + w);
            if (weight >= least)
            {
                yield return (from, right, weight);
                (from, right, weight) = (double.NaN, 0, 0);
            }
        }
        if (weight > 0)
            yield return (from, right, weight);
    }
}
