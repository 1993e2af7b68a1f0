namespace ClauseExtractor.Extraction.Judging;

/// <summary>
/// Takes the features of one example. A struct, so that reading a document's features allocates nothing and training can keep their names.
/// </summary>
internal interface IFeatureSink
{
    /// <param name="kind">What the feature says, a letter.</param>
    /// <param name="words">The characters it says it of; empty for a plain fact.</param>
    void Add(char kind, scoped ReadOnlySpan<char> words);
}

/// <summary>The key of a feature: FNV-1a over its kind and characters, 40 bits, so that examples can be kept without their words.</summary>
internal static class FeatureKey
{
    public const int Bits = 40;

    public static ulong Of(char kind, ReadOnlySpan<char> words)
    {
        ulong hash = 14695981039346656037;
        hash = (hash ^ kind) * 1099511628211;
        foreach (char c in words)
            hash = (hash ^ c) * 1099511628211;
        return (hash ^ (hash >> Bits)) & ((1UL << Bits) - 1);
    }

    /// <summary>The key of a feature's printed name: its kind followed by its characters.</summary>
    public static ulong Of(ReadOnlySpan<char> name) => Of(name[0], name[1..]);
}
