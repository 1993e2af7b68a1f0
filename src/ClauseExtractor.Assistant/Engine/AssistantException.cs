namespace ClauseExtractor.Assistant.Engine;

/// <summary>The model cannot be used or did not answer. The message never holds the key.</summary>
/// <param name="code">CE0601 not or half configured · CE0602 unreachable or cut off · CE0603 refused · CE0604 too slow · CE0605 budget
/// spent · CE0606 overloaded or failing · CE0607 unreadable reply.</param>
/// <param name="reason">What happened, in a sentence for users.</param>
/// <param name="remedy">What a user can do about it.</param>
public sealed class AssistantException(string code, string reason, string remedy, Exception? inner = null) : Exception(reason, inner)
{
    /// <summary>Stable code, CE06xx.</summary>
    public string Code { get; } = code;

    /// <summary>What a user can do about it.</summary>
    public string Remedy { get; } = remedy;

    /// <summary>HTTP status of the endpoint's answer; null where there was none.</summary>
    public int? Status { get; init; }

    /// <summary>Whether the same request may go through a little later.</summary>
    public bool IsTransient { get; init; }

    /// <summary>How long the endpoint asked to wait; null where it did not.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
