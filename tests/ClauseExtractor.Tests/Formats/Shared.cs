using System.Runtime.CompilerServices;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Tests.Formats;

/// <summary>
/// Finds the development files beside the repository (<c>CLAUSE_SHARED</c>, else <c>../shared</c>) and the fixtures in it.
/// </summary>
internal static class Shared
{
    private static readonly string Root = FindRoot();

    public static string Folder => Environment.GetEnvironmentVariable("CLAUSE_SHARED") ?? Path.Combine(Root, "..", "shared");

    public static bool Exists => Directory.Exists(Path.Combine(Folder, "dev", "pdf"));

    public static string Repository => Root;

    public static string Fixtures => Path.Combine(Root, "tests", "fixtures");

    public static string Corpus => Path.Combine(Root, "corpus");

    public static SourceFile Pdf(string name) => SourceFile.Load(Path.Combine(Folder, "dev", "pdf", name));

    private static string FindRoot([CallerFilePath] string here = "")
    {
        // The path of this source file where the tests were built; a deterministic build may map it away, so the output folder is tried
        // too.
        foreach (string start in (string[])[Path.GetDirectoryName(here) ?? "", AppContext.BaseDirectory])
            for (var folder = start.Length > 0 ? new DirectoryInfo(start) : null; folder is not null; folder = folder.Parent)
                if (File.Exists(Path.Combine(folder.FullName, "ClauseExtractor.sln")))
                    return folder.FullName;
        throw new DirectoryNotFoundException("ClauseExtractor.sln stands in no folder above the tests.");
    }
}

/// <summary>A test over the development files; where they are absent it is reported as skipped, with the reason, never as passed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute() => Skip = Shared.Exists ? null : "The development files are absent: set CLAUSE_SHARED to their folder.";
}

/// <inheritdoc cref="SharedFactAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedTheoryAttribute : TheoryAttribute
{
    public SharedTheoryAttribute() => Skip = Shared.Exists ? null : "The development files are absent: set CLAUSE_SHARED to their folder.";
}
