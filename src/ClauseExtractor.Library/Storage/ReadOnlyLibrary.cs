using ClauseExtractor.Library.Index;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ClauseExtractor.Library.Storage;

/// <summary>
/// A library on a medium that takes no writing: read as it lies there, with its index copied to a temporary folder, where it may be brought
/// up to date.
/// </summary>
internal static class ReadOnlyLibrary
{
    /// <summary>How the file is opened without any other beside it.</summary>
    /// <exception cref="LibraryException"><c>readOnly</c>: what was written last stands in a side file, which only a process that writes
    /// can take in; or another build made the library.</exception>
    public static string ConnectionString(string path)
    {
        string name = Path.GetFileName(path),
            connection = AsItLies(path);
        using var opened = new SqliteConnection(connection);
        opened.Open();
        return opened.ExecuteScalar<int>("PRAGMA user_version") == Schema.Migrations.Count
            ? connection
            : throw new LibraryException(
                "readOnly",
                $"Another build of the product made the library {name}, and its place takes no writing. Copy it to a folder that does.",
                $"资料库 {name} 由其他版本创建，而所在位置不可写。请复制到可写的文件夹再用。"
            );
    }

    /// <summary>The same for a file of any build, as a backup reads it.</summary>
    /// <exception cref="LibraryException"><c>readOnly</c>: what was written last stands in a side file.</exception>
    public static string AsItLies(string path)
    {
        string name = Path.GetFileName(path);
        if (new FileInfo(path + "-wal") is { Exists: true, Length: > 0 })
            throw new LibraryException(
                "readOnly",
                $"The library {name} was not closed in order, and its place takes no writing. Copy {name} and {name}-wal to a "
                    + $"folder that does.",
                $"资料库 {name} 上次没有正常关闭，而所在位置不可写。请把 {name} 和 {name}-wal 一起复制到可写的文件夹再用。"
            );
        // A name is escaped as SQLite reads it back; its separators stay.
        string address = string.Join('/', path.Replace(Path.DirectorySeparatorChar, '/').Split('/').Select(Uri.EscapeDataString));
        return new SqliteConnectionStringBuilder
        {
            DataSource = $"file:{address}?immutable=1",
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = true,
        }.ToString();
    }

    /// <summary>What is said to whoever would change such a library.</summary>
    public static LibraryException Refusal(string path)
    {
        string name = Path.GetFileName(path);
        return new LibraryException(
            "readOnly",
            $"The place of the library {name} takes no writing. Copy it to a folder that does.",
            $"资料库 {name} 所在位置不可写。请复制到可写的文件夹再用。"
        );
    }

    /// <summary>A copy of the index as it lies there, or an empty one; the folder goes with the library's closing.</summary>
    public static (LuceneClauseIndex Index, DirectoryInfo Folder) OpenIndex(string path)
    {
        var folder = Directory.CreateTempSubdirectory("clause-index-");
        if (Directory.Exists(LuceneClauseIndex.FolderOf(path)))
            foreach (
                string file in Directory
                    .EnumerateFiles(LuceneClauseIndex.FolderOf(path))
                    .Where(file => !file.EndsWith(".lock", StringComparison.Ordinal))
            )
                CopyWritable(file, Path.Combine(folder.FullName, Path.GetFileName(file)));
        return (new LuceneClauseIndex(folder.FullName, new JiebaWords([.. JiebaWords.OwnWords(path)])), folder);
    }

    // File.Copy would take the file's rights along: not to be written.
    private static void CopyWritable(string from, string to)
    {
        using FileStream source = File.OpenRead(from),
            target = File.Create(to);
        source.CopyTo(target);
    }
}
