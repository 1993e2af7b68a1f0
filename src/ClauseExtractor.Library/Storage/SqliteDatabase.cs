using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Text;
using ClauseExtractor.Library.Catalogue;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ClauseExtractor.Library.Storage;

/// <summary>A library in a SQLite file.</summary>
internal sealed class SqliteDatabase : LibraryDatabase
{
    private string connectionString;

    private static readonly ConditionalWeakTable<SQLitePCL.sqlite3, object> Tuned = [];

    static SqliteDatabase() => SQLitePCL.Batteries_V2.Init();

    /// <exception cref="LibraryException">The file is no library, or a newer product made it.</exception>
    public SqliteDatabase(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        if (!File.Exists(Path))
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        // The time-out is for another process that writes: one file's import takes milliseconds, a large one seconds.
        connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = Path,
            ForeignKeys = true,
            Pooling = true,
            DefaultTimeout = 120,
        }.ToString();
        try
        {
            Migrate();
        }
        catch (SqliteException e) when (ReadOnlyMedium.IsMeant(e) && File.Exists(Path))
        {
            connectionString = ReadOnlyLibrary.ConnectionString(Path);
            IsReadOnly = true;
        }
        catch (SqliteException e) when (e.SqliteErrorCode == SQLitePCL.raw.SQLITE_NOTADB)
        {
            throw NoLibrary(System.IO.Path.GetFileName(Path));
        }
    }

    public override string Name => Path;

    public override string Path { get; }

    public override DbConnection Open() => OpenFile();

    public override DbTransaction BeginRead(DbConnection connection) =>
        ((SqliteConnection)connection).BeginTransaction(IsolationLevel.Serializable, deferred: true);

    public override long Size(DbConnection connection) => new FileInfo(Path).Length;

    protected override DbTransaction BeginWrite(DbConnection connection) =>
        ((SqliteConnection)connection).BeginTransaction(deferred: false);

    protected override LibraryException Refusal() => ReadOnlyLibrary.Refusal(Path);

    protected override void Close()
    {
        using var connection = new SqliteConnection(connectionString);
        SqliteConnection.ClearPool(connection);
    }

    private SqliteConnection OpenFile()
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        // The pool hands the same native connections out again and again; once is enough for each.
        if (Tuned.TryAdd(connection.Handle!, this))
        {
            // Each connection has pages of its own, and a site has as many connections as readers: the system's own cache serves them all.
            // In WAL mode NORMAL loses nothing when the process dies; only a power cut may undo the last commits, whole.
            connection.Execute(
                "PRAGMA synchronous = NORMAL; PRAGMA cache_size = -4000; PRAGMA temp_store = MEMORY; PRAGMA busy_timeout = 30000"
            );
        }
        return connection;
    }

    private void Migrate()
    {
        using var connection = OpenFile();
        if (connection.ExecuteScalar<int>("PRAGMA user_version") == Schema.Migrations.Count)
        {
            IsReadOnly = SQLitePCL.raw.sqlite3_db_readonly(connection.Handle, "main") == 1;
            return;
        }
        connection.Execute("PRAGMA journal_mode = WAL");
        using var transaction = connection.BeginTransaction(deferred: false);
        int version = connection.ExecuteScalar<int>("PRAGMA user_version");
        if (version > Schema.Migrations.Count)
            throw Newer(version, Schema.Migrations.Count);
        if (version == 0 && connection.ExecuteScalar<int>("SELECT count(*) FROM sqlite_master") > 0)
            throw NoLibrary(System.IO.Path.GetFileName(Path));
        connection.CreateFunction("title_key", (string? title) => TitleKey.OfTitle(title), isDeterministic: true);
        connection.CreateFunction("number_key", (string? number) => TitleKey.OfNumber(number), isDeterministic: true);
        connection.CreateFunction("record_json", (byte[] packed) => Encoding.UTF8.GetString(Packed.Unpack(packed)), isDeterministic: true);
        foreach (string step in Schema.Migrations.Skip(version))
            connection.Execute(step, transaction: transaction);
        connection.Execute($"PRAGMA user_version = {Schema.Migrations.Count}", transaction: transaction);
        transaction.Commit();
    }
}
