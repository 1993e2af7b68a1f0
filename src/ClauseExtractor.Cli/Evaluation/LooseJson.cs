using System.Text.Json;

namespace ClauseExtractor.Cli.Evaluation;

/// <summary>Reads JSON in which anything may be missing: records under evaluation need not be this product's.</summary>
internal static class LooseJson
{
    /// <summary>The member; undefined where there is none, where it is null, or where the value is no object.</summary>
    public static JsonElement At(this JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null
            ? member
            : default;

    /// <summary>The items of an array; none where the value is no array.</summary>
    public static IReadOnlyList<JsonElement> Items(this JsonElement value, string name) =>
        value.At(name) is { ValueKind: JsonValueKind.Array } items ? [.. items.EnumerateArray()] : [];

    /// <summary>A string as it is, another value as its JSON, nothing as null.</summary>
    public static string? Text(this JsonElement value, string name) => value.At(name).Print();

    public static string? Print(this JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Undefined or JsonValueKind.Null => null,
            _ => value.GetRawText(),
        };

    public static double? Number(this JsonElement value, string name) =>
        value.At(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;

    public static bool Flag(this JsonElement value, string name, bool otherwise = false) =>
        value.At(name).ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => otherwise,
        };
}
