using ClauseExtractor.Extraction.Lexing;

namespace ClauseExtractor.Matching;

/// <summary>Units of figures: which there are, and what one is in another.</summary>
internal static class Units
{
    /// <summary>元, a currency's code, %, or the counter; null for a token that is no figure.</summary>
    public static string? Of(Token token) =>
        token.Kind switch
        {
            TokenKind.Money => token.Currency is null or "CNY" ? "元" : token.Currency,
            TokenKind.Percent or TokenKind.Points => "%",
            TokenKind.Quantity => token.Unit,
            _ => null,
        };

    /// <summary>A value in another unit; null where the two measure different things.</summary>
    public static decimal? Convert(decimal value, string from, string to)
    {
        if (from == to || (People.Contains(from) && People.Contains(to)) || (Firms.Contains(from) && Firms.Contains(to)))
            return value;
        if (Months(from) is { } a && Months(to) is { } b)
            return value * a / b;
        return Days(from) is { } c && Days(to) is { } d ? value * c / d
            : Squares(from) is { } e && Squares(to) is { } f ? value * e / f
            : null;
    }

    /// <summary>Months in one of the unit; null for what is no unit of months or years.</summary>
    public static decimal? Months(string unit) =>
        unit switch
        {
            "年" or "周年" or "个年度" or "整年" => 12,
            "个月" or "月" => 1,
            _ => null,
        };

    private static decimal? Days(string unit) =>
        unit switch
        {
            "天" or "日" => 1,
            _ => null,
        };

    private static decimal? Squares(string unit) =>
        unit switch
        {
            "平方米" or "㎡" or "平米" => 1,
            "万平方米" => 10_000,
            "亩" => 10_000m / 15,
            "公顷" => 10_000,
            _ => null,
        };

    private static readonly string[] People = ["人", "名", "位"],
        Firms = ["家", "户", "个"];
}
