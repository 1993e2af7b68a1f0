using ClauseExtractor.Extraction.Grants.Amounts;
using ClauseExtractor.Extraction.Grants.Excluded;
using ClauseExtractor.Extraction.Grants.Items;
using ClauseExtractor.Extraction.Grants.Rows;
using ClauseExtractor.Extraction.Grants.Sentences;
using ClauseExtractor.Extraction.Grants.Years;
using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Language;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Grants.Ceilings;

/// <summary>What is said behind a grant and only bounds or times it: 最高不超过1000万元, 单个企业最高10万元, 年限不超过三年, 分三年拨付.</summary>
internal static class GrantQualifiers
{
    private static readonly WordList Origins = Words.Of(WordClass.OriginOpening);

    /// <summary>True for a segment that opens with one of two places that a grant tells apart.</summary>
    public static bool OpensWithPlace(string text, Segment segment) =>
        Origins.Starts(text.AsSpan(segment.Range.Start))
        || Levels.Starts(text.AsSpan(segment.Range.Start))
            && (IsLevelAfter(text, segment.Range.End) || IsLevelBefore(text, segment.Range.Start));

    // 国家级最高3000万元,省级最高1000万元: two levels side by side.
    private static bool IsLevelAfter(string text, int end) =>
        end + 1 < text.Length && text[end] is ',' or '、' or ';' && Levels.Starts(text.AsSpan(end + 1));

    private static bool IsLevelBefore(string text, int start) =>
        start > 1
        && text[start - 1] is ',' or '、' or ';'
        && text.LastIndexOfAny([',', '、', ';', '。', '\n', ':'], start - 2) is var mark
        && Levels.Starts(text.AsSpan(mark + 1));

    private static readonly WordList Levels = Words.Of(WordClass.LevelOpening);

    private static readonly WordList Singles = Words.Of(WordClass.SingleOpening);

    /// <summary>True for a segment behind a grant that adds a cap or a share to it and has no condition of its own.</summary>
    public static bool IsCap(string text, Segment segment, GrantPhrase? phrase, int pending, RowDraft? last = null)
    {
        int figure = FirstFigure(segment);
        if (figure < 0)
            return false;
        if (pending == 0 && (CeilingShapes.IsReceipt(text, segment, figure) || CeilingShapes.IsLowerEnd(text, segment, figure, last)))
            return true;
        // 省内最高300元,省外最高800元: one of two places.
        if (OpensWithPlace(text, segment))
            return false;
        // 补助金额在50万元至500万元之间
        if (
            pending == 0
            && last is { Rate: not null, Caps.Count: 0 }
            && segment.Tokens[figure].Upper is not null
            && segment.Tokens.Count(t => t.IsFigure) == 1
            && segment.Tokens[figure].Kind == TokenKind.Money
            && PaymentTerms.SpeaksOfSum(text, segment)
        )
            return true;
        // 国家级平台最高2000万元,省级平台最高500万元: a ceiling of another kind of recipient.
        if (
            phrase is null
            && last is { Rate: null, Reading: null, Caps: [{ Bound: Bound.UpTo } first] }
            && segment.Tokens[figure].Kind == TokenKind.Money
            && FigureReader.Read(text, segment, 0) is [{ Bound: Bound.UpTo } other]
            && other.Per == first.Per
            && other.Token.Value != first.Token.Value
            && !Singles.Starts(text.AsSpan(segment.Range.Start))
            && other.Range.Start - segment.Range.Start >= 2
            && segment.Tokens[0].Kind is not (TokenKind.Noun or TokenKind.Per)
        )
            return false;
        // 中小企业按60%返还,大型企业按不超过30%返还: a share beside a share is another grant.
        if (
            phrase is not null
            && segment.Tokens[figure].Kind == TokenKind.Percent
            && last is { Rate: not null } or { Share: not null }
            && segment.Tokens[0].Start > segment.Range.Start
        )
            return false;
        // 给予生活补贴,标准为博士每月3000元、硕士每月1500元: items, each with words of its own.
        if (last is { IsQuantified: false } && EllipticalRows.AreNamed(text, segment))
            return false;
        // 可享受最高200万元的资助和最高100万元的购房补贴: another noun behind its own sum, and no share that it could be the ceiling of.
        if (
            phrase is { NounToken: { } noun }
            && noun.Start > segment.Tokens[figure].Start
            && last is { Rate: null, Share: null, Caps.Count: > 0 }
            && text[noun.Start..noun.End] != last.Term
        )
            return false;
        // 发放科创券,并给予最高20万元的补助: beside the voucher.
        if (
            phrase is { Verb: >= 0, NounToken: { } given }
            && last is { IsQuantified: false }
            && last.Term.EndsWith('券')
            && text[given.End - 1] != '券'
        )
            return false;
        // 优秀项目可给予最高50万元资助 behind 最高资助20万元: no ceiling has a ceiling of its own kind.
        if (
            phrase is not null
            && last is { Rate: null, Caps: [{ Bound: Bound.UpTo } ceiling] }
            && FigureReader.Read(text, segment, 0) is [{ IsMoney: true, Bound: Bound.UpTo } second, ..]
            && second.Per == ceiling.Per
            && second.Token.Start > phrase.Start
            && second.Token.Value != ceiling.Token.Value
        )
            return false;
        // 增速20%以上的: a condition of the next grant. 其他项目最高300万元: another kind of recipient.
        if (pending > 0 || Others.Starts(text.AsSpan(segment.Range.Start)) || text[segment.Range.End - 1] == '的')
            return false;
        var tokens = segment.Tokens;
        // 招用4人以上的每增加1人给予3000元补贴: a grant with a condition of its own.
        if (phrase is not null && HasOwnCondition(text, phrase))
            return false;
        if (CeilingShapes.IsBoundedShare(text, segment, figure))
            return true;
        // 给予引荐扶持,标准为固定资产投资额的1%: how much was not said before.
        bool named = last is { IsQuantified: false } && Measures.Starts(text.AsSpan(segment.Range.Start, segment.Range.Length));
        if (
            tokens[figure].Kind != TokenKind.Money
            && !named
            && !tokens.Any(t => t.Kind is TokenKind.Noun or TokenKind.According)
            && !Mentions(text, segment, "比例")
        )
            return false;
        bool measures =
            named
            || tokens[0].Kind == TokenKind.Noun
                && tokens[0].Start - segment.Range.Start <= 2
                && tokens[figure].Kind != TokenKind.Money
                && Mentions(text, segment, "金额", "标准", "额度", "比例");
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
            || !measures && !Singles.Starts(text.AsSpan(segment.Range.Start)) && Mentions(text, segment, "贷款", "授信", "基金")
            || tokens.Any(t => t.Kind == TokenKind.Threshold && t.End == tokens[figure].Start)
        )
            return false;
        if (phrase is { Verb: >= 0 } && tokens.Any(t => t.Kind == TokenKind.According && t.Start < phrase.Tokens[phrase.Verb].Start))
            return false;
        int residue = FillerWords.UncoveredLength(text, segment, tokens[figure].Start);
        bool opensWithCounter =
            tokens[0].Kind == TokenKind.Per && tokens[0].Start == segment.Range.Start && !tokens[0].Is(Per.Once)
            || Singles.Starts(text.AsSpan(segment.Range.Start))
            || Above.Starts(text.AsSpan(segment.Range.Start));
        return measures || residue <= (opensWithCounter ? 14 : 2);
    }

    // 两晚及以上: the bound of a count; 3000万元以上部分: that of a measure.
    private static bool HasOwnBound(string text, IReadOnlyList<Token> tokens, int figure)
    {
        for (int i = 0; i < tokens.Count; i++)
            if (
                tokens[i].Kind == TokenKind.Bound
                && (
                    text[tokens[i].Start] is not ('以' or '及' or '之')
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

    private static readonly WordList Above = Words.Of(WordClass.Above);

    private static readonly WordList Measures = Words.Of(WordClass.MeasureOpening);

    private static readonly WordList Others = Words.Of(WordClass.OtherGroup);

    /// <summary>True for a ceiling that no figure tells: 但不超过实际租赁成本.</summary>
    public static bool IsCeilingInWords(string text, Segment segment) =>
        CeilingShapes.Opens(text, segment) && !segment.Tokens.Any(t => t.IsFigure || t.Kind is TokenKind.Quantity or TokenKind.Verb);

    /// <summary>True for 同一银行对同一权利人发放的贷款 before a segment that is a cap.</summary>
    public static bool IsCapSubject(string text, Segment segment, Statement statement, int at) =>
        at + 1 < statement.Segments.Count
        && FirstFigure(segment) < 0
        && (
            text.AsSpan(segment.Range.Start).StartsWith("同一", StringComparison.Ordinal)
            || text.AsSpan(segment.Range.Start).StartsWith("单个", StringComparison.Ordinal)
        )
        && IsCap(text, statement.Segments[at + 1], statement.Segments[at + 1].Grant(text), 0);

    /// <summary>Adds a cap or share to rows.</summary>
    public static void Attach(string text, Segment segment, IReadOnlyList<RowDraft> rows)
    {
        var figures = FigureReader.Read(text, segment, 0);
        // 分别给予100%、70%、50%的配套,最高分别不超过500万元、300万元、100万元: one ceiling a tier.
        bool distributed =
            rows.Count > 1
            && figures.Count == rows.Count
            && (segment.Tokens.Any(t => t is { Kind: TokenKind.Distribution, Tag: 1 }) || IsList(segment, rows, figures));
        for (int i = 0; i < figures.Count; i++)
            foreach (var row in distributed ? [rows[i]] : rows)
                Add(text, row, figures[i], segment.Range.End);
        if (GrantYears.Of(text, segment) is { } years)
            GrantYears.Set(rows, years, segment);
    }

    // 最高不超过1000万元、300万元 behind two tiers: nothing but a mark of a list between the sums.
    private static bool IsList(Segment segment, IReadOnlyList<RowDraft> rows, List<Figure> figures)
    {
        for (int i = 1; i < figures.Count; i++)
            if (
                !figures[i].IsMoney
                || figures[i].Bound != Bound.UpTo
                || segment.Tokens.Count(t =>
                    t.Start >= figures[i - 1].Token.End
                    && t.End <= figures[i].Token.Start
                    && t.Kind is TokenKind.Enumeration or TokenKind.Conjunction
                ) != 1
                || figures[i].Token.Start - figures[i - 1].Token.End > 2
            )
                return false;
        return rows.All(r => r.Tier is not null) || rows.All(r => r.Caps.Count > 0 || r.Rate is not null);
    }

    /// <summary>Adds a cap that stands in brackets behind a grant: 给予补贴（单个企业最高50万元）.</summary>
    public static void AttachBracketed(string text, Segment segment, IReadOnlyList<RowDraft> rows)
    {
        var inside = new Segment(segment.Range, segment.Bracketed);
        if (
            inside.Tokens.Any(t => t.Kind == TokenKind.Bound && t.Tag == (byte)Bound.UpTo)
            && inside.Tokens.Any(t => t.Kind == TokenKind.Money)
            && segment.Bracketed[0].Start >= rows[^1].Range.Start
            && !inside.Tokens.Any(t => t.Kind == TokenKind.Threshold)
            && rows[^1].Caps.Count == 0
            && !text.AsSpan(0, segment.Bracketed[0].Start).TrimEnd("(个人每户最高").EndsWith("贷款", StringComparison.Ordinal)
        )
            Attach(text, inside, rows);
    }

    internal static void Add(string text, RowDraft row, Figure figure, int end)
    {
        if (figure.IsMoney)
        {
            if (row.Caps.Exists(c => c.Token.Value == figure.Token.Value && c.Per == figure.Per))
                return;
            if (figure.Bound == Bound.AtLeast && row.Caps is [.., { Bound: Bound.UpTo } upper] && figure.Token.Value < upper.Token.Value)
            {
                row.Caps[^1] = upper with
                {
                    Bound = Bound.Between,
                    Token = upper.Token with
                    {
                        Amount = upper.Token.Amount! with { Value = figure.Token.Value, Upper = upper.Token.Value },
                    },
                };
                return;
            }
            // 给予一次性奖励,单个企业最高300万元: the ceiling of a grant that is paid once.
            bool once =
                figure.Per is null or Per.Recipient
                && row.Caps.Exists(c => c.Per == Per.Once)
                && !GrantCounters.IsByStep(text, row.Condition);
            Per? per = once ? Per.Once : figure.Per ?? (row.Caps.Count == 0 ? row.Per : null);
            row.Caps.Add(per == figure.Per ? figure : figure with { Per = per, Unit = null });
        }
        else if (row.Rate is null && row.Share is null)
        {
            (row.Rate, row.Base) = (figure, row.Base ?? figure.Base);
        }
        row.Range = row.Range with { End = Math.Max(row.Range.End, end) };
    }

    internal static int FirstFigure(Segment segment)
    {
        for (int i = 0; i < segment.Tokens.Count; i++)
            if (GrantFinder.IsGivenFigure(segment.Tokens[i]))
                return i;
        return -1;
    }

    internal static bool Mentions(string text, Segment segment, params ReadOnlySpan<string> words)
    {
        var said = text.AsSpan(segment.Range.Start, segment.Range.Length);
        foreach (string word in words)
            if (said.Contains(word, StringComparison.Ordinal))
                return true;
        return false;
    }
}
