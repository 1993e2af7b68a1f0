using ClauseExtractor.Extraction;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Revision.Facts;

/// <summary>
/// The figures other than money that changed and that no row tells: 放假1天 → 放假2天, 三个月 → 六十日, 55周岁 → 50周岁, and those that came or went.
/// A figure is told as changed that took another one's place; two that stand in unlike words (two ages of two rules) are one that went and
/// one that came.
/// </summary>
internal static class MeasureComparer
{
    /// <summary>
    /// Likeness of the words around two figures from which on one took the other's place; a stretch this short leaves no doubt.
    /// </summary>
    private const double SamePlace = 0.2;

    private const int ShortStretch = 14;

    /// <summary>The changes of one row of clauses; values are the words of the text.</summary>
    /// <param name="moved">Sentences that went to another clause or came from one: they are compared with each other, not with what stands
    /// in their place.</param>
    public static IEnumerable<FactChange> Compare(
        RowAlignment row,
        ReportedFigures reported,
        MovedSentences moved,
        SentencePairing sentences
    )
    {
        if (row.IsSame)
            yield break;
        List<MeasureFigure> old = [.. MeasureFigure.In(row.Old.Text).Where(f => !moved.Holds(row.Old, f.Range))],
            @new = [.. MeasureFigure.In(row.New.Text).Where(f => !moved.Holds(row.New, f.Range))];
        List<MeasureFigure> gone = [],
            come = [];
        foreach (var stretch in row.Stretches.Where(s => !s.Equal))
        {
            bool sure = stretch.Old.Length <= ShortStretch && stretch.New.Length <= ShortStretch;
            var olds = old.Where(f => stretch.Old.Contains(f.Range.Start)).ToLookup(f => f.Kind);
            var news = @new.Where(f => stretch.New.Contains(f.Range.Start)).ToLookup(f => f.Kind);
            foreach (string kind in olds.Concat(news).Select(g => g.Key).Distinct())
            {
                List<MeasureFigure> from = [.. olds[kind]],
                    to = [.. news[kind]];
                foreach (
                    var (o, n) in SequenceAlignment.Align(
                        from.Count,
                        to.Count,
                        (i, j) =>
                            !sentences.AreOne(row, from[i].Range, to[j].Range) ? 0
                            : sure ? 1
                            : Around(row, from[i], to[j]),
                        SamePlace
                    )
                )
                    if (o is not { } i)
                        come.Add(to[n!.Value]);
                    else if (n is not { } j)
                        gone.Add(from[i]);
                    else if (Fact(row, from[i], to[j], reported) is { } fact)
                        yield return fact;
            }
        }
        // What stands around the clauses (a notice, how to send comments) comes and goes with the print, not with the policy.
        if (row.Row.Old[0].IsAround)
            yield break;
        foreach (var figure in gone)
            if (come.FindIndex(c => PhraseLikeness.Same(c.Text, figure.Text)) is >= 0 and var same)
                come.RemoveAt(same);
            else if (Fact(row, figure, null, reported) is { } fact)
                yield return fact;
        foreach (var figure in come)
            if (Fact(row, null, figure, reported) is { } fact)
                yield return fact;
    }

    private static double Around(RowAlignment row, MeasureFigure old, MeasureFigure @new) =>
        PhraseLikeness.SimilarityAround(row.Old.Text, old.Range, row.New.Text, @new.Range);

    private static FactChange? Fact(RowAlignment row, MeasureFigure? from, MeasureFigure? to, ReportedFigures reported) =>
        Fact(
            from,
            to,
            from is { } o ? row.Old.Span(o.Range) : null,
            to is { } n ? row.New.Span(n.Range) : null,
            from is { } a ? row.Old.Path(a.Range.Start) : row.Row.Old[0].Path,
            to is { } b ? row.New.Path(b.Range.Start) : row.Row.New[0].Path,
            reported
        );

    /// <summary>The fact of one figure; null where it is no change, or told already.</summary>
    public static FactChange? Fact(
        MeasureFigure? from,
        MeasureFigure? to,
        Span? oldSpan,
        Span? newSpan,
        string? oldClause,
        string? newClause,
        ReportedFigures reported
    )
    {
        if (
            from is { } o && to is { } n
                ? PhraseLikeness.Same(o.Text, n.Text) || reported.Covers(oldSpan!, newSpan!)
                : reported.Touches(oldSpan, newSpan)
        )
            return null;
        var change =
            from is null ? FactChangeKind.Added
            : to is null ? FactChangeKind.Removed
            : FactChangeKind.Changed;
        return new FactChange(
            (from ?? to)!.Value.IsPeriod ? FactSubject.Period : FactSubject.Number,
            change,
            oldClause,
            newClause,
            null,
            null,
            "text",
            from?.Text,
            to?.Text,
            oldSpan,
            newSpan
        );
    }
}
