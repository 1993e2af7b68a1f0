namespace ClauseExtractor.Revision;

/// <summary>Splits and merges: a clause whose text is covered by several clauses of the other side, each of which lies within it.</summary>
internal static class Coverage
{
    /// <summary>What a group must show.</summary>
    /// <param name="Contained">Share of each part that lies in the still uncovered text of the whole.</param>
    /// <param name="Covered">Share of the whole that the parts cover together.</param>
    internal readonly record struct Demand(double Contained, double Covered);

    public static Demand Strict { get; } = new(0.85, 0.85);

    public static Demand Loose { get; } = new(0.6, 0.6);

    /// <summary>Least characters of a part, and its least share of the whole.</summary>
    private const int LeastPart = 8,
        LeastBeside = 4;

    private const double LeastShare = 0.08;

    /// <summary>Groups free clauses with the free clauses that cover them.</summary>
    public static void JoinWhole(Matching matching, Demand demand)
    {
        var inNew = matching.FreeInNew;
        foreach (int o in matching.FreeOld.ToList())
            if (Parts(matching.Old[o], matching.New, inNew, matching.IsFreeNew, demand) is { } parts)
                matching.Join([o], parts);
        var inOld = matching.FreeInOld;
        foreach (int n in matching.FreeNew.ToList())
            if (Parts(matching.New[n], matching.Old, inOld, matching.IsFreeOld, demand) is { } parts)
                matching.Join(parts, [n]);
    }

    /// <summary>
    /// Adds a free clause to a matched pair where it lies in what the pair leaves uncovered: the pair beside it first, since what is cut
    /// off most often stays there.
    /// </summary>
    public static void JoinRest(Matching matching)
    {
        var inOld = new CandidateIndex(
            matching.Old,
            matching.Weights,
            o => matching.GroupOfOld(o) is { Old.Count: 1 },
            matching.FreeNew.Select(n => matching.New[n])
        );
        foreach (int n in matching.FreeNew.ToList())
        {
            var part = matching.New[n];
            var beside = Beside(
                n,
                matching.New.Count,
                matching.Old.Count,
                i => matching.GroupOfNew(i)?.Old,
                o => matching.GroupOfOld(o) is { Old.Count: 1 }
            );
            int home = beside
                .Concat(inOld.Nearest(part).Select(c => c.Index))
                .FirstOrDefault(
                    o => Fits(matching.Old[o], part, matching.GroupOfOld(o)!.Value.New.Select(x => matching.New[x]), beside.Contains(o)),
                    -1
                );
            if (home >= 0)
                matching.AddNew(home, n, at => new CoveredText(matching.Old[home].Substance).Place(matching.New[at].Substance));
        }
        var inNew = new CandidateIndex(
            matching.New,
            matching.Weights,
            n => matching.GroupOfNew(n) is { Old.Count: 1, New.Count: 1 },
            matching.FreeOld.Select(o => matching.Old[o])
        );
        foreach (int o in matching.FreeOld.ToList())
        {
            var part = matching.Old[o];
            var beside = Beside(
                o,
                matching.Old.Count,
                matching.New.Count,
                i => matching.GroupOfOld(i)?.New,
                n => matching.GroupOfNew(n) is { Old.Count: 1, New.Count: 1 }
            );
            int home = beside
                .Concat(inNew.Nearest(part).Select(c => c.Index))
                .FirstOrDefault(
                    n => Fits(matching.New[n], part, matching.GroupOfNew(n)!.Value.Old.Select(x => matching.Old[x]), beside.Contains(n)),
                    -1
                );
            if (home >= 0)
                matching.AddOld(o, home, at => new CoveredText(matching.New[home].Substance).Place(matching.Old[at].Substance));
        }
    }

    /// <summary>
    /// Where the rest of a part may be on the other side: its neighbours' partners, and what stood beside those, in case the rest went
    /// elsewhere and left the part behind.
    /// </summary>
    private static List<int> Beside(int part, int count, int others, Func<int, List<int>?> partners, Func<int, bool> open)
    {
        var beside = new List<int>();
        if (part > 0 && partners(part - 1) is { } before)
            beside.AddRange([before[0], before[^1] + 1]);
        if (part + 1 < count && partners(part + 1) is { } after)
            beside.AddRange([after[0], after[0] - 1]);
        return [.. beside.Where(i => i >= 0 && i < others && open(i))];
    }

    /// <summary>The free clauses that cover <paramref name="whole"/>, in the order of its text; null where they do not.</summary>
    private static List<int>? Parts(
        ClauseUnit whole,
        IReadOnlyList<ClauseUnit> side,
        CandidateIndex index,
        Func<int, bool> free,
        Demand demand
    )
    {
        if (whole.Substance.Length < 2 * LeastPart)
            return null;
        var parts = new List<int>();
        List<int> candidates =
        [
            .. index
                .Nearest(whole)
                .Select(c => c.Index)
                .Where(i => free(i) && side[i].Substance.Length >= LeastPart && side[i].Substance.Length < 0.95 * whole.Substance.Length)
                .OrderByDescending(i => side[i].Substance.Length)
                .ThenBy(i => i),
        ];
        if (candidates.Count < 2)
            return null;
        var cover = new CoveredText(whole.Substance);
        foreach (int i in candidates)
        {
            string part = side[i].Substance;
            if (cover.Share(part) < demand.Contained)
                continue;
            cover.Take(part);
            parts.Add(i);
        }
        if (parts.Count < 2 || cover.Covered < demand.Covered)
            return null;
        var places = new CoveredText(whole.Substance);
        return [.. Nearby(parts, candidates, side).OrderBy(i => places.Place(side[i].Substance))];
    }

    /// <summary>
    /// Where a part stands several times word for word (one list of papers to hand in under two programmes), the copy beside the other
    /// parts is meant.
    /// </summary>
    private static IEnumerable<int> Nearby(List<int> parts, List<int> candidates, IReadOnlyList<ClauseUnit> side) =>
        parts.Select(part =>
            candidates
                .Where(c => side[c].Substance == side[part].Substance && (c == part || !parts.Contains(c)))
                .MinBy(c => parts.Where(other => other != part).Min(other => Math.Abs(other - c)))
        );

    /// <param name="beside">The part stands beside the rest of the whole: then it may be a small share of it, and a short one that lies in
    /// it entirely.</param>
    private static bool Fits(ClauseUnit whole, ClauseUnit part, IEnumerable<ClauseUnit> others, bool beside)
    {
        int least = beside ? LeastBeside : Math.Max(LeastPart, (int)Math.Ceiling(LeastShare * whole.Substance.Length));
        if (part.Substance.Length < least)
            return false;
        var cover = new CoveredText(whole.Substance);
        foreach (var other in others)
            cover.Take(other.Substance);
        return cover.Share(part.Substance) >= (part.Substance.Length < LeastPart ? Strict.Contained : Loose.Contained);
    }
}
