using ClauseExtractor.Extraction.Grants.Amounts;
using ClauseExtractor.Extraction.Grants.Sentences;
using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Language;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Grants.Recipients;

/// <summary>Finds who gets what is given.</summary>
internal static class GrantRecipient
{
    // What can receive money; other words behind the last 的 say what was done, not who did it.
    private static readonly WordList HeadNouns = Words.Of(WordClass.RecipientHeadNoun);

    // 每个平台, 每个项目, 每个中心 count things; these are persons and bodies.
    private static readonly WordList Bodies = Words.Of(WordClass.RecipientBody);

    /// <summary>Who stands between a noun and its figure: 奖励<u>举办单位</u>10万元; null where other words do.</summary>
    public static TextRange? Between(string text, TokenList tokens, int noun, int figure)
    {
        int start = tokens[noun].End,
            end = tokens[figure].Start;
        for (int i = noun + 1; i < figure; i++)
            if (tokens[i].Kind is TokenKind.Bound or TokenKind.Per && tokens[i].End <= end)
                end = Math.Min(end, tokens[i].Start);
            else if (tokens[i].Kind is not (TokenKind.Conjunction or TokenKind.Enumeration))
                return null;
        var words = text.AsSpan(start, end - start);
        // 所在镇(街道)
        if (words.Length > 2 && words[^1] == ')' && words.IndexOf('(') is > 1 and var open)
            words = words[..open];
        return words.Length is >= 2 and <= 24 && IsRecipient(words) && !words.Contains('的') ? new TextRange(start, end) : null;
    }

    /// <summary>True where the words end in a person or body.</summary>
    public static bool IsBody(ReadOnlySpan<char> words) => Bodies.Ends(words);

    /// <summary>True where the words end in somebody who can receive money.</summary>
    public static bool Ends(ReadOnlySpan<char> words) => HeadNouns.Ends(words);

    // 补助给承训单位, 给企业5%奖励, 奖励给个人: behind the last 给 of the phrase.
    private static TextRange? GivenTo(string text, GrantPhrase phrase)
    {
        int at = text.LastIndexOf(
            '给',
            phrase.Segment.Range.End - 1,
            phrase.Segment.Range.End - Math.Max(phrase.Segment.Range.Start, phrase.Start)
        );
        if (at < 0 || at + 2 >= phrase.Segment.Range.End || text[at + 1] is '予' or '与')
            return null;
        int end = phrase.Segment.Range.End;
        foreach (var token in phrase.Tokens)
            if (token.Start > at && token.Kind is not (TokenKind.Conjunction or TokenKind.Enumeration))
            {
                end = token.Start;
                break;
            }
        var who = new TextRange(at + 1, end);
        return who.Length is >= 2 and <= 20 && IsRecipient(text.AsSpan(who.Start, who.Length)) ? who : null;
    }

    // What somebody did to be one, or did to another: 新认定为|国家级企业, 企业|招用|毕业生.
    private static readonly WordList Deeds = Words.Of(WordClass.RecipientDeed);

    // After these the object of the deed is who gets it; after the others (购买设备) it is a thing.
    private static readonly WordList Becoming = Words.Of(WordClass.RecipientBecomes);

    private static readonly WordList Adverbs = Words.Of(WordClass.RecipientAdverb);

    // Who it is, without the deed before or behind.
    private static TextRange? Named(string text, TextRange range)
    {
        var words = text.AsSpan(range.Start, range.Length);
        for (int i = 0; i + 2 <= words.Length; i++)
        {
            if (Deeds.StartLength(words[i..]) is not (> 0 and var deed))
                continue;
            if (i >= 2 && IsRecipient(words[..i]))
                return Shortened(text, range with { End = range.Start + i });
            if (!Becoming.Starts(words[i..]) || words.EndsWith("项目", StringComparison.Ordinal) && words[i] == '获')
                return null;
            var rest = new TextRange(range.Start + i + deed, range.End);
            var shorter = Shortened(text, rest);
            return shorter.Length >= 2 ? Named(text, shorter) : range;
        }
        return Shortened(text, range);
    }

    private static TextRange Shortened(string text, TextRange range)
    {
        if (range.Length > 4 && text[range.Start] == '新' && Becoming.Starts(text.AsSpan(range.Start + 1)))
            range = range with { Start = range.Start + 1 };
        while (
            range.Length > 2
            && Adverbs.StartLength(text.AsSpan(range.Start, range.Length)) is > 0 and var adverb
            && range.Length - adverb >= 2
        )
            range = range with { Start = range.Start + adverb };
        return range;
    }

    private static readonly WordList Endings = Words.Of(WordClass.RecipientEnding);

    // 企业, 采购方, 每位博士; not 为期五年, 社区建设.
    private static bool IsRecipient(ReadOnlySpan<char> words) => HeadNouns.Ends(words) || Endings.Ends(words);

    private static int IndexOf(TokenList tokens, Token token)
    {
        for (int i = 0; i < tokens.Count; i++)
            if (tokens[i].Start == token.Start)
                return i;
        return -1;
    }

    /// <summary>True where the words name somebody who can receive money.</summary>
    public static bool Named(ReadOnlySpan<char> words) => HeadNouns.In(words);

    /// <summary>给予<u>核心团队</u>累计不超过500万元; else whom the condition's last 对 names; null where neither says.</summary>
    public static TextRange? Find(string text, GrantPhrase phrase, IReadOnlyList<TextRange> condition, List<Figure> figures)
    {
        if (GivenTo(text, phrase) is { } given)
            return given;
        if (
            phrase.Giver >= 0
            && figures.Count > 0
            && IndexOf(phrase.Tokens, figures[0].Token) is > 0 and var first
            && first > phrase.Giver
            && Between(text, phrase.Tokens, phrase.Giver, first) is { } who
        )
            return who;
        if (phrase.Verb >= 0)
        {
            int start = phrase.Tokens[phrase.Verb].End,
                end = phrase.Segment.Range.End;
            foreach (var token in phrase.Tokens)
                if (
                    token.Start >= start
                    && token.Kind is not TokenKind.Conjunction and not TokenKind.Enumeration and not TokenKind.Quantity
                )
                {
                    end = token.Start;
                    break;
                }
            var named = new TextRange(start, end);
            // 给予落户奖励: the words right before the noun say what kind it is, unless they end in a recipient.
            bool qualifies =
                phrase.NounToken is { } noun
                && noun.Start == end
                && text[end - 1]
                    is not ('方' or '业' or '位' or '构' or '队' or '人' or '者' or '院' or '校' or '区' or '地' or '司' or '体' or '户');
            if (
                named.Length >= 2
                && !qualifies
                && IsRecipient(text.AsSpan(named.Start, named.Length))
                && !figures.Any(f => f.Base is { } b && b.Start < named.End && named.Start < b.End)
                && !char.IsAsciiDigit(text[named.Start])
                && text[named.Start] is not ('定' or '一' or '适' or '的' or '最' or '名' or '用')
            )
                return named;
        }
        else if (
            phrase.Noun >= 0
            && figures.Count > 0
            && IndexOf(phrase.Tokens, figures[0].Token) is > 0 and var figure
            && figure > phrase.Noun
            && Between(text, phrase.Tokens, phrase.Noun, figure) is { } between
        )
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
        // 通过专项资金对重点研发项目: whom the last 对 names.
        if (
            of < 0
            && stop > piece.Start
            && text.LastIndexOf('对', stop - 1, stop - piece.Start) is > 0 and var whom
            && whom > piece.Start
            && stop - whom > 2
            && text[whom + 1] is not ('外' or '接' or '标' or '口' or '象' or '应')
        )
            from = whom + 1;
        if (stop - from is >= 2 and <= 40 && HeadNouns.Ends(text.AsSpan(from, stop - from)))
            return Named(text, new TextRange(from, stop));
        // 企业获得…的: who it is opens the piece.
        int opening =
            of >= 0
            && of < stop - 1
            && text[of + 1] is not ('且' or '并' or '或')
            && !text.AsSpan(of + 1, stop - of - 1).ContainsAnyInRange('0', '9')
                ? 0
                : HeadNouns.StartLength(text.AsSpan(piece.Start, piece.Length));
        if (opening > 0 && !(piece.Start + opening < piece.End && text[piece.Start + opening] is '费' or '工'))
            return new TextRange(piece.Start, piece.Start + opening);
        return null;
    }
}
