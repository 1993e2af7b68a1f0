using System.Text.Json;
using ClauseExtractor.Assistant.Engine;
using ClauseExtractor.Extraction;

namespace ClauseExtractor.Assistant.Gaps;

/// <summary>An amount that a model claims, in yuan.</summary>
internal sealed record ClaimedCap(decimal Amount, decimal? Lower, Bound Bound, Per? Per, string Quote);

/// <summary>A share that a model claims.</summary>
internal sealed record ClaimedRate(decimal Value, Bound Bound, string? Base, string Quote);

/// <summary>A row that a model claims.</summary>
internal sealed record ClaimedBenefit(
    string Quote,
    string Term,
    string? Beneficiary,
    string? Condition,
    IReadOnlyList<ClaimedCap> Caps,
    ClaimedRate? Rate,
    decimal? Match,
    int? Years
);

/// <summary>The form that a model gives rows in, and its reading with distrust.</summary>
internal static class GapReply
{
    public static JsonElement Schema { get; } =
        JsonDocument
            .Parse(
                """
                {"type":"object","additionalProperties":false,"required":["benefits"],"properties":{"benefits":{"type":"array","items":{"type":"object","additionalProperties":false,
                  "required":["quote","term","beneficiary","condition","caps","rate","match","years"],"properties":{
                    "quote":{"type":"string"},"term":{"type":"string"},"beneficiary":{"type":["string","null"]},"condition":{"type":["string","null"]},
                    "caps":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["amount","lower","bound","per","quote"],"properties":{
                      "amount":{"type":"number"},"lower":{"type":["number","null"]},"bound":{"type":"string","enum":["upTo","exact","atLeast","between"]},
                      "per":{"type":["string","null"],"enum":["once","year","quarter","month","event","total","project","item","recipient",null]},"quote":{"type":"string"}}}},
                    "rate":{"type":["object","null"],"additionalProperties":false,"required":["value","bound","base","quote"],"properties":{
                      "value":{"type":"number"},"bound":{"type":"string","enum":["upTo","exact","atLeast","between"]},"base":{"type":["string","null"]},"quote":{"type":"string"}}},
                    "match":{"type":["number","null"]},"years":{"type":["integer","null"]}}}}}}
                """
            )
            .RootElement;

    /// <summary>The rows; null where the reply is none.</summary>
    public static IReadOnlyList<ClaimedBenefit>? Read(string text) =>
        JsonReply.Read(text) is { } root && JsonReply.Array(root, "benefits") is { } rows ? [.. rows.Select(Row)] : null;

    private static ClaimedBenefit Row(JsonElement row) =>
        new(
            JsonReply.Text(row, "quote") ?? "",
            JsonReply.Text(row, "term") ?? "",
            JsonReply.Text(row, "beneficiary"),
            JsonReply.Text(row, "condition"),
            [
                .. (JsonReply.Array(row, "caps") ?? []).Select(c => new ClaimedCap(
                    JsonReply.Number(c, "amount") ?? -1,
                    JsonReply.Number(c, "lower"),
                    Name<Bound>(c, "bound") ?? Bound.Exact,
                    Name<Per>(c, "per"),
                    JsonReply.Text(c, "quote") ?? ""
                )),
            ],
            row.ValueKind == JsonValueKind.Object && row.TryGetProperty("rate", out var rate) && rate.ValueKind == JsonValueKind.Object
                ? new ClaimedRate(
                    JsonReply.Number(rate, "value") ?? -1,
                    Name<Bound>(rate, "bound") ?? Bound.Exact,
                    JsonReply.Text(rate, "base"),
                    JsonReply.Text(rate, "quote") ?? ""
                )
                : null,
            JsonReply.Number(row, "match"),
            JsonReply.Number(row, "years") is { } years and > 0 and < 100 && years == decimal.Truncate(years) ? (int)years : null
        );

    private static T? Name<T>(JsonElement element, string property)
        where T : struct, Enum =>
        JsonReply.Text(element, property) is { } name && !int.TryParse(name, out _) && Enum.TryParse<T>(name, true, out var value)
            ? value
            : null;
}
