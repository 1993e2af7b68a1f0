namespace ClauseExtractor.Training;

/// <summary>Isotonic regression by pooling adjacent violators, as few steps as hold enough examples each.</summary>
internal static class Isotonic
{
    private const double SureRight = 0.974, Limit = 0.9;

    /// <summary>Steps from the lowest score up: the score that each begins with, and the share right there, smoothed towards the whole.</summary>
    public static List<(double From, double Probability)> Fit(IEnumerable<(double Score, bool Right, double Weight)> examples, double least)
    {
        var sorted = examples.OrderBy(e => e.Score).ThenBy(e => e.Right).ToList();
        double all = sorted.Sum(e => e.Right ? e.Weight : 0) / Math.Max(1e-9, sorted.Sum(e => e.Weight));
        var blocks = new List<(double From, double Right, double Weight)>();
        foreach (var group in Chunks(sorted, least))
        {
            blocks.Add(group);
            while (blocks.Count > 1 && blocks[^2].Right / blocks[^2].Weight >= blocks[^1].Right / blocks[^1].Weight)
            {
                var (a, b) = (blocks[^2], blocks[^1]);
                blocks.RemoveRange(blocks.Count - 2, 2);
                blocks.Add((a.From, a.Right + b.Right, a.Weight + b.Weight));
            }
        }
        return Sure([.. blocks.Select(b => (b.From, Math.Round((b.Right + 2 * all) / (b.Weight + 2), 4), b.Right, b.Weight))]);
    }

    /// <summary>
    /// A row is sure above 0.9, and sure rows are promised to be right in 97 of 100: the lowest step that may stay above 0.9 is the one from which on that many are.
    /// Steps below it that are better than 0.9 by themselves are said to be 0.9.
    /// </summary>
    private static List<(double From, double Probability)> Sure(List<(double From, double Probability, double Right, double Weight)> blocks)
    {
        double right = 0, weight = 0;
        int sure = blocks.Count;
        for (int i = blocks.Count - 1; i >= 0; i--)
        {
            (right, weight) = (right + blocks[i].Right, weight + blocks[i].Weight);
            if (right / weight >= SureRight)
                sure = i;
        }
        return [.. blocks.Select((b, i) => (b.From, i < sure ? Math.Min(b.Probability, Limit) : Math.Max(b.Probability, Limit + 0.01)))];
    }

    private static IEnumerable<(double From, double Right, double Weight)> Chunks(List<(double Score, bool Right, double Weight)> sorted, double least)
    {
        double from = double.NaN, right = 0, weight = 0;
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
