using ClauseExtractor.Extraction.Grants.Rows;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Grants.Amounts;

/// <summary>The words of a share and of its base at the end of a condition: they tell how much, not for whom.</summary>
internal static class ShareWords
{
    /// <summary>The condition of a row without them: 小微企业检测费用<u>减半</u>, <u>保费的</u>.</summary>
    public static IReadOnlyList<TextRange> Without(string text, RowDraft row)
    {
        if (row.Condition is not [.., var last] || row.Rate is null && row.Share is null)
            return row.Condition;
        var share = row.Rate?.Range ?? row.RateRange!.Value;
        int end = share.Start > last.Start && share.Start < last.End ? share.Start : last.End;
        if (row.Base is { } of && of.Start == last.Start && of.End < end && text[of.End] == '的' && end - of.End == 1)
            end = BaseReader.IsHead(text.AsSpan(of.Start, of.Length)) ? of.Start : of.End;
        return end == last.End ? row.Condition
            : end - last.Start >= 2 ? [.. row.Condition.SkipLast(1), last with { End = end }]
            : [.. row.Condition.SkipLast(1)];
    }
}
