namespace ClauseExtractor.Revision;

/// <summary>
/// Pairs the clauses of two documents by what they say, never by their number: identical text first, then splits and merges that cover a
/// whole clause,
/// then a global assignment over candidates with parents and neighbours as context, then headings by the clauses under them, and last what
/// stands in one place between matched neighbours.
/// </summary>
internal static class ClauseMatcher
{
    /// <summary>Score from which two clauses are one without much help from where they stand, and with it.</summary>
    private const double Sure = 0.55,
        Likely = 0.38;

    public static Matching Match(IReadOnlyList<ClauseUnit> old, IReadOnlyList<ClauseUnit> @new)
    {
        var matching = new Matching(old, @new);
        JoinUnique(matching, u => u.Text);
        JoinUnique(matching, u => u.Substance);
        Coverage.JoinWhole(matching, Coverage.Strict);
        Assign(matching, Sure);
        Assign(matching, Likely);
        Coverage.JoinWhole(matching, Coverage.Loose);
        Coverage.JoinRest(matching);
        JoinParents(matching);
        PlaceMatcher.Join(matching);
        return matching;
    }

    /// <summary>
    /// Pairs free clauses whose key stands once on either side; one that stands more often is left to the assignment, which sees the
    /// context.
    /// </summary>
    private static void JoinUnique(Matching matching, Func<ClauseUnit, string> key)
    {
        var old = matching
            .FreeOld.GroupBy(i => key(matching.Old[i]))
            .Where(g => g.Key.Length > 0 && g.Count() == 1)
            .ToDictionary(g => g.Key, g => g.First());
        foreach (var group in matching.FreeNew.GroupBy(i => key(matching.New[i])).ToList())
            if (group.Count() == 1 && old.TryGetValue(group.Key, out int o))
                matching.Join(o, group.First());
    }

    private static void Assign(Matching matching, double least)
    {
        var free = matching.FreeOld.ToList();
        var index = matching.FreeInNew;
        var context = new MatchContext(matching);
        var rows = free.Select(o =>
                (IReadOnlyList<(int, double)>)
                    [
                        .. index
                            .Nearest(matching.Old[o])
                            .Select(c => (c.Index, Score: c.Similarity + context.Bonus(o, c.Index)))
                            .Where(c => c.Score >= least),
                    ]
            )
            .ToList();
        int[] chosen = SparseAssignment.Solve(rows, matching.New.Count);
        for (int i = 0; i < free.Count; i++)
            if (chosen[i] >= 0)
                matching.Join(free[i], chosen[i]);
    }

    /// <summary>
    /// A heading that was worded anew is still the parent of its clauses: the parents that most of the children agree on are one.
    /// </summary>
    private static void JoinParents(Matching matching)
    {
        foreach (int o in matching.FreeOld.Reverse().ToList())
        {
            var children = matching.Old[o].Children;
            var votes = children
                .SelectMany(c => matching.GroupOfOld(c)?.New ?? [])
                .Select(n => matching.New[n].Parent)
                .Where(p => p >= 0 && matching.IsFreeNew(p))
                .GroupBy(p => p)
                .OrderByDescending(g => g.Count())
                .ThenBy(g => g.Key)
                .FirstOrDefault();
            if (votes is not null && 2 * votes.Count() > children.Count && 2 * votes.Count() > matching.New[votes.Key].Children.Count)
                matching.Join(o, votes.Key);
        }
    }
}
