using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Language;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Benefits;

/// <summary>What a grant is counted by where that stands before it and not beside its figure.</summary>
internal static class GrantCounters
{
    private static readonly WordList Selections = Words.Of(WordClass.SelectionDeed);

    // 每年根据其运营绩效, 每年对…: how often it is given; 每年举办一届 counts something else.
    private static readonly WordList Manners = Words.Of(WordClass.MannerOpening);

    // 往后每年考核合格再给予3万元: what must be so each year.
    private static readonly WordList Recurring = Words.Of(WordClass.RecurringTest);

    /// <summary>The count that stands in the condition of a grant: 每设立一个分支机构,…,给予20万元; 单个项目验收结题的,给予发布方最高100万元; 每件实施的专利资助3000元: null where none does.</summary>
    public static Token? Counted(string text, Statement statement, int at)
    {
        for (int k = 0; k <= at; k++)
            foreach (var token in statement.Segments[k].Tokens)
                if (token.Is(Per.Year) && text[token.Start] == '每' && Recurring.Starts(text.AsSpan(token.End)))
                    return token;
                else if (token.Is(Per.Year) && (token.Start == statement.Segments[k].Range.Start || k == at && token.Start - statement.Segments[k].Range.Start <= 4 && token.Start == statement.Segments[k].Tokens[0].Start || text[statement.Segments[k].Range.Start] == '对') && text[token.Start] == '每'
                    && FigureReader.IsCount(text, token) && Manners.Starts(text.AsSpan(token.End))
                    && !(Selections.In(text.AsSpan(token.End, statement.Segments[k].Range.End - token.End))
                        && !text.AsSpan(token.End, statement.Segments[k].Range.End - token.End).Contains("结果", StringComparison.Ordinal))
                    && !statement.Segments[k].Tokens.TakeWhile(t => k < at || t.Kind != TokenKind.Verb)
                        .Any(t => t.IsFigure || t.Kind is TokenKind.Threshold or TokenKind.Quantity))
                    return token;
                else if (token.Tag is (byte)Per.Item or (byte)Per.Recipient && token.Kind == TokenKind.Per
                    && token.Start > statement.Segments[k].Range.Start && text[token.Start - 1] == '对' && text[token.Start] == '每')
                    return FigureReader.CountsRecipient(text, statement.Segments[k], token)
                        ? token with { Tag = (byte)Per.Recipient, Amount = null } : token;
                else if (token.Kind == TokenKind.Per
                    && (token.Start == statement.Segments[k].Range.Start
                    && (token.Is(Per.Project) && (k == at || !statement.Segments[k].Tokens.Any(GrantFinder.IsGivenFigure))
                    || k == at && token.Tag is (byte)Per.Item or (byte)Per.Recipient or (byte)Per.Event)
                    || token.Tag is (byte)Per.Item or (byte)Per.Recipient or (byte)Per.Event && text[token.Start] == '每'
                    && token.End - token.Start >= 5))
                    return token;
        return null;
    }

    /// <summary>True where a grant is paid anew for each step that its condition names: 每新增1名职工,….</summary>
    public static bool IsByStep(string text, IReadOnlyList<TextRange> condition) =>
        condition.Any(c => Lexer.Read(text, c).Any(t => t.Kind == TokenKind.Per && text[t.Start] == '每' && t.End - t.Start >= 4
            && t.Tag is (byte)Per.Item or (byte)Per.Recipient));

    private static readonly WordList Projects = Words.Of(WordClass.CountedProject);

    /// <summary>What a bare 每个 counts (对标准化改造项目给予每个不超过50万元); null where the condition says nothing of it.</summary>
    public static Per? Named(string text, IReadOnlyList<TextRange> condition, Figure each)
    {
        if (condition.Count == 0 || !text.AsSpan(each.Range.Start).StartsWith("每个", StringComparison.Ordinal)
            || !char.IsAsciiDigit(text[each.Range.Start + 2]) && Vocabulary.Default.At(text.AsSpan(each.Range.Start + 2)) is not { Kind: TokenKind.Bound })
            return null;
        var words = text.AsSpan(condition[^1].Start, condition[^1].Length).TrimEnd("的,");
        return Projects.Ends(words) ? Per.Project : Recipients.IsBody(words) ? Per.Recipient : null;
    }
}
