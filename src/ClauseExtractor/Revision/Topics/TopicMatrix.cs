using ClauseExtractor.Extraction;

namespace ClauseExtractor.Revision.Topics;

/// <summary>The clause of one policy on a subject.</summary>
/// <param name="Document">Index of the policy.</param>
/// <param name="Similarity">To the clause that the row began with, 0 to 1; 1 for that clause itself.</param>
public sealed record TopicCell(int Document, Clause Clause, double Similarity);

/// <summary>One subject across policies.</summary>
/// <param name="Lines">What they give: first what has no tiers, then tier by tier, the lowest first.</param>
/// <param name="IsWeak">The clauses have so little in common that a reader should see them only on demand.</param>
public sealed record TopicRow(string Subject, IReadOnlyList<TopicCell> Cells, IReadOnlyList<TopicLine> Lines, bool IsWeak);

/// <summary>Two to five policies as a matrix: subjects as rows. A subject that one policy alone has is a row, too.</summary>
public static class TopicMatrix
{
    /// <summary>Most policies side by side.</summary>
    public const int Most = 5;

    /// <summary>The rows with benefits, in the order of the first policy, then what only later ones have.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than two policies, or more than <see cref="Most"/>.</exception>
    public static IReadOnlyList<TopicRow> Of(IReadOnlyList<PolicyRecord> policies)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(policies.Count, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(policies.Count, Most);
        var used = policies.Select(_ => new HashSet<string>()).ToList();
        var rows = new List<TopicRow>();
        for (int i = 0; i < policies.Count; i++)
        {
            var pairs = Enumerable
                .Range(i + 1, policies.Count - i - 1)
                .ToDictionary(
                    j => j,
                    j =>
                        TopicComparer
                            .Compare(policies[i], policies[j])
                            .Where(p => p.First is not null && p.Second is not null)
                            .ToLookup(p => p.First!.Path)
                );
            foreach (var clause in policies[i].Clauses.Where(c => used[i].Add(c.Path)))
            {
                var cells = new List<TopicCell> { new(i, clause, 1) };
                foreach (var (j, found) in pairs)
                    if (found[clause.Path].FirstOrDefault() is { Second: { } other } pair && used[j].Add(other.Path))
                        cells.Add(new TopicCell(j, other, pair.Similarity));
                var lines = TopicLines.Of([
                    .. cells.SelectMany(c =>
                        policies[c.Document].Benefits.Where(b => b.Clause == c.Clause.Path).Select(b => (c.Document, b))
                    ),
                ]);
                if (lines.Count > 0)
                    rows.Add(
                        new TopicRow(
                            clause.Heading ?? clause.Path,
                            cells,
                            lines,
                            cells.Count > 1 && cells.Skip(1).Max(c => c.Similarity) < TopicComparer.Weak
                        )
                    );
            }
        }
        return rows;
    }
}
