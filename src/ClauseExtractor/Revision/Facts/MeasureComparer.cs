using ClauseExtractor.Extraction;

namespace ClauseExtractor.Revision.Facts;

/// <summary>
/// The figures other than money that changed within matched clauses and that no row tells: 放假1天 → 放假2天 is a change of substance in a text without a single sum.
/// Only a figure that took the place of another one of its unit is told; what came or went with a whole sentence is seen in the words.
/// </summary>
internal static class MeasureComparer
{
    /// <summary>The changes of one row of clauses; values are the words of the text.</summary>
    public static IEnumerable<FactChange> Compare(RowAlignment row, ToldFigures told)
    {
        if (row.Stretches.All(s => s.Equal))
            yield break;
        List<MeasureFigure> old = [.. MeasureFigure.In(row.Old.Text)], @new = [.. MeasureFigure.In(row.New.Text)];
        foreach (var stretch in row.Stretches.Where(s => !s.Equal))
        {
            var come = @new.Where(f => stretch.New.Contains(f.Range.Start)).ToLookup(f => f.Unit);
            foreach (var gone in old.Where(f => stretch.Old.Contains(f.Range.Start)).GroupBy(f => f.Unit).Where(g => g.Count() == come[g.Key].Count()))
                foreach (var (from, to) in gone.Zip(come[gone.Key]))
                {
                    var (oldSpan, newSpan) = (row.Old.Span(from.Range), row.New.Span(to.Range));
                    if (!Wording.Same(from.Text, to.Text) && !told.Covers(oldSpan, newSpan))
                        yield return new FactChange(
                            FactSubject.Amount, FactChangeKind.Changed, row.Row.Old[0].Path, row.Row.New[0].Path, null, null, "text", from.Text, to.Text, oldSpan, newSpan);
                }
        }
    }
}
