namespace ClauseExtractor.Extraction.Owners;

/// <summary>
/// The names that the product knows: of authorities, without their place, and of the provinces. For those that cut text into words.
/// </summary>
public static class Gazetteer
{
    /// <summary>A key that the names of one authority of one place share (市经信委, 市经信局); null where the name is not known.</summary>
    /// <param name="name">As printed.</param>
    public static string? KeyOf(string name) => AuthorityResolver.Kind(Layout.TextFold.Fold(name));

    /// <summary>Each name once, as printed.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. AuthorityResolver.Names.Concat(Places.Names).Distinct()];
}
