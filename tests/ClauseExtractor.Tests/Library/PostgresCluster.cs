using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace ClauseExtractor.Tests.Library;

/// <summary>
/// A PostgreSQL cluster of the tests' own, in a temporary folder on a free port of this machine. It ends with the process that started it,
/// however that ends: it runs behind a shell that waits for the end of its input.
/// </summary>
internal sealed class PostgresCluster
{
    private const string NotInstalled = "PostgreSQL is not installed: apt-get install postgresql";

    public const string User = "clause",
        Password = "s3cret/words#";

    private static readonly Lazy<PostgresCluster> Started = new(() => new PostgresCluster());
    private static int made;

    private readonly int port;

    private PostgresCluster()
    {
        string programs = Programs()!;
        string folder = Directory.CreateTempSubdirectory("clause-postgres-").FullName,
            data = Path.Combine(folder, "data");
        string passwordFile = Path.Combine(folder, "password");
        File.WriteAllText(passwordFile, Password);
        port = FreePort();
        // PostgreSQL refuses to run as root: there it runs as nobody, who owns the folder. The cluster's own language is Chinese, so that
        // what hangs on the order of texts shows.
        bool isRoot = Environment.IsPrivilegedProcess;
        if (isRoot)
            RunAside("chown", "-R", "nobody:nogroup", folder);
        string[] aside = isRoot ? ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"] : ["env"];
        RunAside(
            aside[0],
            [
                .. aside[1..],
                Path.Combine(programs, "initdb"),
                "-D",
                data,
                "-U",
                User,
                "-E",
                "UTF8",
                "--locale=C.UTF-8",
                "--locale-provider=icu",
                "--icu-locale=zh",
                "-A",
                "scram-sha-256",
                $"--pwfile={passwordFile}",
                "--no-sync",
            ]
        );
        // The shell outlives these tests, however they end: it stops the server and takes the folder away.
        const string Server =
            """ "$0" -D "$1" -p "$2" -k "$1" -c listen_addresses=127.0.0.1 -c fsync=off -c full_page_writes=off -c shared_buffers=64MB -c max_connections=200 -c logging_collector=off >"$1/log" 2>&1 & cat >/dev/null; kill -QUIT $!; wait; rm -rf "$3" """;
        var server = Start(aside[0], [.. aside[1..], "sh", "-c", Server, Path.Combine(programs, "postgres"), data, $"{port}", folder]);
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            server.StandardInput.Close();
            server.WaitForExit(10_000);
        };
        WaitUntilReady(data);
    }

    /// <summary>
    /// Starts it where it does not run yet. Where PostgreSQL is not installed the test is skipped, and fails under CI: the reason says what
    /// to do.
    /// </summary>
    public static PostgresCluster Instance
    {
        get
        {
            bool missing = Programs() is null;
            if (missing && Environment.GetEnvironmentVariable("CI") is { Length: > 0 })
                Assert.Fail(NotInstalled);
            Skip.If(missing, NotInstalled);
            return Started.Value;
        }
    }

    /// <summary>
    /// The address of a new library: a schema of its own, which costs a tenth of what a database does. It goes with the cluster.
    /// </summary>
    public string NewLibrary()
    {
        string schema = $"library_{Interlocked.Increment(ref made)}";
        Execute("postgres", $"CREATE SCHEMA {schema}");
        return Address("postgres") + "?search_path=" + schema;
    }

    /// <summary>Makes an empty database.</summary>
    /// <returns>Its name.</returns>
    public string CreateDatabase()
    {
        string name = $"database_{Interlocked.Increment(ref made)}";
        Execute("postgres", $"CREATE DATABASE {name}");
        return name;
    }

    /// <summary>The address of a database as users write it, with its password.</summary>
    public string Address(string database, string user = User, string password = Password) =>
        $"postgres://{user}:{Uri.EscapeDataString(password)}@127.0.0.1:{port}/{database}";

    /// <summary>Runs SQL as the owner of the cluster.</summary>
    public void Execute(string database, string sql)
    {
        using var connection = Open(database);
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    /// <summary>Runs one of PostgreSQL's programs against the cluster.</summary>
    public void Run(string program, params string[] arguments)
    {
        using var process = Start(
            "env",
            [
                $"PGPASSWORD={Password}",
                "PGHOST=127.0.0.1",
                $"PGPORT={port}",
                $"PGUSER={User}",
                Path.Combine(Programs()!, program),
                .. arguments,
            ]
        );
        End(process, program);
    }

    public NpgsqlConnection Open(string database)
    {
        var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder
            {
                Host = "127.0.0.1",
                Port = port,
                Username = User,
                Password = Password,
                Database = database,
                Pooling = false,
            }.ToString()
        );
        connection.Open();
        return connection;
    }

    private void WaitUntilReady(string data)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                using var connection = Open("postgres");
                return;
            }
            catch (NpgsqlException) when (clock.Elapsed < TimeSpan.FromMinutes(1))
            {
                Thread.Sleep(50);
            }
            catch (NpgsqlException e)
            {
                throw new InvalidOperationException("PostgreSQL did not start: " + File.ReadAllText(Path.Combine(data, "log")), e);
            }
        }
    }

    private static string? Programs()
    {
        var debian = Directory.Exists("/usr/lib/postgresql")
            ? Directory.EnumerateDirectories("/usr/lib/postgresql").OrderDescending().Select(version => Path.Combine(version, "bin"))
            : [];
        return debian
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static Process Start(string program, params string[] arguments) =>
        Process.Start(
            new ProcessStartInfo(program, arguments)
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = "/",
            }
        )!;

    private static void RunAside(string program, params string[] arguments)
    {
        using var process = Start(program, arguments);
        End(process, program);
    }

    private static void End(Process process, string program)
    {
        var said = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program}: {string.Concat(said.Result)}");
    }
}
