using ClauseExtractor.Extraction.Lexing;

namespace ClauseExtractor.Extraction.Benefits;

/// <summary>Segments that say by what standard the next grant is measured: 可按项目实际投入的50%以内比例.</summary>
internal static class Standards
{
    /// <summary>True for a segment with 按 and a figure behind it, or with 按 and the base of a later share (按照采购合同金额).</summary>
    public static bool Is(string text, Segment segment)
    {
        int according = First(text, segment);
        // 按…不超过20%的: a condition, not a standard.
        if (according < 0 || IsLevy(text, segment) || text[segment.Range.End - 1] == '的')
            return false;
        // 按 opens the segment, or follows no more than who gives and how often (市财政每年按).
        if (segment.Tokens[according].Kind is TokenKind.According or TokenKind.Bound && FillerWords.UncoveredLength(text, segment, segment.Tokens[according].Start) > 12)
            return false;
        for (int i = according; i < segment.Tokens.Count; i++)
            if (GrantFinder.IsGivenFigure(segment.Tokens[i]))
                return true;
        return BaseReader.Named(text, segment) is not null;
    }

    /// <summary>Index of the 按 of a segment, or of the first cue of its figure in 以每人每月100元为标准; -1 where there is neither.</summary>
    public static int First(string text, Segment segment)
    {
        for (int i = 0; i < segment.Tokens.Count; i++)
            if (segment.Tokens[i].Kind == TokenKind.According)
                // 最高可按照投资金额的50%
                return i > 0 && segment.Tokens[i - 1].Is(Bound.UpTo) && segment.Tokens[i - 1].End == segment.Tokens[i].Start ? i - 1 : i;
        var words = text.AsSpan(segment.Range.Start, segment.Range.Length);
        if (!Ends.Ends(words) || !words.Contains('以'))
            return -1;
        return BareItems.FirstCue(segment);
    }

    private static readonly WordList Ends = new("为标准", "为基准", "为补助标准", "为补贴标准", "为奖励标准", "为限额");

    // 按80%收取, 减按1%征收: what remains to be paid.
    private static bool IsLevy(string text, Segment segment)
    {
        var words = text.AsSpan(segment.Range.Start, segment.Range.Length);
        return words.Contains("收取", StringComparison.Ordinal) || words.Contains("征收", StringComparison.Ordinal) || words.Contains("缴纳", StringComparison.Ordinal)
            || words.Contains("计征", StringComparison.Ordinal) || words.Contains("缴费", StringComparison.Ordinal);
    }
}

/// <summary>Items that lean on a noun said before them: 二等奖3万元, 省级50万元.</summary>
internal static class BareItems
{
    /// <summary>True for a few words and a sum at the end of a segment, with a noun to lean on and no grant behind it in the statement.</summary>
    public static bool Is(string text, Segment segment, Statement statement, int at, bool hasNoun)
    {
        int first = First(segment);
        if (!hasNoun || first < 0 || segment.Tokens[first].Kind != TokenKind.Money || segment.Tokens[first].Start - segment.Range.Start > 48
            || text.AsSpan(segment.Range.Start, segment.Range.Length).Contains("贷款", StringComparison.Ordinal))
            return false;
        int last = segment.Tokens.Count - 1;
        int end = GrantFinder.EndOfFigure(text, segment.Tokens, LastFigure(segment));
        if (segment.Range.End - end > 1 || segment.Tokens.Any(t => t.Kind is TokenKind.Threshold or TokenKind.Negation or TokenKind.Verb || t.Is(Bound.AtLeast) && t.Start >= segment.Tokens[first].End) || last < first)
            return false;
        for (int k = at + 1; k < statement.Segments.Count; k++)
            if (statement.Segments[k].Grant(text) is not null)
                return false;
        return true;
    }

    /// <summary>Index of the first sum, -1 where there is none.</summary>
    public static int First(Segment segment)
    {
        for (int i = 0; i < segment.Tokens.Count; i++)
            if (GrantFinder.IsGivenFigure(segment.Tokens[i]))
                return i;
        return -1;
    }

    /// <summary>Where the first sum starts, with the cues that touch it: 本科生<u>每月600元</u>.</summary>
    public static int Start(Segment segment) => segment.Tokens[FirstCue(segment)].Start;

    /// <summary>Index of the first of the cues that touch the first sum, of the sum itself where none do, -1 where there is no sum.</summary>
    public static int FirstCue(Segment segment)
    {
        int i = First(segment);
        while (i > 0 && segment.Tokens[i - 1].Kind is TokenKind.Bound or TokenKind.Per && segment.Tokens[i].Start - segment.Tokens[i - 1].End <= 1)
            i--;
        return i;
    }

    private static int LastFigure(Segment segment)
    {
        for (int i = segment.Tokens.Count - 1; i >= 0; i--)
            if (segment.Tokens[i].IsFigure)
                return i;
        return -1;
    }
}
