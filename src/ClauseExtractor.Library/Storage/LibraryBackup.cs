using Dapper;
using Microsoft.Data.Sqlite;

namespace ClauseExtractor.Library.Storage;

/// <summary>
/// Copies a library while others read and write it (SQLite's online backup), and checks the copy before it gets its name.
/// </summary>
public static class LibraryBackup
{
    /// <summary>Writes a checked copy of one state of the library.</summary>
    /// <param name="target">A file that does not exist yet.</param>
    /// <returns>Bytes written.</returns>
    /// <exception cref="LibraryException">The target exists (<c>exists</c>), or what was copied is damaged (<c>damaged</c>).</exception>
    public static long Write(string library, string target)
    {
        RefuseExisting(target);
        SQLitePCL.Batteries_V2.Init();
        string unfinished = target + ".unfinished";
        File.Delete(unfinished);
        try
        {
            using (var from = OpenSource(library))
            using (var to = Open(unfinished, SqliteOpenMode.ReadWriteCreate))
            {
                from.BackupDatabase(to);
                to.Execute("PRAGMA journal_mode = DELETE");
                if (to.ExecuteScalar<string>("PRAGMA integrity_check(1)") is { } found and not "ok")
                    throw Damaged(library, found.Split('\n')[^1]);
            }
            File.Move(unfinished, target);
            return new FileInfo(target).Length;
        }
        catch (SqliteException e) when (IsDamage(e))
        {
            throw Damaged(library, $"SQLite {e.SqliteErrorCode}");
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>True where SQLite says that the file itself is damaged.</summary>
    public static bool IsDamage(SqliteException e) => e.SqliteErrorCode is SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB;

    /// <summary>What users are told of a damaged library.</summary>
    public static LibraryException Damaged(string library, string reason)
    {
        string name = Path.GetFileName(library);
        return new LibraryException(
            "damaged",
            $"The library {name} is damaged ({reason}). Save what is readable: clause rescue NEW.db --library {name}",
            $"资料库 {name} 已损坏（{reason}）。请抢救可读的部分：clause rescue 新库.db --library {name}"
        );
    }

    /// <exception cref="LibraryException">The file exists: nothing is ever written over.</exception>
    internal static void RefuseExisting(string target)
    {
        if (File.Exists(target))
            throw new LibraryException("exists", $"{Path.GetFileName(target)} exists already.", $"{Path.GetFileName(target)} 已存在。");
    }

    /// <summary>Opens what is to be copied, on a medium that takes no writing too.</summary>
    /// <exception cref="LibraryException"><c>readOnly</c>: what was written last stands in a side file, which only a process that writes
    /// can take in.</exception>
    internal static SqliteConnection OpenSource(string path)
    {
        var connection = Open(path, SqliteOpenMode.ReadOnly);
        try
        {
            connection.ExecuteScalar<int>("PRAGMA user_version");
            return connection;
        }
        catch (SqliteException e) when (ReadOnlyMedium.IsMeant(e))
        {
            connection.Dispose();
            connection = new SqliteConnection(ReadOnlyLibrary.AsItLies(path) + ";Pooling=False");
            connection.Open();
            return connection;
        }
    }

    internal static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = path,
                Mode = mode,
                Pooling = false,
                DefaultTimeout = 60,
            }.ToString()
        );
        connection.Open();
        return connection;
    }
}
