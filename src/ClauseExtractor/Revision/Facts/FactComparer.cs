using ClauseExtractor.Extraction;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Revision.Facts;

/// <summary>
/// What a revision changed in meaning: every row of both records against its partner, and every figure that stands in no row.
/// </summary>
internal static class FactComparer
{
    /// <summary>The changes, most weighty first.</summary>
    public static IReadOnlyList<FactChange> Compare(
        PolicyRecord old,
        PolicyRecord @new,
        IReadOnlyList<ClauseRow> clauses,
        IReadOnlyList<Replacement> replacements
    )
    {
        var facts = new List<FactChange>();
        var all = clauses.Select(c => new RowAlignment(c)).ToList();
        var rows = all.Where(r => r.Row.Old.Count > 0 && r.Row.New.Count > 0).ToList();
        var oneSided = all.Where(r => r.Row.Old.Count == 0 || r.Row.New.Count == 0).ToList();
        DocumentComparer.Compare(old.Document, @new.Document, facts);
        BenefitComparer.Compare(old.Benefits, @new.Benefits, rows, facts);
        RequirementComparer.Compare(old.Provisions, @new.Provisions, rows, facts);
        RequirementComparer.Compare(old.Thresholds, @new.Thresholds, rows, facts);
        RequirementComparer.Compare(old.Indicators, @new.Indicators, rows, facts);
        OwnerComparer.Compare(old, @new, rows, replacements, facts);
        var sentences = new SentencePairing(rows, oneSided);
        var moved = new MovedSentences(sentences);
        var reported = new ReportedFigures([.. facts]);
        foreach (var row in rows)
            facts.AddRange(Figures(row, reported, moved, sentences));
        reported = new ReportedFigures([.. facts.Where(f => !IsText(f) && f is not { Subject: FactSubject.Provision, Field: null })]);
        foreach (var row in rows)
            facts.AddRange(MeasureComparer.Compare(row, reported, moved, sentences));
        facts.AddRange(
            SentenceFigures.Compare(
                sentences,
                oneSided.SelectMany(r => new[] { r.Old, r.New }).ToHashSet(),
                new RowSpans(old, @new),
                reported
            )
        );
        facts.AddRange(DutyComparer.Compare(sentences));
        facts.AddRange(ActComparer.Compare(sentences));
        facts.AddRange(AuthorityComparer.Compare(sentences, replacements, new KnownUnits(old, @new)));
        facts.AddRange(ScopeComparer.Compare(sentences, replacements, new ReportedFigures([.. facts])));
        return FactWeight.Order(facts.Where(f => !IsToldInPart(f, facts)));
    }

    /// <summary>
    /// A provision of which a part is told as a change by itself (a sum, an authority) is not told again as a changed text.
    /// </summary>
    private static bool IsToldInPart(FactChange fact, List<FactChange> facts) =>
        IsText(fact)
        && facts.Exists(f =>
            f.Subject != FactSubject.Provision
            && f.NewClause == fact.NewClause
            && Within(f.OldSpan, fact.OldSpan)
            && Within(f.NewSpan, fact.NewSpan)
        );

    private static bool Within(Span? part, Span? whole) =>
        part is null || whole is null || part.Start >= whole.Start && part.End <= whole.End;

    private static bool IsText(FactChange fact) => fact is { Subject: FactSubject.Provision, Field: "text" };

    private static IEnumerable<FactChange> Figures(
        RowAlignment row,
        ReportedFigures reported,
        MovedSentences moved,
        SentencePairing sentences
    )
    {
        foreach (var (old, @new) in FigureComparer.Compare(row))
        {
            if (old?.Value == @new?.Value && old?.Currency == @new?.Currency)
                continue;
            bool one = old is null || @new is null || sentences.AreOne(row, old.Value.Range, @new.Value.Range);
            (MoneyFigure?, MoneyFigure?)[] changes = one ? [(old, @new)] : [(old, null), (null, @new)];
            foreach (var (from, to) in changes)
            {
                if (from is { } f && moved.Holds(row.Old, f.Range) || to is { } t && moved.Holds(row.New, t.Range))
                    continue;
                Span? oldSpan = from is { } o ? row.Old.Span(o.Range) : null,
                    newSpan = to is { } n ? row.New.Span(n.Range) : null;
                string oldPath = from is { } a ? row.Old.Path(a.Range.Start) : row.Row.Old[0].Path,
                    newPath = to is { } b ? row.New.Path(b.Range.Start) : row.Row.New[0].Path;
                if (SentenceFigures.Money(from, to, oldSpan, newSpan, oldPath, newPath, reported) is { } fact)
                    yield return fact;
            }
        }
    }
}
