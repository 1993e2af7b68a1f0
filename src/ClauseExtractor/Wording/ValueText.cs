using System.Globalization;

namespace ClauseExtractor.Wording;

/// <summary>Says values as people do: 500万元 and not 5000000.</summary>
public static class ValueText
{
    /// <summary>500万元, 15000亿元; in English ¥5,000,000. What would need many decimals in 万 or 亿 is said in full.</summary>
    /// <param name="value">In the unit of the currency.</param>
    public static string Money(ReportLanguage language, decimal value) =>
        language == ReportLanguage.English ? string.Create(CultureInfo.InvariantCulture, $"¥{value:#,0.##}") : Scaled(value) + "元";

    /// <summary>A sum of any currency, by its ISO 4217 code: 500万美元; in English USD 5,000,000.</summary>
    public static string Money(ReportLanguage language, decimal value, string currency)
    {
        if (currency == "CNY")
            return Money(language, value);
        if (language == ReportLanguage.English)
            return string.Create(CultureInfo.InvariantCulture, $"{currency} {value:#,0.##}");
        return Scaled(value)
            + currency switch
            {
                "USD" => "美元",
                "EUR" => "欧元",
                "HKD" => "港元",
                _ => currency,
            };
    }

    /// <summary>A range of sums in yuan, either end open: 100万元—500万元, 1000万元以上; in English ¥1,000,000–¥5,000,000.</summary>
    public static string MoneyRange(ReportLanguage language, decimal? from, decimal? to) =>
        (from, to) switch
        {
            ({ } least, null) => language == ReportLanguage.English
                ? $"{Money(language, least)} and more"
                : Money(language, least) + "以上",
            (null, { } most) => language == ReportLanguage.English ? $"up to {Money(language, most)}" : Money(language, most) + "以下",
            ({ } least, { } most) => language == ReportLanguage.English
                ? $"{Money(language, least)}–{Money(language, most)}"
                : $"{Money(language, least)}—{Money(language, most)}",
            _ => "",
        };

    private static string Scaled(decimal value) =>
        Math.Abs(value) switch
        {
            >= 100_000_000 when value % 1_000_000 == 0 => Number(value / 100_000_000) + "亿",
            >= 10_000 when value % 100 == 0 => Number(value / 10_000) + "万",
            _ => string.Create(CultureInfo.InvariantCulture, $"{value:0.##}"),
        };

    /// <summary>30%; a third, which no decimals say, to two of them.</summary>
    public static string Percent(decimal share) =>
        Number(share * 100 is var percent && percent == Math.Round(percent, 4) ? percent : Math.Round(percent, 2)) + "%";

    /// <summary>A figure with its unit; shares of % are stored as fractions.</summary>
    /// <param name="grouped">Thousands apart: 12,000平方米.</param>
    public static string Measure(ReportLanguage language, decimal value, string unit, bool grouped = false) =>
        unit switch
        {
            "元" => Money(language, value),
            "%" => Percent(value),
            _ => value.ToString(grouped ? "#,0.######" : "0.######", CultureInfo.InvariantCulture) + unit,
        };

    /// <summary>A day as the language writes it.</summary>
    public static string Date(ReportLanguage language, DateOnly date) =>
        language == ReportLanguage.English
            ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : $"{date.Year}年{date.Month}月{date.Day}日";

    /// <summary>A number without zeros at its end.</summary>
    public static string Number(decimal value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    /// <summary>−50% for a half of it; empty where the old value is zero.</summary>
    public static string Relative(decimal old, decimal @new) =>
        old == 0 ? "" : WithSign(Math.Round((@new - old) / Math.Abs(old) * 100, 1)) + "%";

    /// <summary>With a sign that reads as one: − and not the hyphen.</summary>
    public static string WithSign(decimal value) => (value < 0 ? "−" : "+") + Number(Math.Abs(value));

    /// <summary>
    /// The beginning of a text, on one line: whole clauses of it (up to a comma or a stop), about <paramref name="length"/> characters.
    /// </summary>
    public static string Shorten(string text, int length)
    {
        string line = text.ReplaceLineEndings(" ").Trim();
        return line.Length <= length || Boundary.Cut(line, length) is var end && end >= line.Length ? line : line[..end] + "…";
    }
}

/// <summary>Where a text may be cut: at its own punctuation, never inside a word.</summary>
public static class Boundary
{
    private const string Marks = "，。；：、,;:！？ \n\t";

    /// <summary>The last boundary at or before a place; the start of the text where there is none.</summary>
    public static int Before(string text, int place)
    {
        while (place > 0 && !Marks.Contains(text[place - 1], StringComparison.Ordinal))
            place--;
        return place;
    }

    /// <summary>The next boundary at or behind a place; the end of the text where there is none.</summary>
    public static int After(string text, int place)
    {
        while (place < text.Length && !Marks.Contains(text[place], StringComparison.Ordinal))
            place++;
        return place;
    }

    /// <summary>
    /// Where to cut a text to about a length: at the last boundary in the second half of it, else at the next one behind.
    /// </summary>
    public static int Cut(string text, int length)
    {
        int before = Before(text, Math.Min(length, text.Length));
        if (2 * before > length)
            return before - 1;
        int after = After(text, length);
        return after <= 2 * length ? after
            : char.IsLowSurrogate(text[length]) ? length + 1
            : length;
    }
}
