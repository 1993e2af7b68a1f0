using ClauseExtractor.Tests.Formats;

namespace ClauseExtractor.Tests.Architecture;

/// <summary>The files of the repository as they stand, without what a build makes.</summary>
internal static class Sources
{
    private static readonly string[] Made = ["bin", "obj", ".git", "TestResults", "BenchmarkDotNet.Artifacts", ".vs", ".idea"];

    public static string Root => Shared.Repository;

    /// <summary>Paths relative to the root, with / between folders.</summary>
    public static IReadOnlyList<string> Files(string folder = "", string pattern = "*") =>
        [
            .. Walk(Path.Combine(Root, folder), pattern)
                .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
                .Order(StringComparer.Ordinal),
        ];

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>A failed expectation names every offender, not only the first.</summary>
    public static void AssertNone(IEnumerable<string> offenders, string rule)
    {
        string found = string.Join('\n', offenders);
        Assert.True(found.Length == 0, $"{rule}:\n{found}");
    }

    private static IEnumerable<string> Walk(string folder, string pattern) =>
        Directory
            .EnumerateFiles(folder, pattern)
            .Concat(
                Directory.EnumerateDirectories(folder).Where(d => !Made.Contains(Path.GetFileName(d))).SelectMany(d => Walk(d, pattern))
            );
}
