using ClauseExtractor.Language;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Grants.Years;

/// <summary>Reads over how many years a benefit runs where it is told in parts (前三年95%，后两年50%) or in the condition (自认定起连续5年).</summary>
internal static class YearSpans
{
    /// <summary>The years of 前三年…后两年 together, null where the words have no such parts.</summary>
    public static int? Total(string text, TextRange range)
    {
        int years = 0,
            parts = 0;
        for (int i = range.Start; i + 2 < range.End; i++)
            if (Part(text, i, range.End) is { } part)
                (years, parts) = (years + part, parts + 1);
        return parts >= 2 ? years : null;
    }

    /// <summary>The years of a part that opens a stretch of text (后两年), null where none stands there.</summary>
    public static int? Part(string text, int at, int limit)
    {
        if (
            text[at] is not ('前' or '后')
            || !NumberReader.TryRead(text.AsSpan(0, limit), at + 1, out var number)
            || number.End >= limit
            || text[number.End] != '年'
            || number.Value is < 1 or > 20
        )
            return null;
        return (int)number.Value;
    }

    /// <summary>N of 在N年内 where the words say how long it runs (在3年(36个月)内按每户…), not until when the recipient must have done something
    /// (在3年内建成的).</summary>
    public static int? Within(string text, TextRange range)
    {
        for (int i = range.Start; i + 3 < range.End; i++)
            if (
                text[i] == '在'
                && NumberReader.TryRead(text.AsSpan(0, range.End), i + 1, out var number)
                && number.End < range.End
                && text[number.End] == '年'
                && number.Value is >= 1 and <= 20
            )
            {
                int end = number.End + 1;
                if (end < range.End && text[end] == '(' && text.IndexOf(')', end, range.End - end) is > 0 and var close)
                    end = close + 1;
                if (
                    end < range.End
                    && text[end] == '内'
                    && (end + 1 >= text.Length || text[end + 1] is ',' or '按' or '给' or '予' or '每' or '以' or '可')
                )
                    return (int)number.Value;
            }
        return null;
    }

    /// <summary>N of 自…起N年内, 完成后的3年内 at the end of a stretch; counts only with what runs by year.</summary>
    public static int? Until(string text, TextRange range)
    {
        int end = range.End;
        // 三年内,对其租用的办公用房
        if (
            NumberReader.TryRead(text.AsSpan(0, end), range.Start, out var head)
            && head.Value is >= 1 and <= 20
            && end - head.End > 4
            && text.AsSpan(head.End).StartsWith("年内,", StringComparison.Ordinal)
            && text[head.End + 3] is '对' or '按' or '每' or '其' or '给'
        )
            return (int)head.Value;
        // 自登记之日起三年内,按实际收住人数: since when it runs stands in a part of its own.
        for (
            int within = text.IndexOf("年内,", range.Start, range.Length, StringComparison.Ordinal);
            within > 0;
            within = text.IndexOf("年内,", within + 1, range.End - within - 1, StringComparison.Ordinal)
        )
            if (
                text.LastIndexOf(',', within, within - range.Start + 1) + 1 is var from
                && text[Math.Max(from, range.Start)] is '自' or '从'
                && text.IndexOf('起', from, within - from) > 0
            )
                end = within + 2;
        while (end > range.Start && text[end - 1] is ',' or ' ')
            end--;
        if (end - range.Start < 3 || text[end - 1] != '内' || text[end - 2] != '年')
            return null;
        for (int i = Math.Max(range.Start, end - 6); i < end - 2; i++)
            if (NumberReader.TryRead(text.AsSpan(0, end), i, out var number) && number.End == end - 2 && number.Value is >= 1 and <= 20)
                return (int)number.Value;
        return null;
    }

    /// <summary>N of 连续N年 where the words say how long it runs (自认定之日起连续5年), not what the recipient did (连续三年盈利的).</summary>
    public static int? Running(string text, TextRange range)
    {
        int at = text.IndexOf("连续", range.Start, range.Length, StringComparison.Ordinal);
        if (
            at < 0
            || !NumberReader.TryRead(text.AsSpan(0, range.End), at + 2, out var number)
            || number.End >= range.End
            || text[number.End] != '年'
            || number.Value is < 1 or > 20
        )
            return null;
        int end = number.End + 1;
        return end == range.End || text[end] is ',' or '(' or '内' or '按' or '给' or '予' or '每' ? (int)number.Value : null;
    }
}
