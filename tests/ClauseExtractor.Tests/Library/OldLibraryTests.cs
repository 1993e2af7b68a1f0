using System.Text;
using System.Text.Json.Nodes;
using ClauseExtractor.Library;
using ClauseExtractor.Library.Storage;
using Microsoft.Data.Sqlite;

namespace ClauseExtractor.Tests.Library;

/// <summary>Libraries that earlier builds made, and indexes that are gone.</summary>
public sealed class OldLibraryTests
{
    [Fact]
    public void A_library_of_an_earlier_build_opens_without_its_old_index_tables_and_says_that_the_index_is_made_anew()
    {
        using var old = new TemporaryLibrary();
        old.Add(new RecordBuilder("甲市若干措施", "一、给予算力补贴。", "a.txt").Build());
        old.Library.Dispose();
        Directory.Delete(old.Path + ".lucene", recursive: true);
        Run(
            old.Path,
            """
            ALTER TABLE catalogue ADD COLUMN indexed INTEGER NOT NULL DEFAULT 0;
            CREATE TABLE postings_state(id INTEGER PRIMARY KEY CHECK(id = 1), form INTEGER NOT NULL, generation INTEGER NOT NULL);
            CREATE TABLE postings_segments(id INTEGER PRIMARY KEY AUTOINCREMENT, clauses INTEGER NOT NULL, live INTEGER NOT NULL, first_chunk INTEGER NOT NULL, chunks INTEGER NOT NULL, keys BLOB NOT NULL, terms BLOB NOT NULL);
            CREATE TABLE postings_chunks(id INTEGER PRIMARY KEY AUTOINCREMENT, data BLOB NOT NULL);
            CREATE TABLE postings_documents(document INTEGER PRIMARY KEY, segment INTEGER NOT NULL, clauses INTEGER NOT NULL);
            CREATE TABLE postings_dead(segment INTEGER NOT NULL, document INTEGER NOT NULL, PRIMARY KEY(segment, document)) WITHOUT ROWID;
            ALTER TABLE documents DROP COLUMN validity;
            PRAGMA user_version = 4;
            """
        );
        Assert.Equal([1], Openings(old.Path, "算力"));
        Assert.Equal("0", Run(old.Path, "SELECT count(*) FROM sqlite_master WHERE name LIKE 'postings%'"));
        Assert.Equal("ok", Run(old.Path, "PRAGMA integrity_check"));
        Assert.Empty(Openings(old.Path, "补贴"));
        old.Reopen();
    }

    [Fact]
    public void An_index_that_was_deleted_is_made_anew_and_that_is_said()
    {
        using var library = new TemporaryLibrary();
        library.Add(new RecordBuilder("甲市若干措施", "一、给予算力补贴。", "a.txt").Build());
        library.Add(new RecordBuilder("乙市若干措施", "一、给予算力奖励。", "b.txt").Build());
        library.Library.Dispose();
        Directory.Delete(library.Path + ".lucene", recursive: true);
        Assert.Equal([2], Openings(library.Path, "算力"));
        library.Reopen();
    }

    [Fact]
    public void A_record_that_says_nothing_of_figures_is_read_as_one_without_any()
    {
        var record = new RecordBuilder("甲市若干措施", "一、给予算力补贴500万元。", "a.txt").Build();
        var json = JsonNode.Parse(Packed.Unpack(Packed.Record(record)))!.AsObject();
        Assert.True(json.Remove("figures"));
        var read = Packed.Record(Packed.Bytes(Encoding.UTF8.GetBytes(json.ToJsonString())), Packed.Text(record.Text));
        Assert.Empty(read.Figures);
        Assert.Equal(record.Text, read.Text);
    }

    /// <summary>Opens a library, finds a word in it, and tells for how many documents the index was made anew.</summary>
    private static List<int> Openings(string path, string word)
    {
        var told = new List<int>();
        using var library = PolicyLibrary.Open(path, new LibraryOptions { IndexMadeAnew = told.Add });
        Assert.NotEmpty(library.Search(word).Hits);
        return told;
    }

    private static string? Run(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar()?.ToString();
    }
}
