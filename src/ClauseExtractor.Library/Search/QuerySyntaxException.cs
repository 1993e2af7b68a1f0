namespace ClauseExtractor.Library.Search;

/// <summary>A query that cannot be understood, with the place in it.</summary>
/// <param name="start">First UTF-16 unit of the wrong part.</param>
/// <param name="length">Its length, at least 1.</param>
/// <param name="english">What is wrong, for English readers.</param>
/// <param name="chinese">The same for Chinese readers.</param>
public sealed class QuerySyntaxException(int start, int length, string english, string chinese) : Exception(english)
{
    /// <summary>The first of them.</summary>
    public int Start { get; } = start;

    /// <summary>How many characters of the query are wrong.</summary>
    public int Length { get; } = Math.Max(1, length);

    /// <summary>What is wrong, in Chinese; <see cref="Exception.Message"/> has it in English.</summary>
    public string Chinese { get; } = chinese;
}
