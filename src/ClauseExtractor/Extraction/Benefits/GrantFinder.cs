using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Benefits;

/// <summary>
/// Finds the grant in a segment. Three wordings: 给予 … 奖励 (verb, then noun), 奖励50万元 (the noun is the verb), 按投资额的8%补助 (standard, then noun).
/// </summary>
internal static class GrantFinder
{
    /// <summary>The grant of a segment, null where nothing is given in it.</summary>
    public static GrantPhrase? Find(string text, Segment segment)
    {
        bool verb = false, noun = false, figure = false, ratio = false;
        foreach (var token in segment.Tokens)
        {
            verb |= token.Kind == TokenKind.Verb;
            noun |= token.Kind == TokenKind.Noun;
            figure |= token.IsFigure;
            ratio |= token.Kind == TokenKind.Ratio;
        }
        if (!verb && !(noun && figure))
            return noun && ratio ? ByMatch(text, segment) : null;
        return ByVerb(text, segment) ?? (noun && figure ? ByNoun(text, segment) ?? ByStandard(text, segment) : null) ?? (noun && figure ? ByReduction(text, segment) : null) ?? (noun && ratio ? ByMatch(text, segment) : null);
    }

    // 给予最高不超过500万元的一次性资助; 给予一次性奖励30万元; 给予每次活动不超过50万元 (the noun stands in the next segment).
    private static GrantPhrase? ByVerb(string text, Segment segment)
    {
        var tokens = segment.Tokens;
        int verb = LastVerb(text, tokens);
        // 未享受房租补助的, 已享受补贴的: what is so already.
        if (verb < 0 || IsNegated(tokens, verb) || tokens[verb].Start > segment.Range.Start && text[tokens[verb].Start - 1] is '未' or '已' || text[segment.Range.End - 1] == '的' && !tokens.Any(IsGivenFigure))
            return null;
        int noun = -1;
        for (int i = verb + 1; i < tokens.Count; i++)
            if (tokens[i].Kind == TokenKind.Noun && IsGiven(text, segment, i))
                noun = i;
        int lastFigure = LastIndex(tokens, verb + 1, IsGivenFigure);
        TextRange? other = null;
        if (noun < 0)
        {
            if (lastFigure < 0 || text[tokens[verb].Start] is not ('给' or '予'))
                return null;
            int behind = EndOfFigure(text, tokens, lastFigure);
            string rest = text[behind..segment.Range.End].TrimStart('的').Trim();
            if (rest.Length > 0 && !IsCueOnly(text, tokens, lastFigure, segment.Range.End))
            {
                if (!rest.EndsWith('费') || rest.Length > 8)
                    return null;
                other = new TextRange(segment.Range.End - rest.Length, segment.Range.End);
            }
        }
        bool weak = IsWeak(text, tokens[verb]);
        // 对进行测试的费用补贴80%: the deed of the recipient.
        if (weak && noun >= 0 && NextFigure(tokens, verb + 1) > noun && text.AsSpan(tokens[verb].End, tokens[noun].Start - tokens[verb].End).Contains('的'))
            return null;
        if (weak && noun >= 0 && tokens[noun].Tag == 0 && lastFigure < 0 && FirstFigureBefore(tokens, verb) < 0 && !tokens.Any(t => t.Kind == TokenKind.Whole || t.Kind == TokenKind.Multiple && t.Start > tokens[verb].Start) && !text.AsSpan(tokens[noun].Start, 2).SequenceEqual("担保"))
            return null;
        // 全市发放创业补贴资金25万元: what was paid out, not what one can get.
        if (text[tokens[verb].Start] == '发' && noun >= 0 && lastFigure > noun && LastIndex(tokens, 0, verb, t => t.Kind == TokenKind.According) < 0 && text[segment.Range.Start] != '对')
            return null;
        if (weak && (noun < 0 || text.AsSpan(tokens[noun].Start, 2).SequenceEqual("优惠")))
            return null;
        int first = PhraseStart(text, segment, verb);
        return new GrantPhrase(segment, first, Offset(text, segment, first), verb, noun) { OtherTerm = other };
    }

    // 一次性奖补10万元, 每亩补贴50元, 补助金额最高500万元.
    private static GrantPhrase? ByNoun(string text, Segment segment)
    {
        var tokens = segment.Tokens;
        for (int i = 0; i < tokens.Count; i++)
        {
            // In a compound the last noun is what is given: 贴息补助上限50万元.
            if (tokens[i].Kind != TokenKind.Noun || IsNegated(tokens, i) || i + 1 < tokens.Count && tokens[i + 1].Kind == TokenKind.Noun && tokens[i + 1].Start == tokens[i].End)
                continue;
            int figure = NextFigure(tokens, i + 1);
            // 实现融资资金250亿元: money, but nothing that is given; 全市发放创业补贴25万元: what is paid out in all.
            if (text.AsSpan(tokens[i].Start, 2).SequenceEqual("资金") && (i == 0 || tokens[i - 1].Kind != TokenKind.Noun || tokens[i - 1].End != tokens[i].Start)
                || LastIndex(tokens, 0, i, t => t.Kind == TokenKind.Verb) is >= 0 and var paid && text[tokens[paid].Start] == '发' && text[segment.Range.Start] is not ('对' or '向' or '给' or '为'))
                continue;
            // 按实际投入资金总额的50%: the noun belongs to the base. 单户担保金额1000万元以下: a loan, not a grant.
            if (figure < 0 || text.AsSpan(tokens[i].Start).StartsWith("担保", StringComparison.Ordinal) || LastIndex(tokens, 0, i - 1, t => t.Kind == TokenKind.According) is >= 0 and var standard && !(tokens[figure].Kind == TokenKind.Money && LastIndex(tokens, standard, i - 1, t => t.Kind == TokenKind.Money) >= 0)
                || !GivenGap.IsFiller(text, tokens, i, figure) && !IsShareOfBase(text, segment, i, figure) && Recipients.Between(text, tokens, i, figure) is null || IsBudget(text, segment, i) || Qualifies(text, segment, figure))
                continue;
            int first = PhraseStart(text, segment, i);
            // 按投资额50万-100万美元奖励10万元: a sum before the noun measures the recipient where the one behind it is given.
            if (first < i && tokens[figure].Kind == TokenKind.Money && LastIndex(tokens, first, i - 1, t => t.Kind == TokenKind.Money) >= 0)
                first = i;
            return new GrantPhrase(segment, first, Offset(text, segment, first), -1, i);
        }
        return null;
    }

    // 资助缴纳官费的50%, 支持金额不超过核定总投入的10%: the base stands between the noun and its share.
    private static bool IsShareOfBase(string text, Segment segment, int noun, int figure) =>
        segment.Tokens[figure].Kind == TokenKind.Percent && segment.Tokens.Skip(noun + 1).Take(figure - noun - 1).All(t => t.Kind == TokenKind.Bound || t.Kind == TokenKind.Per && !FigureReader.IsCount(text, t)) && text[segment.Tokens[figure].Start - 1] == '的' && BaseReader.Read(text, segment, noun, figure) is { } of && BaseReader.EndsInHead(text, of);

    // 资助资金10万元及以上的项目: the sum tells which projects are meant.
    private static bool Qualifies(string text, Segment segment, int figure)
    {
        int end = EndOfFigure(text, segment.Tokens, figure);
        return end > segment.Tokens[figure].End && end < segment.Range.End && text[end] == '的';
    }

    // 按投资额的8%补助, 按每人每年2000元奖励, 按50%返还; 可获得最高50万元奖励.
    private static GrantPhrase? ByStandard(string text, Segment segment)
    {
        var tokens = segment.Tokens;
        int noun = LastIndex(tokens, 0, t => t.Kind == TokenKind.Noun);
        if (noun < 0 || !IsGiven(text, segment, noun) || IsNegated(tokens, noun) || IsBudget(text, segment, noun))
            return null;
        int figure = LastIndex(tokens, 0, noun - 1, IsGivenFigure);
        if (figure < 0)
            return null;
        int according = LastIndex(tokens, 0, figure, t => t.Kind == TokenKind.According);
        int start = figure;
        while (start > 1 && tokens[start - 1].Kind is TokenKind.Enumeration or TokenKind.Conjunction && tokens[start - 2].IsFigure)
            start -= 2;
        int cue = LastIndex(tokens, 0, start, t => t.Kind is TokenKind.Bound or TokenKind.Per);
        string between = text[EndOfFigure(text, tokens, figure)..tokens[noun].Start];
        if (between.Contains("贷款", StringComparison.Ordinal))
            return null;
        if (according >= 0 ? between.Length > 12 : cue < 0 || tokens[cue].End != tokens[start].Start || between.TrimStart('的').Length > 6)
            return null;
        int first = according >= 0 ? PhraseStart(text, segment, according) : PhraseStart(text, segment, cue);
        return new GrantPhrase(segment, first, Offset(text, segment, first), -1, noun);
    }

    // 按50%的税额幅度减征资源税, 按每户每年14400元为限额依次扣减增值税: what is reduced stands behind the noun.
    private static GrantPhrase? ByReduction(string text, Segment segment)
    {
        var tokens = segment.Tokens;
        for (int i = 1; i < tokens.Count; i++)
            if (tokens[i].Kind == TokenKind.Noun && text[tokens[i].Start] is '减' or '免' or '扣' && tokens[i - 1] is { Kind: TokenKind.Percent or TokenKind.Money } share && IsGivenFigure(share) && tokens[i].Start - share.End <= 8
                && text.AsSpan(share.End, tokens[i].Start - share.End) is var gap && (gap.IsEmpty || Reductions.In(gap)))
            {
                int according = LastIndex(tokens, 0, i, t => t.Kind == TokenKind.According);
                int first = according >= 0 ? according : i - 1;
                return new GrantPhrase(segment, first, Offset(text, segment, first), -1, i);
            }
        return null;
    }

    private static readonly WordList Reductions = new("幅度", "比例", "限额", "依次", "定额", "标准");

    // 按照市级奖励1:1配套专项奖励.
    private static GrantPhrase? ByMatch(string text, Segment segment)
    {
        var tokens = segment.Tokens;
        int ratio = LastIndex(tokens, 0, t => t.Kind == TokenKind.Ratio), noun = LastIndex(tokens, ratio + 1, t => t.Kind == TokenKind.Noun);
        if (noun < 0 || tokens[ratio + 1].Start - tokens[ratio].End > 4 || !IsGiven(text, segment, noun) || IsNegated(tokens, noun))
            return null;
        int according = LastIndex(tokens, 0, ratio, t => t.Kind == TokenKind.According);
        int first = according >= 0 ? according : ratio;
        return new GrantPhrase(segment, first, Offset(text, segment, first), -1, noun);
    }

    /// <summary>True for a figure that is given: neither measured (突破1亿元) nor what was given before (由20万元提高至40万元).</summary>
    public static bool IsGivenFigure(Token token) => token.IsFigure && token.Tag == 0;

    /// <summary>One past a figure and the cue that belongs to it: 50万元以内, 50%（含）以上.</summary>
    public static int EndOfFigure(string text, IReadOnlyList<Token> tokens, int figure) =>
        figure + 1 < tokens.Count && FigureReader.IsPostBound(text, tokens[figure], tokens[figure + 1]) ? tokens[figure + 1].End : tokens[figure].End;

    private static int LastVerb(string text, IReadOnlyList<Token> tokens)
    {
        int strong = LastIndex(tokens, 0, t => t.Kind == TokenKind.Verb && !IsWeak(text, t));
        return strong >= 0 ? strong : LastIndex(tokens, 0, t => t.Kind == TokenKind.Verb);
    }

    // 提供, 实施, 实行, 进行 give something only together with a figure or a noun at once.
    private static bool IsWeak(string text, Token verb) => text[verb.Start] is '提' or '实' or '进';

    private static bool IsNegated(IReadOnlyList<Token> tokens, int index) => index > 0 && tokens[index - 1].Kind == TokenKind.Negation && tokens[index].Start - tokens[index - 1].End <= 4;

    // 安排奖励资金2亿元, 已补贴300万元: money set aside or spent, not money given. A mark that a 的 closes off tells of the recipient: 对新设立的机构奖励50万元.
    private static bool IsBudget(string text, Segment segment, int index)
    {
        int noun = segment.Tokens[index].Start;
        var before = text.AsSpan(segment.Range.Start, noun - segment.Range.Start);
        int closed = before.LastIndexOf('的') + 1;
        if (closed < before.Length && Done.In(before[closed..]))
            return true;
        int mark = SetAside.LastEnd(before);
        // 设立2.5亿元的算力券: here 的 joins the sum to what it is.
        bool summed = segment.Tokens.Any(t => t.IsFigure && t.Start >= segment.Range.Start + mark && t.End <= noun);
        return mark > 0 && (mark >= closed || summed) && (mark == before.Length || segment.Tokens[index].Tag == 1 || Funds.In(text.AsSpan(segment.Range.Start + mark, segment.Tokens[index].End - segment.Range.Start - mark + 2)));
    }

    private static readonly WordList Done = new("已", "力争", "预计", "累计发放"), SetAside = new("安排", "设立", "预算", "统筹", "计划", "争取", "筹集", "投入", "拿出"), Funds = new("规模", "资金", "基金", "专项", "经费", "预算", "财政", "额度");

    // The noun that ends its phrase (给予资金支持), or that a figure follows (给予奖励50万元); not the first half of another word (补贴范围, 担保贷款).
    private static bool IsGiven(string text, Segment segment, int noun)
    {
        var tokens = segment.Tokens;
        int end = tokens[noun].End;
        if (noun + 1 < tokens.Count && tokens[noun + 1].Start == end)
            return tokens[noun + 1].Kind is not TokenKind.Verb;
        var rest = text.AsSpan(end, segment.Range.End - end);
        int figure = NextFigure(tokens, noun + 1);
        return rest.IsWhiteSpace() || rest[0] is '(' or '”' || rest.StartsWith("等", StringComparison.Ordinal) || rest.StartsWith("给", StringComparison.Ordinal) || rest.StartsWith("服务", StringComparison.Ordinal) || text[tokens[noun].Start] is '扣' or '抵'
            || figure < 0 && rest.Length <= 8 && Recipients.Ends(rest)
            || figure >= 0 && GivenGap.IsFiller(text, tokens, noun, figure) || rest is "政策" or "金" or "款" or "的" or "资格" or "力度";
    }

    // The phrase starts at the standard before the verb if a figure or a counter stands between, else at the cues that touch the verb.
    private static int PhraseStart(string text, Segment segment, int index)
    {
        var tokens = segment.Tokens;
        int first = index;
        for (int i = index - 1; i >= 0; i--)
            if (tokens[i].Kind == TokenKind.According && Enumerable.Range(i + 1, index - i - 1).Any(k => tokens[k].IsFigure || text[tokens[i].Start] != '根' && tokens[k].Kind is TokenKind.Per or TokenKind.Ratio or TokenKind.Multiple))
            {
                // 2023年入驻的按60元、2024年入驻的按40元: one standard a member of the list.
                if (first != index && !Enumerable.Range(i + 1, first - i - 1).Any(k => tokens[k].Kind == TokenKind.Enumeration))
                    break;
                first = i;
            }
        // 利息部分的50%予以免除: the share stands right before the verb.
        if (first == index && index > 0 && tokens[index - 1] is { Kind: TokenKind.Percent } share && share.End == tokens[index].Start && IsGivenFigure(share))
            first = index - 1;
        // 贴息补助上限50万元: a compound of nouns is one word.
        while (first > 0 && tokens[first].Kind == TokenKind.Noun && tokens[first - 1].Kind == TokenKind.Noun && tokens[first - 1].End == tokens[first].Start)
            first--;
        while (first > 0 && tokens[first - 1].Kind is TokenKind.Per or TokenKind.Bound or TokenKind.Distribution
            && tokens[first].Start - tokens[first - 1].End <= (tokens[first - 1].Is(Per.Item) || tokens[first - 1].Is(Per.Month) ? 6 : 3)
            && !FollowsFigure(text, tokens, first - 1))
            first--;
        return first;
    }

    private static bool FollowsFigure(string text, IReadOnlyList<Token> tokens, int bound) =>
        bound > 0 && (tokens[bound - 1].IsFigure || tokens[bound - 1].Kind == TokenKind.Quantity) && FigureReader.IsPostBound(text, tokens[bound - 1], tokens[bound]);

    private static int Offset(string text, Segment segment, int first)
    {
        int at = segment.Tokens[first].Start;
        while (at > segment.Range.Start && text[at - 1] is '可' or '将' or '再' or '各' or '均')
            at--;
        return at;
    }

    private static bool IsCueOnly(string text, IReadOnlyList<Token> tokens, int figure, int end)
    {
        int at = EndOfFigure(text, tokens, figure);
        for (int i = figure + 1; i < tokens.Count; i++)
            if (tokens[i].Start - at > 1)
                return false;
            else
                at = Math.Max(at, tokens[i].End);
        return end - at <= 1;
    }

    private static int FirstFigureBefore(IReadOnlyList<Token> tokens, int index) => LastIndex(tokens, 0, index - 1, t => IsGivenFigure(t) || t.Kind is TokenKind.Multiple or TokenKind.Ratio);

    private static int NextFigure(IReadOnlyList<Token> tokens, int from)
    {
        for (int i = from; i < tokens.Count; i++)
            if (tokens[i].IsFigure && !tokens[i].IsFormer)
                return IsGivenFigure(tokens[i]) ? i : -1;
        return -1;
    }

    private static int LastIndex(IReadOnlyList<Token> tokens, int from, Func<Token, bool> match) => LastIndex(tokens, from, tokens.Count - 1, match);

    private static int LastIndex(IReadOnlyList<Token> tokens, int from, int to, Func<Token, bool> match)
    {
        for (int i = Math.Min(to, tokens.Count - 1); i >= from; i--)
            if (match(tokens[i]))
                return i;
        return -1;
    }
}
