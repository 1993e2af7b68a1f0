using System.Data.Common;
using System.Globalization;
using Dapper;

namespace ClauseExtractor.Library.Storage;

/// <summary>
/// What a site over a library keeps of its people: accounts, keys for programs, sessions, attempts to sign in and the audit log. For a
/// library in a file that is a SQLite file beside it, so that the library can be handed on without anybody's password; in a server's
/// database these are tables beside the library's, the same for each of several servers. Columns and their SQL are the same in both.
/// </summary>
public abstract class SiteDatabase
{
    /// <summary>True where several servers may share it.</summary>
    public abstract bool IsShared { get; }

    /// <summary>A connection; for SQLite the file is made with the first one.</summary>
    public abstract DbConnection Open();

    /// <summary>Does one thing with a connection.</summary>
    public T Use<T>(Func<DbConnection, T> work)
    {
        using var connection = Open();
        return work(connection);
    }

    /// <summary>Runs one transaction; no other of these runs meanwhile, in whichever process.</summary>
    public T Write<T>(Func<DbConnection, DbTransaction, T> work)
    {
        using var connection = Open();
        using var transaction = BeginWrite(connection);
        T result = work(connection, transaction);
        transaction.Commit();
        return result;
    }

    /// <summary>A time as these tables hold it: UTC, to the second, in the order of its text.</summary>
    public static string Print(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>The time of such a text; null for null.</summary>
    public static DateTimeOffset? Read(string? at) => at is null ? null : DateTimeOffset.Parse(at, CultureInfo.InvariantCulture);

    /// <summary>Where the accounts of a site over a library in a file are.</summary>
    public static string FileOf(string library) => Path.ChangeExtension(library, ".accounts.db");

    /// <summary>What is copied with a library: who may sign in, and what was done. Sessions and waits end with the move.</summary>
    internal static IReadOnlyList<(string Table, string Order)> Copied { get; } = [("accounts", "id"), ("tokens", "id"), ("audit", "id")];

    /// <param name="file">The accounts' file for a library in a file.</param>
    internal static SiteDatabase Of(LibraryDatabase library, string file) =>
        library is PostgresDatabase ? new SiteTables(library) : new SiteFile(file);

    /// <summary>Begins a transaction that holds the write lock.</summary>
    protected abstract DbTransaction BeginWrite(DbConnection connection);

    /// <summary>Tables of the library's own database.</summary>
    private sealed class SiteTables(LibraryDatabase library) : SiteDatabase
    {
        public override bool IsShared => true;

        public override DbConnection Open() => library.Open();

        // Rules over several rows (one admin stays) hold because one such transaction runs at a time.
        protected override DbTransaction BeginWrite(DbConnection connection)
        {
            var transaction = connection.BeginTransaction();
            connection.Execute(
                "SELECT pg_advisory_xact_lock(hashtext('clause.site'), hashtext(current_schema()))",
                transaction: transaction
            );
            return transaction;
        }
    }
}
