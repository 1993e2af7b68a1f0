namespace ClauseExtractor.Reading;

/// <summary>The one exception that bad input throws, at the reader's door.</summary>
/// <param name="code">Stable code, CE00xx.</param>
/// <param name="reason">What is wrong, in a sentence for users.</param>
/// <param name="remedy">What a user can do about it.</param>
/// <param name="fault">The fault of the product that it comes from, null where the file is at fault.</param>
public sealed class UnreadableDocumentException(string code, string reason, string remedy, Exception? fault = null)
    : Exception(reason, fault)
{
    /// <summary>Stable code, CE00xx.</summary>
    public string Code { get; } = code;

    /// <summary>What a user can do about it.</summary>
    public string Remedy { get; } = remedy;
}
