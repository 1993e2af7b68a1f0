using ClauseExtractor.Library;
using ClauseExtractor.Library.Storage;
using ClauseExtractor.Tests.Architecture;
using ClauseExtractor.Tests.Cli;
using Dapper;
using Npgsql;

namespace ClauseExtractor.Tests.Library;

/// <summary>What who runs a library on a server does to it: parts for large tables, a new build beside an old one.</summary>
public class PostgresOperationTests
{
    private static readonly string[] Growing =
    [
        "documents",
        "sources",
        "source_paths",
        "source_contents",
        "clauses",
        "benefits",
        "owners",
        "citations",
    ];

    private static string Partitions => File.ReadAllText(Path.Combine(Sources.Root, "eng", "postgres-partitions.sql"));

    [SkippableFact]
    public void A_library_whose_clauses_are_in_parts_is_the_same_library_and_goes_on_like_it()
    {
        using TemporaryLibrary whole = new(store: LibraryStore.Postgres),
            parted = new(store: LibraryStore.Postgres);
        var gone = Fill(whole);
        Assert.Equal(gone, Fill(parted));
        using (var database = LibraryDatabase.Open(parted.Address))
        {
            using var connection = database.Open();
            using (var transaction = connection.BeginTransaction())
            {
                connection.Execute(Partitions);
                transaction.Commit();
            }
            Assert.Equal(
                (16, 16),
                connection.QuerySingle<(int, int)>(
                    "SELECT count(*) FILTER (WHERE inhparent = 'clauses'::regclass)::int, count(*) FILTER (WHERE inhparent = "
                        + "'benefits'::regclass)::int FROM pg_inherits WHERE inhparent = ANY(ARRAY['clauses', 'benefits']::regclass[])"
                )
            );
            // The rows are spread, and none of the former tables is left.
            Assert.InRange(connection.ExecuteScalar<int>("SELECT count(DISTINCT tableoid) FROM clauses"), 2, 16);
            Assert.Equal(0, connection.ExecuteScalar<int>("SELECT count(*) FROM pg_tables WHERE tablename LIKE '%whole'"));
            var twice = Assert.Throws<PostgresException>(() => connection.Execute(Partitions));
            Assert.Equal("clauses are in parts already", twice.MessageText);
        }
        foreach (var library in new[] { whole, parted })
        {
            library.Library.Catalogue.Remove(gone);
            library.Add(new RecordBuilder("丁市措施", "一、给予企业资助。\n二、给予奖励。", "d.txt").Benefit("二", "奖励").Build());
            library.Library.RebuildIndex();
        }
        Assert.Equal(LibraryDump.Of(whole.Library), LibraryDump.Of(parted.Library));
        foreach (string query in new[] { "奖励", "cap>=100万", "\"给予企业\"" })
            Assert.Equal(
                whole.Library.Search(query).Hits.Select(h => (h.Document.Title, h.Path)),
                parted.Library.Search(query).Hits.Select(h => (h.Document.Title, h.Path))
            );
        using var server = LibraryDatabase.Open(parted.Address);
        Assert.Equal(
            0,
            server.Read(c =>
                c.ExecuteScalar<int>("SELECT count(*) FROM benefits b WHERE NOT EXISTS (SELECT 1 FROM clauses c WHERE c.key = b.clause)")
            )
        );
        // A copy of it is a library as any other.
        using var folder = new ScratchFolder();
        var copy = LibraryAddress.Parse(folder["copy.db"]);
        LibraryCopy.Run(parted.Address, copy);
        using var copied = PolicyLibrary.Open(copy);
        Assert.Equal(LibraryDump.Of(parted.Library), LibraryDump.Of(copied));
    }

    [SkippableFact]
    public void A_library_of_any_earlier_build_is_brought_up_to_date_while_it_is_read()
    {
        for (int version = 1; version < PostgresSchema.Migrations.Count; version++)
        {
            using var folder = new ScratchFolder();
            var address = LibraryAddress.Parse(PostgresCluster.Instance.NewLibrary(), folder.Path);
            using var old = NpgsqlDataSource.Create(address.Server!.Settings);
            using (var connection = old.OpenConnection())
            {
                foreach (string step in PostgresSchema.Migrations.Take(version))
                    connection.Execute(step);
                connection.Execute("INSERT INTO library_schema VALUES(@version)", new { version });
            }
            // An old server is in the middle of reading, and has prepared what it asks.
            using var reading = old.OpenConnection();
            Assert.Equal(0, reading.ExecuteScalar<long>("SELECT change FROM catalogue"));
            using var library = PolicyLibrary.Open(address);
            library.Add(new("a.txt", "a"u8.ToArray()), new RecordBuilder("甲市措施", "一、给予企业奖励。").Build());
            Assert.True(library.Jobs!.Count().Waiting == 0 && !library.Site().Use(c => c.Query<string>("SELECT name FROM accounts")).Any());
            // It goes on with its own statements: steps only add.
            Assert.NotEqual(0, reading.ExecuteScalar<long>("SELECT change FROM catalogue"));
            Assert.Equal("甲市措施", reading.ExecuteScalar<string>("SELECT title FROM documents"));
            if (version == 1)
                continue;
            reading.Execute("INSERT INTO jobs(name, sha256, who) VALUES('b.txt', 'b', '甲') ON CONFLICT DO NOTHING");
            Assert.Equal(1, library.Jobs!.Count().Waiting);
        }
    }

    [SkippableFact]
    public void No_question_reads_all_of_a_table_that_grows_with_the_library()
    {
        using var folder = new ScratchFolder();
        string database = PostgresCluster.Instance.CreateDatabase(),
            target = PostgresCluster.Instance.Address(database);
        using (TemporaryLibrary filled = new(store: LibraryStore.Postgres))
        {
            Fill(filled);
            LibraryCopy.Run(filled.Address, LibraryAddress.Parse(target, folder.Path));
        }
        // Small tables are read whole whatever indexes they have: that is made the last resort here, and who resorts to it is counted.
        var before = WholeReads(database);
        using (var library = PolicyLibrary.Open(LibraryAddress.Parse(target + "?options=-c%20enable_seqscan%3Doff", folder.Path)))
        {
            var found = library.Search("奖励 region:第3市 cap>=100万 owner:科技局 year:2026 status:in-force");
            Assert.Equal(0, found.Total);
            var document = Assert.Single(library.Search("奖励 region:第3市 owner:科技局").Hits).Document;
            Assert.Equal(6, library.Benefits().Total);
            Assert.Equal(6, library.Catalogue.List(new ClauseExtractor.Library.Catalogue.DocumentListOptions()).Count);
            Assert.Equal(2, library.Catalogue.Record(document.Id).Clauses.Count);
            Assert.Equal(document.Id, library.Catalogue.Extracted(document.Id).Document.Id);
            Assert.Single(library.Catalogue.Sources(document.Id));
            Assert.Equal(document.File, library.Catalogue.Source(document.Id).Name);
            Assert.Empty(library.Catalogue.CitedBy(document));
            Assert.Empty(library.Catalogue.Predecessors(document.Id));
            Assert.Empty(library.Corrections.Of(document.Id));
            library.Corrections.Queue(below: 0.01);
            library.Add(new("d.txt", "d"u8.ToArray()), new RecordBuilder("丁市措施", "一、给予企业资助。", "d.txt").Build());
            Assert.Equal("d.txt", library.Search("资助").Hits[0].Document.File);
            library.Catalogue.Remove(document.Id);
        }
        var after = WholeReads(database);
        Assert.Equal("", string.Join(' ', Growing.Where(table => after[table] > before[table])));
    }

    [Fact]
    public void A_file_is_opened_without_a_look_at_every_record()
    {
        using var library = new TemporaryLibrary();
        using var database = LibraryDatabase.Open(library.Address);
        Assert.Contains(
            "documents_without_signs",
            database.Read(c => c.QuerySingle("EXPLAIN QUERY PLAN SELECT number FROM documents WHERE signs IS NULL LIMIT 1").detail)
        );
    }

    /// <summary>How often each table was read from end to end, told when all who read them are gone.</summary>
    private static Dictionary<string, long> WholeReads(string database)
    {
        using var connection = PostgresCluster.Instance.Open(database);
        while (
            connection.ExecuteScalar<int>(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = "
                    + "'client backend'"
            ) > 0
        )
            Thread.Sleep(20);
        return connection
            .Query<(string, long)>("SELECT relname, seq_scan FROM pg_stat_user_tables")
            .ToDictionary(t => t.Item1, t => t.Item2);
    }

    private static string Fill(TemporaryLibrary library)
    {
        for (int i = 0; i < 6; i++)
            library.Add(
                new RecordBuilder($"第{i}市措施", $"一、给予企业最高{(i + 1) * 50}万元奖励。\n二、支持发展。", $"{i}.txt")
                    .Region($"第{i}市", ClauseExtractor.Extraction.RegionLevel.City)
                    .Owner("一", "科技局", ClauseExtractor.Extraction.OwnerRole.Lead)
                    .Benefit("一", "奖励")
                    .Build()
            );
        return library.Library.Catalogue.Find("第3市措施").Id;
    }
}
