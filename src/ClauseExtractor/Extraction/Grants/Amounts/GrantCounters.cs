using ClauseExtractor.Extraction.Grants.Recipients;
using ClauseExtractor.Extraction.Grants.Sentences;
using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Language;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Grants.Amounts;

/// <summary>What a grant is counted by where that stands before it and not beside its figure.</summary>
internal static class GrantCounters
{
    private static readonly WordList Selections = Words.Of(WordClass.SelectionDeed);

    // 每年根据其运营绩效, 每年对…: how often it is given; 每年举办一届 counts something else.
    private static readonly WordList Manners = Words.Of(WordClass.MannerOpening);

    // 往后每年考核合格再给予3万元: what must be so each year.
    private static readonly WordList Recurring = Words.Of(WordClass.RecurringTest);

    /// <summary>
    /// The count that stands in the condition of a grant: 每设立一个分支机构,…,给予20万元; 单个项目验收结题的,给予发布方最高100万元; 每件实施的专利资助3000元: null where none does.
    /// </summary>
    public static Token? Counted(string text, Statement statement, int at)
    {
        for (int k = First(text, statement, at); k <= at; k++)
            foreach (var token in statement.Segments[k].Tokens)
                if (IsWhom(text, statement.Segments[k], token))
                    return FigureReader.CountsRecipient(text, statement.Segments[k], token)
                        ? token with
                        {
                            Tag = (byte)Per.Recipient,
                            Amount = null,
                        }
                        : token;
                else if (token.Kind == TokenKind.Per && Counts(text, statement.Segments[k], token, grants: k == at))
                    return
                        k == at
                        && statement
                            .Segments[k]
                            .Tokens.FirstOrDefault(t => t.Is(Per.Year) && t.Start > token.Start && IsSecond(text, statement.Segments[k], t))
                            is { End: > 0 } year
                        ? year
                        : token;
        return null;
    }

    // 每新建1个站点补助2万元,运营满一年的再补1万元: what comes on top has a condition of its own, and is not counted.
    private static int First(string text, Statement statement, int at)
    {
        if (at == 0 || statement.Segments[at].Grant(text) is not { } phrase || phrase.Start - statement.Segments[at].Range.Start < 4)
            return 0;
        if (text[phrase.Start - 1] == '再' || text[phrase.Start] == '再')
            for (int k = at - 1; k >= 0; k--)
                if (statement.Segments[k].Grant(text) is { } earlier && earlier.Tokens.Any(GrantFinder.IsGivenFigure))
                    return k + 1;
        return 0;
    }

    // 对每个…: for each of whom.
    private static bool IsWhom(string text, Segment segment, Token token) =>
        IsThing(token) && token.Start > segment.Range.Start && text[token.Start - 1] == '对' && text[token.Start] == '每';

    // True where a cue of a segment counts the grant behind it.
    private static bool Counts(string text, Segment segment, Token token, bool grants)
    {
        bool opens = token.Start == segment.Range.Start,
            each = text[token.Start] == '每';
        if (token.Is(Per.Year))
            return each
                && (
                    text[token.Start + 1] == '满'
                    || Recurring.Starts(text.AsSpan(token.End))
                    || Recurs(text, segment, token, grants)
                    || grants && IsSecond(text, segment, token)
                );
        // 单个项目验收结题的,给予…
        if (opens && token.Is(Per.Project))
            return grants || !segment.Tokens.Any(GrantFinder.IsGivenFigure);
        bool counted = IsThing(token) || token.Is(Per.Event);
        // 每件实施的专利资助3000元; 每设立一个分支机构: a deed stands in the cue.
        return counted && (opens && grants || each && token.End - token.Start >= 5);
    }

    // 每年对…,给予20万元: how often it is given; 每年遴选一批 counts the selection, 每年出口5000万元以上 is a measure.
    private static bool Recurs(string text, Segment segment, Token year, bool grants)
    {
        bool first = year.Start == segment.Tokens[0].Start && year.Start - segment.Range.Start <= 4;
        if (
            year.Start != segment.Range.Start && !(grants && first) && text[segment.Range.Start] != '对'
            || !FigureReader.IsCount(text, year)
            || !Manners.Starts(text.AsSpan(year.End))
        )
            return false;
        var words = text.AsSpan(year.End, segment.Range.End - year.End);
        if (Selections.In(words) && !words.Contains("结果", StringComparison.Ordinal))
            return false;
        foreach (var token in segment.Tokens)
            if (grants && token.Kind == TokenKind.Verb)
                break;
            else if (token.IsFigure || token.Kind is TokenKind.Threshold or TokenKind.Quantity)
                return false;
        return true;
    }

    // 每个站点每年安排运行补贴1万元: behind what is counted, before the noun that is given.
    private static bool IsSecond(string text, Segment segment, Token year)
    {
        for (int i = 1; i + 1 < segment.Tokens.Count; i++)
            if (segment.Tokens[i].Start == year.Start)
                return segment.Tokens[i - 1].Kind == TokenKind.Per
                    && (segment.Tokens[i - 1].Start == segment.Range.Start || segment.Tokens[i - 1].End == year.Start && i == 1)
                    && year.Start - segment.Tokens[i - 1].End <= 4
                    && segment.Tokens[i + 1].Kind is TokenKind.Verb or TokenKind.Noun
                    && segment.Tokens[i + 1].Start - year.End <= 6
                    && !Selections.In(text.AsSpan(year.End, segment.Tokens[i + 1].Start - year.End));
        return false;
    }

    private static bool IsThing(Token token) => token.Is(Per.Item) || token.Is(Per.Recipient);

    /// <summary>True where a grant is paid anew for each step that its condition names: 每新增1名职工,….</summary>
    public static bool IsByStep(string text, IReadOnlyList<TextRange> condition) =>
        condition.Any(c =>
            Lexer
                .Read(text, c)
                .Any(t =>
                    t.Kind == TokenKind.Per
                    && text[t.Start] == '每'
                    && t.End - t.Start >= 4
                    && t.Tag is (byte)Per.Item or (byte)Per.Recipient
                )
        );

    private static readonly WordList Projects = Words.Of(WordClass.CountedProject);

    /// <summary>What a bare 每个 counts (对标准化改造项目给予每个不超过50万元); null where the condition says nothing of it.</summary>
    public static Per? Named(string text, IReadOnlyList<TextRange> condition, Figure each)
    {
        if (
            condition.Count == 0
            || !text.AsSpan(each.Range.Start).StartsWith("每个", StringComparison.Ordinal)
            || !char.IsAsciiDigit(text[each.Range.Start + 2])
                && Vocabulary.Default.At(text.AsSpan(each.Range.Start + 2)) is not { Kind: TokenKind.Bound }
        )
            return null;
        var words = text.AsSpan(condition[^1].Start, condition[^1].Length).TrimEnd("的,");
        return Projects.Ends(words) ? Per.Project
            : GrantRecipient.IsBody(words) ? Per.Recipient
            : null;
    }
}
