using System.Globalization;

namespace ClauseExtractor.Tests.Language;

/// <summary>Writes whole numbers below 10^12 in the forms that documents print them in.</summary>
internal static class NumberForms
{
    private const string Plain = "零一二三四五六七八九",
        PlainUnits = "十百千万亿";
    private const string Bank = "零壹贰叁肆伍陆柒捌玖",
        BankUnits = "拾佰仟万亿";

    /// <summary>Every form of a number, each with its name.</summary>
    public static IEnumerable<(string Form, string Words)> Of(long n)
    {
        yield return ("digits", n.ToString(CultureInfo.InvariantCulture));
        yield return ("grouped", n.ToString("N0", CultureInfo.InvariantCulture));
        yield return ("han", Han(n, Plain, PlainUnits));
        if (n >= 10)
            yield return ("bank", Han(n, Bank, BankUnits));
        if (n >= 10_000)
            yield return ("mixed", Mixed(n));
        if (n % 100 == 0)
            yield return ("point", (n / 10_000m).ToString("0.####", CultureInfo.InvariantCulture) + "万");
    }

    // 一亿零五百万 …: sections of four digits, 零 where places are skipped.
    private static string Han(long n, string digits, string units)
    {
        long yi = n / 100_000_000,
            wan = n / 10_000 % 10_000,
            rest = n % 10_000;
        string words = yi > 0 ? Section(yi, digits, units) + units[4] : "";
        if (wan > 0)
            words += (words.Length > 0 && wan < 1_000 ? digits[..1] : "") + Section(wan, digits, units) + units[3];
        if (rest > 0)
            words += (words.Length > 0 && (rest < 1_000 || wan == 0) ? digits[..1] : "") + Section(rest, digits, units);
        return words;
    }

    private static string Section(long n, string digits, string units)
    {
        string words = "";
        bool gap = false;
        for (int place = 3; place >= 0; place--)
        {
            int digit = (int)(n / (long)Math.Pow(10, place) % 10);
            if (digit == 0)
            {
                gap |= words.Length > 0;
                continue;
            }
            words += (gap ? digits[..1] : "") + digits[digit] + (place > 0 ? units[place - 1] : "");
            gap = false;
        }
        return words;
    }

    // 13万2000, 1亿2000万零500: digits with the large units.
    private static string Mixed(long n)
    {
        long yi = n / 100_000_000,
            wan = n / 10_000 % 10_000,
            rest = n % 10_000;
        string words = yi > 0 ? yi.ToString(CultureInfo.InvariantCulture) + "亿" : "";
        if (wan > 0)
            words += wan.ToString(CultureInfo.InvariantCulture) + "万";
        return rest == 0 ? words : words + "零" + rest.ToString(CultureInfo.InvariantCulture);
    }
}
