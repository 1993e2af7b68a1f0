namespace ClauseExtractor.Revision;

/// <summary>
/// Which clauses of two documents belong together, while it is being found out: groups of one to one, one to several, several to one.
/// </summary>
internal sealed class Matching
{
    private readonly int[] groupOfOld,
        groupOfNew;
    private readonly List<(List<int> Old, List<int> New)> groups = [];
    private CandidateIndex? freeInNew,
        freeInOld;

    public Matching(IReadOnlyList<ClauseUnit> old, IReadOnlyList<ClauseUnit> @new)
    {
        (Old, New, Weights) = (old, @new, new ShingleWeights(old, @new));
        (groupOfOld, groupOfNew) = (new int[old.Count], new int[@new.Count]);
        Array.Fill(groupOfOld, -1);
        Array.Fill(groupOfNew, -1);
    }

    public IReadOnlyList<ClauseUnit> Old { get; }

    public IReadOnlyList<ClauseUnit> New { get; }

    public ShingleWeights Weights { get; }

    public IReadOnlyList<(List<int> Old, List<int> New)> Groups => groups;

    /// <summary>The free new clauses by what the free old ones say; made anew when a clause was joined.</summary>
    public CandidateIndex FreeInNew => freeInNew ??= new CandidateIndex(New, Weights, IsFreeNew, FreeOld.Select(o => Old[o]));

    /// <summary>The same the other way round.</summary>
    public CandidateIndex FreeInOld => freeInOld ??= new CandidateIndex(Old, Weights, IsFreeOld, FreeNew.Select(n => New[n]));

    public bool IsFreeOld(int old) => groupOfOld[old] < 0;

    public bool IsFreeNew(int @new) => groupOfNew[@new] < 0;

    public IEnumerable<int> FreeOld => Enumerable.Range(0, Old.Count).Where(IsFreeOld);

    public IEnumerable<int> FreeNew => Enumerable.Range(0, New.Count).Where(IsFreeNew);

    /// <summary>The group of an old clause; null while it is free.</summary>
    public (List<int> Old, List<int> New)? GroupOfOld(int old) => groupOfOld[old] is >= 0 and var g ? groups[g] : null;

    /// <inheritdoc cref="GroupOfOld"/>
    public (List<int> Old, List<int> New)? GroupOfNew(int @new) => groupOfNew[@new] is >= 0 and var g ? groups[g] : null;

    /// <summary>True where both indexes are outside their documents, or both clauses are in one group.</summary>
    public bool AreTogether(int old, int @new)
    {
        bool hasOld = old >= 0 && old < Old.Count,
            hasNew = @new >= 0 && @new < New.Count;
        return hasOld && hasNew ? groupOfOld[old] >= 0 && groupOfOld[old] == groupOfNew[@new] : hasOld == hasNew;
    }

    public void Join(int old, int @new) => Join([old], [@new]);

    /// <summary>Makes a group; several clauses on one side stand in the order of the text that they share.</summary>
    public void Join(IEnumerable<int> old, IEnumerable<int> @new)
    {
        (freeInNew, freeInOld) = (null, null);
        groups.Add(([.. old], [.. @new]));
        foreach (int o in groups[^1].Old)
            groupOfOld[o] = groups.Count - 1;
        foreach (int n in groups[^1].New)
            groupOfNew[n] = groups.Count - 1;
    }

    /// <summary>
    /// Adds a free new clause to the group of an old one: a split. The parts stand in the order of <paramref name="place"/>, where they lie
    /// in the old text.
    /// </summary>
    public void AddNew(int old, int @new, Func<int, int> place)
    {
        (freeInNew, freeInOld) = (null, null);
        int g = groupOfOld[old];
        groupOfNew[@new] = g;
        groups[g] = (groups[g].Old, [.. groups[g].New.Append(@new).OrderBy(place)]);
    }

    /// <summary>Adds a free old clause to the group of a new one: a merge.</summary>
    public void AddOld(int old, int @new, Func<int, int> place)
    {
        (freeInNew, freeInOld) = (null, null);
        int g = groupOfNew[@new];
        groupOfOld[old] = g;
        groups[g] = ([.. groups[g].Old.Append(old).OrderBy(place)], groups[g].New);
    }
}
