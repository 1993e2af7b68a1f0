using System.Runtime.InteropServices;

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
        return n == pairs.Length ? pairs : pairs[..n];
    }

    /// <summary>Dice coefficient of the pairs of two texts, 0 to 1; two texts without any are alike.</summary>
    public static double Dice(string a, string b)
    {
        if (a == b)
            return 1;
        int[] x = Of(a),
            y = Of(b);
        int shared = 0;
        for (int i = 0, j = 0; i < x.Length && j < y.Length; )
            if (x[i] < y[j])
                i++;
            else if (x[i] > y[j])
                j++;
            else
                (shared, i, j) = (shared + 1, i + 1, j + 1);
        return x.Length + y.Length == 0 ? 1 : 2.0 * shared / (x.Length + y.Length);
    }
}

/// <summary>
/// How much the shingles of a pair of documents weigh (rare ones more, as inverse document frequency), and how alike two units are by them.
/// </summary>
internal sealed class ShingleWeights
{
    private readonly Dictionary<int, int> frequency = [];
    private readonly int total;
    private readonly List<double> weights = [];

    public ShingleWeights(IReadOnlyList<ClauseUnit> old, IReadOnlyList<ClauseUnit> @new)
    {
        total = old.Count + @new.Count;
        foreach (var unit in old.Concat(@new))
        foreach (int shingle in unit.Shingles)
            CollectionsMarshal.GetValueRefOrAddDefault(frequency, shingle, out _)++;
    }

    /// <summary>Dice coefficient over the weighted shingles of two units, 0 to 1.</summary>
    public double Similarity(ClauseUnit a, ClauseUnit b) => a.Substance == b.Substance ? 1 : Similarity(Of(a), Of(b));

    /// <summary>Dice coefficient over the weighted shingles of two texts, 0 to 1.</summary>
    public double Similarity(string a, string b) => Similarity(Weigh(Shingles.Of(a)), Weigh(Shingles.Of(b)));

    /// <summary>The shingles of a unit, the rarest first.</summary>
    public WeightedShingles Of(ClauseUnit unit) => unit.Weighted ??= Weigh(unit.Shingles);

    private double Similarity(WeightedShingles first, WeightedShingles second)
    {
        double shared = 0;
        var (a, b) = (first.Keys, second.Keys);
        for (int i = 0, j = 0; i < a.Length && j < b.Length; )
            if (a[i] < b[j])
                i++;
            else if (a[i] > b[j])
                j++;
            else
                (shared, i, j) = (shared + 2 * Weight((int)(a[i] >> 32)), i + 1, j + 1);
        double all = first.Sum + second.Sum;
        return all == 0 ? 0 : shared / all;
    }

    private WeightedShingles Weigh(int[] shingles)
    {
        var keys = new long[shingles.Length];
        double sum = 0;
        for (int i = 0; i < keys.Length; i++)
        {
            int frequent = frequency.GetValueOrDefault(shingles[i]);
            keys[i] = (long)frequent << 32 | (uint)shingles[i];
            sum += Weight(frequent);
        }
        Array.Sort(keys);
        return new WeightedShingles(keys, sum);
    }

    private double Weight(int frequency)
    {
        while (weights.Count <= frequency)
            weights.Add(Math.Log(1 + (double)total / Math.Max(1, weights.Count)));
        return weights[frequency];
    }
}

/// <summary>The shingles of one text as a pair of documents weighs them.</summary>
/// <param name="Keys">In how many units a shingle stands, above the shingle itself: ascending, so that the rarest come first.</param>
/// <param name="Sum">The weights together.</param>
internal sealed record WeightedShingles(long[] Keys, double Sum);
