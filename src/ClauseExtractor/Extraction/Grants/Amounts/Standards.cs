using ClauseExtractor.Extraction.Grants.Items;
using ClauseExtractor.Extraction.Grants.Recipients;
using ClauseExtractor.Extraction.Grants.Rows;
using ClauseExtractor.Extraction.Grants.Sentences;
using ClauseExtractor.Extraction.Grants.Wordings;
using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Language;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Grants.Amounts;

/// <summary>Segments that say by what standard the next grant is measured: 可按项目实际投入的50%以内比例.</summary>
internal static class Standards
{
    /// <summary>True for a segment with 按 and a figure behind it, or with 按 and the base of a later share (按照采购合同金额).</summary>
    public static bool Is(string text, Segment segment)
    {
        if ((segment.Classes & (TokenClasses.According | TokenClasses.Figure)) == 0)
            return false;
        if (IsBareShare(text, segment))
            return true;
        int according = First(text, segment);
        // 按…不超过20%的: a condition, not a standard.
        if (according < 0 || IsLevy(text, segment) || text[segment.Range.End - 1] == '的')
            return false;
        // 按 opens the segment, or follows no more than who gives and how often (市财政每年按).
        if (
            segment.Tokens[according].Kind is TokenKind.According or TokenKind.Bound
            && FillerWords.UncoveredLength(text, segment, segment.Tokens[according].Start) > (NamesWhom(text, segment, according) ? 30 : 12)
        )
            return false;
        for (int i = according; i < segment.Tokens.Count; i++)
            if (GrantFinder.IsGivenFigure(segment.Tokens[i]))
                return true;
        return BaseReader.Named(text, segment) is not null;
    }

    // 择优对提供应用场景的主体按采购额的30%: for whom stands before the standard.
    private static bool NamesWhom(string text, Segment segment, int according)
    {
        var words = text.AsSpan(segment.Range.Start, segment.Tokens[according].Start - segment.Range.Start);
        return words.Contains('对') && GrantRecipient.Ends(words.TrimEnd('可'));
    }

    /// <summary>对<u>参展单位</u>可按展位费的50%: whom the standard is for, as a segment of its own; null where it does not say.</summary>
    public static Segment? Whom(string text, Segment segment)
    {
        var whom = new TextRange(segment.Range.Start, segment.Tokens[First(text, segment)].Start);
        return FillerWords.UncoveredLength(text, segment, whom.End) >= 2 ? segment.UpTo(whom) : null;
    }

    /// <summary>Index of the 按 of a segment, or of the first cue of its figure in 以每人每月100元为标准; -1 where there is neither.</summary>
    public static int First(string text, Segment segment)
    {
        for (int i = 0; i < segment.Tokens.Count; i++)
            if (segment.Tokens[i].Kind == TokenKind.According)
                // 最高可按照投资金额的50%
                return i > 0 && segment.Tokens[i - 1].Is(Bound.UpTo) && segment.Tokens[i - 1].End == segment.Tokens[i].Start ? i - 1 : i;
        var words = text.AsSpan(segment.Range.Start, segment.Range.Length);
        if (IsBareShare(text, segment))
            return segment.Tokens.Count - 1;
        if (!Ends.Ends(words) || !words.Contains('以'))
            return -1;
        return EllipticalItems.FirstCue(text, segment);
    }

    /// <summary>True for a base and its share before a segment that gives: 研发经费支出的25%,给予最高500万元的奖补.</summary>
    public static bool IsBareShare(string text, Segment segment)
    {
        if (
            segment.Tokens is not [.., { Kind: TokenKind.Percent } share]
            || !GrantFinder.IsGivenFigure(share)
            || share.End != segment.Range.End
            || segment.Tokens.CountOf(t => t.IsFigure) != 1
            || segment.Tokens.Any(t => t.Kind is TokenKind.Verb or TokenKind.According or TokenKind.Bound)
            || share.End + 2 >= text.Length
            || text[share.End] != ','
            || text[share.End + 1] is not ('给' or '予')
        )
            return false;
        return text[share.Start - 1] == '的' && BaseReader.EndsInHead(text, new TextRange(segment.Range.Start, share.Start - 1));
    }

    /// <summary>奖金以20万元封顶,<u>按增量的5%兑付</u>: true where a standard with no grant behind it is that of the rows before.</summary>
    public static bool IsOfBefore(Segment standard, IReadOnlyList<RowDraft> last) =>
        last is [{ Rate: null, Share: null, IsQuantified: true }]
        && standard.Tokens is [.., { Kind: TokenKind.Percent }] or [.., { Kind: TokenKind.Percent }, { Kind: TokenKind.Verb }];

    private static readonly WordList Ends = Words.Of(WordClass.StandardEnding);

    // 按80%收取, 减按1%征收: what remains to be paid.
    /// <summary>True for what remains to be paid.</summary>
    public static bool IsLevy(string text, Segment segment)
    {
        return Levies.In(text.AsSpan(segment.Range.Start, segment.Range.Length));
    }

    private static readonly WordList Levies = Words.Of(WordClass.LevyDeed);
}
