using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ClauseExtractor.Revision;

/// <summary>
/// An inverted index from shingles to the units of one document. Each unit asks with its rarest shingles only, and long postings are left
/// alone,
/// so that the work grows with the number of units and not with its square.
/// </summary>
internal sealed class CandidateIndex
{
    private const int AskWith = 32,
        LongestPosting = 64,
        Most = 10;
    private readonly Dictionary<int, List<int>?> postings = [];
    private readonly IReadOnlyList<ClauseUnit> units;
    private readonly ShingleWeights weights;
    private readonly Dictionary<ClauseUnit, (int, double)[]> known = [];
    private readonly int[] votes;
    private readonly List<int> touched = [];

    /// <param name="among">Which units may be found.</param>
    /// <param name="askers">The units that will ask: what none of them holds is not indexed.</param>
    public CandidateIndex(IReadOnlyList<ClauseUnit> units, ShingleWeights weights, Func<int, bool> among, IEnumerable<ClauseUnit> askers)
    {
        (this.units, this.weights, votes) = (units, weights, new int[units.Count]);
        foreach (int shingle in askers.SelectMany(a => a.Shingles))
            postings.TryAdd(shingle, null);
        for (int i = 0; postings.Count > 0 && i < units.Count; i++)
        {
            if (!among(i))
                continue;
            foreach (int shingle in units[i].Shingles)
            {
                ref var list = ref CollectionsMarshal.GetValueRefOrNullRef(postings, shingle);
                // One more than the longest: it is left alone then, and need not grow.
                if (!Unsafe.IsNullRef(ref list) && (list ??= []).Count <= LongestPosting)
                    list.Add(i);
            }
        }
    }

    /// <summary>The units that share most with <paramref name="unit"/>, best first, with their similarity.</summary>
    public IReadOnlyList<(int Index, double Similarity)> Nearest(ClauseUnit unit)
    {
        if (known.TryGetValue(unit, out var before))
            return before;
        int asked = 0;
        touched.Clear();
        foreach (long key in weights.Of(unit).Keys)
        {
            if (!postings.TryGetValue((int)key, out var list) || list is null || list.Count > LongestPosting)
                continue;
            foreach (int i in list)
                if (votes[i]++ == 0)
                    touched.Add(i);
            if (++asked == AskWith)
                break;
        }
        var nearest = Elected()
            .Select(i => (Index: i, Similarity: weights.Similarity(unit, units[i])))
            .OrderByDescending(v => v.Similarity)
            .ThenBy(v => v.Index)
            .Take(Most)
            .ToArray();
        known.Add(unit, nearest);
        foreach (int i in touched)
            votes[i] = 0;
        return nearest;
    }

    /// <summary>Those with most votes, twice as many as are asked for; of equals the first in the document.</summary>
    private int[] Elected()
    {
        if (touched.Count <= 2 * Most)
            return [.. touched];
        Span<int> having = stackalloc int[AskWith + 1];
        foreach (int i in touched)
            having[votes[i]]++;
        int least = AskWith,
            above = 0;
        while (above + having[least] < 2 * Most)
            above += having[least--];
        return [.. touched.Where(i => votes[i] > least), .. touched.Where(i => votes[i] == least).Order().Take(2 * Most - above)];
    }
}
