using ClauseExtractor.Extraction.Grants.Rows;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Grants.Amounts;

/// <summary>Shares that are said in words: 全额, 减半, 两免三减半, 前两年免收租金.</summary>
internal static class WholeShares
{
    /// <summary>Sets the share of a row that has none in figures.</summary>
    public static void Set(GrantSource source, RowDraft row, IReadOnlyList<TextRange> condition)
    {
        var (text, phrase) = (source.Text, source.Phrase);
        if (RowShares.ExemptRun(phrase) is { } exempt)
            (row.Share, row.RateBound, row.RateRange, row.Base, row.Years) = (
                1,
                Bound.UpTo,
                new TextRange(exempt.Start, exempt.End),
                BaseReader.CostBefore(text, phrase.Segment, exempt.Start),
                (int)exempt.Value
            );
        else if (RowShares.Whole(text, phrase) is { } whole)
            (row.Share, row.RateBound, row.RateRange, row.Base) = (
                whole.Share,
                Bound.Exact,
                whole.Range,
                Base(source, condition, whole.Range)
            );
        // 前两年免收租金、后三年减半收取: all of it in the first part.
        if (!row.IsQuantified && Waivers.IsFirstPart(text, phrase, source.Statement))
            (row.Term, row.Share, row.RateBound, row.RateRange, row.Base) = (
                Waivers.Term,
                1,
                Bound.Exact,
                new TextRange(phrase.NounToken!.Value.Start, phrase.NounToken.Value.End),
                new TextRange(phrase.NounToken.Value.End, phrase.Segment.Range.End) is { Length: >= 2 } of
                && BaseReader.EndsInHead(text, of)
                    ? of
                    : null
            );
    }

    private static TextRange? Base(GrantSource source, IReadOnlyList<TextRange> condition, TextRange whole)
    {
        var (text, phrase) = (source.Text, source.Phrase);
        return BaseReader.Levied(text, phrase, whole.End)
            ?? BaseReader.Waived(text, whole)
            ?? (BaseReader.ByCost(text, phrase) is not null ? BaseReader.Named(text, phrase.Segment) : null)
            ?? (phrase.Wording.Name == "waiver" ? BaseReader.UpTo(text, phrase.Segment, whole.End) : null)
            ?? BaseReader.CostBefore(text, phrase.Segment, whole.Start)
            ?? (condition.Count > 0 ? BaseReader.OfCondition(text, condition[^1]) : null)
            ?? BaseReader.OfStatement(text, source.Statement, source.At);
    }
}
