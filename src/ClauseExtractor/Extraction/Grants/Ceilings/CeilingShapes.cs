using ClauseExtractor.Extraction.Grants.Amounts;
using ClauseExtractor.Extraction.Grants.Rows;
using ClauseExtractor.Extraction.Grants.Sentences;
using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Language;

namespace ClauseExtractor.Extraction.Grants.Ceilings;

/// <summary>The shapes of a segment that bounds the grant before it and nothing else.</summary>
internal static class CeilingShapes
{
    /// <summary>两项合计, 上述: all grants before it.</summary>
    public static readonly WordList Above = Words.Of(WordClass.Above);

    private static readonly WordList Receipts = Words.Of(WordClass.Receipt);

    /// <summary>平台企业因单个贸易企业获得的年度补贴总额不超过500万元, 每家机构享受该项奖励资金最高500万元: what one gets in all.</summary>
    public static bool IsReceipt(string text, Segment segment, int figure)
    {
        var tokens = segment.Tokens;
        int receipt = Receipts.LastEnd(text.AsSpan(segment.Range.Start, tokens[figure].Start - segment.Range.Start)) + segment.Range.Start;
        return receipt > segment.Range.Start
            && tokens[figure].Kind == TokenKind.Money
            && tokens[figure].Start - receipt <= 16
            && tokens.Any(t => t.Is(Bound.UpTo))
            && tokens.Take(figure).Any(t => t.Kind == TokenKind.Noun && t.Start >= receipt)
            && !tokens.Any(t => t.Kind is TokenKind.Threshold or TokenKind.According);
    }

    /// <summary>奖励上限200万元,下限20万元: the other end of the ceiling before.</summary>
    public static bool IsLowerEnd(string text, Segment segment, int figure, RowDraft? last) =>
        last is { Caps: [.., { Bound: Bound.UpTo } upper] }
        && segment.Tokens[figure] is { Kind: TokenKind.Money } lower
        && lower.Value < upper.Token.Value
        && segment.Tokens.Take(figure).Any(t => t.Is(Bound.AtLeast))
        && FillerWords.UncoveredLength(text, segment, lower.Start) == 0;

    /// <summary>不高于其建设投入资金的50%: a ceiling by a share of a base.</summary>
    public static bool IsBoundedShare(string text, Segment segment, int figure) =>
        segment.Tokens[figure].Kind == TokenKind.Percent
        && Opens(text, segment)
        && segment.Tokens.Take(figure).All(t => t.Kind is TokenKind.Bound or TokenKind.Noun or TokenKind.Per or TokenKind.Threshold)
        && GrantFinder.EndOfFigure(text, segment.Tokens, figure) == segment.Range.End
        && BaseReader.Read(text, segment, 1, figure) is { } of
        && BaseReader.EndsInHead(text, of);

    /// <summary>The segment begins with 不超过, but for a joining word before it.</summary>
    public static bool Opens(string text, Segment segment) =>
        segment.Tokens is [{ Kind: TokenKind.Bound } bound, ..]
        && bound.Is(Bound.UpTo)
        && FillerWords.UncoveredLength(text, segment, bound.Start) == 0;

    private static readonly WordList Origins = Words.Of(WordClass.OriginOpening);

    /// <summary>True for a segment that opens with one of two places that a grant tells apart.</summary>
    public static bool OpensWithPlace(string text, Segment segment) =>
        Origins.Starts(text.AsSpan(segment.Range.Start))
        || Levels.Starts(text.AsSpan(segment.Range.Start))
            && (IsLevelAfter(text, segment.Range.End) || IsLevelBefore(text, segment.Range.Start));

    // 国家级最高3000万元,省级最高1000万元: two levels side by side.
    private static bool IsLevelAfter(string text, int end) =>
        end + 1 < text.Length && text[end] is ',' or '、' or ';' && Levels.Starts(text.AsSpan(end + 1));

    private static bool IsLevelBefore(string text, int start) =>
        start > 1
        && text[start - 1] is ',' or '、' or ';'
        && text.LastIndexOfAny([',', '、', ';', '。', '\n', ':'], start - 2) is var mark
        && Levels.Starts(text.AsSpan(mark + 1));

    private static readonly WordList Levels = Words.Of(WordClass.LevelOpening);

    /// <summary>同一银行, 单个企业: whom a ceiling counts.</summary>
    public static bool OpensWithOne(string text, Segment segment) =>
        text.AsSpan(segment.Range.Start).StartsWith("同一", StringComparison.Ordinal)
        || text.AsSpan(segment.Range.Start).StartsWith("单个", StringComparison.Ordinal);
}
