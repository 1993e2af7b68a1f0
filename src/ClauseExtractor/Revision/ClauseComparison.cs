using ClauseExtractor.Extraction;

namespace ClauseExtractor.Revision;

/// <summary>A change with the clauses it joins, for the comparison of facts.</summary>
/// <param name="Exact">The edits before they were tidied for a reader.</param>
internal sealed record ClauseRow(
    ClauseChange Change,
    IReadOnlyList<ClauseUnit> Old,
    IReadOnlyList<ClauseUnit> New,
    IReadOnlyList<Edit> Exact
);

/// <summary>Every clause of both documents exactly once, in the new document's order, deleted ones where they stood.</summary>
internal sealed class ClauseComparison
{
    private readonly Matching matching;
    private readonly TextDiff diff;

    private ClauseComparison(Matching matching, TextDiff diff) => (this.matching, this.diff) = (matching, diff);

    public IReadOnlyList<ClauseRow> Rows { get; private set; } = [];

    public static ClauseComparison Of(PolicyRecord old, PolicyRecord @new)
    {
        var names = new[] { old, @new }.SelectMany(r => r.Clauses.SelectMany(c => c.Owners).Concat(r.Document.Owners)).Select(o => o.Name);
        var (oldUnits, newUnits) = ClauseUnit.Of(old, @new);
        var comparison = new ClauseComparison(ClauseMatcher.Match(oldUnits, newUnits), new TextDiff(new DiffTokenizer(names)));
        var (oldFront, oldBack) = Surroundings.Of(old);
        var (newFront, newBack) = Surroundings.Of(@new);
        comparison.Rows = [.. comparison.Around(oldFront, newFront), .. comparison.InOrder(), .. comparison.Around(oldBack, newBack)];
        return comparison;
    }

    private IEnumerable<ClauseRow> Around(ClauseUnit? old, ClauseUnit? @new)
    {
        if (old is not null || @new is not null)
            yield return Row(old is null ? [] : [old], @new is null ? [] : [@new], false);
    }

    private IEnumerable<ClauseRow> InOrder()
    {
        bool[] moved = MoveFinder.Find(matching);
        var placed = new List<(int Place, int Order, ClauseRow Row)>();
        var placeOfOld = new int[matching.Old.Count];
        for (int g = 0; g < moved.Length; g++)
        {
            var (old, @new) = matching.Groups[g];
            placed.Add((@new[0], -1, Row([.. old.Select(o => matching.Old[o])], [.. @new.Select(n => matching.New[n])], moved[g])));
            foreach (int o in old)
                placeOfOld[o] = @new[0];
        }
        foreach (int n in matching.FreeNew)
            placed.Add((n, -1, Row([], [matching.New[n]], false)));
        foreach (int o in matching.FreeOld)
        {
            placeOfOld[o] = o == 0 ? -1 : placeOfOld[o - 1];
            placed.Add((placeOfOld[o], o, Row([matching.Old[o]], [], false)));
        }
        return placed.OrderBy(p => p.Place).ThenBy(p => p.Order).Select(p => p.Row);
    }

    private ClauseRow Row(IReadOnlyList<ClauseUnit> old, IReadOnlyList<ClauseUnit> @new, bool moved)
    {
        string oldText = Text(old),
            newText = Text(@new);
        bool lines =
            oldText != newText
            && old.Count == 1
            && @new.Count == 1
            && (old[0].IsAround || LineAlignment.HasRows(oldText) && LineAlignment.HasRows(newText));
        var edits = lines ? diff.CompareLines(oldText, newText, out var exact) : diff.Compare(oldText, newText, out exact);
        int equal = edits.Sum(e => e.Op == EditOp.Equal ? e.Text.Length : 0),
            all = oldText.Length + newText.Length;
        bool renumbered = !moved && old.Count > 0 && @new.Count > 0 && old[0].Label != @new[0].Label;
        var change = new ClauseChange(
            Kind(old, @new, oldText, newText),
            [.. old.Select(u => u.Path)],
            [.. @new.Select(u => u.Path)],
            moved,
            renumbered,
            old.Count == 0 || @new.Count == 0 ? 0
                : all == 0 ? 1
                : Math.Round(2.0 * equal / all, 4),
            edits
        );
        return new ClauseRow(change, old, @new, exact);
    }

    private static ChangeKind Kind(IReadOnlyList<ClauseUnit> old, IReadOnlyList<ClauseUnit> @new, string oldText, string newText) =>
        (old.Count, @new.Count) switch
        {
            (0, _) => ChangeKind.Inserted,
            (_, 0) => ChangeKind.Deleted,
            (1, 1) => oldText == newText ? ChangeKind.Unchanged
            : old[0].Substance == @new[0].Substance ? ChangeKind.Editorial
            : ChangeKind.Reworded,
            (1, _) => ChangeKind.Split,
            _ => ChangeKind.Merged,
        };

    private static string Text(IReadOnlyList<ClauseUnit> units) =>
        units.Count == 1 ? units[0].Text : string.Join('\n', units.Select(u => u.Text));
}
