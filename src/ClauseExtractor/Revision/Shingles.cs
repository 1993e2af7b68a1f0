namespace ClauseExtractor.Revision;

/// <summary>Sets of overlapping character pairs: in Chinese a pair is close to a word, and needs no dictionary.</summary>
internal static class Shingles
{
    /// <summary>The distinct pairs of a text, ascending.</summary>
    public static int[] Of(string text)
    {
        if (text.Length < 2)
            return text.Length == 0 ? [] : [text[0]];
        var pairs = new int[text.Length - 1];
        for (int i = 0; i < pairs.Length; i++)
            pairs[i] = text[i] << 16 | text[i + 1];
        Array.Sort(pairs);
        int n = 0;
        foreach (int pair in pairs)
            if (n == 0 || pairs[n - 1] != pair)
                pairs[n++] = pair;
        return pairs[..n];
    }
}

/// <summary>How much the shingles of a pair of documents weigh (rare ones more, as inverse document frequency), and how alike two units are by them.</summary>
internal sealed class ShingleWeights
{
    private readonly Dictionary<int, int> frequency = [];
    private readonly int total;

    public ShingleWeights(IReadOnlyList<ClauseUnit> old, IReadOnlyList<ClauseUnit> @new)
    {
        total = old.Count + @new.Count;
        foreach (var unit in old.Concat(@new))
            foreach (int shingle in unit.Shingles)
                frequency[shingle] = Frequency(shingle) + 1;
    }

    public int Frequency(int shingle) => frequency.GetValueOrDefault(shingle);

    /// <summary>Dice coefficient over the weighted shingles of two units, 0 to 1.</summary>
    public double Similarity(ClauseUnit a, ClauseUnit b) => a.Substance == b.Substance ? 1 : Similarity(a.Shingles, b.Shingles);

    /// <summary>Dice coefficient over weighted shingles, each list ascending, 0 to 1.</summary>
    public double Similarity(int[] a, int[] b)
    {
        double shared = 0, all = a.Sum(Weight) + b.Sum(Weight);
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
        {
            int order = a[i].CompareTo(b[j]);
            if (order == 0)
                shared += 2 * Weight(a[i]);
            (i, j) = (order <= 0 ? i + 1 : i, order >= 0 ? j + 1 : j);
        }
        return all == 0 ? 0 : shared / all;
    }

    private double Weight(int shingle) => Math.Log(1 + (double)total / Math.Max(1, Frequency(shingle)));
}
