using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Benefits;

/// <summary>Finds who gets what is given.</summary>
internal static class Recipients
{
    // What can receive money; other words behind the last 的 say what was done, not who did it.
    private static readonly WordList Heads = new(
        "企业", "单位", "机构", "主体", "团队", "个人", "人才", "平台", "园区", "项目", "中心", "基地", "组织", "协会", "联盟", "院校", "高校", "院所", "公司", "人员", "毕业生", "创业者", "经营者", "社区", "农户", "合作社", "工厂", "商户",
        "景区", "街区", "实验室", "载体", "专家", "院士", "家庭", "消费者", "产品", "税务师事务所", "事务所", "学校", "医院", "银行", "投资者", "权利人", "专利权人", "自然人", "个体工商户", "服务商", "运营商", "孵化器", "众创空间", "工作站", "品牌", "场所",
        "示范区", "研究生", "本科生", "县(市、区)", "劳动者", "职工", "青年", "居民", "旅行社", "活动", "采购方", "建设方", "举办方", "申报方", "承办方", "街道", "乡镇", "镇街");

    // 每个平台, 每个项目, 每个中心 count things; these are persons and bodies.
    private static readonly WordList Bodies = new("单位", "企业", "机构", "主体", "公司", "协会", "商会", "组织", "家庭", "团队", "合作社", "农户");

    /// <summary>Who stands between a noun and its figure: 奖励<u>举办单位</u>10万元; null where other words do.</summary>
    public static TextRange? Between(string text, IReadOnlyList<Token> tokens, int noun, int figure)
    {
        int start = tokens[noun].End, end = tokens[figure].Start;
        for (int i = noun + 1; i < figure; i++)
            if (tokens[i].Kind is TokenKind.Bound or TokenKind.Per && tokens[i].End <= end)
                end = Math.Min(end, tokens[i].Start);
            else if (tokens[i].Kind is not (TokenKind.Conjunction or TokenKind.Enumeration))
                return null;
        var words = text.AsSpan(start, end - start);
        return words.Length is >= 2 and <= 24 && Heads.Ends(words) && !words.Contains('的') ? new TextRange(start, end) : null;
    }

    /// <summary>True where the words end in a person or body.</summary>
    public static bool IsBody(ReadOnlySpan<char> words) => Bodies.Ends(words);

    /// <summary>True where the words end in somebody who can receive money.</summary>
    public static bool Ends(ReadOnlySpan<char> words) => Heads.Ends(words);

    // 企业, 采购方, 每位博士; not 为期五年, 社区建设.
    private static bool IsRecipient(ReadOnlySpan<char> words) => Heads.Ends(words) || words[^1] is '方' or '业' or '位' or '构' or '队' or '人' or '者' or '院' or '校' or '区' or '司' or '体' or '户' or '员' or '生' or '士' or '家' or '师' or '工' or '民' or '军';

    private static int IndexOf(IReadOnlyList<Token> tokens, Token token)
    {
        for (int i = 0; i < tokens.Count; i++)
            if (tokens[i].Start == token.Start)
                return i;
        return -1;
    }

    /// <summary>True where the words name somebody who can receive money.</summary>
    public static bool Named(ReadOnlySpan<char> words) => Heads.In(words);

    /// <summary>给予<u>核心团队</u>累计不超过500万元; else whom the condition's last 对 names; null where neither says.</summary>
    public static TextRange? Find(string text, GrantPhrase phrase, IReadOnlyList<TextRange> condition, List<Figure> figures)
    {
        if (phrase.Verb >= 0)
        {
            int start = phrase.Tokens[phrase.Verb].End, end = phrase.Segment.Range.End;
            foreach (var token in phrase.Tokens)
                if (token.Start >= start && token.Kind is not TokenKind.Conjunction and not TokenKind.Enumeration and not TokenKind.Quantity)
                {
                    end = token.Start;
                    break;
                }
            var named = new TextRange(start, end);
            // 给予落户奖励: the words right before the noun say what kind it is, unless they end in a recipient.
            bool qualifies = phrase.NounToken is { } noun && noun.Start == end && text[end - 1] is not ('方' or '业' or '位' or '构' or '队' or '人' or '者' or '院' or '校' or '区' or '地' or '司' or '体' or '户');
            if (named.Length >= 2 && !qualifies && IsRecipient(text.AsSpan(named.Start, named.Length)) && !figures.Any(f => f.Base is { } b && b.Start < named.End && named.Start < b.End) && !char.IsAsciiDigit(text[named.Start]) && text[named.Start] is not ('定' or '一' or '适' or '的' or '最' or '名' or '用'))
                return named;
        }
        else if (phrase.Noun >= 0 && figures.Count > 0 && IndexOf(phrase.Tokens, figures[0].Token) is > 0 and var figure && figure > phrase.Noun && Between(text, phrase.Tokens, phrase.Noun, figure) is { } between)
        {
            return between;
        }
        if (condition.Count == 0)
            return null;
        // The part that the last 对 opens, else the last; of it the words behind the last 的.
        var piece = condition.FirstOrDefault(c => c.Start > 0 && text[c.Start - 1] == '对', condition[^1]);
        if (text.LastIndexOf(",对", piece.End - 1, piece.Length, StringComparison.Ordinal) is >= 0 and var again && again + 2 < piece.End)
            piece = piece with { Start = again + 2 };
        int comma = text.IndexOf(',', piece.Start, piece.Length);
        int stop = comma < 0 ? piece.End : comma;
        while (stop > piece.Start && text[stop - 1] is '的' or ',')
            stop--;
        int of = stop > piece.Start ? text.LastIndexOf('的', stop - 1, stop - piece.Start) : -1;
        int from = of < 0 ? piece.Start : of + 1;
        if (stop - from is >= 2 and <= 40 && Heads.Ends(text.AsSpan(from, stop - from)))
            return new TextRange(from, stop);
        // 企业获得…的: who it is opens the piece.
        int opening = Heads.StartLength(text.AsSpan(piece.Start, piece.Length));
        if (opening > 0)
            return new TextRange(piece.Start, piece.Start + opening);
        return null;
    }
}
