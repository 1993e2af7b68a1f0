using System.Text;
using ClauseExtractor.Library;
using ClauseExtractor.Library.Import;

namespace ClauseExtractor.Tests.Library;

public abstract class ImportTests(LibraryStore store)
{
    [SkippableFact]
    public async Task A_folder_gives_one_outcome_a_file_and_the_bad_ones_stop_nothing()
    {
        using var library = store.New();
        string folder = Folder(
            library,
            ("a.txt", "甲市若干扶持措施\n一、给予补贴。\n"),
            ("sub/b.txt", "乙市若干扶持措施\n一、给予奖励。\n"),
            ("empty.txt", ""),
            ("binary.txt", "\0\u0001\u0002\0"),
            (".hidden/c.txt", "丙"),
            ("notes.json", "{}")
        );
        var summary = await library.Library.ImportAsync([folder, System.IO.Path.Combine(folder, "gone.txt")], new PolicyPipeline());
        Assert.Equal(
            ["a.txt Added", "binary.txt Refused", "empty.txt Refused", "gone.txt Failed", "sub/b.txt Added"],
            summary.Outcomes.Select(o => $"{o.Path} {o.Status}")
        );
        Assert.All(summary.Outcomes.Where(o => o.Status == ImportStatus.Refused), o => Assert.NotNull(o.Remedy));
        Assert.False(summary.IsComplete);
        Assert.Equal(2, library.Library.Catalogue.List().Count);
        var run = Assert.Single(library.Library.Catalogue.Imports());
        Assert.NotNull(run.FinishedAt);
        Assert.Equal(summary.Outcomes.Select(o => (o.Path, o.Status, o.Code)), run.Outcomes.Select(o => (o.Path, o.Status, o.Code)));
    }

    [SkippableFact]
    public async Task A_folder_imported_twice_is_the_same_library()
    {
        using var library = store.New();
        string folder = Folder(library, Many(12));
        await library.Library.ImportAsync([folder], new PolicyPipeline());
        string once = LibraryDump.Of(library.Library);
        long change = library.Library.Catalogue.Change;
        var again = await library.Library.ImportAsync([folder], new PolicyPipeline());
        Assert.All(again.Outcomes, o => Assert.Equal(ImportStatus.Known, o.Status));
        Assert.Equal(once, LibraryDump.Of(library.Library));
        Assert.Equal(change, library.Library.Catalogue.Change);
    }

    [SkippableFact]
    public async Task A_cancelled_import_keeps_whole_documents_and_the_next_one_finishes_it()
    {
        using var library = store.New();
        string folder = Folder(library, Many(30));
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            library.Library.ImportAsync(
                [folder],
                new PolicyPipeline(),
                new Count(n =>
                {
                    if (n == 5)
                        stop.Cancel();
                }),
                stop.Token
            )
        );
        int before = library.Library.Catalogue.List(allVersions: true).Count;
        Assert.InRange(before, 5, 29);
        var rest = await library.Library.ImportAsync([folder], new PolicyPipeline());
        Assert.Equal(before, rest.Count(ImportStatus.Known));
        Assert.Equal(30, library.Library.Catalogue.List(allVersions: true).Count);
        Assert.Equal(await Straight(folder), LibraryDump.Of(library.Library));
    }

    [SkippableFact]
    public async Task Two_imports_at_once_leave_what_one_leaves()
    {
        using var library = store.New();
        string folder = Folder(library, Many(20));
        // A library of its own for each, as two processes have.
        using var other = PolicyLibrary.Open(library.Address);
        await Task.WhenAll(library.Library.ImportAsync([folder], new PolicyPipeline()), other.ImportAsync([folder], new PolicyPipeline()));
        Assert.Equal(await Straight(folder), LibraryDump.Of(library.Library));
        Assert.Equal(LibraryDump.Of(other), LibraryDump.Of(library.Library));
    }

    [SkippableFact]
    public async Task The_same_bytes_under_two_names_are_one_document_whichever_comes_first()
    {
        const string Text = "甲市若干扶持措施\n一、给予补贴。\n";
        using var library = store.New();
        using var reverse = store.New();
        foreach (string name in new[] { "b.txt", "a.txt" })
            await library.Library.ImportAsync([Folder(library, (name, Text)) + "/" + name], new PolicyPipeline());
        foreach (string name in new[] { "a.txt", "b.txt" })
            await reverse.Library.ImportAsync([Folder(reverse, (name, Text)) + "/" + name], new PolicyPipeline());
        Assert.Equal(LibraryDump.Of(library.Library), LibraryDump.Of(reverse.Library));
        var document = Assert.Single(library.Library.Catalogue.List());
        Assert.Equal("a.txt", document.File);
        Assert.Equal("a.txt", library.Library.Catalogue.Record(document.Id).Document.Source.File);
        Assert.Equal(Text, Encoding.UTF8.GetString(library.Library.Catalogue.Source(document.Id).Content.Span));
    }

    [SkippableFact]
    public async Task A_rebuild_of_an_unchanged_product_changes_nothing()
    {
        using var library = store.New();
        await library.Library.ImportAsync([Folder(library, Many(6))], new PolicyPipeline());
        string before = LibraryDump.Of(library.Library);
        var summary = await library.Library.RebuildAsync(new PolicyPipeline());
        Assert.Equal(6, summary.Count(ImportStatus.Rebuilt));
        Assert.Equal(before, LibraryDump.Of(library.Library));
    }

    internal static (string Name, string Text)[] Many(int count) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(i =>
                    (
                        $"p{i:00}.txt",
                        $"第{i % 7}区产业扶持办法\n一、支持企业发展。第{i}号企业给予奖励。\n二、支持措施。对企业给予补贴{i}万元。\n"
                    )
                ),
        ];

    internal static string Folder(TemporaryLibrary library, params (string Name, string Text)[] files)
    {
        string folder = System.IO.Path.Combine(library.Folder, "in");
        foreach (var (name, text) in files)
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(System.IO.Path.Combine(folder, name))!);
            File.WriteAllText(System.IO.Path.Combine(folder, name), text);
        }
        return folder;
    }

    /// <summary>What an import from beginning to end leaves.</summary>
    private async Task<string> Straight(string folder)
    {
        using var straight = store.New();
        await straight.Library.ImportAsync([folder], new PolicyPipeline());
        return LibraryDump.Of(straight.Library);
    }

    private sealed class Count(Action<int> tell) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => tell(value.Done);
    }
}
