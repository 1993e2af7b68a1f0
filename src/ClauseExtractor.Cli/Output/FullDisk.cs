using Microsoft.Data.Sqlite;

namespace ClauseExtractor.Cli.Output;

/// <summary>Tells that there is no room left, and says what that means for what was written.</summary>
internal static class FullDisk
{
    /// <summary>ENOSPC, and ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL as Windows wraps them.</summary>
    private const int NoSpace = 28,
        WindowsFull = unchecked((int)0x80070070),
        WindowsHandleFull = unchecked((int)0x80070027);

    /// <summary>SQLITE_FULL; SQLITE_IOERR, which it gives where its own side files find no room.</summary>
    private const int SqliteFull = 13,
        SqliteIoError = 10;

    public static bool Is(IOException e) => e.HResult is NoSpace or WindowsFull or WindowsHandleFull;

    public static bool Is(SqliteException e) => e.SqliteErrorCode is SqliteFull or SqliteIoError;

    public static string Message(Shell shell) =>
        shell.Text(
            "磁盘没有空间了，没有全部写完；已经写好的都是完整的。请腾出空间，再运行一次。",
            "There is no room left on the disk, so not everything was written; what was written is whole. Free some space and run it again."
        );
}
