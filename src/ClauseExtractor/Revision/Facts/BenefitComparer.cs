using ClauseExtractor.Extraction;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Revision.Facts;

/// <summary>Compares benefits row by row: by the place, the condition and the noun first, then caps, rates, owners of the money, periods.</summary>
internal static class BenefitComparer
{
    private const double WithinClause = 0.35, Anywhere = 0.75;

    public static void Compare(IReadOnlyList<Benefit> old, IReadOnlyList<Benefit> @new, IReadOnlyList<RowAlignment> rows, List<FactChange> facts)
    {
        var pairing = Pair(old, @new, rows);
        foreach (var (o, n, row) in pairing.Pairs)
            Compare(old[o], @new[n], row, new FactWriter(facts, FactSubject.Benefit, old[o].Clause, @new[n].Clause, o, n));
        foreach (int o in pairing.OnlyOld)
            facts.Add(new FactChange(FactSubject.Benefit, FactChangeKind.Removed, old[o].Clause, null, o, null, null, old[o].Span.Quote, null, old[o].Span, null));
        foreach (int n in pairing.OnlyNew)
            facts.Add(new FactChange(FactSubject.Benefit, FactChangeKind.Added, null, @new[n].Clause, null, n, null, null, @new[n].Span.Quote, null, @new[n].Span));
    }

    /// <summary>Which rows are the same row.</summary>
    public static RowPairing<Benefit> Pair(IReadOnlyList<Benefit> old, IReadOnlyList<Benefit> @new, IReadOnlyList<RowAlignment> rows)
    {
        var pairing = new RowPairing<Benefit>(old, @new, b => b.Clause);
        foreach (var row in rows)
            pairing.Within(row, (a, b) => Score(a, b, row), WithinClause);
        pairing.Anywhere((a, b) => a.Term == b.Term ? Wording.Similarity(a.Span.Quote, b.Span.Quote) : 0, Anywhere);
        return pairing;
    }

    /// <summary>The figures' place weighs most: in a tiered list all else is alike.</summary>
    private static double Score(Benefit a, Benefit b, RowAlignment row)
    {
        double figures = Figure(a) is { } from && Figure(b) is { } to ? row.SamePlace(from, to) : 0;
        double amounts = a.Caps.Count > 0 && b.Caps.Count > 0 && a.Caps[0].Amount == b.Caps[0].Amount || a.Caps.Count + b.Caps.Count == 0 && a.Rate?.Value == b.Rate?.Value ? 1 : 0;
        return 0.35 * figures + 0.2 * row.SamePlace(a.Span, b.Span) + 0.2 * Wording.Similarity(a.Condition, b.Condition)
            + 0.1 * (a.Term == b.Term ? 1 : 0) + 0.1 * amounts + 0.05 * (a.Tier == b.Tier ? 1 : 0);
    }

    private static void Compare(Benefit old, Benefit @new, RowAlignment? row, FactWriter write)
    {
        write.Caps(old.Caps, @new.Caps, row);
        write.Rate(old.Rate, @new.Rate);
        write.Value("match", old.Match, @new.Match, old.Span, @new.Span);
        write.Value("years", old.Years, @new.Years, old.Span, @new.Span);
        write.Value("instalmentYears", old.InstalmentYears, @new.InstalmentYears, old.Span, @new.Span);
        write.Value("term", old.Term, @new.Term, old.Span, @new.Span);
        write.Phrase("beneficiary", old.Beneficiary, @new.Beneficiary, old.BeneficiarySpan, @new.BeneficiarySpan);
        write.Phrase("condition", old.Condition, @new.Condition, First(old.ConditionSpans), First(@new.ConditionSpans));
        write.Phrase("procedure", old.Procedure, @new.Procedure, old.Span, @new.Span);
    }

    private static Span? Figure(Benefit benefit) => benefit.Caps is [var cap, ..] ? cap.Span : benefit.Rate?.Span;

    private static Span? First(IReadOnlyList<Span> spans) => spans is [var span, ..] ? span : null;
}
