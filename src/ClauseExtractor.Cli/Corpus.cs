namespace ClauseExtractor.Cli;

/// <summary>The five documents that come with the product.</summary>
internal static class Corpus
{
    /// <summary>
    /// The repository's root: the nearest folder with <c>corpus/sources.json</c> above the working directory, else above the program. Null
    /// where the program runs without its repository.
    /// </summary>
    public static string? Root { get; } = Above(Directory.GetCurrentDirectory()) ?? Above(AppContext.BaseDirectory);

    /// <summary>The documents in path order, without the samples.</summary>
    public static IReadOnlyList<string> Documents(string root) =>
        [.. Directory.GetFiles(Path.Combine(root, "corpus"), "*.txt").Order(StringComparer.Ordinal)];

    private static string? Above(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "corpus", "sources.json")))
                return at.FullName;
        return null;
    }
}
