using System.Text.RegularExpressions;
using ClauseExtractor.Assistant.Grounding;
using ClauseExtractor.Extraction;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Assistant.Gaps;

/// <summary>
/// Holds a model's row against its clause. The quote must stand there; the grammar must read the same values from it, as a whole row or
/// figure by figure;
/// the words must be verbatim. What comes out is the product's reading, never the model's.
/// </summary>
internal static partial class BenefitVerifier
{
    /// <summary>How sure a proposal is before a person has looked at it.</summary>
    private const double Unreviewed = 0.5;

    public static (Benefit? Row, Refusal? Refusal) Verify(ClaimedBenefit claim, Clause clause, PolicyRecord record)
    {
        if (QuoteLocator.Locate(clause, claim.Quote) is not { } range)
            return (null, Refusal.QuoteNotFound);
        if (HiddenInstructions.Touch(record.Text, range) || HiddenInstructions.Present(record.Text[range.Start..range.End]))
            return (null, Refusal.AddressedToModel);
        if (claim.Caps.Count == 0 && claim.Rate is null && claim.Match is null && claim.Term.Length == 0)
            return (null, Refusal.Empty);
        if (!Verbatim(claim.Beneficiary, clause) || !Verbatim(claim.Condition, clause) || !Verbatim(claim.Rate?.Base, clause))
            return (null, Refusal.WordsNotFound);
        string words = record.Text[range.Start..range.End];
        var rows = GrammarReading.Rows(words);
        var (read, refusal) = rows.FirstOrDefault(r => Agrees(claim, r)) is { } whole
            ? (GrammarReading.Shift(whole, range.Start), null)
            : ByFigure(claim, clause, range, words, rows.Count > 0);
        if (read is null)
            return (null, refusal);
        var row = read with { Clause = clause.Path, Confidence = Unreviewed, Origin = BenefitOrigin.Model };
        if (row.Beneficiary is null && Words(claim.Beneficiary, clause) is { } who)
            row = row with { Beneficiary = who.Quote, BeneficiarySpan = who };
        if (row.Condition is null && Words(claim.Condition, clause) is { } condition)
            row = row with { Condition = condition.Quote, ConditionSpans = [condition] };
        return (row, null);
    }

    /// <summary>Whether two rows give the same: figures, bounds, what they are counted by, and the noun.</summary>
    public static bool Same(Benefit a, Benefit b) =>
        a.Term == b.Term
        && a.Match == b.Match
        && a.Rate?.Value == b.Rate?.Value
        && a.Rate?.Bound == b.Rate?.Bound
        && a.Caps.Count == b.Caps.Count
        && a.Caps.All(c => b.Caps.Any(d => (c.Amount, c.Lower, c.Bound, c.Per) == (d.Amount, d.Lower, d.Bound, d.Per)))
        && a.Span.Start < b.Span.End
        && b.Span.Start < a.Span.End;

    private static bool Agrees(ClaimedBenefit claim, Benefit read) =>
        read.Term == claim.Term
        && read.Match == claim.Match
        && (claim.Years is null || claim.Years == read.Years)
        && (
            claim.Rate is null
                ? read.Rate is null
                : read.Rate is { } rate && rate.Value == claim.Rate.Value && rate.Bound == claim.Rate.Bound
        )
        && claim.Caps.Count == read.Caps.Count
        && claim.Caps.All(c => read.Caps.Any(r => Agrees(c, r)));

    private static bool Agrees(ClaimedCap claim, Cap read) =>
        (claim.Amount, claim.Lower, claim.Bound, claim.Per) == (read.Amount, read.Lower, read.Bound, read.Per);

    /// <summary>
    /// Where the grammar reads no row at all in the quote, each figure by its own quote within it; where it reads another, that one stands
    /// against the model's.
    /// A match or a term of years has no quote of its own and is not taken.
    /// </summary>
    private static (Benefit? Row, Refusal? Refusal) ByFigure(ClaimedBenefit claim, Clause clause, TextRange range, string words, bool other)
    {
        var missing = other ? Refusal.ValueDiffers : Refusal.ValueNotRead;
        if (other || claim.Match is not null || claim.Years is not null || (claim.Caps.Count == 0 && claim.Rate is null))
            return (null, missing);
        if (!words.Contains(claim.Term, StringComparison.Ordinal) || !GrammarReading.IsTerm(claim.Term))
            return (null, Refusal.WordsNotFound);
        var caps = new List<Cap>();
        foreach (var cap in claim.Caps)
        {
            if (QuoteLocator.Locate(words, cap.Quote) is not { } at)
                return (null, Refusal.QuoteNotFound);
            if (!IsGranted(words, at) || GrammarReading.Cap(words[at.Start..at.End]) is not { } read)
                return (null, missing);
            if (!Agrees(cap, read))
                return (null, Refusal.ValueDiffers);
            caps.Add(read with { Span = Cut(range.Start + at.Start, words[at.Start..at.End]) });
        }
        Rate? rate = null;
        if (claim.Rate is { } share)
        {
            if (QuoteLocator.Locate(words, share.Quote) is not { } at)
                return (null, Refusal.QuoteNotFound);
            if (!IsGranted(words, at) || GrammarReading.Rate(words[at.Start..at.End]) is not { } read)
                return (null, missing);
            if (read.Value != share.Value || read.Bound != share.Bound)
                return (null, Refusal.ValueDiffers);
            rate = read with { Base = Words(share.Base, clause)?.Quote, Span = Cut(range.Start + at.Start, words[at.Start..at.End]) };
        }
        return (
            new Benefit(
                clause.Path,
                claim.Term,
                null,
                null,
                null,
                [],
                null,
                caps,
                rate,
                null,
                null,
                null,
                null,
                Cut(range.Start, words),
                Unreviewed,
                BenefitOrigin.Model
            ),
            null
        );
    }

    /// <summary>
    /// Whether the figure stands after a verb of granting in its part of the sentence, and not after 突破, 达到, 收入: a threshold is no grant.
    /// </summary>
    private static bool IsGranted(string words, TextRange figure)
    {
        int start = words.LastIndexOfAny(['，', ',', '。', '；', ';', '：'], Math.Max(0, figure.Start - 1)) + 1;
        return Grants().IsMatch(words[start..figure.End]);
    }

    [GeneratedRegex(
        "(?:给予|予以|给|发放|奖励|奖补|补贴|补助|资助|支付|拨付|返还|贴息)(?!.*(?:突破|达到|达|(?<!不)超过|收入|产值|营收|税收|注册资本|实缴))"
    )]
    private static partial Regex Grants();

    private static bool Verbatim(string? words, Clause clause) => string.IsNullOrWhiteSpace(words) || Words(words, clause) is not null;

    private static Span? Words(string? words, Clause clause)
    {
        if (string.IsNullOrWhiteSpace(words))
            return null;
        string sought = TextFold.Fold(words).Trim();
        foreach (var own in clause.More.Prepend(clause.Span))
            if (TextFold.Fold(own.Quote).IndexOf(sought, StringComparison.Ordinal) is >= 0 and var at)
                return Cut(own.Start + at, own.Quote.Substring(at, sought.Length));
        return null;
    }

    private static Span Cut(int start, string quote) => new(start, start + quote.Length, null, quote);
}
