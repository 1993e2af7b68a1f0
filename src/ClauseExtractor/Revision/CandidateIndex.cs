using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ClauseExtractor.Revision;

/// <summary>
/// An inverted index from shingles to the units of one document. Each unit asks with its rarest shingles only, and long postings are left alone,
/// so that the work grows with the number of units and not with its square.
/// </summary>
internal sealed class CandidateIndex
{
    private const int AskWith = 32, LongestPosting = 64, Most = 10;
    private readonly Dictionary<int, List<int>?> postings = [];
    private readonly IReadOnlyList<ClauseUnit> units;
    private readonly ShingleWeights weights;

    /// <param name="among">Which units may be found.</param>
    /// <param name="askers">The units that will ask: what none of them holds is not indexed.</param>
    public CandidateIndex(IReadOnlyList<ClauseUnit> units, ShingleWeights weights, Func<int, bool> among, IEnumerable<ClauseUnit> askers)
    {
        (this.units, this.weights) = (units, weights);
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
    public List<(int Index, double Similarity)> Nearest(ClauseUnit unit)
    {
        var votes = new Dictionary<int, int>();
        int asked = 0;
        int[] rarest = [.. unit.Shingles], rarity = [.. unit.Shingles.Select(weights.Frequency)];
        Array.Sort(rarity, rarest);
        foreach (int shingle in rarest)
        {
            if (!postings.TryGetValue(shingle, out var list) || list is null || list.Count > LongestPosting)
                continue;
            foreach (int i in list)
                votes[i] = votes.GetValueOrDefault(i) + 1;
            if (++asked == AskWith)
                break;
        }
        return [.. votes.OrderByDescending(v => v.Value).ThenBy(v => v.Key).Take(2 * Most)
            .Select(v => (v.Key, weights.Similarity(unit, units[v.Key]))).OrderByDescending(v => v.Item2).ThenBy(v => v.Key).Take(Most)];
    }
}
