using ClauseExtractor.Reading;
using ClauseExtractor.Reading.Archives;

namespace ClauseExtractor.Library.Import;

/// <summary>The files of an import: what lies under the paths that a user gave, without the library's own files.</summary>
internal static class ImportFiles
{
    /// <param name="library">The library's own files are no documents, wherever they lie.</param>
    /// <param name="archives">With what archives are opened.</param>
    public static FolderWalk Under(IEnumerable<string> paths, string library, ArchiveOpening archives)
    {
        HashSet<string> own = [library, library + "-wal", library + "-shm", Path.ChangeExtension(library, ".thesaurus.txt")];
        var found = FolderWalk.Under(paths, archives);
        return found with { Files = [.. found.Files.Where(file => !own.Contains(Path.GetFullPath(file.Path)))] };
    }
}
