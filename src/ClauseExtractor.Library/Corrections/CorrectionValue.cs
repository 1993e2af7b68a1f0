using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ClauseExtractor.Json;
using ClauseExtractor.Library.Search;

namespace ClauseExtractor.Library.Corrections;

/// <summary>Reads a value as people write it into the JSON that its field takes.</summary>
internal static class CorrectionValue
{
    private static readonly HashSet<string> Amounts = ["amount", "lower"];
    private static readonly HashSet<string> Numbers = ["value", "match", "years", "instalmentYears", "tier", "confidence", "upper", "year"];
    private static readonly HashSet<string> Dates =
    [
        "adopted",
        "issued",
        "printed",
        "effectiveFrom",
        "effectiveTo",
        "commentFrom",
        "commentTo",
    ];

    /// <returns>JSON, or null where the value is taken out.</returns>
    /// <exception cref="LibraryException">The value does not fit the field.</exception>
    public static string? Read(FieldPath field, string? value)
    {
        if (value is null or "null")
            return null;
        string leaf = field.Leaf;
        bool element = field.Steps[^1] is int;
        if (
            element && (leaf is "caps" or "owners" or "repeals" || field.IsRow && field.Steps.Count == 2)
            || leaf is "rate" or "region" && value.StartsWith('{')
        )
            return Json(field, value);
        if (leaf == "issuers" && !element)
            return value.StartsWith('[')
                ? Json(field, value)
                : JsonSerializer.Serialize(
                    value.Split(['；', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
                    RecordJson.Options
                );
        if (Amounts.Contains(leaf))
            return Number(FigureMentions.Parse(value) ?? Plain(value) ?? throw Wrong(field, value));
        if (Numbers.Contains(leaf))
            return Number(
                (value.EndsWith('%') ? Plain(value[..^1]) / 100 : FigureMentions.Parse(value) ?? Plain(value)) ?? throw Wrong(field, value)
            );
        if (Dates.Contains(leaf))
            return DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
                ? JsonSerializer.Serialize(value, RecordJson.Options)
                : throw Wrong(field, value);
        if (leaf == "inherited")
            return value is "true" or "false" ? value : throw Wrong(field, value);
        return JsonSerializer.Serialize(value, RecordJson.Options);
    }

    private static string Number(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);

    private static decimal? Plain(string value) =>
        decimal.TryParse(
            value,
            NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands | NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out decimal number
        )
            ? number
            : null;

    private static string Json(FieldPath field, string value)
    {
        try
        {
            return JsonNode.Parse(value)!.ToJsonString(RecordJson.Options);
        }
        catch (JsonException)
        {
            throw Wrong(field, value);
        }
    }

    private static LibraryException Wrong(FieldPath field, string value) =>
        new("badValue", $"“{value}” is no value for “{field}”.", $"“{value}”不能作为“{field}”的值。");
}
