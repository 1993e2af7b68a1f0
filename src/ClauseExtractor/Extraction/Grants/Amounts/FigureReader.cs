using ClauseExtractor.Extraction.Grants.Recipients;
using ClauseExtractor.Extraction.Grants.Sentences;
using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Language;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Grants.Amounts;

/// <summary>Reads the figures of a phrase with their bounds, counters and bases.</summary>
internal static class FigureReader
{
    /// <summary>The figures of a segment from a token on. A leading bound governs the whole list unless a later member has its
    /// own.</summary>
    public static List<Figure> Read(string text, Segment segment, int first)
    {
        var tokens = segment.Tokens;
        var figures = new List<Figure>();
        var indexes = Indexes(text, tokens, first, segment.Range.End);
        bool distributed = Distributes(tokens, first);
        var pers = new List<(Per Per, string? Unit)>();
        Bound? leading = null;
        for (int n = 0; n < indexes.Count; n++)
        {
            int i = indexes[n],
                from = n == 0 ? first : indexes[n - 1] + 1;
            var token = tokens[i];
            int start = token.Start,
                end = token.End;
            Bound? own = null;
            pers.Clear();
            bool cue = false;
            int pieceStart = n == 0 ? PieceStart(tokens, first) : Separator(tokens, from, i) ?? tokens[indexes[n - 1]].End;
            for (int k = from; k < i; k++)
            {
                var t = tokens[k];
                // D类以上人才每月2400元: 以上 bounds what stands before it.
                if (
                    t.Kind == TokenKind.Bound
                    && text[t.Start] is not ('以' or '之' or '及' or '(' or '为')
                    // 费率不超过3%、保费的80%: the bound of what is measured.
                    && !(tokens[k + 1] is { IsFigure: true, Tag: Token.Measured } && k + 1 < i)
                )
                {
                    own = (Bound)t.Tag;
                    // 年最高补助100万元, not 2023年最高.
                    if (t.Start > 1 && text[t.Start - 1] == '年' && !char.IsAsciiDigit(text[t.Start - 2]))
                        pers.Add((Per.Year, null));
                    start = Math.Min(start, t.Start);
                    cue = true;
                }
                else if (t.Kind == TokenKind.Per && IsCount(text, t))
                {
                    // 每车每公里: of two counts of things the one at the sum is what it is paid for.
                    if (pers is [.., { Per: Per.Item }] && t.Is(Per.Item) && tokens[k - 1].End == t.Start)
                        pers.RemoveAt(pers.Count - 1);
                    pers.Add(
                        CountsRecipient(text, segment, t) ? (Per.Recipient, null)
                        : t.Is(Per.Recipient) && text[t.End - 1] == '家' && Shops.Starts(text.AsSpan(t.End)) ? (Per.Item, "家")
                        : ((Per)t.Tag, t.Unit)
                    );
                    start = Math.Min(start, t.Start);
                    cue |= n > 0;
                }
            }
            // 年补助金额不超过20万元, 单个企业一年最高50万元
            for (int k = from; k < i; k++)
                if (
                    tokens[k].Kind == TokenKind.Noun
                        && own is not null
                        && tokens[k].Start > segment.Range.Start
                        && text[tokens[k].Start - 1] == '年'
                        && (
                            tokens[k].Start < 2
                            || !char.IsAsciiDigit(text[tokens[k].Start - 2])
                                && text[tokens[k].Start - 2] is not ('每' or '三' or '两' or '五')
                        )
                    || tokens[k] is { Kind: TokenKind.Quantity, Unit: "年", Value: 1 }
                        && tokens[k + 1].Kind is TokenKind.Bound or TokenKind.Noun
                        && tokens[k + 1].Start == tokens[k].End
                    // 全年累计不超过30万元
                    || own is not null
                        && tokens[k].Is(Per.Total)
                        && text.AsSpan(0, tokens[k].Start).EndsWith("全年", StringComparison.Ordinal)
                )
                    pers.Add((Per.Year, null));
            // 各奖励10万元, 各给予30万元奖励.
            for (int k = from; k <= i && pers.Count == 0 && indexes.Count == 1; k++)
                if (
                    tokens[k].Start > segment.Range.Start
                    && text[tokens[k].Start - 1] == '各'
                    && (tokens[k].Kind is TokenKind.Verb or TokenKind.Noun || k == i)
                )
                    pers.Add((Per.Recipient, null));
            if (i + 1 < tokens.Count && IsPostBound(text, token, tokens[i + 1]))
            {
                own ??= (Bound)tokens[i + 1].Tag;
                end = tokens[i + 1].End;
                cue = true;
            }
            // 以1000万元为上限
            if (
                own is null
                && text.AsSpan(end, segment.Range.End - end) is var rest
                && (rest.StartsWith("为上限", StringComparison.Ordinal) || rest.StartsWith("为限", StringComparison.Ordinal))
            )
                (own, cue) = (Bound.UpTo, true);
            if (token.Unit is { } unit && token.Kind == TokenKind.Money)
                pers.AddRange(CountedUnits.Of(unit));
            if (n == 0 || figures[^1].Token.Kind != token.Kind)
                leading = own;
            // 分别不超过200万元、100万元: the first bound governs all; 50万元、最高30万元: the second alone is a ceiling.
            var bound = token.Upper is not null
                ? Bound.Between
                : own ?? (n > 0 && figures[^1].Token.Kind == token.Kind ? leading : null) ?? Bound.Exact;
            // 按每平方米1000元给予最高10万元: what counts the first sum does not count a ceiling with no list between.
            bool listed = distributed || n > 0 && Separator(tokens, from, i) is not null;
            (Per Per, string? Unit)? shared =
                n > 0
                // 按每间2000元、最高不超过10万元: what is counted has a ceiling.
                && !(
                    own == Bound.UpTo && !distributed && figures[^1] is { Bound: Bound.Exact, Per: Per.Item or Per.Recipient or Per.Event }
                )
                && listed
                && (pers.Count == 0 || distributed)
                && figures[^1].Token.Kind == token.Kind
                && figures[^1].Per is { } p
                    ? (p, figures[^1].Unit)
                    : null;
            if (n == indexes.Count - 1 || distributed || figures.Count == 0)
                AddBehind(text, tokens, indexes[^1] + 1, pers);
            // 每年奖励上限为零售企业100万元/家、餐饮企业50万元/家: what recurs governs the whole list.
            if (
                n > 0
                && listed
                && figures[0].Per is Per.Once or Per.Year or Per.Quarter or Per.Month
                && figures[0].Range.Start < figures[0].Token.Start
                && pers.TrueForAll(p => p.Per is Per.Item or Per.Recipient or Per.Project)
                && pers.Count > 0
            )
                pers.Add((figures[0].Per!.Value, null));
            if (shared is { } counter)
                pers.Add(counter);
            var count = First(pers);
            figures.Add(
                new Figure(
                    token,
                    bound,
                    count?.Per,
                    count is { Per: Per.Item } item ? item.Unit : null,
                    new TextRange(start, end),
                    token.Kind == TokenKind.Money ? null : BaseReader.Read(text, segment, from, i),
                    new TextRange(pieceStart, token.Start),
                    cue
                )
            );
        }
        return Ranges(text, figures);
    }

    // 不低于10万元、不高于50万元: the two ends of one range.
    private static List<Figure> Ranges(string text, List<Figure> figures)
    {
        for (int i = figures.Count - 1; i > 0; i--)
        {
            var (lower, upper) = (figures[i - 1], figures[i]);
            if (
                lower.Bound != Bound.AtLeast
                || upper.Bound != Bound.UpTo
                || lower.Token.Kind != upper.Token.Kind
                || lower.Token.Value >= upper.Token.Value
                || upper.Range.Start - lower.Range.End > 2
                || text.AsSpan(lower.Range.End, Math.Max(0, upper.Range.Start - lower.Range.End)).IndexOfAnyExcept("、且和,") >= 0
            )
                continue;
            figures[i - 1] = lower with
            {
                Bound = Bound.Between,
                Range = lower.Range with { End = upper.Range.End },
                Token = lower.Token with { End = upper.Token.End, Amount = lower.Token.Amount! with { Upper = upper.Token.Value } },
            };
            figures.RemoveAt(i);
        }
        return figures;
    }

    /// <summary>True for a bound that belongs to the figure before it: 50万元以内, 50%（含）以上.</summary>
    public static bool IsPostBound(string text, Token figure, Token bound) =>
        bound.Kind == TokenKind.Bound
        && bound.Start - figure.End <= 4
        && text[bound.Start] is '以' or '之' or '及' or '封' or '(' or '为'
        && text.AsSpan(figure.End, bound.Start - figure.End).IndexOfAnyExcept("(不含)的") < 0;

    // 每家门店: a shop is a thing.
    private static readonly WordList Shops = Words.Of(WordClass.CountedShop);

    private static readonly WordList Bases = Words.Of(WordClass.TotalOfBase),
        Grants = Words.Of(WordClass.TotalOfGrant);

    /// <summary>True for 每个 before a person or body: 每个数源单位最高200万元.</summary>
    public static bool CountsRecipient(string text, Segment segment, Token per)
    {
        if (!per.Is(Per.Item) || per.Unit is not "个" || per.End - per.Start > 3)
            return false;
        int end = per.End;
        while (
            end < segment.Range.End
            && end - per.End < 12
            && Vocabulary.Default.At(text.AsSpan(end)) is null
            && !char.IsAsciiDigit(text[end])
        )
            end++;
        return GrantRecipient.IsBody(text.AsSpan(per.End, end - per.End));
    }

    // Not every cue counts the money: 每年评选不超过10个 counts the selection, 年度交易额 the base.
    /// <summary>False for a cue that counts something else than the money.</summary>
    public static bool IsCount(string text, Token per)
    {
        // 按投入总额的7%: the total is what the share is of.
        // 按每人600元计算补贴总额: the total is what is found.
        if (
            per.Is(Per.Total)
            && text[per.End - 1] == '额'
            && text.AsSpan(Math.Max(0, per.Start - 6), Math.Min(6, per.Start)) is var before
            && (before.Contains("计算", StringComparison.Ordinal) || before.Contains("核定", StringComparison.Ordinal))
        )
            return false;
        // 房款总额1%, 合同总额的5%
        if (per.Is(Per.Total) && text[per.End - 1] == '额' && IsShareNext(text, per.End))
            return false;
        if (per.Is(Per.Total) && text[per.End - 1] == '额')
            return !Bases.Ends(text.AsSpan(0, per.Start)) || Grants.Ends(text.AsSpan(0, per.Start));
        if (!per.Is(Per.Year))
            return true;
        var rest = text.AsSpan(per.End, Math.Min(12, text.Length - per.End));
        if (per.End - per.Start == 2 && text[per.Start] == '年' && text[per.Start + 1] == '度')
        {
            // 按年度累计交易额的5‰ qualifies the base, 按年度给予 counts.
            if (per.Start > 0 && text[per.Start - 1] == '按' && Vocabulary.Default.At(rest) is not { Kind: TokenKind.Verb })
                return false;
            for (int i = 0; i < Math.Min(5, rest.Length); i++)
                if (
                    Vocabulary.Default.At(rest[i..]) is { Kind: TokenKind.Bound or TokenKind.Noun or TokenKind.Per }
                    || i == 0 && char.IsAsciiDigit(rest[0])
                )
                    return true;
                else if (rest[i] is ',' or '的' or '。')
                    break;
            return false;
        }
        return !Chosen.In(rest[..Math.Min(6, rest.Length)]);
    }

    // 每年评选10个: how many are chosen.
    private static readonly WordList Chosen = Words.Of(WordClass.YearlySelection);

    private static bool IsShareNext(string text, int at)
    {
        if (at < text.Length && text[at] == '的')
            at++;
        int end = at;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] == '.'))
            end++;
        return end > at && end < text.Length && text[end] is '%' or '‰';
    }

    private static bool Distributes(TokenList tokens, int first)
    {
        for (int i = first; i < tokens.Count; i++)
            if (tokens[i].Kind == TokenKind.Distribution)
                return true;
        return false;
    }

    // Of several counters the one that counts most at a time.
    private static (Per Per, string? Unit)? First(List<(Per Per, string? Unit)> pers)
    {
        (Per Per, string? Unit)? first = null;
        foreach (var counter in pers)
            if (first is not { } before || counter.Per < before.Per)
                first = counter;
        return first;
    }

    // 40万元、50万元一次性奖励: a counter behind the list governs all of it.
    private static void AddBehind(string text, TokenList tokens, int from, List<(Per, string?)> pers)
    {
        for (int i = from; i < tokens.Count; i++)
            if (tokens[i].Kind == TokenKind.Per && IsCount(text, tokens[i]))
                pers.Add(((Per)tokens[i].Tag, tokens[i].Unit));
    }

    private static List<int> Indexes(string text, TokenList tokens, int first, int end)
    {
        var indexes = new List<int>();
        for (int i = first; i < tokens.Count; i++)
            if (GrantFinder.IsGivenFigure(tokens[i]) && !QualifiesRecipient(text, tokens, i, end))
                indexes.Add(i);
        return indexes;
    }

    // 按增资金额1%的标准: the figure is the standard itself.
    private static readonly WordList OfStandard = Words.Of(WordClass.OfStandard);

    // 给予年营收1亿元以上的企业50万元奖励: the first sum qualifies the recipient.
    private static bool QualifiesRecipient(string text, TokenList tokens, int figure, int end)
    {
        int behind = GrantFinder.EndOfFigure(text, tokens, figure);
        if (behind >= end || text[behind] != '的' || OfStandard.Starts(text.AsSpan(behind)))
            return false;
        for (int i = figure + 1; i < tokens.Count; i++)
            if (tokens[i].Kind is TokenKind.Noun or TokenKind.Per or TokenKind.Enumeration or TokenKind.Conjunction)
                return false;
            else if (tokens[i].IsFigure)
                return true;
        return false;
    }

    private static int PieceStart(TokenList tokens, int first)
    {
        int at = tokens[first].Start;
        for (int i = first; i < tokens.Count && !tokens[i].IsFigure; i++)
            if (tokens[i].Kind is TokenKind.Verb or TokenKind.According or TokenKind.Distribution)
                at = tokens[i].End;
        return at;
    }

    private static int? Separator(TokenList tokens, int from, int to)
    {
        for (int k = from; k < to; k++)
            if (tokens[k].Kind is TokenKind.Enumeration or TokenKind.Conjunction)
                return tokens[k].End;
        return null;
    }
}
