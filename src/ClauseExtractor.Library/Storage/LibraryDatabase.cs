using System.Data;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using ClauseExtractor.Library.Catalogue;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ClauseExtractor.Library.Storage;

/// <summary>The catalogue's file: opens connections, brings the schema up to date, runs one writer at a time.</summary>
internal sealed class LibraryDatabase : IDisposable
{
    private string connectionString;
    private readonly SemaphoreSlim writing = new(1, 1);

    private static readonly ConditionalWeakTable<SQLitePCL.sqlite3, object> Tuned = [];

    static LibraryDatabase() => SQLitePCL.Batteries_V2.Init();

    /// <exception cref="LibraryException">The file is no library, or a newer product made it.</exception>
    public LibraryDatabase(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        if (!File.Exists(Path))
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        // The time-out is for another process that writes: one file's import takes milliseconds, a large one seconds.
        connectionString = new SqliteConnectionStringBuilder { DataSource = Path, ForeignKeys = true, Pooling = true, DefaultTimeout = 120 }.ToString();
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
            throw new LibraryException("notALibrary", $"{System.IO.Path.GetFileName(Path)} is not a library of this product.", $"{System.IO.Path.GetFileName(Path)} 不是本产品的资料库。");
        }
    }

    public string Path { get; }

    /// <summary>True where the file lies on a medium that takes no writing.</summary>
    public bool IsReadOnly { get; private set; }

    /// <summary>What is being done, to be kept with the first change that it makes.</summary>
    public AsyncLocal<LibraryAct?> Act { get; } = new();

    /// <summary>A connection to read with; it sees one state of the library for as long as a statement or a transaction runs.</summary>
    public SqliteConnection Open()
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        // The pool hands the same native connections out again and again; once is enough for each.
        if (Tuned.TryAdd(connection.Handle!, this))
        {
            // Each connection has pages of its own, and a site has as many connections as readers: the system's own cache serves them all.
            // In WAL mode NORMAL loses nothing when the process dies; only a power cut may undo the last commits, whole.
            connection.Execute("PRAGMA synchronous = NORMAL; PRAGMA cache_size = -4000; PRAGMA temp_store = MEMORY; PRAGMA busy_timeout = 30000");
        }
        return connection;
    }

    /// <summary>Runs one transaction that takes the write lock at once, so that what it reads cannot change under it; other threads and processes wait.</summary>
    public T Write<T>(Func<SqliteConnection, SqliteTransaction, T> work)
    {
        if (IsReadOnly)
            throw ReadOnlyLibrary.Refusal(Path);
        writing.Wait();
        try
        {
            using var connection = Open();
            using var transaction = connection.BeginTransaction(deferred: false);
            T result = work(connection, transaction);
            if (Act.Value is { } act)
                ActJournal.Keep(act, connection, transaction);
            Act.Value = null;
            transaction.Commit();
            return result;
        }
        finally
        {
            writing.Release();
        }
    }

    /// <summary>Reads within one state of the library, however many statements it takes.</summary>
    public T Read<T>(Func<SqliteConnection, T> work)
    {
        using var connection = Open();
        using var transaction = connection.BeginTransaction(IsolationLevel.Serializable, deferred: true);
        return work(connection);
    }

    /// <summary>The number of the last change.</summary>
    public static long Change(SqliteConnection connection) => connection.ExecuteScalar<long>("SELECT change FROM catalogue");

    public static long NextChange(SqliteConnection connection) => connection.ExecuteScalar<long>("UPDATE catalogue SET change = change + 1 RETURNING change");

    public static string Now => DateTimeOffset.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public void Dispose()
    {
        using (var connection = new SqliteConnection(connectionString))
            SqliteConnection.ClearPool(connection);
        writing.Dispose();
    }

    private void Migrate()
    {
        using var connection = Open();
        if (connection.ExecuteScalar<int>("PRAGMA user_version") == Schema.Migrations.Count)
        {
            IsReadOnly = SQLitePCL.raw.sqlite3_db_readonly(connection.Handle, "main") == 1;
            return;
        }
        connection.Execute("PRAGMA journal_mode = WAL");
        using var transaction = connection.BeginTransaction(deferred: false);
        int version = connection.ExecuteScalar<int>("PRAGMA user_version");
        if (version > Schema.Migrations.Count)
            throw new LibraryException("newerLibrary", $"A newer product made this library (schema {version}; this one knows {Schema.Migrations.Count}).", $"该资料库由更新的版本创建（结构版本 {version}，本程序支持到 {Schema.Migrations.Count}）。");
        if (version == 0 && connection.ExecuteScalar<int>("SELECT count(*) FROM sqlite_master") > 0)
            throw new LibraryException("notALibrary", $"{System.IO.Path.GetFileName(Path)} is not a library of this product.", $"{System.IO.Path.GetFileName(Path)} 不是本产品的资料库。");
        connection.CreateFunction("title_key", (string? title) => TitleKey.OfTitle(title), isDeterministic: true);
        connection.CreateFunction("number_key", (string? number) => TitleKey.OfNumber(number), isDeterministic: true);
        connection.CreateFunction("record_json", (byte[] packed) => Encoding.UTF8.GetString(Packed.Unpack(packed)), isDeterministic: true);
        foreach (string step in Schema.Migrations.Skip(version))
            connection.Execute(step, transaction: transaction);
        connection.Execute($"PRAGMA user_version = {Schema.Migrations.Count}", transaction: transaction);
        transaction.Commit();
    }
}
