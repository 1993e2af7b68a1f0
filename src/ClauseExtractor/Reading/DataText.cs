using System.Text.Json;

namespace ClauseExtractor.Reading;

/// <summary>
/// Tells text that is data for programs — a record, a table, markup — from text that a person wrote to be read. Read as a policy it would
/// give one that says nothing.
/// </summary>
internal static class DataText
{
    private const string OwnSchema = "clause-extractor/";

    /// <exception cref="UnreadableDocumentException"><c>CE0004</c>: the text is JSON, XML, or a table.</exception>
    public static void Refuse(string text)
    {
        var trimmed = text.AsSpan().Trim();
        if (trimmed.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase))
            throw Refusal("XML", null);
        if (trimmed.Length > 1 && trimmed[0] is '{' or '[' && Json(trimmed) is { } remedy)
            throw Refusal("JSON", remedy);
        if (IsTable(trimmed, ',') || IsTable(trimmed, '\t'))
            throw Refusal("a table (CSV)", null);
    }

    private static UnreadableDocumentException Refusal(string kind, string? remedy) =>
        new(
            "CE0004",
            $"The file is {kind}: data, and not a document.",
            remedy ?? "Give the document itself, as PDF, DOCX, HTML or plain text."
        );

    /// <summary>What to do with it where it is JSON, or one JSON value a line; null where it is not.</summary>
    private static string? Json(ReadOnlySpan<char> text)
    {
        string all = text.ToString();
        foreach (string candidate in new[] { all, all.Split('\n')[0] })
        {
            try
            {
                using var json = JsonDocument.Parse(candidate);
                return
                    json.RootElement.ValueKind == JsonValueKind.Object
                    && json.RootElement.TryGetProperty("schema", out var schema)
                    && schema.ValueKind == JsonValueKind.String
                    && schema.GetString()!.StartsWith(OwnSchema, StringComparison.Ordinal)
                    ? "It is a record that this product made; give the document that it was made from."
                    : "Give the document itself, as PDF, DOCX, HTML or plain text.";
            }
            catch (JsonException)
            {
                // Braces begin a sentence, too: the next candidate, or no JSON.
            }
        }
        return null;
    }

    /// <summary>
    /// Three rows or more, all with the same number of cells, four or more. No prose has as many commas of the Latin kind in every line.
    /// </summary>
    private static bool IsTable(ReadOnlySpan<char> text, char separator)
    {
        int rows = 0,
            cells = 0,
            current = 1;
        bool quoted = false,
            empty = true;
        for (int i = 0; i <= text.Length; i++)
        {
            char c = i < text.Length ? text[i] : '\n';
            quoted ^= c == '"';
            if (c == separator && !quoted)
                current++;
            empty &= c is '\r' or '\n';
            if (c != '\n' || (quoted && i < text.Length))
                continue;
            if (!empty)
            {
                if (current < 4 || (rows > 0 && current != cells))
                    return false;
                (rows, cells) = (rows + 1, current);
            }
            (current, empty) = (1, true);
        }
        return rows >= 3;
    }
}
