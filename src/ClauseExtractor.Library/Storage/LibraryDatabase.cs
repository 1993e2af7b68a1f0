using System.Data.Common;
using System.Globalization;
using Dapper;

namespace ClauseExtractor.Library.Storage;

/// <summary>The catalogue's store: opens connections, brings the schema up to date, runs one writer at a time.</summary>
internal abstract class LibraryDatabase : IDisposable
{
    private readonly SemaphoreSlim writing = new(1, 1);

    /// <exception cref="LibraryException">What lies there is no library, a newer product made it, or it cannot be reached.</exception>
    public static LibraryDatabase Open(LibraryAddress address) =>
        address.IsFile ? new SqliteDatabase(address.Path) : new PostgresDatabase(address);

    /// <summary>Where it is, as users may be told.</summary>
    public abstract string Name { get; }

    /// <summary>
    /// The path of which the names of the index and of the thesaurus are made: a library's file, or for a server's database a place on this
    /// machine.
    /// </summary>
    public abstract string Path { get; }

    /// <summary>True where nothing may be written.</summary>
    public bool IsReadOnly { get; protected set; }

    /// <summary>What is being done, to be kept with the first change that it makes.</summary>
    public AsyncLocal<LibraryAct?> Act { get; } = new();

    /// <summary>A connection to read with; it sees one state of the library for as long as a statement or a transaction runs.</summary>
    public abstract DbConnection Open();

    /// <summary>Begins a transaction that sees one state of the library, however many statements it takes.</summary>
    public abstract DbTransaction BeginRead(DbConnection connection);

    /// <summary>
    /// Calls back once, and then whenever other machines changed the library, until cancelled. For a file there is nothing to tell: who
    /// writes it brings the index along.
    /// </summary>
    public virtual Task ListenAsync(Action changed, CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>Bytes that the library takes.</summary>
    public abstract long Size(DbConnection connection);

    /// <summary>
    /// Runs one transaction that takes the write lock at once, so that what it reads cannot change under it; other threads and processes
    /// wait.
    /// </summary>
    public T Write<T>(Func<DbConnection, DbTransaction, T> work)
    {
        if (IsReadOnly)
            throw Refusal();
        writing.Wait();
        try
        {
            using var connection = Open();
            using var transaction = BeginWrite(connection);
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
    public T Read<T>(Func<DbConnection, T> work)
    {
        using var connection = Open();
        using var transaction = BeginRead(connection);
        return work(connection);
    }

    /// <summary>The number of the last change.</summary>
    public static long Change(DbConnection connection) => connection.ExecuteScalar<long>("SELECT change FROM catalogue");

    public static long NextChange(DbConnection connection) =>
        connection.ExecuteScalar<long>("UPDATE catalogue SET change = change + 1 RETURNING change");

    public static string Now => DateTimeOffset.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public void Dispose()
    {
        Close();
        writing.Dispose();
    }

    /// <summary>Begins a transaction that holds the write lock.</summary>
    protected abstract DbTransaction BeginWrite(DbConnection connection);

    /// <summary>What is said to whoever would change a library that takes no writing.</summary>
    protected abstract LibraryException Refusal();

    protected abstract void Close();

    protected static LibraryException Newer(int version, int known) =>
        new(
            "newerLibrary",
            $"A newer product made this library (schema {version}; this one knows {known}).",
            $"该资料库由更新的版本创建（结构版本 {version}，本程序支持到 {known}）。"
        );

    protected static LibraryException NoLibrary(string name) =>
        new("notALibrary", $"{name} is not a library of this product.", $"{name} 不是本产品的资料库。");
}
