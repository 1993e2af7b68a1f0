using System.Diagnostics;
using ClauseExtractor.Library;
using ClauseExtractor.Library.Storage;
using ClauseExtractor.Tests.Cli;
using Dapper;

namespace ClauseExtractor.Tests.Library;

/// <summary>What only a library on a server has: its address, its schema, rights, and a server that may be away.</summary>
public class PostgresLibraryTests
{
    [SkippableTheory]
    [InlineData("postgres://u:p%40ss@db.example/policies", "postgres://db.example/policies", "user and password are not shown")]
    [InlineData(
        "postgresql://db.example:5433/policies?sslmode=verify-full&sslrootcert=/etc/ssl/ca.pem&connect_timeout=5&target_session_attrs"
            + "=read-write",
        "postgres://db.example:5433/policies",
        "settings are not shown"
    )]
    [InlineData("postgres://[::1]/policies", "postgres://::1/policies", "an address of version 6")]
    [InlineData(
        "postgres:///policies?host=/var/run/postgresql&user=u",
        "postgres:///var/run/postgresql/policies",
        "a socket of this machine"
    )]
    [InlineData(
        "postgres://u@db.example/policies?search_path=office",
        "postgres://db.example/policies?search_path=office",
        "another schema is another library"
    )]
    public void An_address_is_shown_without_its_secrets(string target, string name, string why)
    {
        var address = LibraryAddress.Parse(target);
        Assert.True(address.Name == name && address.ToString() == name && !address.IsFile, why + ": " + address.Name);
        Assert.DoesNotContain("p@ss", address.Path, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("postgres://u:s3cret@db.example/", "names no database")]
    [InlineData("postgres://u:s3cret@db.example/policies?colour=s3cret", "colour")]
    [InlineData("postgres://u:s3cret@db.example/policies?timeout=s3cret", "timeout")]
    [InlineData("postgres://u:s3cret@#/policies", "%40")]
    public async Task An_address_that_cannot_be_read_is_told_without_its_secrets(string target, string told)
    {
        var run = await CliRun.OfAsync("list", "--library", target, "--lang", "en");
        Assert.Equal(2, run.Code);
        Assert.Contains(told, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", run.Out + run.Error, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Both_schemas_have_the_same_tables_and_columns()
    {
        using TemporaryLibrary file = new(),
            server = new(store: LibraryStore.Postgres);
        using var sqlite = LibraryDatabase.Open(file.Address);
        using var postgres = LibraryDatabase.Open(server.Address);
        var expected = sqlite.Read(c =>
            c.Query<(string, string)>(
                    "SELECT t.name, c.name FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name NOT "
                        + "LIKE 'sqlite_%'"
                )
                .ToList()
        );
        var found = postgres.Read(c =>
            c.Query<(string, string)>(
                    "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = current_schema() AND "
                        + "column_name <> 'rowid' AND table_name NOT IN ('library_schema', 'jobs', 'job_contents', 'accounts', 'tokens', "
                        + "'sessions', 'attempts', 'audit', 'protection_keys', 'limits')"
                )
                .ToList()
        );
        Assert.Equal(expected.Order(), found.Order());
        var indexed = sqlite.Read(c =>
            c.Query<string>("SELECT name FROM sqlite_master WHERE type = 'index' AND name NOT LIKE 'sqlite_%'").ToList()
        );
        Assert.Equal(
            indexed.Order(),
            postgres
                .Read(c =>
                    c.Query<string>(
                            "SELECT indexname FROM pg_indexes WHERE schemaname = current_schema() AND tablename NOT IN "
                                + "('jobs', 'sessions', 'attempts', 'limits') AND "
                                + "indexname NOT LIKE '%key' AND indexname NOT LIKE '%pkey' OR schemaname = current_schema() AND "
                                + "indexname LIKE '%by%key'"
                        )
                        .ToList()
                )
                .Order()
        );
    }

    [SkippableFact]
    public void The_people_of_a_site_have_the_same_tables_and_columns_in_both()
    {
        using TemporaryLibrary file = new(),
            server = new(store: LibraryStore.Postgres);
        var expected = file
            .Library.Site()
            .Use(c =>
                c.Query<(string, string)>(
                        "SELECT t.name, c.name FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name NOT "
                            + "LIKE 'sqlite_%'"
                    )
                    .ToList()
            );
        var found = server
            .Library.Site()
            .Use(c =>
                c.Query<(string, string)>(
                        "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = current_schema() AND "
                            + "table_name IN ('accounts', 'tokens', 'sessions', 'attempts', 'audit')"
                    )
                    .ToList()
            );
        Assert.Equal(expected.Order(), found.Order());
    }

    [SkippableFact]
    public async Task Two_that_open_an_empty_database_at_once_make_one_library()
    {
        using var folder = new ScratchFolder();
        string target = PostgresCluster.Instance.NewLibrary();
        var opened = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(i => Task.Run(() => LibraryDatabase.Open(LibraryAddress.Parse(target, folder[$"{i}"]))))
        );
        Assert.All(opened, d => Assert.Equal(0, d.Read(LibraryDatabase.Change)));
        foreach (var database in opened)
            database.Dispose();
    }

    [SkippableTheory]
    [InlineData("CREATE TABLE documents(id int)", "notALibrary")]
    [InlineData("CREATE TABLE library_schema(version integer); INSERT INTO library_schema VALUES(999)", "newerLibrary")]
    public void A_database_of_something_else_is_refused_and_left_alone(string made, string code)
    {
        using var folder = new ScratchFolder();
        string database = PostgresCluster.Instance.CreateDatabase();
        PostgresCluster.Instance.Execute(database, made);
        Assert.Equal(
            code,
            Assert
                .Throws<LibraryException>(() =>
                    PolicyLibrary.Open(LibraryAddress.Parse(PostgresCluster.Instance.Address(database), folder.Path))
                )
                .Code
        );
        using var connection = PostgresCluster.Instance.Open(database);
        Assert.Equal(1, connection.ExecuteScalar<int>("SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'"));
    }

    [SkippableTheory]
    [InlineData("password", "does not accept the user or the password")]
    [InlineData("database", "no such database")]
    [InlineData("schema", "no such schema")]
    [InlineData("server", "cannot be reached (ConnectionRefused)")]
    [InlineData("none", "asks for a password")]
    public async Task What_the_server_refuses_is_told_in_words_without_the_password(string wrong, string told)
    {
        string database = PostgresCluster.Instance.CreateDatabase(),
            right = PostgresCluster.Instance.Address(database),
            secret = Uri.EscapeDataString(PostgresCluster.Password);
        string target = wrong switch
        {
            "password" => PostgresCluster.Instance.Address(database, password: PostgresCluster.Password + "x"),
            "database" => right + "_none",
            "schema" => right + "?search_path=none",
            "server" => $"postgres://u:{secret}@127.0.0.1:1/{database}",
            _ => right.Replace(":" + secret, "", StringComparison.Ordinal),
        };
        foreach (string language in new[] { "en", "zh" })
        {
            var run = await CliRun.OfAsync("list", "--library", target, "--lang", language);
            Assert.Equal(1, run.Code);
            Assert.True(language == "zh" || run.Error.Contains(told, StringComparison.Ordinal), run.Error);
            Assert.DoesNotContain("s3cret", run.Out + run.Error, StringComparison.Ordinal);
        }
    }

    [SkippableFact]
    public async Task A_user_with_the_rights_of_the_manual_imports_corrects_and_removes()
    {
        using var folder = new ScratchFolder();
        string database = PostgresCluster.Instance.CreateDatabase(),
            writer = "writer_" + database;
        PolicyLibrary.Open(LibraryAddress.Parse(PostgresCluster.Instance.Address(database), folder["owner"])).Dispose();
        PostgresCluster.Instance.Execute(
            database,
            $"CREATE ROLE {writer} LOGIN PASSWORD 'w'; GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {writer}; "
                + $"REVOKE UPDATE, DELETE ON audit FROM {writer}"
        );
        using var library = PolicyLibrary.Open(
            LibraryAddress.Parse(PostgresCluster.Instance.Address(database, writer, "w"), folder["writer"])
        );
        string file = folder.Write("in/a.txt", "甲市若干扶持措施\n一、给予补贴。\n");
        string id = Assert.Single((await library.ImportAsync([file], new PolicyPipeline())).Outcomes).Document!;
        library.Corrections.Undo(library.Corrections.Correct(new(id, null, "title", "甲市新措施", "标题有误", "甲")).Id, "甲");
        library.Watches.Add("补贴", "补贴", "甲");
        library.Acts.Do(
            new LibraryAct("1", DateTimeOffset.UnixEpoch, "甲", "remove", id, null),
            () =>
            {
                library.Catalogue.Remove(id);
                return 0;
            }
        );
        Assert.Empty(library.Catalogue.List());
        Assert.Equal("甲 remove", library.Site().Use(c => c.ExecuteScalar<string>("SELECT who || ' ' || action FROM audit")));
    }

    [SkippableFact]
    public void A_user_who_may_only_read_reads_and_is_refused_to_write()
    {
        using var folder = new ScratchFolder();
        string database = PostgresCluster.Instance.CreateDatabase(),
            reader = "reader_" + database;
        using var owner = PolicyLibrary.Open(LibraryAddress.Parse(PostgresCluster.Instance.Address(database), folder["owner"]));
        var record = new RecordBuilder("甲市措施", "一、给予算力补贴。").Build();
        owner.Add(new("a.txt", "a"u8.ToArray()), record);
        PostgresCluster.Instance.Execute(
            database,
            $"CREATE ROLE {reader} LOGIN PASSWORD 'r'; GRANT USAGE ON SCHEMA public TO {reader}; GRANT SELECT ON ALL TABLES IN SCHEMA "
                + $"public TO {reader}; REVOKE ALL ON accounts, tokens, sessions, attempts, audit, protection_keys, limits, jobs, "
                + $"job_contents FROM {reader}"
        );
        using var library = PolicyLibrary.Open(
            LibraryAddress.Parse(PostgresCluster.Instance.Address(database, reader, "r"), folder["reader"])
        );
        Assert.True(library.IsReadOnly);
        Assert.Equal(
            "42501",
            Assert.Throws<Npgsql.PostgresException>(() => library.Site().Use(c => c.Query<string>("SELECT hash FROM accounts"))).SqlState
        );
        Assert.Single(library.Search("算力").Hits);
        Assert.Equal("甲市措施", library.Catalogue.Record(record.Document.Id).Document.Title);
        Assert.Equal("readOnly", Assert.Throws<LibraryException>(() => library.Catalogue.Remove(record.Document.Id)).Code);
    }

    [SkippableFact]
    public async Task Backup_names_the_tools_of_the_server_and_what_they_restore_is_the_same_library()
    {
        using var folder = new ScratchFolder();
        string database = PostgresCluster.Instance.CreateDatabase(),
            copy = PostgresCluster.Instance.CreateDatabase();
        using (var library = PolicyLibrary.Open(LibraryAddress.Parse(PostgresCluster.Instance.Address(database), folder["one"])))
        {
            library.Add(new("a.txt", "a"u8.ToArray()), new RecordBuilder("甲市措施", "一、给予企业奖励。").Build());
            library.Corrections.Correct(new(library.Catalogue.List()[0].Id, null, "title", "甲市新措施", "标题有误", "甲"));
            foreach (string command in new[] { "backup", "rescue" })
            {
                var run = await CliRun.OfAsync(
                    command,
                    folder["x.db"],
                    "--library",
                    PostgresCluster.Instance.Address(database),
                    "--lang",
                    "en"
                );
                Assert.Equal(2, run.Code);
                Assert.Contains("pg_dump", run.Error, StringComparison.Ordinal);
            }
            PostgresCluster.Instance.Run("pg_dump", "--format=custom", $"--file={folder["dump"]}", database);
            PostgresCluster.Instance.Run("pg_restore", $"--dbname={copy}", folder["dump"]);
            using var restored = PolicyLibrary.Open(LibraryAddress.Parse(PostgresCluster.Instance.Address(copy), folder["two"]));
            Assert.Equal(LibraryDump.Of(library), LibraryDump.Of(restored));
            Assert.Equal(library.Catalogue.Change, restored.Catalogue.Change);
            restored.Add(new("b.txt", "b"u8.ToArray()), new RecordBuilder("乙市措施", "一、给予企业补贴。").Build());
            Assert.Equal(2, restored.Catalogue.List().Count);
        }
    }
}
