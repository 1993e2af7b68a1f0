using ClauseExtractor.Extraction.Grants.Rows;
using ClauseExtractor.Extraction.Grants.Sentences;
using ClauseExtractor.Extraction.Grants.Tiers;
using ClauseExtractor.Extraction.Grants.Years;
using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Grants.Amounts;

/// <summary>What a grant says of shares: series by year, all or half of a cost, the base.</summary>
internal static class RowShares
{
    // 80%、70%、60%: the highest share, whose words are those of the whole series.
    public static Figure Series(List<Figure> shares) =>
        shares.MaxBy(s => s.Share)! with
        {
            Range = new TextRange(shares.Min(s => s.Range.Start), shares.Max(s => s.Range.End)),
        };

    /// <summary>Sets the share of a row with its base.</summary>
    /// <param name="condition">What must hold for all rows of the grant.</param>
    public static void SetShare(
        GrantSource source,
        RowDraft row,
        Figure share,
        GrantFigures figures,
        TierPlan plan,
        IReadOnlyList<TextRange> condition
    )
    {
        string text = source.Text;
        row.Rate = share;
        row.Base =
            share.Base is { } b && !IsRecipientOnly(text, b)
                ? b
                : Named(source) ?? OwnBase(text, row, plan) ?? (condition.Count > 0 ? BaseReader.OfCondition(text, condition[^1]) : null);
        // 以年度总产值为基数,按0.5‰: the base is named before.
        row.Base ??= condition.Select(c => BaseReader.Basis(text, c)).FirstOrDefault(b => b is not null);
        if (plan.ByYear)
        {
            int years = figures.Shares.Count;
            var words = new TextRange(
                Math.Min(source.Segment.Range.Start, source.Standards.Count > 0 ? source.Standards[0].Range.Start : int.MaxValue),
                source.Segment.Range.End
            );
            row.RateBound = Bound.UpTo;
            row.Years = YearSpans.Total(text, words) ?? Math.Max(years, YearParts.Total(text, words) ?? years);
        }
    }

    // 对设备投入和研发投入,分别按10%和15%补助: each member of the list is the base of its share.
    private static TextRange? OwnBase(string text, RowDraft row, TierPlan plan) =>
        plan.Tiers > 1 && row.Condition is [.., var own] ? BaseReader.OfCondition(text, own) : null;

    // The base that a standard or the grant names.
    private static TextRange? Named(GrantSource source)
    {
        foreach (var standard in source.Standards)
            if (BaseReader.Named(source.Text, standard) is { } named)
                return named;
        return BaseReader.Named(source.Text, source.Segment);
    }

    // 给予采购方最高80%: what stands before the share is who gets it; its base was named before (按照采购合同金额).
    private static bool IsRecipientOnly(string text, TextRange range) =>
        text[range.End - 1] is '方' or '业' or '位' or '构' or '人' or '者' or '体' or '队' or '户';

    // 分别按应奖励额的30%、30%和40%进行奖励: in which steps the grant is paid.
    public static bool IsInstalment(string text, RowDraft row) =>
        row.Base is { } of
        && text.AsSpan(of.Start, of.Length).StartsWith("应", StringComparison.Ordinal)
        && BaseReader.EndsInGrant(text, of);

    // 80%、70%、60% for the first, second and third year are one row.
    public static bool IsByYear(string text, GrantPhrase phrase, List<Figure> shares, Statement statement)
    {
        int from = statement.Segments[0].Range.Start;
        var words = text.AsSpan(from, phrase.Segment.Range.End - from);
        return YearSpans.Total(text, phrase.Segment.Range) is not null
            || words.Contains("第一年", StringComparison.Ordinal)
            || words.Contains("逐年", StringComparison.Ordinal)
            || words.Contains("首年", StringComparison.Ordinal)
            || phrase.Tokens.Any(t => t is { Kind: TokenKind.Quantity, Unit: "年" or "个年度" } && t.Value == shares.Count);
    }

    // 租金两免三减半: the years stand in the word.
    public static Token? ExemptRun(GrantPhrase phrase)
    {
        foreach (var token in phrase.Tokens)
            if (token is { Kind: TokenKind.Whole, Amount: not null })
                return token;
        return null;
    }

    // 全额补贴, 减半收取, 租金全免, 由财政全额承担.
    public static (decimal Share, TextRange Range)? Whole(string text, GrantPhrase phrase)
    {
        bool alone = phrase.Wording.Name is "half-levy" or "cost-whole" or "year-part-whole" or "whole-giver";
        foreach (var token in phrase.Tokens)
            if (
                token.Kind == TokenKind.Whole
                && (
                    alone
                    || token.End >= phrase.Start
                        && phrase.NounToken is { } noun
                        && (noun.Start - token.End is >= 0 and <= 6 || phrase.Wording.Name == "waiver" && token.Start == noun.End)
                )
            )
                return (token.Tag == 1 ? 0.5m : 1m, new TextRange(token.Start, token.End));
        return null;
    }
}
