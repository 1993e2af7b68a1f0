using System.Text;

namespace ClauseExtractor.Revision;

/// <summary>
/// Finds names and words that were replaced throughout: 质量技术监督 → 市场监督管理 in seventeen clauses is one change of the document, said once.
/// </summary>
internal static class ReplacementFinder
{
    /// <summary>Clauses from which on a replacement is one of the document.</summary>
    private const int LeastClauses = 3;

    /// <summary>
    /// Clauses in which the edits themselves must show it, where more than <see cref="Few"/> were reworded; in fewer one is enough, since
    /// the words decide.
    /// </summary>
    private const int LeastSeen = 2,
        Few = 400;

    private const int ShortestName = 2,
        LongestName = 24;

    /// <summary>Equal characters at most that lie within one changed word.</summary>
    private const int WithinWord = 2;

    public static IReadOnlyList<Replacement> Find(IReadOnlyList<ClauseRow> rows)
    {
        var both = rows.Where(r =>
                r.Old.Count > 0 && r.New.Count > 0 && r.Change.Change is not (ChangeKind.Unchanged or ChangeKind.Editorial)
            )
            .ToList();
        var found = new Dictionary<(string Old, string New), HashSet<ClauseRow>>();
        foreach (var row in both)
        foreach (var pair in Pairs(row.Exact))
        {
            if (!found.TryGetValue(pair, out var clauses))
                found.Add(pair, clauses = []);
            clauses.Add(row);
        }
        var replacements = new List<Replacement>();
        foreach (
            var ((old, @new), seen) in found.Where(f =>
                f.Value.Count
                >= (
                    Math.Min(f.Key.Old.Length, f.Key.New.Length) <= ShortestName ? LeastClauses
                    : both.Count > Few ? LeastSeen
                    : 1
                )
            )
        )
        {
            // Where sentences changed places the edits do not show it, the words do.
            var clauses = both.Where(r => seen.Contains(r) || Took(r, old, @new)).ToList();
            if (clauses.Count >= LeastClauses)
                replacements.Add(
                    new Replacement(
                        old,
                        @new,
                        clauses.Sum(r =>
                            Math.Max(1, Math.Min(Count(r.Old, old) - Count(r.New, old), Count(r.New, @new) - Count(r.Old, @new)))
                        ),
                        [.. clauses.Select(r => r.New[0].Path).Distinct()]
                    )
                );
        }
        return [.. replacements.OrderByDescending(r => r.Count).ThenBy(r => r.Old, StringComparer.Ordinal)];
    }

    private static bool Took(ClauseRow row, string old, string @new) =>
        Count(row.Old, old) > Count(row.New, old) && Count(row.New, @new) > Count(row.Old, @new);

    private static int Count(IReadOnlyList<ClauseUnit> units, string name)
    {
        int count = 0;
        foreach (var unit in units)
            for (
                int at = unit.Text.IndexOf(name, StringComparison.Ordinal);
                at >= 0;
                at = unit.Text.IndexOf(name, at + name.Length, StringComparison.Ordinal)
            )
                count++;
        return count;
    }

    /// <summary>What was deleted beside what was inserted; changes that a few characters of one word part (环境保护 → 生态环境) are one.</summary>
    private static IEnumerable<(string Old, string New)> Pairs(IReadOnlyList<Edit> edits)
    {
        var (old, @new) = (new StringBuilder(), new StringBuilder());
        for (int i = 0; i <= edits.Count; i++)
        {
            bool within =
                i < edits.Count
                && (
                    edits[i].Op != EditOp.Equal
                    || (
                        old.Length + @new.Length > 0
                        && i + 1 < edits.Count
                        && edits[i].Text.Length <= WithinWord
                        && edits[i].Text.All(char.IsLetter)
                    )
                );
            if (within)
            {
                if (edits[i].Op != EditOp.Insert)
                    old.Append(edits[i].Text);
                if (edits[i].Op != EditOp.Delete)
                    @new.Append(edits[i].Text);
                continue;
            }
            if (IsName(old.ToString()) && IsName(@new.ToString()))
                yield return (old.ToString(), @new.ToString());
            old.Clear();
            @new.Clear();
        }
    }

    private static bool IsName(string text) =>
        text.Length is >= ShortestName and <= LongestName && text.All(char.IsLetter) && EditorialKey.Of(text).Length > 0;
}
