using Microsoft.Data.Sqlite;

namespace ClauseExtractor.Library.Storage;

/// <summary>A place that takes no writing, as it shows in the errors of whoever tries.</summary>
public static class ReadOnlyMedium
{
    // EROFS of Linux, ERROR_WRITE_PROTECT as Windows wraps it.
    private const int ReadOnlyFiles = 30,
        WindowsProtected = unchecked((int)0x80070013);

    /// <summary>
    /// True where SQLite could not write, or not make the files that it keeps beside a library, or the system refused to write a file.
    /// </summary>
    public static bool IsMeant(Exception e) =>
        e switch
        {
            SqliteException sqlite => sqlite.SqliteErrorCode is SQLitePCL.raw.SQLITE_READONLY or SQLitePCL.raw.SQLITE_CANTOPEN,
            IOException { HResult: ReadOnlyFiles or WindowsProtected } or UnauthorizedAccessException => true,
            _ => false,
        };
}
