using ClauseExtractor.Extraction;

namespace ClauseExtractor.Revision.Facts;

/// <summary>
/// The figures other than money that changed within matched clauses and that no row tells: 放假1天 → 放假2天, 三个月 → 六十日, 55周岁 → 50周岁.
/// A figure is told that took another one's place; two that stand in unlike words (two ages of two rules) are not one that changed.
/// </summary>
internal static class MeasureComparer
{
    /// <summary>Likeness of the words around two figures from which on one took the other's place; a stretch this short leaves no doubt.</summary>
    private const double SamePlace = 0.2;

    private const int ShortStretch = 14;

    /// <summary>The changes of one row of clauses; values are the words of the text.</summary>
    public static IEnumerable<FactChange> Compare(RowAlignment row, ReportedFigures reported)
    {
        if (row.Stretches.All(s => s.Equal))
            yield break;
        List<MeasureFigure> old = [.. MeasureFigure.In(row.Old.Text)], @new = [.. MeasureFigure.In(row.New.Text)];
        foreach (var stretch in row.Stretches.Where(s => !s.Equal))
        {
            bool sure = stretch.Old.Length <= ShortStretch && stretch.New.Length <= ShortStretch;
            var come = @new.Where(f => stretch.New.Contains(f.Range.Start)).ToLookup(f => f.Kind);
            foreach (var gone in old.Where(f => stretch.Old.Contains(f.Range.Start)).GroupBy(f => f.Kind))
                foreach (var (from, to) in InOrder([.. gone], [.. come[gone.Key]], (o, n) => sure ? 1 : Around(row, o, n)))
                {
                    var (oldSpan, newSpan) = (row.Old.Span(from.Range), row.New.Span(to.Range));
                    if (Wording.Same(from.Text, to.Text) || reported.Covers(oldSpan, newSpan))
                        continue;
                    yield return new FactChange(
                        from.IsPeriod ? FactSubject.Period : FactSubject.Number, FactChangeKind.Changed, row.Row.Old[0].Path, row.Row.New[0].Path, null, null, "text",
                        from.Text, to.Text, oldSpan, newSpan);
                }
        }
    }

    private static double Around(RowAlignment row, MeasureFigure old, MeasureFigure @new) => Wording.SimilarityAround(row.Old.Text, old.Range, row.New.Text, @new.Range);

    /// <summary>The order-preserving pairs of the greatest likeness together, none below the least.</summary>
    private static List<(MeasureFigure Old, MeasureFigure New)> InOrder(List<MeasureFigure> old, List<MeasureFigure> @new, Func<MeasureFigure, MeasureFigure, double> likeness)
    {
        var best = new double[old.Count + 1, @new.Count + 1];
        var alike = new double[old.Count, @new.Count];
        for (int i = old.Count - 1; i >= 0; i--)
            for (int j = @new.Count - 1; j >= 0; j--)
            {
                alike[i, j] = likeness(old[i], @new[j]);
                double together = alike[i, j] < SamePlace ? 0 : best[i + 1, j + 1] + alike[i, j];
                best[i, j] = Math.Max(together, Math.Max(best[i + 1, j], best[i, j + 1]));
            }
        var pairs = new List<(MeasureFigure, MeasureFigure)>();
        for (int i = 0, j = 0; i < old.Count && j < @new.Count;)
        {
            if (alike[i, j] >= SamePlace && best[i, j] == best[i + 1, j + 1] + alike[i, j])
                pairs.Add((old[i++], @new[j++]));
            else if (best[i, j] == best[i + 1, j])
                i++;
            else
                j++;
        }
        return pairs;
    }
}
