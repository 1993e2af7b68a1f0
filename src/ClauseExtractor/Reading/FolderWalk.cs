using System.Text;
using ClauseExtractor.Reading.Archives;

namespace ClauseExtractor.Reading;

/// <summary>
/// Finds the files under the paths that a user gave, in path order. Of folders, hidden entries, links (so that a loop of them ends), the
/// indexes of libraries and kinds of file that no document comes as are left out;
/// Files in archives stand instead of the archive. Pipes, sockets and devices are passed over and told. What is named outright is always
/// tried.
/// </summary>
/// <param name="Files">The files, each once.</param>
/// <param name="Passed">Names of pipes, sockets and devices that are no files, as they may be shown.</param>
public sealed record FolderWalk(IReadOnlyList<FileEntry> Files, IReadOnlyList<string> Passed)
{
    /// <summary>Names of files in archives that are of no kind that a document comes as, as they may be shown.</summary>
    public IReadOnlyList<string> PassedInArchives { get; init; } = [];

    private const byte Slash = (byte)'/';

    /// <summary>How the folder ends that a library keeps its index in: its files have no extension, as documents may.</summary>
    private const string IndexFolder = ".lucene";

    /// <param name="archives">With what archives are opened; null for nothing but ZIP.</param>
    public static FolderWalk Under(IEnumerable<string> paths, ArchiveOpening? archives = null)
    {
        var (files, passed) = (new List<FileEntry>(), new List<string>());
        foreach (string path in paths)
            if (!Directory.Exists(path))
                files.Add(new FileEntry(path, EscapedName.Of(Path.GetFileName(path))));
            else if (UnixFiles.Available)
                WalkRaw(UnixFiles.Terminated(Path.GetFullPath(path)).AsSpan()[..^1].TrimEnd(Slash).ToArray(), [], files, passed);
            else
                Walk(path, files);
        var within = new List<string>();
        return new FolderWalk(
            [
                .. files
                    .SelectMany(Unpacked)
                    .DistinctBy(Key)
                    .OrderBy(f => f.Name, StringComparer.Ordinal)
                    .ThenBy(f => f.Path, StringComparer.Ordinal),
            ],
            passed
        )
        {
            PassedInArchives = within,
        };

        // The files in an archive instead of it; any other file as it is.
        IEnumerable<FileEntry> Unpacked(FileEntry file)
        {
            if (
                file.RawPath is not null
                || UnixFiles.KindOf(file) is not EntryKind.File
                || ArchiveFile.Open(file.Path, archives) is not { } archive
                || archive.Entries.Count + archive.Passed.Count == 0
            )
                return [file];
            int length = Path.GetFileName(file.Path).Length;
            within.AddRange(archive.Passed.Select(name => file.Name + EscapedName.Of(name[length..])));
            return archive.Entries.Select(entry => new FileEntry(
                file.Path + entry.Name[length..],
                file.Name + EscapedName.Of(entry.Name[length..])
            )
            {
                Packed = entry.Load,
            });
        }
    }

    /// <summary>One for a file however it was named; of a file in an archive only the archive's part is a path.</summary>
    private static string Key(FileEntry file)
    {
        // An archive whose names are encrypted, too, stands for itself.
        int arrow = file.Packed is null ? -1 : file.Path.IndexOf(ArchiveFile.Arrow, StringComparison.Ordinal);
        return arrow < 0 ? Path.GetFullPath(file.Path) : Path.GetFullPath(file.Path[..arrow]) + file.Path[arrow..];
    }

    private static void Walk(string folder, List<FileEntry> files)
    {
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            IgnoreInaccessible = true,
            AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
        };
        foreach (string file in Directory.EnumerateFiles(folder, "*", options).Where(DocumentExtensions.Includes))
            if (
                Path.GetRelativePath(folder, file).Replace('\\', '/') is var name
                && !name.Split('/').Any(part => part.StartsWith('.'))
                && !name.Contains(IndexFolder + '/', StringComparison.Ordinal)
            )
                files.Add(new FileEntry(file, EscapedName.Of(name)));
    }

    /// <param name="folder">Without a slash behind it, without NUL.</param>
    /// <param name="name">The folder's name from the one that was given, with a slash behind it; empty for that one itself.</param>
    private static void WalkRaw(byte[] folder, byte[] name, List<FileEntry> files, List<string> passed)
    {
        foreach (byte[] entry in UnixFiles.Names([.. folder, 0]))
        {
            if (entry[0] == (byte)'.')
                continue;
            byte[] path = [.. folder, Slash, .. entry, 0],
                relative = [.. name, .. entry];
            string shown = EscapedName.Of(relative);
            switch (UnixFiles.KindOf(path, follow: false))
            {
                case EntryKind.Folder when !shown.EndsWith(IndexFolder, StringComparison.Ordinal):
                    WalkRaw(path[..^1], [.. relative, Slash], files, passed);
                    break;
                case EntryKind.Special:
                    passed.Add(shown);
                    break;
                case EntryKind.File when DocumentExtensions.Includes(shown):
                    bool isText = System.Text.Unicode.Utf8.IsValid(path);
                    files.Add(
                        new FileEntry(isText ? Encoding.UTF8.GetString(path.AsSpan()[..^1]) : EscapedName.Of(path.AsSpan()[..^1]), shown)
                        {
                            RawPath = isText ? null : path,
                        }
                    );
                    break;
            }
        }
    }
}
