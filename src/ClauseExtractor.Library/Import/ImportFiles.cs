using ClauseExtractor.Reading;

namespace ClauseExtractor.Library.Import;

/// <summary>A file to import.</summary>
/// <param name="Full">Where it is.</param>
/// <param name="Name">Its name in the log: relative to the folder that was given, with <c>/</c>.</param>
internal sealed record ImportFile(string Full, string Name);

/// <summary>
/// Finds the files under the paths that a user gave, in path order. Of folders, hidden files, what links lead to, and kinds of file that no policy comes as are left out; a file named outright is always tried.
/// </summary>
internal static class ImportFiles
{
    /// <param name="library">The library's own files are no documents, wherever they lie.</param>
    public static IReadOnlyList<ImportFile> Under(IEnumerable<string> paths, string library)
    {
        HashSet<string> own = [library, library + "-wal", library + "-shm", Path.ChangeExtension(library, ".thesaurus.txt")];
        var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint };
        var files = new List<ImportFile>();
        foreach (string path in paths)
            if (Directory.Exists(path))
                files.AddRange(Directory.EnumerateFiles(path, "*", options).Where(DocumentExtensions.Includes).Select(f => new ImportFile(f, Path.GetRelativePath(path, f).Replace('\\', '/'))).Where(f => !f.Name.Split('/').Any(part => part.StartsWith('.'))));
            else
                files.Add(new ImportFile(path, Path.GetFileName(path)));
        return [.. files.Where(f => !own.Contains(Path.GetFullPath(f.Full))).DistinctBy(f => Path.GetFullPath(f.Full)).OrderBy(f => f.Name, StringComparer.Ordinal).ThenBy(f => f.Full, StringComparer.Ordinal)];
    }
}
