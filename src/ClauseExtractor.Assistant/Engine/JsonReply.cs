using System.Text.Json;

namespace ClauseExtractor.Assistant.Engine;

/// <summary>Reads the JSON of a reply, whatever stands around it; what is not there reads as null, never as an exception.</summary>
internal static class JsonReply
{
    /// <summary>The JSON object from the first brace to the last; null where there is none.</summary>
    public static JsonElement? Read(string text)
    {
        int start = text.IndexOf('{', StringComparison.Ordinal),
            end = text.LastIndexOf('}');
        if (start < 0 || end < start)
            return null;
        try
        {
            using var document = JsonDocument.Parse(text.AsMemory(start, end - start + 1));
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The elements of an array property; null where it is none.</summary>
    public static IReadOnlyList<JsonElement>? Array(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray()]
            : null;

    /// <summary>A text property; null where it is none.</summary>
    public static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    /// <summary>A number property; null where it is none or too large.</summary>
    public static decimal? Number(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.Number
        && value.TryGetDecimal(out decimal number)
            ? number
            : null;
}
