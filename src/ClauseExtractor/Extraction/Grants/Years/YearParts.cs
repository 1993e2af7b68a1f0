using System.Text.RegularExpressions;
using ClauseExtractor.Language;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Grants.Years;

/// <summary>Reads the part of a benefit's run that a share or sum is for: 前三年, 后两年, 第一年, 第一、二年, 第三至第五年, 首年.</summary>
internal static partial class YearParts
{
    /// <summary>A part: where its words stand, and how many years it is.</summary>
    internal readonly record struct Part(TextRange Range, int Years);

    /// <summary>The last part named in a stretch of the folded text; null where none is.</summary>
    public static Part? Last(string text, TextRange range)
    {
        if (text.AsSpan(range.Start, range.Length).IndexOfAny('年', '月') < 0)
            return null;
        Part? last = null;
        foreach (var match in Words().EnumerateMatches(text.AsSpan(range.Start, range.Length)))
        {
            var found = new TextRange(range.Start + match.Index, range.Start + match.Index + match.Length);
            if (Years(text.AsSpan(found.Start, found.Length)) is { } years)
                last = new Part(found, years);
        }
        return last;
    }

    /// <summary>The years of all parts of a stretch together (首年, 次年, 第三年 are 3); null where it has fewer than two.</summary>
    public static int? Total(string text, TextRange range)
    {
        int years = 0,
            parts = 0;
        foreach (var match in Words().EnumerateMatches(text.AsSpan(range.Start, range.Length)))
            if (Years(text.AsSpan(range.Start + match.Index, match.Length)) is { } part)
                (years, parts) = (years + part, parts + (text.AsSpan(range.Start + match.Index, match.Length).Count('年') > 1 ? part : 1));
        return parts >= 2 ? years : null;
    }

    private static int? Years(ReadOnlySpan<char> words)
    {
        if (words[^1] == '月')
            return Months(words) is { } months && months % 12 == 0 ? months / 12 : null;
        if (words[0] is '首' or '次')
            return 1;
        int at = 0;
        while (at < words.Length - 1 && HanDigits.Value(words[at]) < 0 && !char.IsAsciiDigit(words[at]) && words[at] != '十')
            at++;
        if (words[0] != '第')
            return NumberReader.TryRead(words, at, out var count) && count.Value is >= 1 and <= 20 ? (int)count.Value : null;
        if (!NumberReader.TryRead(words, 1, out var start) || start.Value is < 1 or > 20)
            return null;
        int joined = words.IndexOfAny('至', '到', '-');
        if (joined > 0)
            return NumberReader.TryRead(words, words[joined + 1] == '第' ? joined + 2 : joined + 1, out var end) && end.Value > start.Value
                ? (int)(end.Value - start.Value) + 1
                : null;
        int listed = 1;
        foreach (char c in words)
            listed += c is '、' or '和' or '及' ? 1 : 0;
        return listed;
    }

    // 前12个月, 第13至24个月
    private static int? Months(ReadOnlySpan<char> words)
    {
        if (!NumberReader.TryRead(words, 1, out var start) || start.Value is < 1 or > 120)
            return null;
        int joined = words.IndexOfAny('至', '到', '-');
        if (joined < 0)
            return words[0] == '第' ? null : (int)start.Value;
        return NumberReader.TryRead(words, words[joined + 1] == '第' ? joined + 2 : joined + 1, out var end) && end.Value > start.Value
            ? (int)(end.Value - start.Value) + 1
            : null;
    }

    [GeneratedRegex(
        "(?:(?<!目|以|之|此|年)(?:前|头|后|其后|其余|余下|最后|(?:之|此|随)后)(?:[一二两三四五六七八九十]|[0-9]{1,2})个?年(?!以|前|内|级)"
            + "|第(?:[一二三四五六七八九十]|[0-9]{1,2})(?:年?(?:至|到|-)第?(?:[一二三四五六七八九十]|[0-9]{1,2})|(?:年?(?:、|和|及)第?(?:[一二三四五六七八九十]|[0-9]{1,2}))*)"
            + "个?年|首年|次年(?!度|初|起))度?"
            + "|(?<!目|以|之|此)(?:前|头|后)[0-9]{1,2}个月(?!以|前|内)|第[0-9]{1,2}(?:个月)?(?:至|到|-)第?[0-9]{1,2}个月",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Words();
}
