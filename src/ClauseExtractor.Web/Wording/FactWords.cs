using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ClauseExtractor.Extraction;
using ClauseExtractor.Json;

namespace ClauseExtractor.Web.Wording;

/// <summary>Says values as people do: 最高 500万元 and not 5000000 upTo.</summary>
internal static class FactWords
{
    /// <summary>500万元, 15000亿元; in English with thousands separators.</summary>
    public static string Money(decimal yuan, bool english) => english
        ? string.Create(CultureInfo.InvariantCulture, $"¥{yuan:#,0.##}")
        : yuan switch
        {
            >= 100_000_000 when yuan % 1_000_000 == 0 => string.Create(CultureInfo.InvariantCulture, $"{yuan / 100_000_000:0.##}亿元"),
            >= 10_000 when yuan % 100 == 0 => string.Create(CultureInfo.InvariantCulture, $"{yuan / 10_000:0.##}万元"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{yuan:0.##}元"),
        };

    public static string Percent(decimal share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.##}%");

    public static string Cap(Cap cap, bool english)
    {
        string amount = cap is { Bound: Bound.Between, Lower: { } lower } ? $"{Money(lower, english)}–{Money(cap.Amount, english)}" : FactNames.Of(cap.Bound, english) + Money(cap.Amount, english);
        return cap.Per is not { } per ? amount : english ? $"{amount} {FactNames.Of(per, cap.Unit, true)}" : $"{amount}（{FactNames.Of(per, cap.Unit, false)}）";
    }

    public static string Rate(Rate rate, bool english) =>
        rate is { Bound: Bound.Between, Lower: { } lower } ? $"{Percent(lower)}–{Percent(rate.Value)}" : FactNames.Of(rate.Bound, english) + Percent(rate.Value);

    public static string Match(decimal match) => string.Create(CultureInfo.InvariantCulture, $"1:{match:0.##}");

    /// <summary>A value with its unit: money as money, a share as a percentage, anything else as it stands.</summary>
    public static string Measure(Comparator comparator, decimal value, string unit, bool english) => Compare(comparator) + unit switch
    {
        "元" => Money(value, english),
        "%" => Percent(value),
        _ => string.Create(CultureInfo.InvariantCulture, $"{value:#,0.####}{unit}"),
    };

    /// <summary>A correction's JSON value as a person reads it.</summary>
    public static string Value(string field, string? json, bool english)
    {
        if (json is null or "null")
            return english ? "(none)" : "（无）";
        try
        {
            var value = JsonDocument.Parse(json).RootElement;
            return value.ValueKind switch
            {
                JsonValueKind.String => FieldValues.Say(field, value.GetString()!, english),
                JsonValueKind.Number when field.EndsWith("amount", StringComparison.Ordinal) || field.EndsWith("lower", StringComparison.Ordinal) && field.Contains("caps", StringComparison.Ordinal) => Money(value.GetDecimal(), english),
                JsonValueKind.Number when field.Contains("rate", StringComparison.Ordinal) => Percent(value.GetDecimal()),
                _ => value.GetRawText(),
            };
        }
        catch (JsonException)
        {
            return json;
        }
    }

    /// <summary>The benefit that a correction's JSON value holds; null where it holds something else.</summary>
    public static Benefit? Row(string? json)
    {
        try
        {
            return json is { Length: > 0 } && json[0] == '{' && JsonNode.Parse(json)?["term"] is not null ? JsonSerializer.Deserialize<Benefit>(json, RecordJson.Options) : null;
        }
        catch (JsonException)
        {
            // A row that a person added by its kind alone is no whole benefit yet.
            return null;
        }
    }

    private static string Compare(Comparator comparator) => comparator switch
    {
        Comparator.Gte or Comparator.Between => "≥ ", Comparator.Gt => "> ", Comparator.Lte => "≤ ", Comparator.Lt => "< ", Comparator.Approx => "≈ ", _ => "",
    };
}
