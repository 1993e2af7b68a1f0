using ClauseExtractor.Layout;

namespace ClauseExtractor.Library.Search;

/// <summary>A figure in a text, by value.</summary>
/// <param name="Value">In base units: 500 万元, 五百万元 and 0.05亿元 are all 5000000.</param>
/// <param name="Start">First UTF-16 unit.</param>
/// <param name="End">One past the last, unit included.</param>
public readonly record struct FigureMention(decimal Value, int Start, int End);

/// <summary>
/// Finds the figures that carry 万, 亿 or 元, so that amounts are searched by value and not by wording. Both ends of a range count (10—30万元 is 100000 and 300000).
/// </summary>
public static class FigureMentions
{
    private const string Numerals = "零〇一二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟";

    /// <summary>The figures of a text in order.</summary>
    public static IReadOnlyList<FigureMention> Find(string text)
    {
        string folded = TextFold.Fold(text);
        var found = new List<FigureMention>();
        var bare = new List<(decimal Value, int Start, int End)>();
        for (int i = 0; i < folded.Length;)
        {
            if (Number(folded, i) is not (var number, var end))
            {
                i++;
                continue;
            }
            var (factor, unitEnd) = Unit(folded, end);
            if (unitEnd > end)
            {
                // 10—30万元, 500、1000万元: the unit at the end counts for the bare numbers before it.
                foreach (var (value, start, stop) in bare)
                    if (Scaled(value, factor) is { } each)
                        found.Add(new FigureMention(each, start, stop));
                bare.Clear();
                if (Scaled(number, factor) is { } scaled)
                    found.Add(new FigureMention(scaled, i, unitEnd));
            }
            else
            {
                bare.Add((number, i, end));
            }
            i = Math.Max(unitEnd, end);
            if (i >= folded.Length || !IsListMark(folded, i))
                bare.Clear();
        }
        return found;
    }

    /// <summary>The value where the whole text is one figure with 万, 亿 or 元; null otherwise.</summary>
    public static decimal? Parse(string text) =>
        Find(text.Trim()) is [var only] && only.Start == 0 && only.End == text.Trim().Length ? only.Value : null;

    private static bool IsListMark(string text, int i) => text[i] is '-' or '~' or '、' or '至' or '到' or ' ' or '—';

    private static decimal? Scaled(decimal value, decimal factor) => value < decimal.MaxValue / factor ? value * factor : null;

    /// <summary>A number in digits or Chinese numerals without 万 and 亿.</summary>
    private static (decimal Value, int End)? Number(string text, int start)
    {
        int i = start;
        if (char.IsAsciiDigit(text[i]))
        {
            while (i < text.Length && (char.IsAsciiDigit(text[i]) || (text[i] is '.' or ',' && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]))))
                i++;
            // What no decimal holds, or 1.2.3, is no amount; it is passed over as a whole.
            return (decimal.TryParse(text.AsSpan(start, i - start), System.Globalization.NumberStyles.AllowDecimalPoint | System.Globalization.NumberStyles.AllowThousands,
                System.Globalization.CultureInfo.InvariantCulture, out decimal value) ? value : decimal.MaxValue, i);
        }
        decimal total = 0, digit = 0;
        bool any = false;
        for (; i < text.Length && i - start < 16 && Numerals.Contains(text[i], StringComparison.Ordinal); i++)
        {
            decimal place = text[i] switch { '十' or '拾' => 10, '百' or '佰' => 100, '千' or '仟' => 1000, _ => 0 };
            if (place > 0)
                (total, digit) = (total + (digit == 0 ? 1 : digit) * place, 0);
            else
                digit = "零一二三四五六七八九".IndexOf(text[i], StringComparison.Ordinal) is >= 0 and var d ? d : text[i] == '〇' ? 0 : text[i] == '两' ? 2 : "零壹贰叁肆伍陆柒捌玖".IndexOf(text[i], StringComparison.Ordinal);
            any = true;
        }
        return any ? (total + digit, i) : null;
    }

    /// <summary>百 千 万 亿 in any order, and 元; the factor and where it ends (at <paramref name="start"/> where neither 万, 亿 nor 元 follows).</summary>
    private static (decimal Factor, int End) Unit(string text, int start)
    {
        int i = Skip(text, start);
        decimal factor = 1;
        bool counts = false;
        for (; i < text.Length && factor < 1e16m; i++)
        {
            if (text[i] is '百' or '千')
                factor *= text[i] == '百' ? 100 : 1000;
            else if (text[i] is '万' or '亿')
                (factor, counts) = (factor * (text[i] == '万' ? 10_000 : 100_000_000), true);
            else
                break;
        }
        int yuan = Skip(text, i);
        if (yuan < text.Length && text[yuan] == '元')
            return (factor, yuan + 1);
        return counts ? (factor, i) : (1, start);
    }

    private static int Skip(string text, int i)
    {
        while (i < text.Length && text[i] == ' ')
            i++;
        return i;
    }
}
