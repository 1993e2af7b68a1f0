using ClauseExtractor.Extraction.Grants.Excluded;
using ClauseExtractor.Extraction.Grants.Sentences;
using ClauseExtractor.Extraction.Grants.Years;
using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Language;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Grants.Amounts;

/// <summary>Reads what a share is a share of: 按<u>项目实际投入资金总额</u>的50%以内比例, 给予<u>展位费</u>最高80%.</summary>
internal static class BaseReader
{
    // What money can be a share of ends in one of these.
    private static readonly WordList HeadNouns = Words.Of(WordClass.BaseHeadNoun);

    private static readonly WordList Prices = Words.Of(WordClass.PriceStandard);

    // Words that join a noun to its share and are no part of the base: 资助金额为实际融资金额的2%, 比例由20%提高至40%.
    private static readonly WordList Leads = Words.Of(WordClass.BaseLead);

    /// <summary>The base of the share at a token, null where none stands beside it.</summary>
    /// <param name="from">First token that may belong to it: the one behind the figure before.</param>
    public static TextRange? Read(string text, Segment segment, int from, int figure)
    {
        var tokens = segment.Tokens;
        int start = from < tokens.Count && from > 0 && tokens[from - 1].IsFigure ? tokens[from - 1].End : segment.Range.Start,
            end = tokens[figure].Start;
        for (int i = figure - 1; i >= from && tokens[i].Kind is TokenKind.Bound && end - tokens[i].End <= 1; i--)
            end = Math.Min(end, tokens[i].Start);
        int according = -1;
        for (int i = Math.Max(0, from - 1); i < figure; i++)
            if (tokens[i].Kind == TokenKind.According)
                according = i;
        // Without 按 the base stands right before the share: 支持金额不超过核定总投入的10%; 投资补助30% names none.
        for (int i = Math.Max(0, from - 1); according < 0 && i < figure; i++)
            if (
                tokens[i].Kind is TokenKind.Noun or TokenKind.Bound
                && tokens[i].End <= end
                && !(
                    tokens[i].Kind == TokenKind.Noun
                    && (tokens[i].End == end - 1 && text[end - 1] == '的' || tokens[i].End == end && IsCost(text, tokens, i))
                )
            )
                start = Math.Max(start, tokens[i].End);
        for (int i = Math.Max(0, from - 1); i < figure; i++)
            if (
                tokens[i].IsFormer
                || tokens[i] is { Kind: TokenKind.Percent, Tag: Token.Measured }
                || tokens[i].Kind is TokenKind.According or TokenKind.Verb or TokenKind.Distribution or TokenKind.Giver
                    && !(tokens[i].Kind == TokenKind.Verb && i > 0 && NamesSum(text, tokens[i - 1], tokens[i]))
                || tokens[i].Kind == TokenKind.Enumeration && i > 0 && tokens[i - 1].IsFigure
                || i >= from && tokens[i].Kind == TokenKind.Per && !IsWithin(text, tokens[i])
            )
                start = Math.Max(start, tokens[i].End);
        return Trim(text, segment, start, end) ?? Behind(text, segment, figure);
    }

    // 按<u>兑付额</u>的10%, 按发放金额的1%: the verb is part of the name of a sum.
    private static bool NamesSum(string text, Token before, Token verb) =>
        before.Kind == TokenKind.According && before.End == verb.Start && SumNames.Starts(text.AsSpan(verb.End));

    private static readonly WordList SumNames = new("额", "金额", "总额", "资金", "款", "费", "贷款");

    // 不超过办赛经费30%: the noun is what it is a share of.
    private static bool IsCost(string text, TokenList tokens, int noun) =>
        Costs.Starts(text.AsSpan(tokens[noun].Start))
        && LineEnds.IsHan(text[Math.Max(0, tokens[noun].Start - 1)])
        && (noun == 0 || tokens[noun - 1].End < tokens[noun].Start);

    private static readonly WordList Costs = Words.Of(WordClass.CostNoun);

    // 可享受40%贷款利息的贴息: the base stands behind the share.
    private static TextRange? Behind(string text, Segment segment, int figure)
    {
        int start = segment.Tokens[figure].End,
            end = text.IndexOf('的', start, segment.Range.End - start);
        if (
            end - start is < 2 or > 16
            || segment.Tokens.Skip(figure + 1).Any(t => t.Start < end && t.Kind is not (TokenKind.Conjunction or TokenKind.Noun))
        )
            return null;
        var of = new TextRange(start, end);
        return EndsInHead(text, of) && !EndsInGrant(text, of) ? of : null;
    }

    /// <summary>A base that stands in a segment without a figure: 按照采购合同金额给予 …最高80%.</summary>
    public static TextRange? Named(string text, Segment segment)
    {
        var tokens = segment.Tokens;
        for (int i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind != TokenKind.According)
                continue;
            int end = segment.Range.End;
            for (int k = i + 1; k < tokens.Count; k++)
                if (tokens[k].Kind == TokenKind.Verb || tokens[k].Is(Per.Once))
                {
                    end = tokens[k].Start;
                    break;
                }
            return
                Trim(text, segment, tokens[i].End, end) is { } named
                && EndsInHead(text, named)
                && !tokens.Any(t => t.IsFigure && named.Contains(t.Start))
                ? named
                : null;
        }
        return null;
    }

    /// <summary>A base that the condition ends in: 对可纳入支持范围的<u>项目投资</u>给予30%.</summary>
    public static TextRange? OfCondition(string text, TextRange condition)
    {
        int end = condition.End;
        while (end > condition.Start && text[end - 1] is ',' or ' ' or '可')
            end--;
        // 每亩保费60元,其中市财政补贴50%: how much the cost is stands behind it.
        if (
            Lexer.Read(text, new TextRange(condition.Start, end)) is [.., { Kind: TokenKind.Money } sum]
            && sum.End == end
            && new TextRange(condition.Start, sum.Start) is { Length: >= 2 } cost
            && EndsInHead(text, cost)
        )
            end = sum.Start;
        // 首次打样费用(如3D打印、模具试模)
        if (end > condition.Start && text[end - 1] == ')' && text.LastIndexOf('(', end - 1, end - condition.Start) is > 0 and var open)
            end = open;
        // 应缴房产税的全额
        if (end - condition.Start > 4 && text.AsSpan(end - 3, 3) is "的全额" or "的全部")
            end -= 3;
        int of = text.LastIndexOf('的', Math.Max(condition.Start, end - 1), Math.Max(0, end - 1 - condition.Start));
        var range = new TextRange(of < 0 ? condition.Start : of + 1, end);
        // 涉及退役军人的,其原需个人承担利息部分: the last part between commas that names money.
        int comma = text.LastIndexOf(',', end - 1, end - range.Start);
        if (comma >= 0)
        {
            var last = new TextRange(comma + 1, end);
            range = EndsInHead(text, last) ? last : new TextRange(range.Start, comma);
        }
        if (range.Length > 0 && text[range.Start] is '对' or '其')
            range = range with { Start = range.Start + 1 };
        // 当年研发费用不超过500万元的部分: of what it is a part belongs to it.
        if (range.Length == 2 && text.AsSpan(range.Start, 2) is "部分" && of > condition.Start)
        {
            int from = text.LastIndexOf(',', of, of - condition.Start + 1);
            range = range with { Start = from < 0 ? condition.Start : from + 1 };
            return range.Length <= 40 ? range : null;
        }
        return range.Length is > 1 and < 24 && EndsInHead(text, range) ? range : null;
    }

    /// <summary>对交易<u>鉴证费用</u>,省内农户免收,外地主体减半收取: the cost that a segment before a grant ends in; null where none does.</summary>
    public static TextRange? OfStatement(string text, Statement statement, int at)
    {
        for (int k = at - 1; k >= 0; k--)
            if (EndsInHead(text, statement.Segments[k].Range) && OfCondition(text, statement.Segments[k].Range) is { } cost)
                return cost;
        return null;
    }

    /// <summary>The cost that stands right before an offset of a segment (前三年<u>租金</u>全免); null where none does.</summary>
    public static TextRange? CostBefore(string text, Segment segment, int at)
    {
        var before = new TextRange(segment.Range.Start, at);
        while (before.Length > 0 && text[before.End - 1] is '予' or '给' or '可' or '均' or '以' or '实' or '行' or '“')
            before = before with { End = before.End - 1 };
        foreach (var token in segment.Tokens)
            if (token.Kind == TokenKind.Verb && token.End <= at)
                before =
                    token.End + 1 < before.End ? before with { Start = token.End }
                    : token.End >= before.End ? before with { End = token.Start }
                    : before;
        // 租金第一年全免: the part of the run stands between.
        if (before.Length > 2 && text[before.End - 1] == '年' && YearParts.Last(text, before) is { } part && part.Range.End == before.End)
            before = before with { End = part.Range.Start };
        if (before.Length <= 0)
            return null;
        int of = Math.Max(
            text.LastIndexOf('的', Math.Max(before.Start, before.End - 1), before.Length),
            text.LastIndexOf('年', Math.Max(before.Start, before.End - 1), before.Length)
        );
        var cost = of < before.Start ? before : before with { Start = of + 1 };
        return cost.Length is >= 2 and <= 16 && EndsInHead(text, cost) ? cost : null;
    }

    /// <summary>按<u>实际缴纳的保险费</u>给予全额补贴: the cost behind 按 that a share said in words is of, from 按 on; null where none is.</summary>
    public static TextRange? ByCost(string text, GrantPhrase phrase)
    {
        if (phrase.Verb < 0 || phrase.Tokens.Any(t => t.IsFigure))
            return null;
        bool whole = false;
        var by = default(Token);
        foreach (var token in phrase.Tokens)
            if (token.Kind == TokenKind.According && token.End < phrase.Start)
                by = token;
            else
                whole |= token.Kind == TokenKind.Whole && token.Start >= phrase.Start;
        return whole && by.End > 0 && new TextRange(by.End, phrase.Start) is { Length: >= 2 } cost && EndsInHead(text, cost)
            ? cost with
            {
                Start = by.Start,
            }
            : null;
    }

    /// <summary>The tax or fee behind 减半征收; null where none stands there.</summary>
    public static TextRange? Levied(string text, GrantPhrase phrase, int from)
    {
        int end = phrase.Segment.Range.End;
        var levied = new TextRange(Math.Min(end, from + 2), end);
        return phrase.Wording.Name == "half-levy" && levied.Length >= 2 && text[end - 1] is '税' or '费' or '金' ? levied : null;
    }

    /// <summary>租金 in 免租金; null where the words waive nothing by name.</summary>
    public static TextRange? Waived(string text, TextRange words) =>
        words.Length >= 3 && text[words.Start] == '免' && EndsInHead(text, words) ? words with { Start = words.Start + 1 } : null;

    // 年度实际保费: 年度 belongs to the base.
    private static bool IsWithin(string text, Token per) =>
        text.AsSpan(per.Start, per.End - per.Start).SequenceEqual("年度") || per.Is(Per.Total);

    /// <summary>全部<u>租金</u>: the cost from an offset to the end of a segment; null where none stands there.</summary>
    public static TextRange? UpTo(string text, Segment segment, int from) =>
        new TextRange(from, segment.Range.End) is { Length: >= 2 and <= 16 } cost && EndsInHead(text, cost) ? cost : null;

    /// <summary>True where the words are nothing but something that money can be a share of: 保费.</summary>
    public static bool IsHead(ReadOnlySpan<char> words) => HeadNouns.StartLength(words) == words.Length;

    /// <summary>True where the words end in something that money can be a share of.</summary>
    public static bool EndsInHead(string text, TextRange range)
    {
        var words = text.AsSpan(range.Start, range.Length);
        if (words.Length > 0 && words[^1] == ')')
            words = words[..Math.Max(0, words.LastIndexOf('('))];
        return HeadNouns.Ends(words);
    }

    /// <summary>X in 以X为基数, null where no such words stand in the range.</summary>
    public static TextRange? Basis(string text, TextRange range)
    {
        int end = text.IndexOf("为基数", range.Start, range.Length, StringComparison.Ordinal);
        int start = end < 0 ? -1 : text.LastIndexOf('以', end - 1, end - range.Start);
        return start >= 0 && end - start is > 2 and < 30 ? new TextRange(start + 1, end) : null;
    }

    /// <summary>True where the words end in a grant itself: 应奖励额, 核定补助资金.</summary>
    public static bool EndsInGrant(string text, TextRange range) => Grants.Ends(text.AsSpan(range.Start, range.Length));

    private static readonly WordList Grants = Words.Of(WordClass.GrantAmount);

    private static TextRange? Trim(string text, Segment segment, int start, int end)
    {
        bool again = true;
        while (again && start < end)
        {
            again = false;
            foreach (var token in segment.Tokens)
                if (
                    token.Start == start
                    && token.End <= end
                    && token.Kind is TokenKind.Bound or TokenKind.Conjunction or TokenKind.Enumeration
                )
                    (start, again) = (token.End, true);
            if (
                start < end
                && (
                    text[start] is '的' or '以' or ' ' or '='
                    || text[start] == '其' && start + 1 < end && text[start + 1] is not ('他' or '它' or '余' or '中')
                )
            )
                (start, again) = (start + 1, true);
            if (Leads.StartLength(text.AsSpan(start, end - start)) is > 0 and var lead)
                (start, again) = (start + lead, true);
        }
        // 按实际投资额度给企业5%: whom it is given to is no part of the base.
        if (text.IndexOf('给', start, Math.Max(0, end - start)) is > 0 and var given && given - start >= 2)
            end = given;
        // 维护费用由街道补贴50%: nor who pays.
        if (Payers.Behind(text, new TextRange(start, end)) is { } by)
            end = by;
        while (end > start && text[end - 1] is '的' or ' ' or ',' or '×' or '*' or 'x' or 'X')
            end--;
        // 租金第一年100%: the part of the run is no part of the base.
        if (
            end - start >= 2
            && text[end - 1] == '年'
            && YearParts.Last(text, new TextRange(start, end)) is { } part
            && part.Range.End == end
        )
            end = part.Range.Start;
        // 补贴比例不超过30%: the words name the share itself, not what it is of.
        return
            end - start >= 2
            && !(
                text[end - 2] is '比' && text[end - 1] is '例'
                || text[end - 2] is '标' && text[end - 1] is '准' && !Prices.Ends(text.AsSpan(start, end - start))
            )
            ? new TextRange(start, end)
            : null;
    }
}
