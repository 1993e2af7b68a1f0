using ClauseExtractor.Extraction;

namespace ClauseExtractor.Revision.Topics;

/// <summary>What one policy gives on a subject.</summary>
/// <param name="Document">Index of the policy.</param>
/// <param name="Similarity">To the clause that the row began with, 0 to 1; 1 for that clause itself.</param>
/// <param name="Cap">The highest amount in CNY; null where none is given.</param>
/// <param name="IsBest">The highest of the row, where at least two policies give an amount.</param>
public sealed record TopicCell(int Document, Clause Clause, IReadOnlyList<Benefit> Benefits, double Similarity, decimal? Cap, bool IsBest);

/// <summary>One subject across policies.</summary>
/// <param name="IsWeak">The clauses have so little in common that a reader should see them only on demand.</param>
public sealed record TopicRow(string Subject, IReadOnlyList<TopicCell> Cells, bool IsWeak);

/// <summary>Two to five policies as a matrix: subjects as rows. A subject that one policy alone has is a row, too.</summary>
public static class TopicMatrix
{
    /// <summary>Most policies side by side.</summary>
    public const int Most = 5;

    private const double Weak = 0.3;

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
            var pairs = Enumerable.Range(i + 1, policies.Count - i - 1).ToDictionary(
                j => j, j => TopicComparer.Compare(policies[i], policies[j]).Where(p => p.First is not null && p.Second is not null).ToLookup(p => p.First!.Path));
            foreach (var clause in policies[i].Clauses.Where(c => used[i].Add(c.Path)))
            {
                var cells = new List<(int Document, Clause Clause, double Similarity)> { (i, clause, 1) };
                foreach (var (j, found) in pairs)
                    if (found[clause.Path].FirstOrDefault() is { Second: { } other } pair && used[j].Add(other.Path))
                        cells.Add((j, other, pair.Similarity));
                if (Row(policies, cells) is { } row)
                    rows.Add(row);
            }
        }
        return rows;
    }

    private static TopicRow? Row(IReadOnlyList<PolicyRecord> policies, List<(int Document, Clause Clause, double Similarity)> found)
    {
        var cells = found.Select(f => (f.Document, f.Clause, f.Similarity, Benefits: policies[f.Document].Benefits.Where(b => b.Clause == f.Clause.Path).ToList())).ToList();
        if (cells.TrueForAll(c => c.Benefits.Count == 0))
            return null;
        var caps = cells.Select(c => c.Benefits.SelectMany(b => b.Caps).Where(a => a.Currency == "CNY").Select(a => (decimal?)a.Amount).Max()).ToList();
        decimal? best = caps.Count(c => c is not null) > 1 && caps.Where(c => c is not null).Distinct().Count() > 1 ? caps.Max() : null;
        return new TopicRow(
            cells[0].Clause.Heading ?? cells[0].Clause.Path,
            [.. cells.Select((c, i) => new TopicCell(c.Document, c.Clause, c.Benefits, c.Similarity, caps[i], best is not null && caps[i] == best))],
            cells.Count > 1 && cells.Skip(1).Max(c => c.Similarity) < Weak);
    }
}
