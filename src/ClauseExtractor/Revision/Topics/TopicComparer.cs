using ClauseExtractor.Extraction;

namespace ClauseExtractor.Revision.Topics;

/// <summary>Clauses of two policies on one subject, side by side. Either side may be missing.</summary>
/// <param name="Similarity">Of heading and text, 0 to 1; 0 where a side is missing.</param>
public sealed record TopicPair(Clause? First, Clause? Second, double Similarity);

/// <summary>
/// Puts two policies side by side that are no versions of each other: district against city, one district against another. What they say differs in most words,
/// so headings weigh more than in a revision and a pair needs less likeness.
/// </summary>
public static class TopicComparer
{
    private const double HeadingWeight = 0.6, Least = 0.2, OnTopic = 0.6;

    /// <summary>The pairs on a topic in the first document's order, then what only the second has.</summary>
    /// <param name="topic">Words such as 成果体验展示; null for all pairs that there are.</param>
    public static IReadOnlyList<TopicPair> Compare(PolicyRecord first, PolicyRecord second, string? topic = null)
    {
        var (a, b) = (Substantive(first), Substantive(second));
        var weights = Weights(a.Concat(b));
        var rows = a.Select(x => (IReadOnlyList<(int, double)>)[.. b.Select((y, j) => (j, Score: Similarity(x, y, weights))).Where(e => e.Score >= Least)]).ToList();
        int[] chosen = SparseAssignment.Solve(rows, b.Count);
        var pairs = new List<TopicPair>();
        for (int i = 0; i < a.Count; i++)
        {
            bool paired = chosen[i] >= 0;
            if (topic is null ? paired : IsOn(a[i], topic) || paired && IsOn(b[chosen[i]], topic))
                pairs.Add(new TopicPair(a[i], paired ? b[chosen[i]] : null, paired ? Math.Round(rows[i].First(e => e.Item1 == chosen[i]).Item2, 3) : 0));
        }
        if (topic is not null)
            pairs.AddRange(b.Where((y, j) => !chosen.Contains(j) && IsOn(y, topic)).Select(y => new TopicPair(null, y, 0)));
        return pairs;
    }

    /// <summary>Clauses that say something themselves, not the headings above them.</summary>
    private static List<Clause> Substantive(PolicyRecord record)
    {
        var parents = record.Clauses.Select(c => c.Parent).ToHashSet();
        return [.. record.Clauses.Where(c => !parents.Contains(c.Path) && c.Text.Length > 0)];
    }

    private static bool IsOn(Clause clause, string topic)
    {
        int[] asked = Shingles.Of(EditorialKey.Of(topic)), said = Shingles.Of(EditorialKey.Of(clause.Heading is { } h ? h + clause.Text : clause.Text));
        return asked.Length > 0 && asked.Count(s => Array.BinarySearch(said, s) >= 0) >= OnTopic * asked.Length;
    }

    private static double Similarity(Clause a, Clause b, Dictionary<int, double> weights)
    {
        double text = Dice(a.Text, b.Text, weights);
        return a.Heading is { } x && b.Heading is { } y ? HeadingWeight * Dice(x, y, weights) + (1 - HeadingWeight) * text : text;
    }

    private static double Dice(string a, string b, Dictionary<int, double> weights)
    {
        int[] x = Shingles.Of(EditorialKey.Of(a)), y = Shingles.Of(EditorialKey.Of(b));
        double all = x.Sum(s => weights.GetValueOrDefault(s, 1)) + y.Sum(s => weights.GetValueOrDefault(s, 1));
        return all == 0 ? 0 : 2 * x.Where(s => Array.BinarySearch(y, s) >= 0).Sum(s => weights.GetValueOrDefault(s, 1)) / all;
    }

    /// <summary>Inverse document frequency: 给予, 经认定 and the like stand everywhere and tell nothing.</summary>
    private static Dictionary<int, double> Weights(IEnumerable<Clause> clauses)
    {
        var all = clauses.ToList();
        return all.SelectMany(c => Shingles.Of(EditorialKey.Of(c.Text))).GroupBy(s => s).ToDictionary(g => g.Key, g => Math.Log(1 + (double)all.Count / g.Count()));
    }
}
