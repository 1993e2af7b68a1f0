namespace ClauseExtractor.Layout;

/// <summary>Whole numbers in Chinese numerals: 十一, 二十, 一百零三, 二〇二五.</summary>
public static class HanNumber
{
    /// <summary>Whether the character may stand in a Chinese numeral.</summary>
    public static bool IsNumeral(char c) => c is '一' or '二' or '三' or '四' or '五' or '六' or '七' or '八' or '九' or '十' or '百' or '千' or '零' or '〇' or '两';

    /// <summary>Length of the run of numerals at a position.</summary>
    public static int Measure(ReadOnlySpan<char> text, int at)
    {
        int end = at;
        while (end < text.Length && IsNumeral(text[end]))
            end++;
        return end - at;
    }

    /// <summary>The value of a numeral, null where it is malformed or above 9999. Digits in a row (二〇二五) read as in a year.</summary>
    public static int? Parse(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text.Length > 9)
            return null;
        if (text.IndexOfAny('十', '百', '千') < 0)
            return Positional(text);
        int total = 0, digit = -1, unit = 10_000;
        foreach (char c in text)
        {
            int weight = c switch { '十' => 10, '百' => 100, '千' => 1000, _ => 0 };
            if (weight == 0)
            {
                int value = Digit(c);
                if (value == 0)
                    continue;
                if (value < 0 || digit >= 0)
                    return null;
                digit = value;
                continue;
            }
            if (weight >= unit || (digit < 0 && !(weight == 10 && (total == 0 || unit > 10))))
                return null;
            total += (digit < 0 ? 1 : digit) * weight;
            (unit, digit) = (weight, -1);
        }
        return total + Math.Max(digit, 0);
    }

    private static int? Positional(ReadOnlySpan<char> text)
    {
        int value = 0;
        foreach (char c in text)
        {
            if (Digit(c) is not (>= 0 and var digit) || value > 999)
                return null;
            value = value * 10 + digit;
        }
        return text.Length == 1 || text.Length == 4 ? value : null;
    }

    private static int Digit(char c) => c == '两' ? 2 : c == '〇' ? 0 : "零一二三四五六七八九".IndexOf(c);
}
