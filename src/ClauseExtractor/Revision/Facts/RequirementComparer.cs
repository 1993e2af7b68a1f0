using ClauseExtractor.Extraction;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Revision.Facts;

/// <summary>Compares thresholds, indicators and provisions: same place and same subject first, then their figures.</summary>
internal static class RequirementComparer
{
    private const double WithinClause = 0.4,
        Anywhere = 0.8;

    public static void Compare(
        IReadOnlyList<Threshold> old,
        IReadOnlyList<Threshold> @new,
        IReadOnlyList<RowAlignment> rows,
        List<FactChange> facts
    ) =>
        Compare(
            old,
            @new,
            rows,
            facts,
            FactSubject.Threshold,
            t => t.Clause,
            t => t.Span,
            (a, b) =>
                0.3 * PhraseLikeness.Similarity(a.Metric, b.Metric) + 0.1 * (a.Value == b.Value ? 1 : 0) + 0.1 * (a.Unit == b.Unit ? 1 : 0),
            (a, b, _, write) =>
            {
                write.Value("value", a.Value, b.Value, a.Span, b.Span);
                write.Value("upper", a.Upper, b.Upper, a.Span, b.Span);
                write.Value("comparator", a.Comparator, b.Comparator, a.Span, b.Span);
                write.Phrase("metric", a.Metric, b.Metric, a.Span, b.Span);
                write.Value("unit", a.Unit, b.Unit, a.Span, b.Span);
            }
        );

    public static void Compare(
        IReadOnlyList<Indicator> old,
        IReadOnlyList<Indicator> @new,
        IReadOnlyList<RowAlignment> rows,
        List<FactChange> facts
    ) =>
        Compare(
            old,
            @new,
            rows,
            facts,
            FactSubject.Indicator,
            t => t.Clause,
            t => t.Span,
            (a, b) =>
                0.25 * PhraseLikeness.Similarity(a.Metric, b.Metric)
                + 0.1 * (a.Value == b.Value ? 1 : 0)
                + 0.1 * (a.Unit == b.Unit ? 1 : 0)
                + 0.05 * (a.Year == b.Year ? 1 : 0),
            (a, b, _, write) =>
            {
                write.Value("value", a.Value, b.Value, a.Span, b.Span);
                write.Value("comparator", a.Comparator, b.Comparator, a.Span, b.Span);
                write.Value("year", a.Year, b.Year, a.Span, b.Span);
                write.Phrase("metric", a.Metric, b.Metric, a.Span, b.Span);
                write.Value("unit", a.Unit, b.Unit, a.Span, b.Span);
            }
        );

    public static void Compare(
        IReadOnlyList<Provision> old,
        IReadOnlyList<Provision> @new,
        IReadOnlyList<RowAlignment> rows,
        List<FactChange> facts
    ) =>
        Compare(
            old,
            @new,
            rows,
            facts,
            FactSubject.Provision,
            t => t.Clause,
            t => t.Span,
            (a, b) => 0.35 * PhraseLikeness.Similarity(a.Text, b.Text) + 0.15 * (a.Kind == b.Kind ? 1 : 0),
            (a, b, row, write) =>
            {
                write.Caps(a.Caps, b.Caps, row);
                write.Value("kind", a.Kind, b.Kind, a.Span, b.Span);
                write.Phrase("text", a.Text, b.Text, a.Span, b.Span);
            }
        );

    /// <param name="likeness">How alike two rows are apart from their place, 0 to 0.5.</param>
    private static void Compare<T>(
        IReadOnlyList<T> old,
        IReadOnlyList<T> @new,
        IReadOnlyList<RowAlignment> rows,
        List<FactChange> facts,
        FactSubject subject,
        Func<T, string?> clause,
        Func<T, Span> span,
        Func<T, T, double> likeness,
        Action<T, T, RowAlignment?, FactWriter> compare
    )
    {
        var pairing = new RowPairing<T>(old, @new, clause);
        foreach (var row in rows)
            pairing.Within(
                row,
                (a, b) => row.SameSurroundings(span(a), span(b)) ? 0.5 * row.SameFigurePlace(span(a), span(b)) + likeness(a, b) : 0,
                WithinClause,
                (a, b) => span(a).Quote == span(b).Quote
            );
        pairing.Anywhere((a, b) => 2 * likeness(a, b), Anywhere);
        foreach (var (o, n, row) in pairing.Pairs)
            compare(old[o], @new[n], row, new FactWriter(facts, subject, clause(old[o]), clause(@new[n]), o, n));
        foreach (int o in pairing.OnlyOld)
            facts.Add(
                new FactChange(
                    subject,
                    FactChangeKind.Removed,
                    clause(old[o]),
                    null,
                    o,
                    null,
                    null,
                    span(old[o]).Quote,
                    null,
                    span(old[o]),
                    null
                )
            );
        foreach (int n in pairing.OnlyNew)
            facts.Add(
                new FactChange(
                    subject,
                    FactChangeKind.Added,
                    null,
                    clause(@new[n]),
                    null,
                    n,
                    null,
                    null,
                    span(@new[n]).Quote,
                    null,
                    span(@new[n])
                )
            );
    }
}
