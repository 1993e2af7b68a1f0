using ClauseExtractor.Extraction.Lexing;

namespace ClauseExtractor.Extraction.Benefits;

/// <summary>Words behind a grant that only tell how, when or from what its sum is found: 补偿总额按户数计算.</summary>
internal static class PaymentTerms
{
    private static readonly WordList Sums = new("总额", "金额", "标准", "额度", "资金按", "资金由");
    private static readonly WordList Sources = new("可从", "从", "由", "所需"), Payments = new("列支", "承担", "解决");
    private static readonly WordList Starts = new("年度开始", "次年开始", "次年起"), Actuals = new("按实际", "按照实际", "则按");

    /// <summary>True for a segment that is neither condition nor grant of its own.</summary>
    public static bool Is(string text, Segment segment)
    {
        if (segment.Tokens.Any(t => t.IsFigure))
            return false;
        var words = text.AsSpan(segment.Range.Start, segment.Range.Length);
        return IsTime(words, segment) || IsSource(words) || IsActual(words, segment) || IsAccrual(words, segment) || SpeaksOfSum(text, segment);
    }

    /// <summary>True for a segment about the sum of a grant named before: 补偿总额…, 扶持金额….</summary>
    public static bool SpeaksOfSum(string text, Segment segment) =>
        segment.Tokens is [{ Kind: TokenKind.Noun } noun, ..] && noun.Start == segment.Range.Start && Sums.Starts(text.AsSpan(noun.End, segment.Range.End - noun.End));

    // 由下一年度开始; 补贴期限以劳动合同时长为限: when, not for whom.
    private static bool IsTime(ReadOnlySpan<char> words, Segment segment) =>
        (Starts.Ends(words) || words.Contains("期限以", StringComparison.Ordinal)) && !segment.Tokens.Any(t => t.Kind == TokenKind.Verb);

    // 可从省级专项资金中列支: where the money comes from.
    private static bool IsSource(ReadOnlySpan<char> words) => Sources.Starts(words) && Payments.Ends(words);

    // 实际支付租金低于补贴标准的,按照实际支付租金进行补贴: what is given where less was paid.
    private static bool IsActual(ReadOnlySpan<char> words, Segment segment) =>
        words.Contains("实际", StringComparison.Ordinal) && (words.Contains("低于", StringComparison.Ordinal) && words.EndsWith("标准的", StringComparison.Ordinal) || Actuals.Starts(words) && EndsInNoun(segment));

    // 每个团队连续住宿两晚以上累积计算奖励; 超过市场报价利率的部分不纳入贴息计算
    private static bool IsAccrual(ReadOnlySpan<char> words, Segment segment) =>
        words.Contains("部分不", StringComparison.Ordinal) || EndsInNoun(segment) && words[..(segment.Tokens[^1].Start - segment.Range.Start)].EndsWith("计算", StringComparison.Ordinal);

    private static bool EndsInNoun(Segment segment) => segment.Tokens is [.., { Kind: TokenKind.Noun } noun] && noun.End == segment.Range.End;
}
