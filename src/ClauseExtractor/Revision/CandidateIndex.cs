namespace ClauseExtractor.Revision;

/// <summary>
/// An inverted index from shingles to the units of one document. Each unit asks with its rarest shingles only, and long postings are left alone,
/// so that the work grows with the number of units and not with its square.
/// </summary>
internal sealed class CandidateIndex
{
    private const int AskWith = 32, LongestPosting = 64, Most = 10;
    private readonly Dictionary<int, List<int>> postings = [];
    private readonly IReadOnlyList<ClauseUnit> units;
    private readonly ShingleWeights weights;

    /// <param name="among">Which units may be found.</param>
    public CandidateIndex(IReadOnlyList<ClauseUnit> units, ShingleWeights weights, Func<int, bool> among)
    {
        (this.units, this.weights) = (units, weights);
        for (int i = 0; i < units.Count; i++)
        {
            if (!among(i))
                continue;
            foreach (int shingle in units[i].Shingles)
            {
                if (!postings.TryGetValue(shingle, out var list))
                    postings.Add(shingle, list = []);
                list.Add(i);
            }
        }
    }

    /// <summary>The units that share most with <paramref name="unit"/>, best first, with their similarity.</summary>
    public List<(int Index, double Similarity)> Nearest(ClauseUnit unit)
    {
        var votes = new Dictionary<int, int>();
        int asked = 0;
        foreach (int shingle in unit.Shingles.OrderBy(weights.Frequency))
        {
            if (!postings.TryGetValue(shingle, out var list) || list.Count > LongestPosting)
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
