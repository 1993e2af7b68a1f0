using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ClauseExtractor.Extraction;

namespace ClauseExtractor.Training;

/// <summary>An answer: a row that a person found.</summary>
internal sealed record GoldRow(
    string Clause,
    string Term,
    IReadOnlyList<(decimal Amount, string Bound, string? Per)> Caps,
    decimal? Rate,
    string? RateBound,
    string? Base,
    decimal? Match,
    int? Years,
    int? InstalmentYears,
    IReadOnlyList<string> Has,
    IReadOnlyList<string> Lacks,
    bool Optional
)
{
    /// <summary>What each cap is counted by; where it is given, the counter and missing years count, too.</summary>
    public IReadOnlyList<(decimal Amount, string? Unit)>? Units { get; init; }

    public bool IsQuantified => Caps.Count > 0 || Rate is not null || Match is not null;

    public static IReadOnlyList<GoldRow> Read(JsonElement gold) =>
        [
            .. gold.GetProperty("benefits")
                .EnumerateArray()
                .Select(b => new GoldRow(
                    Path(b.GetProperty("clause").GetString()!),
                    TermKey(b.GetProperty("term").GetString()!),
                    [
                        .. Items(b, "caps")
                            .Select(c =>
                                (Math.Round(c.GetProperty("amount").GetDecimal(), 2), c.GetProperty("bound").GetString()!, Words(c, "per"))
                            ),
                    ],
                    Object(b, "rate") is { } rate ? rate.GetProperty("value").GetDecimal() : null,
                    Object(b, "rate") is { } bound ? Words(bound, "bound") : null,
                    Object(b, "rate") is { } of ? Words(of, "base") : null,
                    Number(b, "match"),
                    (int?)Number(b, "years"),
                    (int?)Number(b, "instalmentYears"),
                    [.. Items(b, "conditionHas").Select(w => w.GetString()!)],
                    [.. Items(b, "conditionLacks").Select(w => w.GetString()!)],
                    b.TryGetProperty("optional", out var optional) && optional.ValueKind == JsonValueKind.True
                )),
        ];

    /// <summary>The parts of a row that differ from this answer; empty where the row is right.</summary>
    public List<RowPart> Differences(Benefit row)
    {
        var wrong = new List<RowPart>();
        var mine = Caps.Select(c => c.Amount).Order().ToList();
        var theirs = row.Caps.Select(c => Math.Round(c.Amount, 2)).Order().ToList();
        if (
            !mine.SequenceEqual(theirs)
            || !Sorted(Caps.Select(c => $"{Plain(c.Amount)} {c.Bound}"))
                .SequenceEqual(Sorted(row.Caps.Select(c => $"{Plain(c.Amount)} {Camel(c.Bound)}")))
        )
            wrong.Add(RowPart.Caps);
        else if (
            !Sorted(Caps.Select(c => $"{Plain(c.Amount)} {c.Bound} {c.Per}"))
                .SequenceEqual(Sorted(row.Caps.Select(c => $"{Plain(c.Amount)} {Camel(c.Bound)} {(c.Per is { } per ? Camel(per) : null)}")))
        )
            wrong.Add(RowPart.Per);
        if (
            (Rate is null) != (row.Rate is null)
            || Rate is { } rate && (Math.Abs(rate - row.Rate!.Value) > 0.001m * Math.Abs(rate) || RateBound != Camel(row.Rate.Bound))
            || (Match is null) != (row.Match is null)
            || Match is { } match && Math.Abs(match - row.Match!.Value) > 0.001m * match
        )
            wrong.Add(RowPart.Rate);
        else if (Rate is not null && !Holds(row.Rate!.Base ?? "", Base ?? ""))
            wrong.Add(RowPart.Base);
        if (Term != TermKey(row.Term))
            wrong.Add(RowPart.Term);
        if (
            Units is not null
            && wrong is [] or [RowPart.Base]
            && !Units.Order().SequenceEqual(row.Caps.Select(c => (Math.Round(c.Amount, 2), c.Unit)).Order())
        )
            wrong.Add(RowPart.Per);
        if (
            Units is not null && (Years != row.Years || InstalmentYears != row.InstalmentYears)
            || Years is not null && Years != row.Years
            || InstalmentYears is not null && InstalmentYears != row.InstalmentYears
        )
            wrong.Add(RowPart.Years);
        string where = row.Beneficiary + "\u3000" + row.Condition;
        if (!Has.All(words => Holds(where, words)) || Lacks.Any(words => Holds(where, words)))
            wrong.Add(RowPart.Condition);
        return wrong;
    }

    /// <summary>True where the row and the answer share an amount, a share or a ratio.</summary>
    public bool SharesFigure(Benefit row) =>
        Caps.Any(c => row.Caps.Any(o => Math.Round(o.Amount, 2) == c.Amount))
        || Rate is { } rate && row.Rate is { } other && Math.Abs(rate - other.Value) <= 0.001m * Math.Abs(rate)
        || Match is not null && row.Match == Match;

    /// <summary>Words as they are compared: NFKC, white space left out, bracket styles as one.</summary>
    public static string Fold(string? words) =>
        Regex.Replace(
            (words ?? "")
                .Normalize(NormalizationForm.FormKC)
                .Replace('«', '《')
                .Replace('»', '》')
                .Replace('〔', '[')
                .Replace('〕', ']')
                .Replace('【', '[')
                .Replace('】', ']'),
            @"\s+",
            ""
        );

    public static string Path(string path) => Fold(path).TrimEnd('、', '.');

    public static string TermKey(string term) =>
        Fold(term) is var t && t.EndsWith('券') ? "券"
        : t.Length <= 2 ? t
        : t[^2..];

    // A needle that begins with a digit must not be the tail of a longer number.
    public static bool Holds(string text, string needle)
    {
        string words = Regex.Escape(Fold(needle));
        return Regex.IsMatch(Fold(text), words.Length > 0 && char.IsDigit(words[0]) ? @"(?<![\d.])" + words : words);
    }

    // 5000.0 and 5000 are one sum.
    private static string Plain(decimal amount) => Math.Round(amount, 2).ToString("0.##", CultureInfo.InvariantCulture);

    private static IEnumerable<string> Sorted(IEnumerable<string> words) => words.Order(StringComparer.Ordinal);

    private static string Camel<T>(T value)
        where T : Enum => char.ToLowerInvariant(value.ToString()[0]) + value.ToString()[1..];

    private static JsonElement.ArrayEnumerator Items(JsonElement of, string name) =>
        of.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : default;

    private static JsonElement? Object(JsonElement of, string name) =>
        of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value : null;

    private static string? Words(JsonElement of, string name) =>
        of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static decimal? Number(JsonElement of, string name) =>
        of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDecimal() : null;
}
