using ClauseExtractor.Library;
using ClauseExtractor.Library.Corrections;
using ClauseExtractor.Library.Reviews;
using ClauseExtractor.Library.Storage;
using ClauseExtractor.Tests.Cli;
using Dapper;

namespace ClauseExtractor.Tests.Library;

public class LibraryCopyTests
{
    [SkippableTheory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public void A_copy_is_the_same_library_and_goes_on_like_it(bool fromServer, bool toServer)
    {
        using var library = Filled(fromServer);
        using var folder = new ScratchFolder();
        var to = LibraryAddress.Parse(toServer ? PostgresCluster.Instance.NewLibrary() : folder["copy.db"], folder.Path);
        var copied = LibraryCopy.Run(library.Address, to);
        Assert.Equal(
            [2L, 1, 2, 1],
            copied.Where(t => t.Name is "documents" or "removals" or "source_contents" or "watches").Select(t => t.Rows)
        );
        using var copy = PolicyLibrary.Open(to);
        var (before, after) = (library.Library, copy);
        Assert.Equal(LibraryDump.Of(before), LibraryDump.Of(after));
        Assert.Equal(before.Catalogue.Change, after.Catalogue.Change);
        string id = before.Catalogue.Find("甲市新措施").Id;
        Assert.Equal(before.Corrections.Of(id), after.Corrections.Of(id));
        Assert.Equal(before.Corrections.History(1), after.Corrections.History(1));
        Assert.Equal(before.Reviews.History("old", "new"), after.Reviews.History("old", "new"));
        Assert.Equal(before.Watches.List(), after.Watches.List());
        Assert.Equal(before.Acts.Waiting(), after.Acts.Waiting());
        Assert.Equal(
            before.Catalogue.Imports().Select(i => (i.Id, i.StartedAt, i.Outcomes.Count)),
            after.Catalogue.Imports().Select(i => (i.Id, i.StartedAt, i.Outcomes.Count))
        );
        // The number of a document that is gone is not used again, whoever goes on.
        foreach (var each in new[] { before, after })
            each.Add(new("d.txt", "d"u8.ToArray()), new RecordBuilder("丁市措施", "一、给予企业资助。", "d.txt").Build());
        Assert.Equal(before.Catalogue.Find("丁市措施").Row, after.Catalogue.Find("丁市措施").Row);
        Assert.Equal(2, after.Corrections.Correct(new CorrectionRequest(id, null, "title", "甲市再改措施", "再改", "乙")).Id);
    }

    [SkippableTheory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(false, false)]
    public void The_people_of_a_site_go_with_its_library_and_their_numbers_go_on(bool fromServer, bool toServer)
    {
        using var library = Filled(fromServer);
        using var folder = new ScratchFolder();
        library
            .Library.Site()
            .Write(
                (connection, _) =>
                    connection.Execute(
                        """
                        INSERT INTO accounts(name, key, hash, role, stamp, created_at) VALUES('li', 'LI', 'h', 'Admin', 's', '2026-03-01T08:00:00Z');
                        INSERT INTO tokens(account, name, hash, role, created_at, expires_at) SELECT id, 't', 'k', 'Reviewer', created_at, '2027-03-01T08:00:00Z' FROM accounts;
                        INSERT INTO audit(at, who, action, act) VALUES('2026-03-01T08:00:00Z', 'li', 'signIn', 'x1');
                        INSERT INTO sessions(id, account, ends_at) SELECT 's', id, created_at FROM accounts;
                        """
                    )
            );
        var to = LibraryAddress.Parse(toServer ? PostgresCluster.Instance.NewLibrary() : folder["copy.db"], folder.Path);
        LibraryCopy.Run(library.Address, to);
        using var copy = PolicyLibrary.Open(to);
        const string People =
            "SELECT a.name || a.hash || a.role || a.stamp || t.name || t.hash || t.role || t.expires_at FROM accounts a JOIN tokens t ON "
            + "t.account = a.id";
        Assert.Equal("lihAdminstkReviewer2027-03-01T08:00:00Z", copy.Site().Use(c => c.ExecuteScalar<string>(People)));
        Assert.Equal(["signIn"], copy.Site().Use(c => c.Query<string>("SELECT action FROM audit WHERE act = 'x1'").ToList()));
        Assert.Equal(0, copy.Site().Use(c => c.ExecuteScalar<int>("SELECT count(*) FROM sessions")));
        Assert.Equal(
            2,
            copy.Site()
                .Use(c =>
                    c.ExecuteScalar<long>(
                        "INSERT INTO accounts(name, key, hash, role, stamp, created_at) VALUES('b', 'B', 'h', 'Admin', 's', '') "
                            + "RETURNING id"
                    )
                )
        );
        // Where accounts are, nothing is copied over them.
        Assert.Equal("exists", Assert.Throws<LibraryException>(() => LibraryCopy.Run(library.Address, to)).Code);
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_target_that_holds_something_is_refused_and_left_alone(bool server)
    {
        using var library = Filled(server: false);
        using var target = new TemporaryLibrary(store: server ? LibraryStore.Postgres : LibraryStore.Sqlite);
        target.Add(new RecordBuilder("乙市措施", "一、给予补贴。").Build());
        var run = await CliRun.OfAsync("copy", library.Target, target.Target, "--lang", "en");
        Assert.Equal(1, run.Code);
        Assert.Contains("holds a library already", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", run.Out + run.Error, StringComparison.Ordinal);
        Assert.Equal("乙市措施", Assert.Single(target.Library.Catalogue.List()).Title);
    }

    [SkippableFact]
    public void What_does_not_read_back_as_it_was_is_no_copy()
    {
        using var library = Filled(server: false);
        using var target = new TemporaryLibrary(store: LibraryStore.Postgres);
        using (var database = LibraryDatabase.Open(target.Address))
            database.Write(
                (connection, _) =>
                    connection.Execute(
                        """
                        CREATE FUNCTION spoil() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.query := upper(NEW.query || ''x''); RETURN NEW; END';
                        CREATE TRIGGER spoil BEFORE INSERT ON watches FOR EACH ROW EXECUTE FUNCTION spoil();
                        """
                    )
            );
        Assert.Equal("damaged", Assert.Throws<LibraryException>(() => LibraryCopy.Run(library.Address, target.Address)).Code);
        Assert.Empty(target.Library.Catalogue.List());
        Assert.Equal(0, target.Library.Catalogue.Change);
    }

    [SkippableFact]
    public void Every_table_of_the_schema_is_copied()
    {
        using var library = new TemporaryLibrary();
        using var database = LibraryDatabase.Open(library.Address);
        var tables = database.Read(c =>
            c.Query<string>("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'catalogue'")
                .ToList()
        );
        Assert.Equal(tables.Order(), LibraryCopy.Names.Order());
    }

    private static TemporaryLibrary Filled(bool server)
    {
        var library = new TemporaryLibrary(store: server ? LibraryStore.Postgres : LibraryStore.Sqlite);
        var at = new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);
        string id = library
            .Add(
                new RecordBuilder("甲市措施", "一、给予企业补贴。\n二、支持发展。", "a.txt")
                    .Region("甲市", ClauseExtractor.Extraction.RegionLevel.City)
                    .Issued("2025-01-01")
                    .Owner("一", "补贴", ClauseExtractor.Extraction.OwnerRole.Lead)
                    .Benefit("一", "补贴")
                    .Cites("甲市措施")
                    .Repeals("甲市措施")
                    .Build()
            )
            .Document!;
        library.Library.Acts.Do(
            new LibraryAct("1", at, "甲", "import", "b.txt", null),
            () => library.Add(new RecordBuilder("乙市措施", "一、给予奖励。", "b.txt").Build())
        );
        string gone = library.Add(new RecordBuilder("丙市措施", "一、给予奖励。", "c.txt").Build()).Document!;
        library.Library.Catalogue.Remove(gone);
        library.Library.Corrections.Correct(new CorrectionRequest(id, null, "title", "甲市新措施", "标题有误", "甲"));
        library.Library.Reviews.Set(new ChangeReview("old", "new", "k", ReviewMark.Doubtful, "再看", "甲", at));
        library.Library.Watches.Add("奖励", "奖励", "甲");
        return library;
    }
}
