namespace ClauseExtractor.Assistant.Grounding;

/// <summary>Reads 二百五十, 一千零五万, 二〇二五 and 两.</summary>
internal static class ChineseNumber
{
    public const string Digits = "零〇一二两三四五六七八九";

    /// <summary>The characters that a number may hold.</summary>
    public const string Characters = Digits + "十百千万亿";

    /// <summary>The value; null where the characters are no number.</summary>
    public static decimal? Read(string text)
    {
        if (text.All(c => Digits.Contains(c)))
            return decimal.Parse(string.Concat(text.Select(c => (char)('0' + Digit(c)))), System.Globalization.CultureInfo.InvariantCulture);
        decimal total = 0, section = 0, digit = 0;
        bool pending = false;
        foreach (char c in text)
        {
            switch (c)
            {
                case '十' or '百' or '千':
                    decimal unit = c == '十' ? 10 : c == '百' ? 100 : 1000;
                    section += (pending ? digit : 1) * unit;
                    (digit, pending) = (0, false);
                    break;
                case '万' or '亿':
                    section += digit;
                    total = (total + (section == 0 ? 1 : section)) * (c == '万' ? 10_000m : 100_000_000m);
                    (section, digit, pending) = (0, 0, false);
                    break;
                default:
                    if (Digit(c) < 0)
                        return null;
                    (digit, pending) = (Digit(c), Digit(c) > 0);
                    break;
            }
        }
        return total + section + digit;
    }

    private static int Digit(char c) => c switch { '零' or '〇' => 0, '两' => 2, _ => Digits.IndexOf(c, StringComparison.Ordinal) is var i and >= 2 ? i < 4 ? i - 1 : i - 2 : -1 };
}
