namespace ClauseExtractor.Revision;

/// <summary>
/// The last look at clauses that found no partner: in a rewritten policy a clause may keep its topic and its place and hardly a word. Free
/// clauses between the same matched neighbours, under one parent,
/// are paired in order where heading and text still share topic words.
/// </summary>
internal static class PlaceMatcher
{
    /// <summary>Likeness from which on two clauses in one place are one: between two matched neighbours, and beside one.</summary>
    private const double Between = 0.2,
        Beside = 0.3;

    /// <summary>What one heading is worth, and the share of a like one.</summary>
    private const double Heading = 0.25;

    /// <summary>Longer runs of new clauses are a new part of the document.</summary>
    private const int LongestRun = 12;

    public static void Join(Matching matching)
    {
        for (int from = 0; from < matching.New.Count; )
        {
            if (!matching.IsFreeNew(from))
            {
                from++;
                continue;
            }
            int to = from;
            while (to < matching.New.Count && matching.IsFreeNew(to))
                to++;
            Run(matching, from, to);
            from = to;
        }
    }

    private static void Run(Matching matching, int from, int to)
    {
        int before = from == 0 ? -1 : matching.GroupOfNew(from - 1)!.Value.Old[^1],
            after = to == matching.New.Count ? matching.Old.Count : matching.GroupOfNew(to)!.Value.Old[0];
        int first = before + 1,
            last = first;
        while (last < matching.Old.Count && matching.IsFreeOld(last))
            last++;
        bool between = last == after;
        if (last == first && after > 0)
        {
            // Nothing is free behind the neighbour above: what stands before the one below.
            (first, last) = (after, after);
            while (first > 0 && matching.IsFreeOld(first - 1))
                first--;
        }
        if (last == first || last - first > LongestRun || to - from > LongestRun)
            return;
        foreach (
            var (o, n) in SequenceAlignment.Align(
                last - first,
                to - from,
                (i, j) => Likeness(matching, first + i, from + j),
                between ? Between : Beside
            )
        )
            if (o is { } i && n is { } j)
                matching.Join(first + i, from + j);
    }

    private static double Likeness(Matching matching, int old, int @new)
    {
        var (a, b) = (matching.Old[old], matching.New[@new]);
        if (!matching.AreTogether(a.Parent, b.Parent) || a.Children.Count > 0 != b.Children.Count > 0)
            return 0;
        double heading = a.Heading.Length == 0 || b.Heading.Length == 0 ? 0 : matching.Weights.Similarity(a.Heading, b.Heading);
        return matching.Weights.Similarity(a, b) + Heading * heading;
    }
}
