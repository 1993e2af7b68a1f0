using System.Text;

namespace ClauseExtractor.Revision;

/// <summary>Finds names and words that were replaced throughout: 质量技术监督 → 市场监督管理 in seventeen clauses is one change of the document, said once.</summary>
internal static class ReplacementFinder
{
    /// <summary>Clauses from which on a replacement is one of the document.</summary>
    private const int LeastClauses = 3;

    private const int ShortestName = 2, LongestName = 24;

    /// <summary>Equal characters at most that lie within one changed word.</summary>
    private const int WithinWord = 2;

    public static IReadOnlyList<Replacement> Find(IReadOnlyList<ClauseRow> rows)
    {
        var found = new Dictionary<(string Old, string New), List<string>>();
        foreach (var row in rows.Where(r => r.Old.Count > 0 && r.New.Count > 0))
            foreach (var pair in Pairs(row.Exact))
            {
                if (!found.TryGetValue(pair, out var clauses))
                    found.Add(pair, clauses = []);
                clauses.Add(row.New[0].Path);
            }
        return [.. found.Where(f => f.Value.Distinct().Count() >= LeastClauses).OrderByDescending(f => f.Value.Count).ThenBy(f => f.Key.Old, StringComparer.Ordinal)
            .Select(f => new Replacement(f.Key.Old, f.Key.New, f.Value.Count, [.. f.Value.Distinct()]))];
    }

    /// <summary>What was deleted beside what was inserted; changes that a few characters of one word part (环境保护 → 生态环境) are one.</summary>
    private static IEnumerable<(string Old, string New)> Pairs(IReadOnlyList<Edit> edits)
    {
        var (old, @new) = (new StringBuilder(), new StringBuilder());
        for (int i = 0; i <= edits.Count; i++)
        {
            bool within = i < edits.Count && (edits[i].Op != EditOp.Equal
                || (old.Length + @new.Length > 0 && i + 1 < edits.Count && edits[i].Text.Length <= WithinWord && edits[i].Text.All(char.IsLetter)));
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

    private static bool IsName(string text) => text.Length is >= ShortestName and <= LongestName && text.All(char.IsLetter) && EditorialKey.Of(text).Length > 0;
}
