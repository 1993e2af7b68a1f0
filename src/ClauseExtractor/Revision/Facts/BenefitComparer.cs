using ClauseExtractor.Extraction;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Revision.Facts;

/// <summary>
/// Compares benefits row by row: by the place, the condition and the noun first, then caps, rates, owners of the money, periods.
/// </summary>
internal static class BenefitComparer
{
    private const double WithinClause = 0.35,
        Anywhere = 0.75;

    /// <summary>Likeness of recipient and condition, and of the whole sentence, from which on two rows may be one.</summary>
    private const double SameSubject = 0.12,
        SameSentence = 0.5;

    private const int LeastSubject = 8;

    public static void Compare(
        IReadOnlyList<Benefit> old,
        IReadOnlyList<Benefit> @new,
        IReadOnlyList<RowAlignment> rows,
        List<FactChange> facts
    )
    {
        var pairing = Pair(old, @new, rows);
        foreach (var (o, n, row) in pairing.Pairs)
            if (!SameWords(old[o], @new[n]))
                Compare(old[o], @new[n], row, new FactWriter(facts, FactSubject.Benefit, old[o].Clause, @new[n].Clause, o, n));
        // A row that is read on one side only of a clause whose words stayed is a fault of reading, no change.
        var stayed = rows.Where(r => r.Row.Change.Change is ChangeKind.Unchanged or ChangeKind.Editorial).ToList();
        var (oldStayed, newStayed) = (
            stayed.SelectMany(r => r.Row.Change.Old).ToHashSet(),
            stayed.SelectMany(r => r.Row.Change.New).ToHashSet()
        );
        foreach (int o in pairing.OnlyOld.Where(o => !oldStayed.Contains(old[o].Clause)))
            facts.Add(
                new FactChange(
                    FactSubject.Benefit,
                    FactChangeKind.Removed,
                    old[o].Clause,
                    null,
                    o,
                    null,
                    null,
                    old[o].Span.Quote,
                    null,
                    old[o].Span,
                    null
                )
            );
        foreach (int n in pairing.OnlyNew.Where(n => !newStayed.Contains(@new[n].Clause)))
            facts.Add(
                new FactChange(
                    FactSubject.Benefit,
                    FactChangeKind.Added,
                    null,
                    @new[n].Clause,
                    null,
                    n,
                    null,
                    null,
                    @new[n].Span.Quote,
                    null,
                    @new[n].Span
                )
            );
    }

    /// <summary>Which rows are the same row.</summary>
    public static RowPairing<Benefit> Pair(IReadOnlyList<Benefit> old, IReadOnlyList<Benefit> @new, IReadOnlyList<RowAlignment> rows)
    {
        var pairing = new RowPairing<Benefit>(old, @new, b => b.Clause);
        var partners = rows.SelectMany(r => r.Row.Old.SelectMany(o => r.Row.New.Select(n => (o.Path, n.Path)))).ToHashSet();
        // What went to another clause under the same name is found before anything there can take its place.
        pairing.Moved(Subject, (a, b) => partners.Contains((a.Clause, b.Clause)));
        foreach (var row in rows)
            pairing.Within(row, (a, b) => Score(a, b, row), WithinClause, (a, b) => a.Span.Quote == b.Span.Quote && a.Tier == b.Tier);
        pairing.Anywhere((a, b) => a.Term == b.Term ? PhraseLikeness.Similarity(a.Span.Quote, b.Span.Quote) : 0, Anywhere);
        return pairing;
    }

    /// <summary>What a benefit is for, without its place; null for one that says little of it.</summary>
    private static string? Subject(Benefit benefit) =>
        benefit.Beneficiary + benefit.Condition is { Length: >= LeastSubject } subject
            ? $"{benefit.Term} {benefit.Tier} "
                + $"{EditorialKey.Of(benefit.Condition is { Length: >= LeastSubject } condition ? condition : subject)}"
            : null;

    /// <summary>
    /// The figures' place weighs most: in a tiered list all else is alike. Two rows for unlike recipients and subjects are two things,
    /// wherever they stand.
    /// </summary>
    private static double Score(Benefit a, Benefit b, RowAlignment row)
    {
        if (!SameThing(a, b))
            return 0;
        double figures = Figure(a) is { } from && Figure(b) is { } to ? row.SamePlace(from, to) : 0;
        double amounts =
            a.Caps.Count > 0 && b.Caps.Count > 0 && a.Caps[0].Amount == b.Caps[0].Amount
            || a.Caps.Count + b.Caps.Count == 0 && a.Rate?.Value == b.Rate?.Value
                ? 1
                : 0;
        return 0.35 * figures
            + 0.2 * row.SamePlace(a.Span, b.Span)
            + 0.2 * PhraseLikeness.Similarity(a.Condition, b.Condition)
            + 0.1 * (a.Term == b.Term ? 1 : 0)
            + 0.1 * amounts
            + 0.05 * (a.Tier == b.Tier ? 1 : 0);
    }

    private static void Compare(Benefit old, Benefit @new, RowAlignment? row, FactWriter write)
    {
        write.Caps(old.Caps, @new.Caps, row);
        write.Rate(old.Rate, @new.Rate);
        write.Value("match", old.Match, @new.Match, old.Span, @new.Span);
        write.Value("years", old.Years, @new.Years, old.Span, @new.Span);
        write.Value("instalmentYears", old.InstalmentYears, @new.InstalmentYears, old.Span, @new.Span);
        write.Value("term", old.Term, @new.Term, old.Span, @new.Span);
        Phrase("beneficiary", old.Beneficiary, @new.Beneficiary, old.BeneficiarySpan, @new.BeneficiarySpan);
        Phrase("condition", old.Condition, @new.Condition, First(old.ConditionSpans), First(@new.ConditionSpans));
        Phrase("procedure", old.Procedure, @new.Procedure, old.Span, @new.Span);

        // Words that stand on either side were only read differently.
        void Phrase(string field, string? from, string? to, Span? oldSpan, Span? newSpan)
        {
            if (from is null || to is null || row is null || !Holds(row.New, from) || !Holds(row.Old, to))
                write.Phrase(field, from, to, oldSpan, newSpan);
        }
    }

    private static bool Holds(RowText text, string words) =>
        EditorialKey.Of(text.Text).Contains(EditorialKey.Of(words), StringComparison.Ordinal);

    /// <summary>
    /// Whether one benefit can be the other after a revision. An exemption (免除) that became a grant without a figure is none any more; a
    /// recipient or condition that shares no word with the other's
    /// is another's, unless the words of the whole row are much alike.
    /// </summary>
    private static bool SameThing(Benefit a, Benefit b)
    {
        bool quantified = a.Caps.Count > 0 || a.Rate is not null,
            partner = b.Caps.Count > 0 || b.Rate is not null;
        if (a.Term != b.Term && (!quantified || !partner) && (IsExemption(a.Term) || IsExemption(b.Term)))
            return false;
        string from = a.Beneficiary + a.Condition,
            to = b.Beneficiary + b.Condition;
        return from.Length == 0
            || to.Length == 0
            || PhraseLikeness.Similarity(from, to) >= SameSubject
            || PhraseLikeness.Similarity(a.Span.Quote, b.Span.Quote) >= SameSentence;
    }

    private static bool IsExemption(string term) => term.Length > 0 && term[0] is '免' or '减';

    /// <summary>True where both rows rest on the same words: what differs then was read differently, not written differently.</summary>
    private static bool SameWords(Benefit a, Benefit b) =>
        PhraseLikeness.Same(a.Span.Quote, b.Span.Quote)
        && a.ConditionSpans.Count == b.ConditionSpans.Count
        && a.ConditionSpans.Zip(b.ConditionSpans).All(p => PhraseLikeness.Same(p.First.Quote, p.Second.Quote));

    private static Span? Figure(Benefit benefit) => benefit.Caps is [var cap, ..] ? cap.Span : benefit.Rate?.Span;

    private static Span? First(IReadOnlyList<Span> spans) => spans is [var span, ..] ? span : null;
}
