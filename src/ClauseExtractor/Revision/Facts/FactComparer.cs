using ClauseExtractor.Extraction;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Revision.Facts;

/// <summary>What a revision changed in meaning: every row of both records against its partner, and every figure that stands in no row.</summary>
internal static class FactComparer
{
    /// <summary>The changes, most weighty first.</summary>
    public static IReadOnlyList<FactChange> Compare(PolicyRecord old, PolicyRecord @new, IReadOnlyList<ClauseRow> clauses)
    {
        var facts = new List<FactChange>();
        var rows = clauses.Where(c => c.Old.Count > 0 && c.New.Count > 0).Select(c => new RowAlignment(c)).ToList();
        DocumentComparer.Compare(old.Document, @new.Document, facts);
        BenefitComparer.Compare(old.Benefits, @new.Benefits, rows, facts);
        RequirementComparer.Compare(old.Provisions, @new.Provisions, rows, facts);
        RequirementComparer.Compare(old.Thresholds, @new.Thresholds, rows, facts);
        RequirementComparer.Compare(old.Indicators, @new.Indicators, rows, facts);
        OwnerComparer.Compare(old, @new, rows, facts);
        var reported = new ReportedFigures(facts);
        foreach (var row in rows)
            facts.AddRange(Figures(row, reported));
        reported = new ReportedFigures([.. facts]);
        foreach (var row in rows)
            facts.AddRange(MeasureComparer.Compare(row, reported));
        foreach (var row in rows)
            facts.AddRange(DutyComparer.Compare(row));
        return FactWeight.Order(facts);
    }

    private static List<FactChange> Figures(RowAlignment row, ReportedFigures reported)
    {
        var facts = new List<FactChange>();
        foreach (var (old, @new) in FigureComparer.Compare(row))
        {
            if (old?.Value == @new?.Value && old?.Currency == @new?.Currency)
                continue;
            Span? oldSpan = old is { } o ? row.Old.Span(o.Range) : null, newSpan = @new is { } n ? row.New.Span(n.Range) : null;
            if (reported.Has(oldSpan, newSpan, old?.Value, @new?.Value))
                continue;
            var change = old is null ? FactChangeKind.Added : @new is null ? FactChangeKind.Removed : FactChangeKind.Changed;
            facts.Add(new FactChange(
                FactSubject.Amount, change, row.Row.Old[0].Path, row.Row.New[0].Path, null, null, "text", Value(old, oldSpan), Value(@new, newSpan), oldSpan, newSpan));

            // of sums in two currencies neither the difference nor the ratio means anything: the words are told
            object? Value(MoneyFigure? figure, Span? span) => old?.Currency == @new?.Currency || old is null || @new is null ? figure?.Value : span?.Quote;
        }
        return facts;
    }
}
