namespace ClauseExtractor.Revision.History;

/// <summary>A clause in one version of its policy, and what that version changed about it.</summary>
/// <param name="Path">Its path there; null where the version does not have it.</param>
/// <param name="Change">Against the version before; null in the oldest one and where neither has it.</param>
/// <param name="Facts">What changed in meaning.</param>
public sealed record ClauseStep(
    PolicyVersion Version,
    string? Path,
    ChangeKind? Change,
    bool Moved,
    bool Renumbered,
    IReadOnlyList<Edit> Edits,
    IReadOnlyList<FactChange> Facts
);

/// <summary>Follows a clause through the versions of its policy: when each value changed, and in which version.</summary>
public static class ClauseHistory
{
    /// <summary>The steps from the oldest version to the newest.</summary>
    /// <param name="versions">The oldest first.</param>
    /// <param name="path">The clause's path in the newest version.</param>
    public static IReadOnlyList<ClauseStep> Of(IReadOnlyList<PolicyVersion> versions, string path)
    {
        var steps = new List<ClauseStep>();
        string? at = path;
        for (int v = versions.Count - 1; v > 0; v--)
        {
            var revision = PolicyComparer.Compare(versions[v - 1].Record, versions[v].Record);
            var change = at is null ? null : revision.Clauses.FirstOrDefault(c => c.New.Contains(at));
            steps.Add(
                new ClauseStep(
                    versions[v],
                    at,
                    change?.Change,
                    change?.Moved ?? false,
                    change?.Renumbered ?? false,
                    change?.Edits ?? [],
                    change is null
                        ? []
                        :
                        [
                            .. revision.Facts.Where(f =>
                                f.NewClause is { } n ? change.New.Contains(n) : f.OldClause is { } o && change.Old.Contains(o)
                            ),
                        ]
                )
            );
            at = change is { Old: [var before, ..] } ? before : null;
        }
        if (versions.Count > 0)
            steps.Add(new ClauseStep(versions[0], at, null, false, false, [], []));
        steps.Reverse();
        return steps;
    }
}
