namespace ClauseExtractor.Assistant.Mcp;

/// <summary>
/// The stable address of a document or clause: <c>clause://documents/ID</c> and <c>clause://documents/ID/clauses/PATH</c>, the path with
/// its slashes escaped
/// (二%2F(四), in UTF-8). Ids hash the text and paths are the printed numbers, so an address means the same in every library.
/// </summary>
public sealed record PolicyAddress(string Document, string? Clause)
{
    public const string DocumentTemplate = "clause://documents/{document}";
    public const string ClauseTemplate = "clause://documents/{document}/clauses/{path}";

    public override string ToString() =>
        "clause://documents/" + Uri.EscapeDataString(Document) + (Clause is null ? "" : "/clauses/" + Uri.EscapeDataString(Clause));

    /// <summary>Reads an address; null where it is none. A path with its slashes unescaped is read too.</summary>
    public static PolicyAddress? Parse(string uri)
    {
        const string start = "clause://documents/";
        if (!uri.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            return null;
        string[] parts = uri[start.Length..].Split('/', 3);
        return parts switch
        {
            [{ Length: > 0 } id] => new PolicyAddress(Uri.UnescapeDataString(id), null),
            [{ Length: > 0 } id, "clauses", { Length: > 0 } path] => new PolicyAddress(
                Uri.UnescapeDataString(id),
                Uri.UnescapeDataString(path)
            ),
            _ => null,
        };
    }
}
