using ClauseExtractor.Extraction;

namespace ClauseExtractor.Revision.Topics;

/// <summary>Clauses of two policies on one subject, side by side. Either side may be missing.</summary>
/// <param name="Similarity">Of heading and text, 0 to 1; 0 where a side is missing.</param>
public sealed record TopicPair(Clause? First, Clause? Second, double Similarity);

/// <summary>
/// Puts two policies side by side that are no versions of each other: district against city, one district against another. What they say
/// differs in most words,
/// so that they are paired by subject: heading, topic, recipient and what is given for what.
/// </summary>
public static class TopicComparer
{
    /// <summary>Below this a reader should see a pair only on demand.</summary>
    public const double Weak = 0.3;

    private const double Least = 0.2,
        OnTopic = 0.6;

    /// <summary>The pairs on a topic in the first document's order, then what only the second has.</summary>
    /// <param name="topic">Words such as 成果体验展示; null for all pairs that there are.</param>
    public static IReadOnlyList<TopicPair> Compare(PolicyRecord first, PolicyRecord second, string? topic = null)
    {
        var (a, b) = (TopicProfile.Of(first), TopicProfile.Of(second));
        var weights = Weights([.. a, .. b]);
        var rows = a.Select(x =>
                (IReadOnlyList<(int, double)>)[.. b.Select((y, j) => (j, Score: x.Similarity(y, weights))).Where(e => e.Score >= Least)]
            )
            .ToList();
        int[] chosen = SparseAssignment.Solve(rows, b.Count);
        var pairs = new List<TopicPair>();
        for (int i = 0; i < a.Count; i++)
        {
            bool paired = chosen[i] >= 0;
            if (topic is null ? paired : IsOn(a[i].Clause, topic) || paired && IsOn(b[chosen[i]].Clause, topic))
                pairs.Add(
                    new TopicPair(
                        a[i].Clause,
                        paired ? b[chosen[i]].Clause : null,
                        paired ? Math.Round(rows[i].First(e => e.Item1 == chosen[i]).Item2, 3) : 0
                    )
                );
        }
        if (topic is not null)
            pairs.AddRange(b.Where((y, j) => !chosen.Contains(j) && IsOn(y.Clause, topic)).Select(y => new TopicPair(null, y.Clause, 0)));
        return pairs;
    }

    private static bool IsOn(Clause clause, string topic)
    {
        int[] asked = Shingles.Of(EditorialKey.Of(topic)),
            said = Shingles.Of(EditorialKey.Of(clause.Heading is { } h ? h + clause.Text : clause.Text));
        return asked.Length > 0 && asked.Count(s => Array.BinarySearch(said, s) >= 0) >= OnTopic * asked.Length;
    }

    /// <summary>Inverse document frequency: 给予, 经认定 and the like stand everywhere and tell nothing.</summary>
    private static Dictionary<int, double> Weights(IReadOnlyList<TopicProfile> clauses) =>
        clauses.SelectMany(c => c.Text).GroupBy(s => s).ToDictionary(g => g.Key, g => Math.Log(1 + (double)clauses.Count / g.Count()));
}
