namespace ClauseExtractor.Extraction.Lexing;

/// <summary>Reads numbers as policies print them: 500, 5,000,000, 2.5, 五百, 三十二, 1千, 5百万.</summary>
internal static class Numeral
{
    private const string HanDigits = "零一二三四五六七八九";

    /// <summary>The value of a Han digit, 〇 and 两 included; -1 for another character.</summary>
    public static int HanDigit(char c) => c switch { '〇' => 0, '两' => 2, _ => HanDigits.IndexOf(c) };

    /// <summary>Reads a number at a place of the folded text, its multipliers (千, 万, 亿) included.</summary>
    /// <returns>False where no number starts there; else its value and one past its end.</returns>
    public static bool TryRead(string text, int start, int limit, out decimal value, out int end, out bool multiplied)
    {
        multiplied = false;
        if (!TryReadDigits(text, start, limit, out value, out end) && !TryReadHan(text, start, limit, out value, out end))
            return false;
        for (decimal factor; end < limit && (factor = Factor(text[end])) > 0 && value < 1_000_000_000_000m; end++)
        {
            value *= factor;
            multiplied = true;
        }
        return true;
    }

    private static decimal Factor(char c) => c switch { '百' => 100, '千' => 1_000, '万' => 10_000, '亿' => 100_000_000, _ => 0 };

    private static bool TryReadDigits(string text, int start, int limit, out decimal value, out int end)
    {
        value = 0;
        end = start;
        int digits = 0;
        for (; end < limit && char.IsAsciiDigit(text[end]) && digits < 18; end++, digits++)
            value = value * 10 + (text[end] - '0');
        if (digits == 0)
            return false;
        while (digits <= 3 && end + 3 < limit && text[end] == ',' && IsGroup(text, end + 1, limit))
        {
            for (int i = 1; i <= 3; i++)
                value = value * 10 + (text[end + i] - '0');
            end += 4;
        }
        if (end + 1 < limit && text[end] == '.' && char.IsAsciiDigit(text[end + 1]))
        {
            decimal scale = 1;
            for (end++; end < limit && char.IsAsciiDigit(text[end]) && scale < 1_000_000_000m; end++)
            {
                scale *= 10;
                value += (text[end] - '0') / scale;
            }
        }
        return true;
    }

    // 5,000,000: groups of exactly three; 2020,300 is a year and the next number.
    private static bool IsGroup(string text, int at, int limit) =>
        char.IsAsciiDigit(text[at]) && char.IsAsciiDigit(text[at + 1]) && char.IsAsciiDigit(text[at + 2]) && (at + 3 >= limit || !char.IsAsciiDigit(text[at + 3]));

    private static bool TryReadHan(string text, int start, int limit, out decimal value, out int end)
    {
        value = 0;
        decimal digit = -1, section = 0;
        for (end = start; end < limit; end++)
        {
            char c = text[end];
            if (HanDigit(c) is >= 0 and var d)
            {
                // 八五 (折), 二〇二五 (年): digits in a row.
                digit = digit > 0 && section == 0 && end > start ? digit * 10 + d : d;
            }
            else if (c is '十' or '百' or '千')
            {
                if (digit < 0 && c != '十')
                    break;
                section += (digit < 0 ? 1 : digit) * (c == '十' ? 10 : c == '百' ? 100 : 1000);
                digit = -1;
            }
            else
            {
                break;
            }
        }
        value = section + Math.Max(0, digit);
        return end > start;
    }
}
