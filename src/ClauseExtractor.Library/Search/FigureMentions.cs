using System.Globalization;
using ClauseExtractor.Language;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Library.Search;

/// <summary>A figure in a text, by value.</summary>
/// <param name="Value">In base units: 500 万元, 五百万元 and 0.05亿元 are all 5000000.</param>
/// <param name="Start">First UTF-16 unit.</param>
/// <param name="End">One past the last, unit included.</param>
/// <param name="Unit">What is counted where it is no yuan (人, 吨, 美元); empty for yuan, and where no unit stands.</param>
public readonly record struct FigureMention(decimal Value, int Start, int End, string Unit = "")
{
    /// <summary>What searches compare: value and unit, so that 100万元 is not 100万人.</summary>
    public string Key => Value.ToString("0.####", CultureInfo.InvariantCulture) + Unit;
}

/// <summary>
/// Finds the figures that carry 万, 亿 or 元, so that amounts are searched by value and not by wording; what else is counted has its unit.
/// Both ends of a range count (10—30万元 is 100000 and 300000).
/// </summary>
public static class FigureMentions
{
    /// <summary>What is counted by tens of thousands beside yuan, the longest first where one begins with another.</summary>
    private static readonly string[] Counted =
    [
        "美元",
        "欧元",
        "港元",
        "港币",
        "日元",
        "英镑",
        "韩元",
        "人次",
        "平方米",
        "平方公里",
        "平米",
        "立方米",
        "千瓦时",
        "千瓦",
        "公里",
        "公顷",
        "标准箱",
        "标箱",
        "人",
        "名",
        "户",
        "家",
        "个",
        "台",
        "套",
        "辆",
        "件",
        "吨",
        "亩",
        "次",
        "张",
        "只",
        "头",
        "株",
        "册",
        "条",
        "座",
        "间",
        "项",
        "度",
        "份",
        "篇",
        "例",
        "位",
        "羽",
    ];

    /// <summary>Words that begin with one of those and are none: 50万人民币, 给予50万人才补贴.</summary>
    private static readonly string[] Uncounted = ["人民币", "人才", "项目", "个人", "家庭", "名师", "条件", "次年"];

    /// <summary>The figures of a text in order.</summary>
    public static IReadOnlyList<FigureMention> Find(string text)
    {
        string folded = TextFold.Fold(text);
        var found = new List<FigureMention>();
        var bare = new List<(decimal Value, int Start, int End)>();
        for (int i = 0; i < folded.Length; )
        {
            if (!NumberReader.TryRead(folded, i, out var number))
            {
                i++;
                continue;
            }
            // What no decimal holds, or 1.2.3, is no amount; it is passed over as a whole.
            if (DigitsGoOn(folded, number.End) is { } past)
            {
                bare.Clear();
                i = past;
                continue;
            }
            int end = number.End;
            var (factor, unitEnd) = Unit(folded, end, number.Scaled);
            if (unitEnd > end || number.Scaled && HanDigits.Large(folded[end - 1]) > 0)
            {
                decimal scale = factor * Inner(folded, i, end);
                string unit = folded[unitEnd - 1] == '元' ? "" : CountedAt(folded, unitEnd);
                unitEnd = unit.Length == 0 ? unitEnd : Skip(folded, unitEnd) + unit.Length;
                // 10—30万元, 500、1000万元: the unit at the end counts for the bare numbers before it.
                foreach (var (value, start, stop) in bare)
                    if (Scaled(value, scale) is { } each)
                        found.Add(new FigureMention(each, start, stop, unit));
                bare.Clear();
                if (Scaled(number.Value, factor) is { } scaled)
                    found.Add(new FigureMention(scaled, i, unitEnd, unit));
            }
            else
            {
                bare.Add((number.Value, i, end));
            }
            i = Math.Max(unitEnd, end);
            if (i >= folded.Length || !IsListMark(folded, i))
                bare.Clear();
        }
        return found;
    }

    /// <summary>The value where the whole text is one amount with 万, 亿 or 元; null otherwise.</summary>
    public static decimal? Parse(string text) =>
        Find(text.Trim()) is [{ Unit: "" } only] && only.Start == 0 && only.End == text.Trim().Length ? only.Value : null;

    private static string CountedAt(string text, int at)
    {
        var rest = text.AsSpan(Skip(text, at));
        foreach (string word in Uncounted)
            if (rest.StartsWith(word, StringComparison.Ordinal))
                return "";
        foreach (string unit in Counted)
            if (rest.StartsWith(unit, StringComparison.Ordinal))
                return unit;
        return "";
    }

    private static bool IsListMark(string text, int i) => text[i] is '-' or '~' or '、' or '至' or '到' or ' ' or '—';

    private static decimal? Scaled(decimal value, decimal factor) => value < decimal.MaxValue / factor ? value * factor : null;

    private static int? DigitsGoOn(string text, int end)
    {
        int i = end;
        while (
            i < text.Length
            && (char.IsAsciiDigit(text[i]) || text[i] is '.' or ',' && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]))
        )
            i++;
        return i > end && char.IsAsciiDigit(text[end - 1]) ? i : null;
    }

    // The units that the number at the end has taken in: 10,000 for 30万.
    private static decimal Inner(string text, int start, int end)
    {
        decimal factor = 1;
        for (; end > start && (HanDigits.Large(text[end - 1]) > 0 || HanDigits.Small(text[end - 1]) >= 100); end--)
            factor *= Math.Max(HanDigits.Large(text[end - 1]), HanDigits.Small(text[end - 1]));
        return factor;
    }

    /// <summary>
    /// 百 千 万 亿 behind a space, and 元; the factor and where it ends (at <paramref name="start"/> where neither 万, 亿 nor 元 stands there).
    /// </summary>
    private static (decimal Factor, int End) Unit(string text, int start, bool scaled)
    {
        int i = Skip(text, start);
        decimal factor = 1;
        bool counts = scaled && HanDigits.Large(text[start - 1]) > 0;
        for (; i < text.Length && factor < 1e16m; i++)
            if (HanDigits.Large(text[i]) is > 0 and var large)
                (factor, counts) = (factor * large, true);
            else if (HanDigits.Small(text[i]) is >= 100 and var small)
                factor *= small;
            else
                break;
        int yuan = Skip(text, i);
        if (yuan < text.Length && text[yuan] == '元')
            return (factor, yuan + 1);
        return counts ? (factor, factor == 1 ? start : i) : (1, start);
    }

    private static int Skip(string text, int i)
    {
        while (i < text.Length && text[i] == ' ')
            i++;
        return i;
    }
}
