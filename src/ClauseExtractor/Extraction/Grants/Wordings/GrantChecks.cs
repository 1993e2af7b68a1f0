using ClauseExtractor.Extraction.Grants.Amounts;
using ClauseExtractor.Extraction.Grants.Excluded;
using ClauseExtractor.Extraction.Grants.Recipients;
using ClauseExtractor.Extraction.Grants.Sentences;
using ClauseExtractor.Extraction.Grants.Tiers;
using ClauseExtractor.Extraction.Grants.Years;
using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Language;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Grants.Wordings;

/// <summary>What a wording may ask for besides its pattern. Each check has the name that <c>wordings.tsv</c> calls it by.</summary>
internal static class GrantChecks
{
    private static readonly Dictionary<string, Func<WordingMatch, bool>> Checks = new(StringComparer.Ordinal)
    {
        ["last verb"] = m => m.Give == LastVerb(m.Text, m.Tokens),
        ["not negated"] = m => !IsNegated(m),
        ["not so already"] = NotSoAlready,
        ["granted noun"] = m => IsGranted(m.Text, m.Segment, m.Term),
        ["no granted noun"] = NoGrantedNoun,
        ["a weak verb has a figure"] = WeakHasFigure,
        ["not paid out in all"] = NotPaidOut,
        ["given by hand"] = m => m.Text[m.Tokens[m.Give].Start] is '给' or '予',
        ["figure ends it"] = m => FigureEnds(m) || Fee(m) is not null,
        ["not capital"] = m => !IsCapital(m.Text, m.Tokens, m.Term),
        ["last of a compound"] = m =>
            !(
                m.Term + 1 < m.Tokens.Count
                && m.Tokens[m.Term + 1].Kind == TokenKind.Noun
                && m.Tokens[m.Term + 1].Start == m.Tokens[m.Term].End
            ),
        ["next figure"] = m => NextFigure(m.Tokens, m.Term + 1) == m.Figure,
        ["not guaranteed"] = m => !m.Text.AsSpan(m.Tokens[m.Term].Start).StartsWith("担保", StringComparison.Ordinal),
        ["noun is no base"] = NounIsNoBase,
        ["not set aside"] = m => !BudgetVerbs.SetsAside(m.Text, m.Segment, m.Term >= 0 ? m.Term : m.Give),
        ["measures nobody"] = m => !Qualifies(m.Text, m.Segment, m.Figure),
        ["share of a base"] = m =>
            !Standards.IsBareShare(m.Text, m.Segment) && IsShareOfBase(m.Text, m.Segment, m.Term >= 0 ? m.Term : m.Give, m.Figure),
        ["who stands between"] = m => GrantRecipient.Between(m.Text, m.Tokens, m.Term, m.Figure) is not null,
        ["who stands behind"] = m => GrantRecipient.Between(m.Text, m.Tokens, m.Give, m.Figure) is not null,
        ["public money"] = m => Payers.Stands(m.Text.AsSpan(m.Segment.Range.Start, m.Segment.Range.Length)),
        ["near the noun"] = m => Between(m) is { Length: <= 12 } words && !words.Contains("贷款", StringComparison.Ordinal),
        ["at the noun"] = m => Between(m).TrimStart('的') is { Length: <= 6 } words && !words.Contains("贷款", StringComparison.Ordinal),
        ["reduces"] = Reduces,
        ["ratio at the noun"] = m => m.Tokens[m.Figure + 1].Start - m.Tokens[m.Figure].End <= 4,
        ["last noun"] = m => !Has(m, m.Term + 1, m.Tokens.Count, TokenClasses.Noun),
        ["no figure behind"] = m => !Has(m, Math.Max(m.Term, m.Give) + 1, m.Tokens.Count, TokenClasses.Figure),
        ["no figure at all"] = m =>
            !m
                .Tokens.Index()
                .Any(t => t.Item.IsFigure && !t.Item.IsFormer && !Qualifies(m.Text, m.Segment, t.Index) || t.Item.Kind == TokenKind.Ratio),
        ["no earmark"] = m => !BudgetVerbs.Earmarks(m.Text, m.Segment),
        ["paid from"] = m => Payers.PaysFrom(m.Text, m.Segment, m.Tokens[m.From].Start),
        ["payer gives"] = m => Payers.Gives(m.Text, m.Segment, m.Give),
        ["payer between"] = m => Payers.Stands(m.Text.AsSpan(m.Tokens[m.Figure].End, m.Tokens[m.Give].Start - m.Tokens[m.Figure].End)),
        ["payer before the noun"] = m =>
            Payers.Stands(m.Text.AsSpan(m.Tokens[m.Figure].End, m.Tokens[m.Term].Start - m.Tokens[m.Figure].End)),
        ["opens the segment"] = m => FillerWords.UncoveredLength(m.Text, m.Segment, m.Tokens[m.Term].Start) <= 2,
        ["continues a list"] = m => m.Segment.Range.Start > 0 && m.Text[m.Segment.Range.Start - 1] is '、' or '和' or '及' or '与',
        ["behind a grant"] = m => m.Segment.Continues,
        ["halves"] = m => m.Tokens[m.Give].Tag == 1,
        ["waives alone"] = m =>
            (m.Text.AsSpan(m.Tokens[m.Give].Start, 2) is "全免" or "减半" or "免租" || m.Tokens[m.Give].Amount is not null)
            && m.Segment.Range.End - m.Tokens[m.Give].End <= 1,
        ["a year part"] = m => YearParts.Last(m.Text, new TextRange(m.Segment.Range.Start, m.Tokens[m.Give].Start)) is not null,
        ["a cost before the share"] = m =>
            m.Text[m.Tokens[m.Figure].Start - 1] == '的'
            && BaseReader.EndsInHead(m.Text, new TextRange(m.Segment.Range.Start, m.Tokens[m.Figure].Start - 1)),
        ["a cost before it"] = m =>
            BaseReader.CostBefore(m.Text, m.Segment, m.Tokens[m.Give].Start) is { } cost && !BaseReader.EndsInGrant(m.Text, cost),
        ["waives"] = m => Waivers.Is(m.Text, m.Segment, m.Term),
        ["one list of named sums"] = m => SumLeads.AreNamed(m.Text, m.Segment),
        ["last figure"] = m => !Has(m, m.Figure + 1, m.Term, TokenClasses.Figure),
    };

    private static bool Has(WordingMatch m, int from, int to, int classes)
    {
        for (int i = from; i < to; i++)
            if ((TokenClasses.Of(m.Tokens[i]) & classes) != 0)
                return true;
        return false;
    }

    private static bool NoGrantedNoun(WordingMatch m)
    {
        for (int i = m.Give + 1; i < m.Tokens.Count; i++)
            if (m.Tokens[i].Kind == TokenKind.Noun && IsGranted(m.Text, m.Segment, i))
                return false;
        return true;
    }

    /// <exception cref="FormatException">No check has the name.</exception>
    public static Func<WordingMatch, bool> Named(string name) =>
        Checks.TryGetValue(name, out var check) ? check : throw new FormatException($"A wording asks for what no check is named: {name}");

    /// <summary>The noun in 费 behind the figure where no word of the vocabulary is one: 给予50万元<u>顾问费</u>.</summary>
    public static TextRange? Fee(WordingMatch m)
    {
        if (m.Term >= 0 || m.Give < 0 || m.Tokens[m.Give].Kind != TokenKind.Verb)
            return null;
        int last = LastFigure(m);
        string rest = last < 0 ? "" : m.Text[GrantFinder.EndOfFigure(m.Text, m.Tokens, last)..m.Segment.Range.End].TrimStart('的').Trim();
        return rest.EndsWith('费') && rest.Length <= 8 ? new TextRange(m.Segment.Range.End - rest.Length, m.Segment.Range.End) : null;
    }

    private static int LastFigure(WordingMatch m)
    {
        for (int i = m.Tokens.Count - 1; i > m.Give; i--)
            if (GrantFinder.IsGivenFigure(m.Tokens[i]))
                return i;
        return -1;
    }

    // Nothing but cues behind the last figure.
    private static bool FigureEnds(WordingMatch m)
    {
        int last = LastFigure(m);
        if (last < 0)
            return false;
        int at = GrantFinder.EndOfFigure(m.Text, m.Tokens, last);
        for (int i = last + 1; i < m.Tokens.Count; i++)
            if (m.Tokens[i].Start - at > 1)
                return false;
            else
                at = Math.Max(at, m.Tokens[i].End);
        return m.Segment.Range.End - at <= 1;
    }

    // 未享受房租补助的, 已享受补贴的, 享受补贴的: what is so already.
    private static bool NotSoAlready(WordingMatch m) =>
        !(m.Tokens[m.Give].Start > m.Segment.Range.Start && m.Text[m.Tokens[m.Give].Start - 1] is '未' or '已')
        && (m.Text[m.Segment.Range.End - 1] != '的' || m.Tokens.Any(GrantFinder.IsGivenFigure));

    private static int LastVerb(string text, TokenList tokens)
    {
        int weak = -1;
        for (int i = tokens.Count - 1; i >= 0; i--)
            if (tokens[i].Kind == TokenKind.Verb)
                if (!IsWeak(text, tokens[i]))
                    return i;
                else if (weak < 0)
                    weak = i;
        return weak;
    }

    // 提供, 实施, 实行, 进行 give something only together with a figure or a noun at once.
    private static bool IsWeak(string text, Token verb) => text[verb.Start] is '提' or '实' or '进';

    // 由财政按规定实施代偿: the noun ends the segment, and no more is said of it.
    private static bool AsOrdered(WordingMatch m) =>
        m.Text[m.Tokens[m.Give].Start] is '实' or '进'
        && m.Segment.Range.End - m.Tokens[m.Term].End <= 1
        && m.Text.AsSpan(m.Segment.Range.Start, m.Tokens[m.Give].Start - m.Segment.Range.Start)
            .Contains("按规定", StringComparison.Ordinal);

    private static bool WeakHasFigure(WordingMatch m)
    {
        var (text, tokens, verb, noun) = (m.Text, m.Tokens, m.Give, m.Term);
        if (!IsWeak(text, tokens[verb]) || AsOrdered(m))
            return true;
        if (text.AsSpan(tokens[noun].Start, 2).SequenceEqual("优惠"))
            return false;
        // 对进行测试的费用补贴80%: the deed of the recipient.
        if (NextFigure(tokens, verb + 1) > noun && text.AsSpan(tokens[verb].End, tokens[noun].Start - tokens[verb].End).Contains('的'))
            return false;
        bool figure = false;
        for (int i = 0; i < tokens.Count; i++)
            figure |=
                GrantFinder.IsGivenFigure(tokens[i])
                || tokens[i].Kind == TokenKind.Whole
                || tokens[i].Kind == TokenKind.Multiple
                || i < verb && tokens[i].Kind == TokenKind.Ratio;
        return figure || tokens[noun].Tag != 0 || text.AsSpan(tokens[noun].Start, 2).SequenceEqual("担保");
    }

    // 全市发放创业补贴资金25万元: what was paid out, not what one can get.
    private static bool NotPaidOut(WordingMatch m)
    {
        var (text, tokens) = (m.Text, m.Tokens);
        if (BudgetVerbs.IssuesInAll(text, m.Segment, tokens[m.Term].Start))
            return false;
        int verb = m.Give;
        for (int i = m.Term - 1; verb < 0 && i >= 0; i--)
            if (tokens[i].Kind == TokenKind.Verb)
                verb = i;
        // …的,发放安家费30万元; 服务满五年,发放安家费30万元: a condition before it.
        if (
            verb < 0
            || text[tokens[verb].Start] != '发'
            || text[m.Segment.Range.Start] is '对' or '向' or '给' or '为'
            || FollowsCondition(text, m.Segment.Range.Start)
            || tokens.Take(m.Term).Any(t => t.Kind == TokenKind.Per && FigureReader.IsCount(text, t))
        )
            return true;
        return m.Give >= 0 && (LastFigure(m) <= m.Term || tokens.Take(verb).Any(t => t.Kind == TokenKind.According));
    }

    private static bool FollowsCondition(string text, int start)
    {
        if (start < 3 || text[start - 1] != ',')
            return false;
        int from = text.LastIndexOfAny([',', '。', ';', '\n'], start - 2) + 1;
        return text[start - 2] == '的'
            || Fulfilled.LastEnd(text.AsSpan(from, start - 1 - from)) is >= 0 and var full
                && start - 1 - from - full is > 0 and <= 5
                && text[start - 2] is '年' or '月';
    }

    private static readonly WordList Fulfilled = Words.Of(WordClass.Fulfilled);

    // 实现融资资金250亿元: money, but nothing that is given.
    private static bool IsCapital(string text, TokenList tokens, int noun) =>
        text.AsSpan(tokens[noun].Start, 2).SequenceEqual("资金")
        && (noun == 0 || tokens[noun - 1].Kind != TokenKind.Noun || tokens[noun - 1].End != tokens[noun].Start);

    // 按实际投入资金总额的50%: the noun belongs to the base of the standard before it.
    private static bool NounIsNoBase(WordingMatch m)
    {
        // 中央奖补资金的10%可用于工作经费: the share is of the money.
        if (
            m.Tokens[m.Figure].Kind == TokenKind.Percent
            && m.Text[m.Tokens[m.Figure].Start - 1] == '的'
            && m.Tokens[m.Figure].Start - m.Tokens[m.Term].End == 1
        )
            return false;
        int according = -1;
        for (int i = m.Term - 1; i >= 0 && according < 0; i--)
            if (m.Tokens[i].Kind == TokenKind.According)
                according = i;
        return according < 0
            || m.Tokens[m.Figure].Kind == TokenKind.Money
                && Enumerable
                    .Range(according, m.Term - according)
                    .Any(i =>
                        m.Tokens[i].Kind == TokenKind.Money
                        || m.Tokens[i].Kind == TokenKind.Per && FigureReader.IsCount(m.Text, m.Tokens[i])
                    );
    }

    // 不予奖励; 不得为政府债券发行提供担保: what is forbidden stays so over any words between.
    private static bool IsNegated(WordingMatch m)
    {
        var tokens = m.Tokens;
        int index = m.Give >= 0 ? m.Give : m.Term;
        if (index > 0 && tokens[index - 1].Kind == TokenKind.Negation && tokens[index].Start - tokens[index - 1].End <= 4)
            return true;
        for (int i = 0; i < index; i++)
            if (
                tokens[i].Kind == TokenKind.Negation
                && Forbidden.In(m.Text.AsSpan(tokens[i].Start, tokens[i].End - tokens[i].Start))
                && !m.Text.AsSpan(tokens[i].End, tokens[index].Start - tokens[i].End).Contains('的')
            )
                return true;
        return false;
    }

    private static readonly WordList Forbidden = Words.Of(WordClass.Prohibition);

    // 资助缴纳官费的50%, 补贴标准不超过合同及发票认定金额的12%, 支持金额不超过核定总投入的10%: the base stands between the noun and its share.
    private static bool IsShareOfBase(string text, Segment segment, int noun, int figure) =>
        segment.Tokens[figure].Kind == TokenKind.Percent
        && segment
            .Tokens.Skip(noun + 1)
            .Take(figure - noun - 1)
            .All(t =>
                t.Kind is TokenKind.Bound or TokenKind.Conjunction or TokenKind.Enumeration
                || t.Kind == TokenKind.Per && !FigureReader.IsCount(text, t)
            )
        && text[segment.Tokens[figure].Start - 1] == '的'
        && BaseReader.Read(text, segment, noun, figure) is { } of
        && BaseReader.EndsInHead(text, of);

    // 资助资金10万元及以上的项目: the sum tells which projects are meant.
    private static bool Qualifies(string text, Segment segment, int figure)
    {
        int end = GrantFinder.EndOfFigure(text, segment.Tokens, figure);
        return end > segment.Tokens[figure].End && end < segment.Range.End && text[end] == '的';
    }

    private static string Between(WordingMatch m) => m.Text[GrantFinder.EndOfFigure(m.Text, m.Tokens, m.Figure)..m.Tokens[m.Term].Start];

    // 按50%的税额幅度减征资源税, 按每户每年14400元为限额依次扣减增值税: what is reduced stands behind the noun.
    private static bool Reduces(WordingMatch m)
    {
        var (noun, share) = (m.Tokens[m.Term], m.Tokens[m.Figure]);
        return m.Text[noun.Start] is '减' or '免' or '扣'
            && noun.Start - share.End is >= 0 and <= 8
            && m.Text.AsSpan(share.End, noun.Start - share.End) is var gap
            && (gap.IsEmpty || Reductions.In(gap));
    }

    private static readonly WordList Reductions = Words.Of(WordClass.ReductionWord);

    // The noun that ends its phrase (给予资金支持), or that a figure follows (给予奖励50万元); not the first half of another word (补贴范围, 担保贷款).
    private static bool IsGranted(string text, Segment segment, int noun)
    {
        var tokens = segment.Tokens;
        int end = tokens[noun].End;
        if (noun + 1 < tokens.Count && tokens[noun + 1].Start == end)
            return tokens[noun + 1].Kind == TokenKind.Noun ? IsGranted(text, segment, noun + 1) : tokens[noun + 1].Kind != TokenKind.Verb;
        var rest = text.AsSpan(end, segment.Range.End - end);
        int figure = NextFigure(tokens, noun + 1);
        // 享受本办法资金补贴的企业: whom it is about.
        if (figure < 0 && rest.Length > 1 && rest[0] == '的' && !tokens.Any(GrantFinder.IsGivenFigure))
            return false;
        return rest.IsWhiteSpace()
            || rest[0] is '(' or '”'
            || GrantedEndings.Starts(rest)
            || text[tokens[noun].Start] is '扣' or '抵'
            || figure < 0
                && rest.Length <= 8
                && (
                    GrantRecipient.Ends(rest)
                    || IsShareGiven(text, segment, tokens[noun], rest)
                    || text[tokens[noun].Start] is not ('减' or '免' or '扣') && IsCostPaid(text, segment, end)
                )
            || figure >= 0 && FillerWords.IsFiller(text, tokens, noun, figure)
            || rest is "政策" or "金" or "款" or "的" or "资格" or "力度";
    }

    // 按纳税额的1%奖励法人代表, 按每亩50元奖励流入方: whoever or whatever stands behind the noun, it is given so; but 20%补助标准 is a name.
    private static bool IsShareGiven(string text, Segment segment, Token noun, ReadOnlySpan<char> rest) =>
        segment.Tokens.Any(t => t.Kind is TokenKind.Percent or TokenKind.Money && GrantFinder.IsGivenFigure(t) && t.End == noun.Start)
        && segment.Tokens.Any(t => t.Kind == TokenKind.According && t.End < noun.Start)
        && !Names.Starts(rest)
        && rest.Length >= 2
        && rest.IndexOfAnyExceptInRange('一', '鿿') < 0;

    private static readonly WordList Names = Words.Of(WordClass.GrantNameEnding);

    // 按融资金额1%补助发行费用, 按每车每年2万元补贴保险费用: the cost that is paid stands behind the noun.
    private static bool IsCostPaid(string text, Segment segment, int end) =>
        segment.Tokens.Any(t =>
            t.Kind is TokenKind.Percent or TokenKind.Money
            && GrantFinder.IsGivenFigure(t)
            && t.End <= end
            && (t.Kind == TokenKind.Percent || segment.Tokens.Any(by => by.Kind == TokenKind.According && by.End <= t.Start))
        ) && BaseReader.EndsInHead(text, new TextRange(end, segment.Range.End));

    private static readonly WordList GrantedEndings = Words.Of(WordClass.GrantedEnding);

    private static int NextFigure(TokenList tokens, int from)
    {
        for (int i = from; i < tokens.Count; i++)
            if (tokens[i].IsFigure && !tokens[i].IsFormer)
                return GrantFinder.IsGivenFigure(tokens[i]) ? i : -1;
        return -1;
    }
}
