using System.Text.Json;
using System.Text.Json.Nodes;
using ClauseExtractor.Extraction;
using ClauseExtractor.Json;
using ClauseExtractor.Wording;

namespace ClauseExtractor.Web.Wording;

/// <summary>The JSON value of a correction as a person reads it.</summary>
internal static class CorrectionValue
{
    public static string Say(string field, string? json, ReportLanguage language)
    {
        if (json is null or "null")
            return language.Text("（无）", "(none)");
        try
        {
            var value = JsonDocument.Parse(json).RootElement;
            return value.ValueKind switch
            {
                JsonValueKind.String => FieldValues.Say(field, value.GetString()!, language),
                JsonValueKind.Number
                    when field.EndsWith("amount", StringComparison.Ordinal)
                        || field.EndsWith("lower", StringComparison.Ordinal) && field.Contains("caps", StringComparison.Ordinal) =>
                    ValueText.Money(language, value.GetDecimal()),
                JsonValueKind.Number when field.Contains("rate", StringComparison.Ordinal) => ValueText.Percent(value.GetDecimal()),
                _ => value.GetRawText(),
            };
        }
        catch (JsonException)
        {
            return json;
        }
    }

    /// <summary>The benefit that the value holds; null where it holds something else.</summary>
    public static Benefit? Row(string? json)
    {
        try
        {
            return json is { Length: > 0 } && json[0] == '{' && JsonNode.Parse(json)?["term"] is not null
                ? JsonSerializer.Deserialize<Benefit>(json, RecordJson.Options)
                : null;
        }
        catch (JsonException)
        {
            // A row that a person added by its kind alone is no whole benefit yet.
            return null;
        }
    }
}
