namespace ClauseExtractor.Assistant.Engine;

/// <summary>
/// A key that never prints: neither in a log, nor in a record's ToString, nor in a message of the endpoint that repeats it.
/// </summary>
public sealed class ApiKey(string value)
{
    /// <summary>The key itself, for the one place that sends it.</summary>
    public string Reveal() => value;

    /// <summary>The text with the key taken out.</summary>
    public string Redact(string text) => value.Length == 0 ? text : text.Replace(value, "***", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => "***";
}
