using ClauseExtractor.Extraction.Grants.Sentences;
using ClauseExtractor.Extraction.Grants.Years;
using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Language;

namespace ClauseExtractor.Extraction.Grants.Excluded;

/// <summary>Words behind a grant that only tell how, when or from what its sum is found: 补偿总额按户数计算.</summary>
internal static class PaymentTerms
{
    /// <summary>True for words that pay out: 拨付, 兑现.</summary>
    public static bool Pays(string text, Segment segment)
    {
        for (int i = 0; i < segment.Tokens.Count; i++)
            if (segment.Tokens[i].Kind == TokenKind.Verb && Paying.Starts(text.AsSpan(segment.Tokens[i].Start)))
                return true;
        return false;
    }

    private static readonly WordList Paying = Words.Of(WordClass.PayingVerb);

    private static readonly WordList Sums = Words.Of(WordClass.SumWord);
    private static readonly WordList Sources = Words.Of(WordClass.SourceOpening),
        Payments = Words.Of(WordClass.SourceDeed);
    private static readonly WordList Starts = Words.Of(WordClass.StartTime),
        Actuals = Words.Of(WordClass.ActualOpening);

    /// <summary>True for a segment that is neither condition nor grant of its own.</summary>
    public static bool Is(string text, Segment segment)
    {
        if (segment.Tokens.Any(t => t.IsFigure))
            return false;
        // 经审核后拨付补助资金, 按季兑现: how it is paid.
        if (Pays(text, segment) && text[segment.Range.End - 1] != '的' && GrantYears.Of(text, segment) is null)
            return true;
        var words = text.AsSpan(segment.Range.Start, segment.Range.Length);
        return IsTime(words, segment)
            || IsSource(words)
            || IsActual(words, segment)
            || IsAccrual(words, segment)
            || SpeaksOfSum(text, segment);
    }

    /// <summary>True for a segment about the sum of a grant named before: 补偿总额…, 扶持金额….</summary>
    public static bool SpeaksOfSum(string text, Segment segment) =>
        segment.Tokens is [{ Kind: TokenKind.Noun } noun, ..]
        && noun.Start == segment.Range.Start
        && Sums.Starts(text.AsSpan(noun.End, segment.Range.End - noun.End));

    // 由下一年度开始; 补贴期限以劳动合同时长为限: when, not for whom.
    private static bool IsTime(ReadOnlySpan<char> words, Segment segment) =>
        (Starts.Ends(words) || words.Contains("期限以", StringComparison.Ordinal)) && !segment.Tokens.Has(TokenKind.Verb);

    // 可从省级专项资金中列支: where the money comes from.
    private static bool IsSource(ReadOnlySpan<char> words) => Sources.Starts(words) && Payments.Ends(words);

    // 实际支付租金低于补贴标准的,按照实际支付租金进行补贴: what is given where less was paid.
    private static bool IsActual(ReadOnlySpan<char> words, Segment segment) =>
        words.Contains("实际", StringComparison.Ordinal)
        && (
            words.Contains("低于", StringComparison.Ordinal) && words.EndsWith("标准的", StringComparison.Ordinal)
            || Actuals.Starts(words) && EndsInNoun(segment)
        );

    // 每个团队连续住宿两晚以上累积计算奖励; 超过市场报价利率的部分不纳入贴息计算
    private static bool IsAccrual(ReadOnlySpan<char> words, Segment segment) =>
        words.Contains("部分不", StringComparison.Ordinal)
        || EndsInNoun(segment) && words[..(segment.Tokens[^1].Start - segment.Range.Start)].EndsWith("计算", StringComparison.Ordinal);

    private static bool EndsInNoun(Segment segment) =>
        segment.Tokens is [.., { Kind: TokenKind.Noun } noun] && noun.End == segment.Range.End;
}
