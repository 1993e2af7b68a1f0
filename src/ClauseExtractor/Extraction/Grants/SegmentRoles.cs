using ClauseExtractor.Extraction.Grants.Amounts;
using ClauseExtractor.Extraction.Grants.Ceilings;
using ClauseExtractor.Extraction.Grants.Excluded;
using ClauseExtractor.Extraction.Grants.Items;
using ClauseExtractor.Extraction.Grants.Rows;
using ClauseExtractor.Extraction.Grants.Sentences;
using ClauseExtractor.Extraction.Grants.Tiers;
using ClauseExtractor.Extraction.Grants.Years;
using ClauseExtractor.Extraction.Lexing;

namespace ClauseExtractor.Extraction.Grants;

/// <summary>What a segment does in its sentence.</summary>
internal enum SegmentRole
{
    /// <summary>由省、市各承担一半: how payers share a grant before it.</summary>
    FundingSplit,

    /// <summary>可按照1:0.5予以配套, before the grant that the match belongs to.</summary>
    Match,

    /// <summary>补偿总额按户数计算: how the sum of a grant before it is found.</summary>
    PaymentTerm,

    /// <summary>提名奖减半: a change of an amount before it.</summary>
    Uplift,

    /// <summary>补贴期限最长不超过3年: how long the grants before it run.</summary>
    Run,

    /// <summary>每个单位年资助总额不超过300万元: before the grants that it bounds.</summary>
    CeilingLead,

    /// <summary>最高不超过50万元, behind a grant.</summary>
    Ceiling,

    /// <summary>但不超过实际成本, behind a grant.</summary>
    CeilingInWords,

    /// <summary>同一银行对同一权利人发放的贷款, 补贴面积不超过2000平方米: what the ceiling behind it counts.</summary>
    CeilingSubject,

    /// <summary>给予50万元奖励.</summary>
    Grant,

    /// <summary>补贴标准为: the noun that the items behind it give.</summary>
    Announcement,

    /// <summary>每年发放一次: how often a grant before it is paid.</summary>
    Repetition,

    /// <summary>连续三年: years behind a grant.</summary>
    Years,

    /// <summary>第一年100%: the share of a part of the run of the grant before.</summary>
    YearShare,

    /// <summary>100万元以下的按5%: an item that leans on a noun before it.</summary>
    ShareItem,

    /// <summary>制造业项目提高至3%: a share or sum in place of the one before.</summary>
    Raised,

    /// <summary>按投资额的8%, before a grant.</summary>
    Standard,

    /// <summary>二等奖3万元: an item that leans on a noun before it.</summary>
    SumItem,

    /// <summary>不足1万元的不予奖补, behind a grant; 省财政每年安排5000万元, before one: neither condition nor grant.</summary>
    Aside,

    /// <summary>即, 具体为: what joins an announcement to its parts.</summary>
    Joint,

    /// <summary>Any other words: what must hold for the grant behind them.</summary>
    Condition,
}

/// <summary>A segment with what was read before it.</summary>
/// <param name="At">Place of the segment in its statement.</param>
/// <param name="Phrase">The grant that the wordings read in it, null where they read none.</param>
/// <param name="Last">The rows of the grant before it in the sentence.</param>
/// <param name="Pending">The conditions read since that grant.</param>
/// <param name="Noun">What was said before is given, null where nothing was.</param>
/// <param name="Leans">True where an item without a noun has one to lean on.</param>
internal readonly record struct SegmentView(
    string Text,
    Sentence Sentence,
    Statement Statement,
    int At,
    Segment Segment,
    GrantPhrase? Phrase,
    List<RowDraft> Last,
    List<Segment> Pending,
    string? Noun,
    bool Leans
);

/// <summary>Decides what a segment does: the first role of the list that its words and place allow.</summary>
internal static class SegmentRoles
{
    // What joins an announcement to its parts.
    private static readonly string[] Joints = Words.Of(WordClass.Joint).Words;

    private delegate SegmentRole? Reads(in SegmentView view);

    private static readonly Reads[] InOrder =
    [
        static (in SegmentView v) =>
            (v.Phrase is { } phrase && PhraseContext.IsMatchOfLater(v.Text, v.Statement, v.At, phrase)) ? SegmentRole.Match : null,
        static (in SegmentView v) => (v.Last.Count > 0 && Loans.IsCeiling(v.Text, v.Segment)) ? SegmentRole.Aside : null,
        static (in SegmentView v) => (v.Last.Count > 0 && GrantYears.Often(v.Text, v.Segment) is not null) ? SegmentRole.Repetition : null,
        static (in SegmentView v) => (v.Last.Count > 0 && PaymentTerms.Is(v.Text, v.Segment)) ? SegmentRole.PaymentTerm : null,
        static (in SegmentView v) => (v.Phrase is { } phrase && Uplifts.OfStandard(v.Text, phrase, v.Last)) ? SegmentRole.Uplift : null,
        static (in SegmentView v) =>
            ((v.Phrase is null || Uplifts.Halves(v.Text, v.Phrase, v.Last)) && Uplifts.Is(v.Text, v.Segment, v.Last))
                ? SegmentRole.Uplift
                : null,
        // Not of a figure that was not understood.
        static (in SegmentView v) =>
            (v.Last.Count > 0 && !v.Pending.Exists(p => p.Tokens.Any(GrantFinder.IsGivenFigure)) && GrantYears.IsRun(v.Text, v.Segment))
                ? SegmentRole.Run
                : null,
        static (in SegmentView v) =>
            (v.Phrase is null && EllipticalItems.IsRaised(v.Text, v.Segment, v.Last, v.Pending.Count)) ? SegmentRole.Raised : null,
        static (in SegmentView v) => SegmentCeilings.Of(in v),
        static (in SegmentView v) =>
            (
                v.Phrase is { } phrase
                && !(Standards.Is(v.Text, v.Segment) && PhraseContext.IsStandardOfNext(v.Text, v.Statement, v.At, phrase))
            )
                ? SegmentRole.Grant
                : null,
        static (in SegmentView v) => (Announcements.Term(v.Text, v.Segment, v.Sentence) is not null) ? SegmentRole.Announcement : null,
        static (in SegmentView v) =>
            (
                v.Last.Count > 0
                && v.Pending.Count == 0
                && v.Text[v.Segment.Range.End - 1] != '的'
                && GrantYears.Of(v.Text, v.Segment) is not null
            )
                ? SegmentRole.Years
                : null,
        static (in SegmentView v) =>
            (v.Pending.Count == 0 && EllipticalItems.IsYearShare(v.Text, v.Segment, v.Last)) ? SegmentRole.YearShare : null,
        static (in SegmentView v) =>
            (
                EllipticalItems.IsShare(v.Text, v.Segment, v.Statement, v.At)
                && (EllipticalItems.NounBefore(v.Text, v.Statement, v.At) ?? v.Noun) is not null
            )
                ? SegmentRole.ShareItem
                : null,
        static (in SegmentView v) =>
            (EllipticalItems.IsCounted(v.Text, v.Segment, v.Statement, v.At, v.Leans)) ? SegmentRole.SumItem : null,
        static (in SegmentView v) => (Standards.Is(v.Text, v.Segment)) ? SegmentRole.Standard : null,
        static (in SegmentView v) =>
            (
                EllipticalItems.Is(v.Text, v.Segment, v.Statement, v.At, v.Leans)
                && (v.Last.Count > 0 || !EllipticalItems.Measures(v.Text, v.Segment))
                && !EllipticalItems.IsFund(v.Text, v.Segment)
            )
                ? SegmentRole.SumItem
                : null,
        static (in SegmentView v) =>
            (v.Last.Count > 0 && Refusals.Is(v.Text, v.Segment) || v.At == 0 && Refusals.IsBudget(v.Text, v.Segment))
                ? SegmentRole.Aside
                : null,
        static (in SegmentView v) =>
            (v.Last is [{ IsQuantified: false }] && Joints.Contains(v.Text[v.Segment.Range.Start..v.Segment.Range.End]))
                ? SegmentRole.Joint
                : null,
    ];

    /// <summary>The role of a segment.</summary>
    public static SegmentRole Of(SegmentView view)
    {
        // 参加保险的,保费由财政承担80%: a condition of its own makes it a grant.
        // 县财政承担保费的40%,省财政承担20%: beside a payer's share stands that of another.
        if (
            view.Phrase is { Giver: >= 0 }
            && view.Last is [.., { } before]
            && view.Pending.Count == 0
            && Payers.Share(view.Text, view.Phrase)
            && !Payers.IsShare(view.Text, before)
        )
            return SegmentRole.FundingSplit;
        if (view.Phrase is { } paid && Payers.IsPrivate(view.Text, paid))
            return SegmentRole.Condition;
        // What reads as a grant and is a loan, a payment or the condition of another.
        if (
            view.Phrase is { } phrase
            && (
                Exclusions.IsLoan(view.Text, phrase)
                || Exclusions.IsGivenBack(view.Text, view.Statement, phrase)
                || Exclusions.IsProcurement(view.Text, phrase)
                || PaymentShares.Is(view.Text, phrase, view.Pending)
                || PhraseContext.IsConditionOfLater(view.Text, view.Statement, view.At, phrase)
                || PhraseContext.IsMatchedMoney(view.Text, view.Statement, view.At, phrase)
            )
        )
            view = view with { Phrase = null };
        foreach (var reads in InOrder)
            if (reads(in view) is { } role)
                return role;
        return SegmentRole.Condition;
    }
}
