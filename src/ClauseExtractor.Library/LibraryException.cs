namespace ClauseExtractor.Library;

/// <summary>What the caller asked for cannot be done; the message says why and is fit for users.</summary>
/// <param name="code">Stable code: <c>notFound</c>, <c>ambiguous</c>, <c>badField</c>, <c>badValue</c>, <c>conflict</c>,
/// <c>newerLibrary</c>, <c>notALibrary</c>, <c>badState</c>, <c>readOnly</c>, <c>damaged</c>, <c>exists</c>, <c>tooLarge</c>.</param>
/// <param name="english">The message in English.</param>
/// <param name="chinese">The same in Chinese.</param>
public sealed class LibraryException(string code, string english, string chinese) : Exception(english)
{
    /// <summary>A word for programs: <c>notFound</c>.</summary>
    public string Code { get; } = code;

    /// <summary>The message in Chinese; <see cref="Exception.Message"/> has it in English.</summary>
    public string Chinese { get; } = chinese;
}
