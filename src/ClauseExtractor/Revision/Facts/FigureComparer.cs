using ClauseExtractor.Layout;

namespace ClauseExtractor.Revision.Facts;

/// <summary>The sums of money that changed within matched clauses, found in the words alone, whether or not a row stands on them.</summary>
internal static class FigureComparer
{
    /// <summary>
    /// What an unlike pair is worth beside an equal one (1): enough to pair a changed sum, less than keeping two equal ones together.
    /// </summary>
    private const double Unlike = 0.4;

    /// <summary>Every figure that changed, came or went; null stands for the side without one.</summary>
    public static IEnumerable<(MoneyFigure? Old, MoneyFigure? New)> Compare(RowAlignment row)
    {
        if (row.Row.Old.Count == 0 || row.Row.New.Count == 0 || row.IsSame)
            yield break;
        var old = MoneyFigure.In(row.Old.Text);
        var left = MoneyFigure.In(row.New.Text).ToDictionary(f => f.Range.Start);
        foreach (var stretch in row.Stretches)
        {
            var gone = old.Where(f => stretch.Old.Contains(f.Range.Start)).ToList();
            if (stretch.Equal)
            {
                foreach (var figure in gone)
                    yield return left.Remove(stretch.New.Start + figure.Range.Start - stretch.Old.Start, out var same)
                        ? (figure, same)
                        : (figure, null);
                continue;
            }
            var come = left.Values.Where(f => stretch.New.Contains(f.Range.Start)).OrderBy(f => f.Range.Start).ToList();
            foreach (var figure in come)
                left.Remove(figure.Range.Start);
            foreach (var pair in Align(gone, come))
                yield return pair;
        }
        foreach (var figure in left.Values.OrderBy(f => f.Range.Start))
            yield return (null, figure);
    }

    /// <summary>
    /// Pairs two short lists in order: one by one where there are as many (2万元以上10万元以下 → 10万元以上50万元以下), else so that most equal sums stay
    /// together.
    /// </summary>
    private static List<(MoneyFigure? Old, MoneyFigure? New)> Align(List<MoneyFigure> old, List<MoneyFigure> @new)
    {
        if (old.Count == @new.Count)
            return [.. old.Zip(@new, (o, n) => ((MoneyFigure?)o, (MoneyFigure?)n))];
        return
        [
            .. SequenceAlignment
                .Align(old.Count, @new.Count, (i, j) => Worth(old[i], @new[j]), Unlike)
                .Select(p => (p.Old is { } o ? old[o] : (MoneyFigure?)null, p.New is { } n ? @new[n] : (MoneyFigure?)null)),
        ];
    }

    private static double Worth(MoneyFigure a, MoneyFigure b) =>
        a.Currency != b.Currency ? 0
        : a.Value == b.Value ? 1
        : Unlike;
}
