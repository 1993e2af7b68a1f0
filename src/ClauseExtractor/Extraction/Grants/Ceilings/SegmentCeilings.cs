using ClauseExtractor.Extraction.Grants.Amounts;
using ClauseExtractor.Extraction.Grants.Excluded;
using ClauseExtractor.Extraction.Grants.Items;
using ClauseExtractor.Extraction.Grants.Recipients;
using ClauseExtractor.Extraction.Grants.Rows;
using ClauseExtractor.Extraction.Grants.Sentences;
using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Language;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Grants.Ceilings;

/// <summary>Tells which kind of ceiling a segment of a sentence is.</summary>
internal static class SegmentCeilings
{
    private static readonly WordList Singles = Words.Of(WordClass.SingleOpening),
        Measures = Words.Of(WordClass.MeasureOpening),
        Others = Words.Of(WordClass.OtherGroup);

    /// <summary>The kind of ceiling that a segment is, null where it is none.</summary>
    public static SegmentRole? Of(in SegmentView view)
    {
        if (!view.Last.Exists(r => r.IsQuantified) && IsLead(view.Text, view.Segment))
            return SegmentRole.CeilingLead;
        if (view.Last.Count == 0)
            return null;
        if (IsOfKind(view))
            return null;
        if (IsCap(view.Text, view.Segment, view.Phrase, view.Pending.Count, view.Last[^1]))
            return SegmentRole.Ceiling;
        // 补贴面积不超过2000平方米,最高不超过50万元
        if (
            view.Pending.Count == 0
            && CountLimits.Is(view.Text, view.Segment)
            && view.At + 1 < view.Statement.Segments.Count
            && view.Statement.Segments[view.At + 1] is var next
            && IsCap(view.Text, next, next.Grant(view.Text), 0, view.Last[^1])
        )
            return SegmentRole.CeilingSubject;
        if (IsInWords(view.Text, view.Segment) && !IsBeforeColon(view.Text, view.Segment))
            return SegmentRole.CeilingInWords;
        return IsSubject(view.Text, view.Segment, view.Statement, view.At) ? SegmentRole.CeilingSubject : null;
    }

    // A ceiling that a colon opens its grants with: 每个单位年资助总额不超过300万元:申请费资助1000元/件;….
    private static bool IsLead(string text, Segment segment) =>
        segment.Range.End < text.Length
        && text[segment.Range.End] == ':'
        && segment.Grant(text) is not { Verb: >= 0 }
        && segment.Tokens.Has(TokenKind.Noun)
        && segment.Tokens.Any(t => t.Is(Bound.UpTo))
        && segment.Tokens.Any(t => t.Is(Per.Total) || t.Is(Per.Year))
        && segment.Tokens.CountOf(t => t.Kind == TokenKind.Money) == 1;

    // 按让利额的50%补助,<u>家电企业每家不超过30万元</u>,<u>汽车企业每家不超过50万元</u>: a ceiling of the share for each kind of recipient.
    private static bool IsOfKind(in SegmentView view) =>
        view.Phrase is null or { Verb: < 0 }
        && view.Pending.Count == 0
        && (
            view.Last[^1]
            is { Rate: not null, Caps.Count: 0 }
                or { Match: not null, Caps.Count: 0 }
                or { Reading: null, Rate: null, Caps: [{ Bound: Bound.UpTo }] }
        )
        && Kind(view.Text, view.Segment) is { } kind
        && (
            view.At > 0 && Kind(view.Text, view.Statement.Segments[view.At - 1]) is { } before && !IsSame(view.Text, kind, before)
            || view.At + 1 < view.Statement.Segments.Count
                && Kind(view.Text, view.Statement.Segments[view.At + 1]) is { } next
                && !IsSame(view.Text, kind, next)
        );

    // Whom a segment bounds that has nothing but one ceiling behind them: 家电企业, 租用的.
    private static TextRange? Kind(string text, Segment segment)
    {
        if (
            segment.Tokens is not [.., { Kind: TokenKind.Money, Tag: 0 } sum]
            || sum.End != segment.Range.End
            || !segment.Tokens.Any(t => t.Is(Bound.UpTo))
            || segment.Tokens.Any(t => t.Kind is not (TokenKind.Per or TokenKind.Bound or TokenKind.Money))
            || segment.Tokens.CountOf(t => t.IsFigure) != 1
        )
            return null;
        var words = new TextRange(segment.Range.Start, segment.Tokens[0].Start);
        var said = text.AsSpan(words.Start, words.Length);
        return
            words.Length is >= 2 and <= 16
            && !SharedCeilings.Openers.Starts(said)
            && !Singles.Starts(said)
            && (said[^1] == '的' || GrantRecipient.Ends(said) || said.Length == 2 && char.IsAsciiLetterUpper(said[0]))
            ? words
            : null;
    }

    private static bool IsSame(string text, TextRange kind, TextRange other) =>
        text.AsSpan(kind.Start, kind.Length).SequenceEqual(text.AsSpan(other.Start, other.Length));

    // A segment behind a grant that adds a cap or a share to it and has no condition of its own.
    private static bool IsCap(string text, Segment segment, GrantPhrase? phrase, int pending, RowDraft? last)
    {
        int figure = GrantFinder.FirstFigure(segment);
        if (figure < 0)
            return false;
        if (pending == 0 && (CeilingShapes.IsReceipt(text, segment, figure) || CeilingShapes.IsLowerEnd(text, segment, figure, last)))
            return true;
        // 省内最高300元,省外最高800元: one of two places.
        if (CeilingShapes.OpensWithPlace(text, segment))
            return false;
        if (pending == 0 && IsRangeOfShare(text, segment, figure, last))
            return true;
        if (
            IsOfAnotherKind(text, segment, phrase, figure, last)
            || phrase is not null && IsAnotherGrant(text, segment, phrase, figure, last)
        )
            return false;
        // 给予生活补贴,标准为博士每月3000元、硕士每月1500元: items, each with words of its own.
        if (last is { IsQuantified: false } && EllipticalRows.AreNamed(text, segment))
            return false;
        // 增速20%以上的: a condition of the next grant. 其他项目最高300万元: another kind of recipient.
        if (pending > 0 || Others.Starts(text.AsSpan(segment.Range.Start)) || text[segment.Range.End - 1] == '的')
            return false;
        // 招用4人以上的每增加1人给予3000元补贴: a grant with a condition of its own.
        if (phrase is not null && HasOwnCondition(text, phrase))
            return false;
        return CeilingShapes.IsBoundedShare(text, segment, figure) || IsBounding(text, segment, phrase, figure, last);
    }

    // 补助金额在50万元至500万元之间
    private static bool IsRangeOfShare(string text, Segment segment, int figure, RowDraft? last) =>
        last is { Rate: not null, Caps.Count: 0 }
        && segment.Tokens[figure] is { Kind: TokenKind.Money, Upper: not null }
        && segment.Tokens.CountOf(t => t.IsFigure) == 1
        && PaymentTerms.SpeaksOfSum(text, segment);

    // 国家级平台最高2000万元,省级平台最高500万元: a ceiling of another kind of recipient.
    private static bool IsOfAnotherKind(string text, Segment segment, GrantPhrase? phrase, int figure, RowDraft? last) =>
        phrase is null
        && last is { Rate: null, Reading: null, Caps: [{ Bound: Bound.UpTo } first] }
        && segment.Tokens[figure].Kind == TokenKind.Money
        && FigureReader.Read(text, segment, 0) is [{ Bound: Bound.UpTo } other]
        && other.Per == first.Per
        && other.Token.Value != first.Token.Value
        && !Singles.Starts(text.AsSpan(segment.Range.Start))
        && other.Range.Start - segment.Range.Start >= 2
        && segment.Tokens[0].Kind is not (TokenKind.Noun or TokenKind.Per);

    private static bool IsAnotherGrant(string text, Segment segment, GrantPhrase phrase, int figure, RowDraft? last)
    {
        // 中小企业按60%返还,大型企业按不超过30%返还: a share beside a share.
        if (
            segment.Tokens[figure].Kind == TokenKind.Percent
            && (last is { Rate: not null } or { Share: not null })
            && segment.Tokens[0].Start > segment.Range.Start
        )
            return true;
        // 可享受最高200万元的资助和最高100万元的购房补贴: another noun behind its own sum, and no share that it could be the ceiling of.
        if (
            phrase.NounToken is { } noun
            && noun.Start > segment.Tokens[figure].Start
            && last is { Rate: null, Share: null, Caps.Count: > 0 }
            && text[noun.Start..noun.End] != last.Term
        )
            return true;
        // 发放科创券,并给予最高20万元的补助: beside the voucher.
        if (
            phrase is { Verb: >= 0, NounToken: { } given }
            && last is { IsQuantified: false }
            && last.Term.EndsWith('券')
            && text[given.End - 1] != '券'
        )
            return true;
        // 优秀项目可给予最高50万元资助 behind 最高资助20万元: no ceiling has a ceiling of its own kind.
        return last is { Rate: null, Caps: [{ Bound: Bound.UpTo } ceiling] }
            && FigureReader.Read(text, segment, 0) is [{ IsMoney: true, Bound: Bound.UpTo } second, ..]
            && second.Per == ceiling.Per
            && second.Token.Start > phrase.Start
            && second.Token.Value != ceiling.Token.Value;
    }

    // Words that bound or measure, and little else before the figure.
    private static bool IsBounding(string text, Segment segment, GrantPhrase? phrase, int figure, RowDraft? last)
    {
        var tokens = segment.Tokens;
        // 给予引荐扶持,标准为固定资产投资额的1%: how much was not said before.
        bool named = last is { IsQuantified: false } && Measures.Starts(text.AsSpan(segment.Range.Start, segment.Range.Length));
        if (
            tokens[figure].Kind != TokenKind.Money
            && !named
            && !tokens.Any(t => t.Kind is TokenKind.Noun or TokenKind.According)
            && !segment.Mentions(text, "比例")
        )
            return false;
        bool measures =
            named
            || tokens[0].Kind == TokenKind.Noun
                && tokens[0].Start - segment.Range.Start <= 2
                && tokens[figure].Kind != TokenKind.Money
                && segment.Mentions(text, "金额", "标准", "额度", "比例");
        // 8米以下每辆5万元: no ceiling, but for what it is given.
        bool bound =
            measures
            || tokens
                .Index()
                .Any(t =>
                    t.Item.Is(Bound.UpTo)
                    && !(
                        t.Index > 0
                        && t.Index < figure
                        && tokens[t.Index - 1] is { Kind: TokenKind.Quantity } of
                        && of.End == t.Item.Start
                        && text[t.Item.Start] is '以' or '及' or '之'
                    )
                )
            || HasOwnBound(text, tokens, figure) && tokens.Any(t => t.Kind == TokenKind.Noun)
            || text.AsSpan(segment.Range.Start, segment.Range.Length) is var w
                && (w.Contains("额度", StringComparison.Ordinal) || w.Contains("上限", StringComparison.Ordinal));
        if (
            !bound
            || !measures && !Singles.Starts(text.AsSpan(segment.Range.Start)) && segment.Mentions(text, "贷款", "授信", "基金")
            || tokens.Any(t => t.Kind == TokenKind.Threshold && t.End == tokens[figure].Start)
        )
            return false;
        if (phrase is { Verb: >= 0 } && tokens.Any(t => t.Kind == TokenKind.According && t.Start < phrase.Tokens[phrase.Verb].Start))
            return false;
        int residue = FillerWords.UncoveredLength(text, segment, tokens[figure].Start);
        bool opensWithCounter =
            tokens[0].Kind == TokenKind.Per && tokens[0].Start == segment.Range.Start && !tokens[0].Is(Per.Once)
            || Singles.Starts(text.AsSpan(segment.Range.Start))
            || CeilingShapes.Above.Starts(text.AsSpan(segment.Range.Start));
        return measures || residue <= (opensWithCounter ? 14 : 2);
    }

    // 两晚及以上: the bound of a count; 3000万元以上部分: that of a measure.
    private static bool HasOwnBound(string text, TokenList tokens, int figure)
    {
        for (int i = 0; i < tokens.Count; i++)
            if (
                tokens[i].Kind == TokenKind.Bound
                && (
                    text[tokens[i].Start] is not ('以' or '及' or '之' or '(')
                    || i > figure && tokens[i - 1].IsFigure && FigureReader.IsPostBound(text, tokens[i - 1], tokens[i])
                )
            )
                return true;
        return false;
    }

    // 招用4人以上的|每增加1人给予3000元补贴, 5000万元以上的|奖励8万元.
    private static bool HasOwnCondition(string text, GrantPhrase phrase)
    {
        var (segment, length) = (phrase.Segment, phrase.Start - phrase.Segment.Range.Start);
        if (
            phrase.Verb >= 0
            && length > 2
            && text.AsSpan(segment.Range.Start, length).Contains('的')
            && !segment.Tokens.Any(t => t.Is(Bound.UpTo))
        )
            return true;
        return length > 3
            && text[phrase.Start - 1] == '的'
            && segment.Tokens.Any(t => t.End < phrase.Start && (t.IsFigure || t.Kind is TokenKind.Quantity or TokenKind.Threshold));
    }

    // 但不超过实际租赁成本: a ceiling that no figure tells.
    private static bool IsInWords(string text, Segment segment) =>
        CeilingShapes.Opens(text, segment) && !segment.Tokens.Any(t => t.IsFigure || t.Kind is TokenKind.Quantity or TokenKind.Verb);

    // 最高不超过:生猪场20万元: the bound of the items behind the colon.
    private static bool IsBeforeColon(string text, Segment segment) => segment.Range.End < text.Length && text[segment.Range.End] == ':';

    // 同一银行对同一权利人发放的贷款, before a segment that is a cap.
    private static bool IsSubject(string text, Segment segment, Statement statement, int at) =>
        at + 1 < statement.Segments.Count
        && GrantFinder.FirstFigure(segment) < 0
        && CeilingShapes.OpensWithOne(text, segment)
        && IsCap(text, statement.Segments[at + 1], statement.Segments[at + 1].Grant(text), 0, null);
}
