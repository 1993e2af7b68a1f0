using ClauseExtractor.Extraction.Grants.Amounts;
using ClauseExtractor.Extraction.Grants.Rows;
using ClauseExtractor.Extraction.Grants.Sentences;
using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Language;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Grants.Tiers;

/// <summary>A change of an amount said before (提名奖减半, 在上述标准基础上上浮20%): a row without a figure, never a computed one.</summary>
internal static class Uplifts
{
    private static readonly WordList Changes = Words.Of(WordClass.UpliftWord);

    private static readonly WordList Halved = Words.Of(WordClass.Half);

    /// <summary>True where a phrase halves the sum of the row before it (参与制定的减半奖励), and no cost.</summary>
    public static bool Halves(string text, GrantPhrase phrase, IReadOnlyList<RowDraft> last) =>
        last is [.., { Caps.Count: > 0 }]
        && (
            IsHalf(text, phrase.Segment)
            || phrase.Wording.Name == "whole-noun"
                && phrase.Tokens.Any(t =>
                    t is { Kind: TokenKind.Whole, Tag: 1 } && BaseReader.CostBefore(text, phrase.Segment, t.Start) is null
                )
        );

    // 减半给予奖励, to the end of the segment and with nothing that costs before it.
    private static bool IsHalf(string text, Segment segment) =>
        segment.Tokens is [.., { Kind: TokenKind.Whole, Tag: 1 } half, { Kind: TokenKind.Verb } verb, { Kind: TokenKind.Noun } noun]
        && half.End == verb.Start
        && verb.End == noun.Start
        && noun.End == segment.Range.End
        && !segment.Tokens.Any(t => t.IsFigure)
        && BaseReader.CostBefore(text, segment, half.Start) is null;

    /// <summary>True for a sentence that halves what the one before it gives: 对复审合格的,减半给予奖励.</summary>
    public static bool GoesOn(string text, Sentence sentence) =>
        sentence.Statements is [{ Segments: [.., var last] }] && IsHalf(text, last);

    /// <summary>True for a share of a standard said before: 参与制定的按上述标准的30%给予资助.</summary>
    public static bool OfStandard(string text, GrantPhrase phrase, IReadOnlyList<RowDraft> last)
    {
        if (last is not [.., { Caps.Count: > 0 }])
            return false;
        for (int i = 1; i < phrase.Tokens.Count; i++)
            if (
                phrase.Tokens[i] is { Kind: TokenKind.Percent, Tag: 0 } share
                && phrase.Tokens.Take(i).LastOrDefault(t => t.Kind == TokenKind.According) is { End: > 0 } according
                && text.AsSpan(according.End, share.Start - according.End).TrimEnd('的') is var of
                && (TierPairs.GoesOn(of) && of.EndsWith("标准", StringComparison.Ordinal) || IsAnothers(text, of, last))
            )
                return true;
        return false;
    }

    // 参与单位按主导单位的50%补助: of what another gets by the row before.
    private static bool IsAnothers(string text, ReadOnlySpan<char> of, IReadOnlyList<RowDraft> last)
    {
        foreach (var row in last)
            if (of.Length >= 2 && row.Beneficiary is { } who && text.AsSpan(who.Start, who.Length).SequenceEqual(of))
                return true;
        return false;
    }

    /// <summary>True for a segment that changes what a row before it gives.</summary>
    public static bool Is(string text, Segment segment, IReadOnlyList<RowDraft> last)
    {
        var words = text.AsSpan(segment.Range.Start, segment.Range.Length);
        return last is [.., { IsQuantified: true }]
            && words.Length <= 30
            && (Changes.In(words) && Changed(text, segment, words) || IsPerformed(text, segment, words));
    }

    // 网络剧按电视剧标准的50%执行: of what another gets.
    private static bool IsPerformed(string text, Segment segment, ReadOnlySpan<char> words) =>
        segment.Tokens is [.., { Kind: TokenKind.According } by, { Kind: TokenKind.Percent or TokenKind.Multiple, Tag: 0 } share]
        && words.EndsWith("执行", StringComparison.Ordinal)
        && segment.Range.End - share.End == 2
        && text.AsSpan(by.End, share.Start - by.End).TrimEnd('的') is var of
        && of.EndsWith("标准", StringComparison.Ordinal)
        && !Prices.Ends(of);

    private static readonly WordList Prices = Words.Of(WordClass.PriceStandard);

    /// <summary>The row of such a segment.</summary>
    public static RowDraft Read(Segment segment, RowDraft changed, IReadOnlyList<TextRange> condition, int sentence)
    {
        var row = new RowDraft
        {
            Term = changed.Term,
            Condition = condition.Count > 0 ? condition : changed.Condition,
            Sentence = sentence,
            Range = segment.Range,
        };
        row.Flags.Add(ConfidenceFlag.RefersBack);
        return row;
    }

    /// <summary>Where the words of the change begin; what stands before is condition.</summary>
    public static int Start(string text, Segment segment)
    {
        for (int i = segment.Range.Start; i < segment.Range.End; i++)
            if (Changes.Starts(text.AsSpan(i, segment.Range.End - i)))
                return i;
        foreach (var token in segment.Tokens)
            if (token.Kind == TokenKind.According)
                return token.Start;
        return segment.Range.End;
    }

    // 减半 and 翻倍 end the segment, a share or multiple follows 上浮.
    private static bool Changed(string text, Segment segment, ReadOnlySpan<char> words) =>
        Halved.Ends(words)
        || IsHalf(text, segment)
        || words.EndsWith("翻倍", StringComparison.Ordinal)
        || words.EndsWith("加倍", StringComparison.Ordinal)
        || words.EndsWith("翻番", StringComparison.Ordinal)
        || segment.Tokens is [.., { Kind: TokenKind.Percent or TokenKind.Multiple } figure]
            && segment.Range.End - figure.End <= 4
            // 上浮至15%: the share that holds then.
            && words[figure.Start - segment.Range.Start - 1] is not ('至' or '到' or '为')
            && (
                words.Contains("上浮", StringComparison.Ordinal)
                || words.Contains("上调", StringComparison.Ordinal)
                || words.Contains("下浮", StringComparison.Ordinal)
                || words.Contains("标准提高", StringComparison.Ordinal)
                || words.Contains("基础上提高", StringComparison.Ordinal)
                || words.Contains("基础上增加", StringComparison.Ordinal)
                || words.Contains("额度提高", StringComparison.Ordinal)
            );
}
