using ClauseExtractor.Extraction;

namespace ClauseExtractor.Training;

/// <summary>Which rows are right, by a largest matching with the answers, and which parts of the others are wrong.</summary>
internal static class RowLabels
{
    /// <summary>For each row with a figure its wrong parts, empty where it is right; null for a row without a figure.</summary>
    public static List<RowPart>?[] Of(IReadOnlyList<Benefit> rows, IReadOnlyList<GoldRow> gold)
    {
        var wrong = new List<RowPart>?[rows.Count];
        var answers = gold.Where(g => g.IsQuantified).OrderBy(g => g.Optional).ToList();
        var taken = new int[rows.Count];
        Array.Fill(taken, -1);
        bool Fits(int g, int r) => GoldRow.Path(rows[r].Clause) == answers[g].Clause && answers[g].Differences(rows[r]).Count == 0;
        bool Place(int g, HashSet<int> seen)
        {
            for (int r = 0; r < rows.Count; r++)
                if (IsQuantified(rows[r]) && !seen.Contains(r) && Fits(g, r))
                {
                    seen.Add(r);
                    if (taken[r] < 0 || Place(taken[r], seen))
                    {
                        taken[r] = g;
                        return true;
                    }
                }
            return false;
        }
        var placed = new bool[answers.Count];
        for (int g = 0; g < answers.Count; g++)
            placed[g] = Place(g, []);
        for (int r = 0; r < rows.Count; r++)
        {
            if (!IsQuantified(rows[r]))
                continue;
            if (taken[r] >= 0)
            {
                wrong[r] = [];
                continue;
            }
            // The answer that differs in the fewest parts and is free before one that is taken.
            var nearest = answers
                .Index()
                .Where(a => a.Item.Clause == GoldRow.Path(rows[r].Clause) && a.Item.SharesFigure(rows[r]))
                .Select(a => (Differences: a.Item.Differences(rows[r]), Taken: placed[a.Index]))
                .Where(a => a.Differences.Count > 0)
                .OrderBy(a => a.Taken)
                .ThenBy(a => a.Differences.Count)
                .FirstOrDefault();
            wrong[r] = nearest.Differences ?? [rows[r].Caps.Count > 0 ? RowPart.Caps : RowPart.Rate];
        }
        return wrong;
    }

    public static bool IsQuantified(Benefit row) => row.Caps.Count > 0 || row.Rate is not null || row.Match is not null;
}
