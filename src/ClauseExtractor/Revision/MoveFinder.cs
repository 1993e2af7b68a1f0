namespace ClauseExtractor.Revision;

/// <summary>
/// Which groups moved: they changed their order among the groups of one home (the fewest that explain the new order), or went to another
/// parent.
/// A parent that was only inserted, dissolved or split around its clauses moves none of them.
/// </summary>
internal sealed class MoveFinder
{
    private const int Root = -1;
    private readonly Matching matching;
    private readonly IReadOnlyList<(List<int> Old, List<int> New)> groups;
    private readonly Dictionary<int, int> ofOld = [],
        ofNew = [];

    private MoveFinder(Matching matching)
    {
        (this.matching, groups) = (matching, matching.Groups);
        for (int g = 0; g < groups.Count; g++)
        {
            foreach (int o in groups[g].Old)
                ofOld[o] = g;
            foreach (int n in groups[g].New)
                ofNew[n] = g;
        }
    }

    /// <summary>For each group of the matching whether it moved.</summary>
    public static bool[] Find(Matching matching)
    {
        var finder = new MoveFinder(matching);
        double[] weights = SubtreeWeights(matching.New);
        var homes = Enumerable.Range(0, finder.groups.Count).Select(finder.Home).ToList();
        var moved = homes.Select(h => h is null).ToArray();
        foreach (var siblings in Enumerable.Range(0, homes.Count).Where(g => homes[g] is not null).GroupBy(g => homes[g]))
        {
            var inNewOrder = siblings.OrderBy(g => finder.groups[g].New[0]).ToList();
            var stayed = LongestRun.Of(
                [.. inNewOrder.Select(g => finder.groups[g].Old[0])],
                [.. inNewOrder.Select(g => finder.groups[g].New.Sum(n => weights[n]))]
            );
            for (int i = 0; i < inNewOrder.Count; i++)
                moved[inNewOrder[i]] = !stayed[i];
        }
        return moved;
    }

    /// <summary>
    /// The group whose child the group is on both sides, <see cref="Root"/> at the top; null where it went from one parent to another.
    /// </summary>
    private int? Home(int group)
    {
        int o = matching.Old[groups[group].Old[0]].Parent,
            n = matching.New[groups[group].New[0]].Parent;
        int oldHome = Nearest(matching.Old, ofOld, o, group),
            newHome = Nearest(matching.New, ofNew, n, group);
        if (oldHome == newHome)
            return oldHome;
        bool inserted = n >= 0 && !ofNew.ContainsKey(n),
            dissolved = o >= 0 && !ofOld.ContainsKey(o) && Survives(o);
        if (!inserted && !dissolved)
            return null;
        var above = Chain(matching.Old, ofOld, o, group).ToHashSet();
        int shared = Chain(matching.New, ofNew, n, group).First(above.Contains);
        return inserted && shared == newHome || dissolved && shared == oldHome ? shared : null;
    }

    /// <summary>
    /// True where most of a parent's clauses are still there: a heading that went with its clauses was deleted and not dissolved, and one
    /// that was saved from it moved.
    /// </summary>
    private bool Survives(int parent) => 2 * matching.Old[parent].Children.Count(ofOld.ContainsKey) >= matching.Old[parent].Children.Count;

    private static int Nearest(IReadOnlyList<ClauseUnit> units, Dictionary<int, int> groupOf, int parent, int group) =>
        Chain(units, groupOf, parent, group).First();

    /// <summary>
    /// The matched groups above a clause, innermost first, and last the root. The parts of one split clause are not above each other.
    /// </summary>
    private static IEnumerable<int> Chain(IReadOnlyList<ClauseUnit> units, Dictionary<int, int> groupOf, int parent, int group)
    {
        for (; parent >= 0; parent = units[parent].Parent)
            if (groupOf.TryGetValue(parent, out int g) && g != group)
                yield return g;
        yield return Root;
    }

    /// <summary>Text under each unit, its children's included: of two clauses that changed places the lighter one moved.</summary>
    private static double[] SubtreeWeights(IReadOnlyList<ClauseUnit> units)
    {
        var weights = units.Select(u => 1.0 + u.Text.Length).ToArray();
        for (int i = units.Count - 1; i >= 0; i--)
            if (units[i].Parent >= 0)
                weights[units[i].Parent] += weights[i];
        return weights;
    }
}
