using System.IO.Enumeration;

namespace ClauseExtractor.Cli.Extracting;

/// <summary>Finds the files that a command line names.</summary>
internal static class SourcePaths
{
    /// <summary>Kinds of file that a document can come as; others in a folder are no documents. A file named outright is tried whatever it is called.</summary>
    private static readonly HashSet<string> DocumentExtensions = new(StringComparer.OrdinalIgnoreCase)
    {
        ".txt", ".text", ".md", ".markdown", ".pdf", ".doc", ".docx", ".docm", ".wps", ".rtf", ".htm", ".html", ".xhtml", ".mht", ".mhtml", ".ofd", "",
    };

    /// <summary>Files as named, and the documents of named folders and of theirs, in path order and each once. Hidden files and linked folders are left out.</summary>
    public static IReadOnlyList<string> Find(IEnumerable<FileSystemInfo> named) =>
        [.. named.SelectMany(IEnumerable<string> (p) => Directory.Exists(p.FullName) ? InFolder(p.FullName) : [p.FullName]).Distinct().Order(StringComparer.Ordinal)];

    private static FileSystemEnumerable<string> InFolder(string folder) =>
        new(folder, (ref FileSystemEntry entry) => entry.ToFullPath(), new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden })
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory && DocumentExtensions.Contains(Path.GetExtension(entry.FileName.ToString())),
            ShouldRecursePredicate = (ref FileSystemEntry entry) => !entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
        };
}
