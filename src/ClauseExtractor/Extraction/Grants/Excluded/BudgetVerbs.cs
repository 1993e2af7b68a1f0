using ClauseExtractor.Extraction.Grants.Sentences;
using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Language;

namespace ClauseExtractor.Extraction.Grants.Excluded;

/// <summary>Tells money that is set aside or was spent (安排奖励资金2亿元, 已补贴300万元) from money that is given.</summary>
internal static class BudgetVerbs
{
    private static readonly WordList PastMarkers = Words.Of(WordClass.PastMarker);
    private static readonly WordList Verbs = Words.Of(WordClass.BudgetVerb);
    private static readonly WordList Earmarking = Words.Of(WordClass.EarmarkVerb);
    private static readonly WordList Issues = Words.Of(WordClass.IssuedInAll);

    private static readonly WordList Funds = Words.Of(WordClass.FundWord);

    /// <summary>True where the noun at an index is set aside. A mark that a 的 closes off tells of the recipient: 对新设立的机构奖励50万元.</summary>
    public static bool SetsAside(string text, Segment segment, int index)
    {
        int noun = segment.Tokens[index].Start;
        var before = text.AsSpan(segment.Range.Start, noun - segment.Range.Start);
        int closed = before.LastIndexOf('的') + 1;
        if (closed < before.Length && PastMarkers.In(before[closed..]))
            return true;
        // 每年发放总额不超过1亿元的算力券: how much is issued to all.
        if (IssuesInAll(text, segment, noun))
            return true;
        int mark = Verbs.LastEnd(before);
        // 园区每个安排补助资金1000万元: each gets it.
        foreach (var token in segment.Tokens)
            if (
                token is { Kind: TokenKind.Per }
                && (token.Is(Per.Item) || token.Is(Per.Recipient) || token.Is(Per.Project))
                && segment.Range.Start + mark - token.End is 2
            )
                return false;
        // 设立2.5亿元的算力券: here 的 joins the sum to what it is.
        bool summed = segment.Tokens.Any(t => t.IsFigure && t.Start >= segment.Range.Start + mark && t.End <= noun);
        return mark > 0
            && (mark >= closed || summed)
            && (
                mark == before.Length
                || segment.Tokens[index].Tag == 1
                || Funds.In(text.AsSpan()[(segment.Range.Start + mark)..Math.Min(text.Length, segment.Tokens[index].End + 2)])
            );
    }

    /// <summary>True where the words before an offset tell how much is issued to all together.</summary>
    public static bool IssuesInAll(string text, Segment segment, int end) =>
        Issues.In(text.AsSpan(segment.Range.Start, Math.Max(0, end - segment.Range.Start)));

    /// <summary>True for a share of some money that is kept for a purpose: 从土地收益中留取不低于6%的资金.</summary>
    public static bool Earmarks(string text, Segment segment)
    {
        var words = text.AsSpan(segment.Range.Start, segment.Range.Length);
        return words.Contains('从') && Earmarking.In(words);
    }
}
