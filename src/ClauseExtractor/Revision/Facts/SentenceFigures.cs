using ClauseExtractor.Extraction;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Revision.Facts;

/// <summary>The figures of sentences that went to another clause, and of clauses that came or went as a whole.</summary>
internal static class SentenceFigures
{
    private const double SamePlace = 0.2;

    /// <param name="rows">Where rows of the records stand: their figures are compared with the rows.</param>
    public static IEnumerable<FactChange> Compare(
        SentencePairing sentences,
        IReadOnlySet<RowText> oneSided,
        RowSpans rows,
        ReportedFigures reported
    )
    {
        foreach (var (old, @new) in sentences.MovedPairs)
        foreach (var fact in Moved(old, @new, reported))
            yield return fact;
        foreach (var sentence in sentences.OnlyOld.Where(s => oneSided.Contains(s.Row) && !s.Unit.IsAround))
        foreach (var fact in Alone(sentence, FactChangeKind.Removed, rows.InOld, reported))
            yield return fact;
        foreach (var sentence in sentences.OnlyNew.Where(s => oneSided.Contains(s.Row) && !s.Unit.IsAround))
        foreach (var fact in Alone(sentence, FactChangeKind.Added, rows.InNew, reported))
            yield return fact;
    }

    private static IEnumerable<FactChange> Moved(Sentence old, Sentence @new, ReportedFigures reported)
    {
        var (fromMoney, toMoney) = (MoneyFigure.In(old.Words), MoneyFigure.In(@new.Words));
        foreach (
            var (o, n) in SequenceAlignment.Align(
                fromMoney.Count,
                toMoney.Count,
                (i, j) => SamePlace + Around(old, fromMoney[i].Range, @new, toMoney[j].Range),
                SamePlace
            )
        )
        {
            MoneyFigure? from = o is { } i ? fromMoney[i] : null,
                to = n is { } j ? toMoney[j] : null;
            if (
                from?.Value != to?.Value
                && Money(from, to, Span(old, from?.Range), Span(@new, to?.Range), old.Path, @new.Path, reported) is { } fact
            )
                yield return fact;
        }
        List<MeasureFigure> fromMeasures = [.. MeasureFigure.In(old.Words)],
            toMeasures = [.. MeasureFigure.In(@new.Words)];
        foreach (var (o, n) in SequenceAlignment.Align(fromMeasures.Count, toMeasures.Count, Likeness, SamePlace))
        {
            MeasureFigure? from = o is { } i ? fromMeasures[i] : null,
                to = n is { } j ? toMeasures[j] : null;
            if (MeasureComparer.Fact(from, to, Span(old, from?.Range), Span(@new, to?.Range), old.Path, @new.Path, reported) is { } fact)
                yield return fact;
        }

        double Likeness(int i, int j) =>
            fromMeasures[i].Kind == toMeasures[j].Kind ? SamePlace + Around(old, fromMeasures[i].Range, @new, toMeasures[j].Range) : 0;
    }

    private static IEnumerable<FactChange> Alone(Sentence sentence, FactChangeKind change, Func<Span, bool> inRow, ReportedFigures reported)
    {
        bool gone = change == FactChangeKind.Removed;
        foreach (var figure in MoneyFigure.In(sentence.Words))
            if (Span(sentence, figure.Range) is { } span && !inRow(span))
            {
                var fact = gone
                    ? Money(figure, null, span, null, sentence.Path, null, reported)
                    : Money(null, figure, null, span, null, sentence.Path, reported);
                if (fact is not null)
                    yield return fact;
            }
        foreach (var figure in MeasureFigure.In(sentence.Words))
            if (Span(sentence, figure.Range) is { } span && !inRow(span))
            {
                var fact = gone
                    ? MeasureComparer.Fact(figure, null, span, null, sentence.Path, null, reported)
                    : MeasureComparer.Fact(null, figure, null, span, null, sentence.Path, reported);
                if (fact is not null)
                    yield return fact;
            }
    }

    /// <summary>
    /// The fact of one sum; null where it is told already. Of sums in two currencies neither the difference nor the ratio means anything:
    /// the words are told.
    /// </summary>
    public static FactChange? Money(
        MoneyFigure? from,
        MoneyFigure? to,
        Span? oldSpan,
        Span? newSpan,
        string? oldClause,
        string? newClause,
        ReportedFigures reported
    )
    {
        if (reported.Has(oldSpan, newSpan, from?.Value, to?.Value))
            return null;
        var change =
            from is null ? FactChangeKind.Added
            : to is null ? FactChangeKind.Removed
            : FactChangeKind.Changed;
        bool one = from is null || to is null || from.Value.Currency == to.Value.Currency;
        return new FactChange(
            FactSubject.Amount,
            change,
            oldClause,
            newClause,
            null,
            null,
            "text",
            one ? from?.Value : oldSpan?.Quote,
            one ? to?.Value : newSpan?.Quote,
            oldSpan,
            newSpan
        );
    }

    private static double Around(Sentence old, TextRange from, Sentence @new, TextRange to) =>
        PhraseLikeness.SimilarityAround(old.Words, from, @new.Words, to);

    private static Span? Span(Sentence sentence, TextRange? range) => range is { } r ? sentence.Span(r.Start, r.Length) : null;
}

/// <summary>The places of sentences that went to another clause or came from one.</summary>
internal sealed class MovedSentences(SentencePairing sentences)
{
    private readonly ILookup<RowText, TextRange> places = sentences
        .MovedPairs.SelectMany(p => new[] { p.Old, p.New })
        .ToLookup(s => s.Row, s => s.Range);

    public bool Holds(RowText row, TextRange range) => places[row].Any(r => r.Contains(range.Start));
}

/// <summary>Where the rows of two records stand.</summary>
internal sealed class RowSpans(PolicyRecord old, PolicyRecord @new)
{
    private readonly SpanSet olds = Spans(old),
        news = Spans(@new);

    public bool InOld(Span span) => olds.Touches(span);

    public bool InNew(Span span) => news.Touches(span);

    private static SpanSet Spans(PolicyRecord record) =>
        new([
            .. record.Benefits.SelectMany(b => b.ConditionSpans.Append(b.Span)),
            .. record.Provisions.Where(p => p.Caps.Count > 0).Select(p => p.Span),
            .. record.Thresholds.Select(t => t.Span),
            .. record.Indicators.Select(i => i.Span),
        ]);
}
