using ClauseExtractor.Library;
using ClauseExtractor.Library.Import;
using ClauseExtractor.Library.Reviews;
using ClauseExtractor.Library.Storage;
using ClauseExtractor.Reading;
using Dapper;

namespace ClauseExtractor.Tests.Library;

/// <summary>What several people and processes do with one library.</summary>
public abstract class SharedWorkTests(LibraryStore store)
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 8, 30, 0, TimeSpan.Zero);

    [SkippableFact]
    public void The_last_mark_of_a_change_counts_and_the_others_are_its_history()
    {
        using var library = store.New();
        var reviews = library.Library.Reviews;
        reviews.Set(new ChangeReview("old", "new", "k1", ReviewMark.Agreed, "看过", "甲", Now));
        reviews.Set(new ChangeReview("old", "new", "k2", ReviewMark.Agreed, "", "甲", Now));
        reviews.Set(new ChangeReview("old", "new", "k1", ReviewMark.Open, "再看", "乙", Now.AddMinutes(1)));
        Assert.Equal(["k2"], reviews.Of("old", "new").Keys);
        Assert.Equal(["看过", "", "再看"], reviews.History("old", "new").Select(r => r.Note));
        Assert.Empty(reviews.History("new", "old"));
    }

    [SkippableFact]
    public void A_watch_tells_what_came_since_somebody_looked()
    {
        using var library = store.New();
        library.Add(new RecordBuilder("甲市措施", "一、给予算力补贴。", "a.txt").Build());
        library.Library.Watches.Add("算力", "算力", "甲");
        library.Library.Watches.Add("人才", "人才", "乙");
        library.Add(new RecordBuilder("乙市措施", "一、给予算力奖励。", "b.txt").Build());
        Assert.Equal(["人才 0", "算力 1"], library.Library.Watches.News().Select(n => $"{n.Watch.Name} {n.Total}"));
        library.Library.Watches.MarkSeen("算力");
        Assert.All(library.Library.Watches.News(), n => Assert.Equal(0, n.Total));
        Assert.Equal("人才", library.Library.Watches.Add("算力", "人才", "丙").Query);
        Assert.Equal(2, library.Library.Watches.List().Count);
        library.Library.Watches.Remove("算力");
        Assert.Equal("notFound", Assert.Throws<LibraryException>(() => library.Library.Watches.Remove("算力")).Code);
    }

    [SkippableFact]
    public void An_act_is_kept_with_what_it_did_and_not_without()
    {
        using var library = store.New();
        var record = new RecordBuilder("甲市措施", "一、给予补贴。").Build();
        var acts = library.Library.Acts;
        acts.Do(new LibraryAct("1", Now, "甲", "import", "a.txt", null), () => library.Add(record));
        Assert.Throws<LibraryException>(() =>
            acts.Do(
                new LibraryAct("2", Now, "乙", "remove", "x", "127.0.0.1"),
                () =>
                {
                    library.Library.Catalogue.Remove("none");
                    return 0;
                }
            )
        );
        // In a server's database it stands in the log at once, in a file it waits for the log beside it.
        if (library.Library.Site() is { IsShared: true } site)
            Assert.Equal(
                ["1 甲 import a.txt"],
                site.Use(c => c.Query<string>("SELECT act || ' ' || who || ' ' || action || ' ' || subject FROM audit"))
            );
        else
            Assert.Equal([new LibraryAct("1", Now, "甲", "import", "a.txt", null)], acts.Waiting());
        acts.Forget(acts.Waiting());
        Assert.Empty(acts.Waiting());
    }

    [SkippableFact]
    public void What_fails_half_way_leaves_nothing_and_uses_no_change_number()
    {
        using var library = store.New();
        library.Add(new RecordBuilder("甲市措施", "一、给予补贴。").Build());
        long before = library.Library.Catalogue.Change;
        using var database = LibraryDatabase.Open(library.Address);
        Assert.Throws<IOException>(() =>
            database.Write<int>(
                (connection, _) =>
                {
                    LibraryDatabase.NextChange(connection);
                    throw new IOException();
                }
            )
        );
        Assert.Equal(before, library.Library.Catalogue.Change);
    }

    [SkippableFact]
    public async Task Two_writers_at_once_lose_nothing_and_every_change_has_its_number()
    {
        using var library = store.New();
        using var other = PolicyLibrary.Open(library.Address);
        PolicyLibrary[] both = [library.Library, other];
        await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(i =>
                    Task.Run(() =>
                        both[i % 2]
                            .Add(
                                new SourceFile($"{i}.txt", new[] { (byte)i }),
                                new RecordBuilder($"第{i}号措施", $"一、给予第{i}种补贴。", $"{i}.txt").Build()
                            )
                    )
                )
        );
        var documents = library.Library.Catalogue.List();
        Assert.Equal(8, documents.Count);
        Assert.Equal(8, documents.DistinctBy(d => d.Change).Count());
        Assert.Equal(8, other.Search("补贴").Total);
        Assert.Equal(8, library.Library.Search("补贴").Total);
        Assert.All(library.Library.Catalogue.Imports(), run => Assert.Equal(ImportStatus.Added, Assert.Single(run.Outcomes).Status));
    }

    [SkippableFact]
    public void Texts_that_no_store_can_keep_as_they_are_come_in_and_the_record_keeps_them()
    {
        using var library = store.New();
        var record = new RecordBuilder("甲市措施", "一、给予算力补贴。").Build();
        record = record with
        {
            Document = record.Document with { Title = "甲\0市\ud800措施" },
            Clauses = [.. record.Clauses.Select(c => c with { Text = c.Text + "\0\ud83d\ude00\udc00" })],
        };
        string id = library.Add(record).Document!;
        Assert.StartsWith("给予算力补贴。", Assert.Single(library.Library.Search("算力").Hits).Text, StringComparison.Ordinal);
        Assert.Contains('\0', library.Library.Catalogue.Record(id).Document.Title!);
    }
}
