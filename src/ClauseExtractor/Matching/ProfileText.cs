using System.Globalization;
using ClauseExtractor.Language;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Matching;

/// <summary>Reads what people type into a form: 2,400 万, 1.2亿元, 25%, a list with commas, a fact a line.</summary>
public static class ProfileText
{
    private static readonly char[] Marks = ['，', ',', '、', '；', ';', '\n', '\r'];

    /// <summary>A sum in yuan, or a count.</summary>
    /// <returns>Null where nothing is typed.</returns>
    /// <exception cref="FormatException">It is no number.</exception>
    public static decimal? Number(string? typed)
    {
        string words = Bare(typed);
        if (words.Length == 0)
            return null;
        foreach (string unit in (string[])["元", "人", "平方米", "㎡"])
            words = words.EndsWith(unit, StringComparison.Ordinal) ? words[..^unit.Length] : words;
        return NumberReader.TryRead(words, 0, out var number) && number.End == words.Length
            ? number.Value
            : throw new FormatException(typed);
    }

    /// <summary>A share as a fraction: 25% and 25 are 0.25.</summary>
    /// <exception cref="FormatException">It is no number.</exception>
    public static decimal? Share(string? typed)
    {
        string words = Bare(typed).TrimEnd('%');
        if (words.Length == 0)
            return null;
        return
            decimal.TryParse(
                words,
                NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out decimal share
            ) && share is > -1_000_000 and < 1_000_000
            ? share / 100
            : throw new FormatException(typed);
    }

    /// <summary>The members of a list; null where the field was left out, empty for 无 and none.</summary>
    public static IReadOnlyList<string>? List(string? typed)
    {
        string words = typed?.Trim() ?? "";
        return words.Length == 0 ? null
            : words is "无" or "none" ? []
            : [.. words.Split(Marks, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
    }

    /// <summary>Facts, one a line: 月销售额：10万元.</summary>
    /// <exception cref="FormatException">A line has no colon or equals sign.</exception>
    public static IReadOnlyDictionary<string, string>? Facts(string? typed)
    {
        var facts = new Dictionary<string, string>();
        foreach (string line in (typed ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            facts[TextFold.Fold(line).IndexOfAny([':', '=']) is > 0 and var at ? line[..at].Trim() : throw new FormatException(line)] =
                line[(TextFold.Fold(line).IndexOfAny([':', '=']) + 1)..].Trim();
        return facts.Count == 0 ? null : facts;
    }

    private static string Bare(string? typed) => string.Concat(TextFold.Fold(typed ?? "").Where(c => c is not (' ' or ',' or '¥' or '_')));
}
