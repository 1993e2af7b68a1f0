using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ClauseExtractor.Web.Access;

/// <summary>The accounts' SQLite file, apart from the library's: a library can be handed on without anybody's password hash.</summary>
internal sealed class AccountFile
{
    private readonly string connection;

    public AccountFile(string path)
    {
        SQLitePCL.Batteries_V2.Init();
        connection = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            ForeignKeys = true,
            DefaultTimeout = 10,
        }.ToString();
        if (!File.Exists(path) && !OperatingSystem.IsWindows())
            // For nobody else on this machine.
            new FileStream(
                path,
                new FileStreamOptions
                {
                    Mode = FileMode.CreateNew,
                    Access = FileAccess.Write,
                    UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
                }
            ).Dispose();
        using var opened = Open();
        opened.Execute(
            """
            PRAGMA journal_mode = WAL;
            CREATE TABLE IF NOT EXISTS accounts(id INTEGER PRIMARY KEY, name TEXT NOT NULL, key TEXT NOT NULL UNIQUE, hash TEXT NOT NULL, role TEXT NOT NULL, disabled INTEGER NOT NULL DEFAULT 0,
              failures INTEGER NOT NULL DEFAULT 0, locked_until TEXT, stamp TEXT NOT NULL, created_at TEXT NOT NULL);
            CREATE TABLE IF NOT EXISTS tokens(id INTEGER PRIMARY KEY, account INTEGER NOT NULL REFERENCES accounts(id), name TEXT NOT NULL, hash TEXT NOT NULL UNIQUE, role TEXT NOT NULL,
              created_at TEXT NOT NULL, expires_at TEXT NOT NULL, last_used_at TEXT, withdrawn INTEGER NOT NULL DEFAULT 0);
            CREATE TABLE IF NOT EXISTS sessions(id TEXT PRIMARY KEY, account INTEGER NOT NULL REFERENCES accounts(id), ends_at TEXT NOT NULL);
            CREATE TABLE IF NOT EXISTS attempts(key TEXT NOT NULL, address TEXT NOT NULL, failures INTEGER NOT NULL, last_at TEXT NOT NULL, until TEXT, PRIMARY KEY(key, address));
            CREATE TABLE IF NOT EXISTS audit(id INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, action TEXT NOT NULL, subject TEXT, address TEXT);
            """
        );
        // Files of earlier builds lack these.
        AddColumn(opened, "audit", "act");
        AddColumn(opened, "accounts", "external");
    }

    public SqliteConnection Open()
    {
        var opened = new SqliteConnection(connection);
        opened.Open();
        return opened;
    }

    /// <summary>Runs one transaction that takes the write lock at once.</summary>
    /// <param name="entry">What the audit log tells of it, written with it; null for nothing.</param>
    public T Write<T>(Func<SqliteConnection, SqliteTransaction, T> work, AuditLine? entry = null)
    {
        using var opened = Open();
        using var transaction = opened.BeginTransaction(deferred: false);
        T result = work(opened, transaction);
        entry?.Write(opened, transaction);
        transaction.Commit();
        return result;
    }

    public void Write(Action<SqliteConnection, SqliteTransaction> work) =>
        Write(
            (connection, transaction) =>
            {
                work(connection, transaction);
                return 0;
            }
        );

    public static string Print(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static DateTimeOffset? Read(string? at) => at is null ? null : DateTimeOffset.Parse(at, CultureInfo.InvariantCulture);

    /// <summary>A column of text whose values are there once, in two processes that start at a time as in one.</summary>
    private static void AddColumn(SqliteConnection connection, string table, string column)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        if (
            connection.ExecuteScalar<int>(
                "SELECT count(*) FROM pragma_table_info($table) WHERE name = $column",
                new { table, column },
                transaction
            ) == 0
        )
            connection.Execute(
                $"ALTER TABLE {table} ADD COLUMN {column} TEXT; CREATE UNIQUE INDEX {table}_by_{column} ON {table}({column})",
                transaction: transaction
            );
        transaction.Commit();
    }
}
