using ClauseExtractor.Extraction;
using ClauseExtractor.Revision.Facts;

namespace ClauseExtractor.Revision;

/// <summary>Compares two documents, versions of one work or not: clause by clause, then fact by fact.</summary>
public static class PolicyComparer
{
    /// <summary>The revision record of <paramref name="new"/> against <paramref name="old"/>.</summary>
    public static RevisionRecord Compare(PolicyRecord old, PolicyRecord @new)
    {
        var comparison = ClauseComparison.Of(old, @new);
        var changes = comparison.Rows.Select(r => r.Change).ToList();
        var replacements = ReplacementFinder.Find(comparison.Rows);
        return new RevisionRecord(
            Side(old),
            Side(@new),
            changes,
            FactComparer.Compare(old, @new, comparison.Rows, replacements),
            replacements,
            Count(changes)
        );
    }

    private static RevisionSide Side(PolicyRecord record) => new(record.Document.Id, record.Document.Title, record.Document.Source.File);

    private static RevisionSummary Count(IReadOnlyList<ClauseChange> changes)
    {
        return new RevisionSummary(
            Of(ChangeKind.Unchanged),
            Of(ChangeKind.Editorial),
            Of(ChangeKind.Reworded),
            Of(ChangeKind.Inserted),
            Of(ChangeKind.Deleted),
            Of(ChangeKind.Split),
            Of(ChangeKind.Merged),
            changes.Count(c => c.Moved),
            changes.Count(c => c.Renumbered)
        );

        int Of(ChangeKind kind) => changes.Count(c => c.Change == kind);
    }
}
