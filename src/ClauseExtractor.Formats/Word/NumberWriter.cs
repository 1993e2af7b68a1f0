using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ClauseExtractor.Formats.Word;

/// <summary>Writes a number the way a Word list does (ECMA-376 part 1, 17.18.59 ST_NumberFormat).</summary>
internal static class NumberWriter
{
    private const string Digits = "〇一二三四五六七八九";
    private const string LegalDigits = "零壹贰叁肆伍陆柒捌玖";

    public static string Write(int value, NumberFormatValues format) =>
        ((IEnumValue)format).Value switch
        {
            "none" or "bullet" => "",
            "chineseCounting"
            or "chineseCountingThousand"
            or "japaneseCounting"
            or "taiwaneseCounting"
            or "taiwaneseCountingThousand"
            or "koreanDigital2" => Counting(value, "零一二三四五六七八九", "十百千", shortTen: true),
            "chineseLegalSimplified" or "ideographLegalTraditional" or "japaneseLegal" => Counting(
                value,
                LegalDigits,
                "拾佰仟",
                shortTen: false
            ),
            "ideographDigital" or "japaneseDigitalTenThousand" or "taiwaneseDigital" => string.Concat(
                Decimal(value).Select(c => Digits[c - '0'])
            ),
            "ideographTraditional" => Cycle(value, "甲乙丙丁戊己庚辛壬癸"),
            "ideographZodiac" => Cycle(value, "子丑寅卯辰巳午未申酉戌亥"),
            "decimalFullWidth" or "decimalFullWidth2" => string.Concat(Decimal(value).Select(c => (char)(c + 0xFEE0))),
            "decimalEnclosedCircle" or "decimalEnclosedCircleChinese" => Enclosed(value, '①', 20),
            "decimalEnclosedParen" => Enclosed(value, '⑴', 20),
            "decimalEnclosedFullstop" => Enclosed(value, '⒈', 20),
            "ideographEnclosedCircle" => Enclosed(value, '㊀', 10),
            "decimalZero" => value.ToString("00", CultureInfo.InvariantCulture),
            "upperRoman" => Roman(value),
            "lowerRoman" => Roman(value).ToLowerInvariant(),
            "upperLetter" => Letter(value, 'A'),
            "lowerLetter" => Letter(value, 'a'),
            _ => Decimal(value),
        };

    private static string Decimal(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>二十一, 一百零五; 十 and not 一十 at the head of the everyday form.</summary>
    private static string Counting(int value, string digits, string units, bool shortTen)
    {
        if (value is <= 0 or >= 10_000)
            return value == 0 ? digits[..1] : Decimal(value);
        var text = new StringBuilder();
        string number = Decimal(value);
        bool zero = false;
        for (int i = 0; i < number.Length; i++)
        {
            int digit = number[i] - '0',
                place = number.Length - 1 - i;
            if (digit == 0)
            {
                zero = text.Length > 0;
                continue;
            }
            if (zero)
                text.Append(digits[0]);
            zero = false;
            if (!(shortTen && digit == 1 && place == 1 && text.Length == 0))
                text.Append(digits[digit]);
            if (place > 0)
                text.Append(units[place - 1]);
        }
        return text.ToString();
    }

    private static string Cycle(int value, string signs) => value > 0 ? signs[(value - 1) % signs.Length].ToString() : "";

    private static string Enclosed(int value, char first, int last) =>
        value >= 1 && value <= last ? ((char)(first + value - 1)).ToString() : Decimal(value);

    private static string Letter(int value, char first) =>
        value > 0 ? new string((char)(first + (value - 1) % 26), (value - 1) / 26 + 1) : "";

    private static string Roman(int value)
    {
        if (value is <= 0 or >= 4000)
            return Decimal(value);
        var text = new StringBuilder();
        foreach (
            var (amount, sign) in ((int, string)[])
                [
                    (1000, "M"),
                    (900, "CM"),
                    (500, "D"),
                    (400, "CD"),
                    (100, "C"),
                    (90, "XC"),
                    (50, "L"),
                    (40, "XL"),
                    (10, "X"),
                    (9, "IX"),
                    (5, "V"),
                    (4, "IV"),
                    (1, "I"),
                ]
        )
            for (; value >= amount; value -= amount)
                text.Append(sign);
        return text.ToString();
    }
}
