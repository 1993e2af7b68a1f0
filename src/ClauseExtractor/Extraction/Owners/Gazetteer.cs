namespace ClauseExtractor.Extraction.Owners;

/// <summary>The names that the product knows: of authorities, without their place, and of the provinces. For those that cut text into words.</summary>
public static class Gazetteer
{
    /// <summary>Each name once, as printed.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. AuthorityResolver.Names.Concat(Places.Names).Distinct()];
}
