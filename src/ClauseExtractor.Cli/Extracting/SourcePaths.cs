using System.IO.Enumeration;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Cli.Extracting;

/// <summary>Finds the files that a command line names.</summary>
internal static class SourcePaths
{
    /// <summary>Files as named, and the documents of named folders and of theirs, in path order and each once. Hidden files and linked folders are left out.</summary>
    public static IReadOnlyList<string> Find(IEnumerable<FileSystemInfo> named) =>
        [.. named.SelectMany(IEnumerable<string> (p) => Directory.Exists(p.FullName) ? InFolder(p.FullName) : [p.FullName]).Distinct().Order(StringComparer.Ordinal)];

    private static FileSystemEnumerable<string> InFolder(string folder) =>
        new(folder, (ref FileSystemEntry entry) => entry.ToFullPath(), new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden })
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory && DocumentExtensions.Includes(entry.FileName.ToString()),
            ShouldRecursePredicate = (ref FileSystemEntry entry) => !entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
        };
}
