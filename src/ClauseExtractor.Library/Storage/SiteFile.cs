using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ClauseExtractor.Library.Storage;

/// <summary>The SQLite file for the people of a site over a library in a file, for nobody else on this machine.</summary>
internal sealed class SiteFile : SiteDatabase
{
    private readonly string connection;
    private readonly Lazy<bool> made;

    public SiteFile(string path)
    {
        SQLitePCL.Batteries_V2.Init();
        connection = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            ForeignKeys = true,
            DefaultTimeout = 10,
        }.ToString();
        made = new Lazy<bool>(() => Make(path));
    }

    public override bool IsShared => false;

    public override DbConnection Open()
    {
        _ = made.Value;
        return OpenFile();
    }

    protected override DbTransaction BeginWrite(DbConnection connection) =>
        ((SqliteConnection)connection).BeginTransaction(deferred: false);

    private SqliteConnection OpenFile()
    {
        var opened = new SqliteConnection(connection);
        opened.Open();
        return opened;
    }

    private bool Make(string path)
    {
        if (!File.Exists(path) && !OperatingSystem.IsWindows())
            new FileStream(
                path,
                new FileStreamOptions
                {
                    Mode = FileMode.CreateNew,
                    Access = FileAccess.Write,
                    UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
                }
            ).Dispose();
        using var opened = OpenFile();
        opened.Execute(
            """
            PRAGMA journal_mode = WAL;
            CREATE TABLE IF NOT EXISTS accounts(id INTEGER PRIMARY KEY, name TEXT NOT NULL, key TEXT NOT NULL UNIQUE, hash TEXT NOT NULL, role TEXT NOT NULL, disabled INTEGER NOT NULL DEFAULT 0,
              stamp TEXT NOT NULL, created_at TEXT NOT NULL);
            CREATE TABLE IF NOT EXISTS tokens(id INTEGER PRIMARY KEY, account INTEGER NOT NULL REFERENCES accounts(id), name TEXT NOT NULL, hash TEXT NOT NULL UNIQUE, role TEXT NOT NULL,
              created_at TEXT NOT NULL, expires_at TEXT NOT NULL, last_used_at TEXT, withdrawn INTEGER NOT NULL DEFAULT 0);
            CREATE TABLE IF NOT EXISTS sessions(id TEXT PRIMARY KEY, account INTEGER NOT NULL REFERENCES accounts(id), ends_at TEXT NOT NULL);
            CREATE TABLE IF NOT EXISTS attempts(key TEXT NOT NULL, address TEXT NOT NULL, failures INTEGER NOT NULL, last_at TEXT NOT NULL, until TEXT, PRIMARY KEY(key, address));
            CREATE TABLE IF NOT EXISTS audit(id INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, action TEXT NOT NULL, subject TEXT, address TEXT);
            """
        );
        // Files of earlier builds lack these, and have two columns that nothing reads.
        AddColumn(opened, "audit", "act");
        AddColumn(opened, "accounts", "external");
        DropColumn(opened, "accounts", "failures");
        DropColumn(opened, "accounts", "locked_until");
        return true;
    }

    /// <summary>A column of text whose values are there once, in two processes that start at a time as in one.</summary>
    private static void AddColumn(SqliteConnection connection, string table, string column)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        if (!Has(connection, table, column))
            connection.Execute(
                $"ALTER TABLE {table} ADD COLUMN {column} TEXT; CREATE UNIQUE INDEX {table}_by_{column} ON {table}({column})",
                transaction: transaction
            );
        transaction.Commit();
    }

    private static void DropColumn(SqliteConnection connection, string table, string column)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        if (Has(connection, table, column))
            connection.Execute($"ALTER TABLE {table} DROP COLUMN {column}", transaction: transaction);
        transaction.Commit();
    }

    private static bool Has(SqliteConnection connection, string table, string column) =>
        connection.ExecuteScalar<int>("SELECT count(*) FROM pragma_table_info(@table) WHERE name = @column", new { table, column }) > 0;
}
