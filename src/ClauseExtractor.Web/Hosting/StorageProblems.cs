using System.Data.Common;
using ClauseExtractor.Library.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;

namespace ClauseExtractor.Web.Hosting;

/// <summary>
/// What is said where the site's own files fail it: one sentence with a remedy, for whoever runs the site is often the one who reads.
/// </summary>
internal static class StorageProblems
{
    // ENOSPC of Linux, and ERROR_DISK_FULL, ERROR_HANDLE_DISK_FULL as Windows wraps them.
    private const int NoSpace = 28,
        WindowsFull = unchecked((int)0x80070070),
        WindowsHandleFull = unchecked((int)0x80070027);

    private static readonly Problem Full = new(
        StatusCodes.Status507InsufficientStorage,
        "diskFull",
        "服务器磁盘没有空间了，这次没有存入任何内容。请管理员腾出空间后再试。",
        "There is no room left on the server's disk, and nothing of this was stored. Ask the admin to free some space, then try again."
    );

    private static readonly Problem ReadOnly = new(
        StatusCodes.Status409Conflict,
        "readOnly",
        "资料库所在位置不可写：可以检索和阅读，不能导入或更正。请管理员把资料库复制到可写的文件夹。",
        "The library lies where nothing can be written: you can search and read, not import or correct. Ask the admin to copy it to a "
            + "folder that takes writing."
    );

    private static readonly Problem Damaged = new(
        StatusCodes.Status503ServiceUnavailable,
        "damaged",
        "资料库文件已损坏。请管理员停止网站，运行 clause rescue 新库.db 抢救可读的部分，或换上备份。",
        "The library's file is damaged. Ask the admin to stop the site and run clause rescue NEW.db, which saves what is readable, or "
            + "to put a backup in its place."
    );

    private static readonly Problem Busy = new(
        StatusCodes.Status503ServiceUnavailable,
        "busy",
        "另一个程序正在写入资料库，请稍后再试。",
        "Another program is writing to the library; please try again in a moment."
    );

    /// <summary>The problem that an exception means, null where it is none of the disk.</summary>
    public static Problem? Of(Exception exception) =>
        exception switch
        {
            SqliteException e when LibraryBackup.IsDamage(e) => Damaged,
            SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_FULL or SQLitePCL.raw.SQLITE_IOERR } => Full,
            SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_BUSY } => Busy,
            DbException e when StoreProblem.Of(e) is { } told => new Problem(
                told.Code == "full" ? StatusCodes.Status507InsufficientStorage : StatusCodes.Status503ServiceUnavailable,
                told.Code,
                told.Chinese + "请稍后再试，或告知管理员。",
                told.Message + " Try again in a moment, or tell the admin."
            ),
            IOException { HResult: NoSpace or WindowsFull or WindowsHandleFull } => Full,
            _ => ReadOnlyMedium.IsMeant(exception) ? ReadOnly : null,
        };
}
