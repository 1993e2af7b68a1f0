using System.Data;
using System.Data.Common;
using Dapper;
using Npgsql;

namespace ClauseExtractor.Library.Storage;

/// <summary>A library in a database of a PostgreSQL server.</summary>
internal sealed class PostgresDatabase : LibraryDatabase
{
    /// <summary>Held while the schema is made or changed; the number is this product's own.</summary>
    private const long SchemaLock = 0x636C61757365;

    /// <summary>
    /// Where a change is made known as soon as it is committed; each schema is a library of its own, and hears of the others for nothing.
    /// </summary>
    private const string Channel = "clause_change";

    /// <summary>
    /// How often it is asked without a notice, which may be lost with its connection; how long to wait after one, so that changes that come
    /// together are taken together; and before a server that is away is asked again.
    /// </summary>
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(3),
        Rest = TimeSpan.FromMilliseconds(200),
        Patience = TimeSpan.FromSeconds(1);

    private readonly NpgsqlDataSource source;
    private readonly string listening;

    /// <exception cref="LibraryException"><c>unreachable</c>, <c>refused</c>, <c>notALibrary</c>, <c>newerLibrary</c>.</exception>
    public PostgresDatabase(LibraryAddress address)
    {
        (Name, Path) = (address.Name, address.Path);
        source = NpgsqlDataSource.Create(address.Server!.Settings);
        // A connection that listens is no other's: it would go on hearing.
        listening = new NpgsqlConnectionStringBuilder(address.Server.Settings.ToString()) { Pooling = false, KeepAlive = 30 }.ToString();
        try
        {
            Migrate();
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        }
        catch (DbException e) when (StoreProblem.Of(e, Name) is not null)
        {
            source.Dispose();
            throw StoreProblem.Of(e, Name)!;
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    public override string Name { get; }

    public override string Path { get; }

    public override DbConnection Open() => source.OpenConnection();

    public override DbTransaction BeginRead(DbConnection connection) => connection.BeginTransaction(IsolationLevel.RepeatableRead);

    public override long Size(DbConnection connection) =>
        connection.ExecuteScalar<long>(
            "SELECT coalesce(sum(pg_total_relation_size(oid)), 0)::bigint FROM pg_class WHERE relkind = 'r' AND relnamespace = "
                + "current_schema()::regnamespace"
        );

    public override async Task ListenAsync(Action changed, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                await using var connection = new NpgsqlConnection(listening);
                await connection.OpenAsync(cancellation);
                await connection.ExecuteAsync("LISTEN " + Channel);
                while (true)
                {
                    changed();
                    await Task.Delay(Rest, cancellation);
                    await connection.WaitAsync(Poll, cancellation);
                }
            }
            catch (DbException)
            {
                // The server is away, or a standby, on which nobody can listen: then it is asked in turn.
                await Task.Delay(Patience, cancellation);
                await AskAsync(changed);
            }
        }
    }

    private static async Task AskAsync(Action changed)
    {
        try
        {
            changed();
        }
        catch (DbException)
        {
            // Still away; what measures the lag tells.
            await Task.Yield();
        }
    }

    // The row of the change number is the write lock. Each statement of this isolation sees what is committed when it begins: behind the
    // lock, all that came before.
    protected override DbTransaction BeginWrite(DbConnection connection)
    {
        var transaction = connection.BeginTransaction(IsolationLevel.ReadCommitted);
        connection.Execute($"SELECT change FROM catalogue FOR UPDATE; SELECT pg_notify('{Channel}', '')", transaction: transaction);
        return transaction;
    }

    protected override LibraryException Refusal() =>
        new(
            "readOnly",
            $"This user may only read the library {Name}, or the server is a standby.",
            $"当前用户对资料库 {Name} 只有读取权限，或服务器是只读备库。"
        );

    protected override void Close() => source.Dispose();

    private void Migrate()
    {
        using var connection = source.OpenConnection();
        if (Version(connection) != PostgresSchema.Migrations.Count)
        {
            using var transaction = connection.BeginTransaction();
            connection.Execute("SELECT pg_advisory_xact_lock(@SchemaLock)", new { SchemaLock });
            int version = Version(connection);
            if (version > PostgresSchema.Migrations.Count)
                throw Newer(version, PostgresSchema.Migrations.Count);
            if (version == 0 && (Has(connection, "documents") || Has(connection, "catalogue")))
                throw NoLibrary(Name);
            foreach (string step in PostgresSchema.Migrations.Skip(version))
                connection.Execute(step);
            connection.Execute(
                "DELETE FROM library_schema; INSERT INTO library_schema VALUES(@Count)",
                new { PostgresSchema.Migrations.Count }
            );
            transaction.Commit();
        }
        IsReadOnly = connection.ExecuteScalar<bool>(
            "SELECT pg_is_in_recovery() OR current_setting('transaction_read_only') = 'on' OR NOT "
                + "has_table_privilege('catalogue', 'UPDATE')"
        );
    }

    private static int Version(DbConnection connection) =>
        Has(connection, "library_schema") ? connection.ExecuteScalar<int>("SELECT max(version) FROM library_schema") : 0;

    // Asked of the list of tables: to_regclass answers from what the session found before it waited for the lock.
    private static bool Has(DbConnection connection, string table) =>
        connection.ExecuteScalar<bool>(
            "SELECT EXISTS (SELECT 1 FROM pg_tables WHERE schemaname = current_schema() AND tablename = @table)",
            new { table }
        );
}
