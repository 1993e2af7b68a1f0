using ClauseExtractor.Formats;
using ClauseExtractor.Library;
using ClauseExtractor.Library.Reviews;
using ClauseExtractor.Library.Storage;
using ClauseExtractor.Tests.Cli;
using ClauseExtractor.Tests.Formats;

namespace ClauseExtractor.Tests.Library;

/// <summary>A checked copy of a library in use, and what is left of a damaged one.</summary>
public class BackupAndRescueTests
{
    private const int PageSize = 4096;

    [Fact]
    public async Task A_copy_of_a_library_in_use_is_whole()
    {
        using var folder = new ScratchFolder();
        string path = Path.Combine(folder.Path, "library.db"),
            copy = Path.Combine(folder.Path, "copy.db");
        using (var library = await FilledAsync(path))
        {
            Assert.True(LibraryBackup.Write(path, copy) > 0);
            Assert.Equal("exists", Assert.Throws<LibraryException>(() => LibraryBackup.Write(path, copy)).Code);
            using var opened = PolicyLibrary.Open(copy);
            Assert.Equal(library.Catalogue.List().Select(d => d.Id), opened.Catalogue.List().Select(d => d.Id));
        }
    }

    /// <summary>
    /// Marks hang on the ids of documents, not on their rows: both ways to another file take them along, history and notes included.
    /// </summary>
    [Fact]
    public async Task Marks_of_reviewers_are_in_the_copy_and_in_what_is_rescued()
    {
        using var folder = new ScratchFolder();
        string path = Path.Combine(folder.Path, "library.db"),
            copy = Path.Combine(folder.Path, "copy.db"),
            saved = Path.Combine(folder.Path, "saved.db");
        IReadOnlyList<ChangeReview> marks;
        using (var library = await FilledAsync(path))
        {
            var documents = library.Catalogue.List();
            var mark = new ChangeReview(
                documents[0].Id,
                documents[1].Id,
                "0123456789abcdef",
                ReviewMark.Doubtful,
                "请核对原件",
                "李审核",
                new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero)
            );
            library.Reviews.Set(mark);
            library.Reviews.Set(mark with { Mark = ReviewMark.Checked, Note = "已核原件", At = mark.At.AddDays(1) });
            marks = library.Reviews.History(mark.Old, mark.New);
            LibraryBackup.Write(path, copy);
        }
        LibraryRescue.Run(copy, saved);
        foreach (string file in new[] { copy, saved })
        {
            using var opened = PolicyLibrary.Open(file);
            Assert.Equal(marks, opened.Reviews.History(marks[0].Old, marks[0].New));
            Assert.Equal("已核原件", opened.Reviews.Of(marks[0].Old, marks[0].New)["0123456789abcdef"].Note);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_damaged_library_is_told_so_and_what_is_readable_is_saved(int seed)
    {
        using var folder = new ScratchFolder();
        string path = Path.Combine(folder.Path, "library.db"),
            copy = Path.Combine(folder.Path, "copy.db"),
            saved = Path.Combine(folder.Path, "saved.db");
        int clauses;
        using (var library = await FilledAsync(path))
        {
            LibraryBackup.Write(path, copy);
            clauses = library.Statistics().Clauses;
        }
        Damage(copy, seed);
        Assert.Equal("damaged", Assert.Throws<LibraryException>(() => LibraryBackup.Write(copy, Path.Combine(folder.Path, "b.db"))).Code);
        Assert.False(File.Exists(Path.Combine(folder.Path, "b.db")));

        var tables = LibraryRescue.Run(copy, saved);
        Assert.Contains(tables, t => t.Unreadable > 0);
        using var rescued = PolicyLibrary.Open(saved);
        Assert.InRange(rescued.Statistics().Clauses, 0, clauses);
        Assert.InRange(rescued.Catalogue.List().Count, 0, 5);
    }

    [Fact]
    public async Task A_library_that_is_not_damaged_is_rescued_whole()
    {
        using var folder = new ScratchFolder();
        string path = Path.Combine(folder.Path, "library.db"),
            saved = Path.Combine(folder.Path, "saved.db");
        using var library = await FilledAsync(path);
        Assert.All(LibraryRescue.Run(path, saved), t => Assert.Equal(0, t.Unreadable));
        using var rescued = PolicyLibrary.Open(saved);
        Assert.Equal(library.Statistics().Clauses, rescued.Statistics().Clauses);
        Assert.Equal(library.Search("算力").Total, rescued.Search("算力").Total);
    }

    [Fact]
    public async Task The_command_line_says_what_to_do()
    {
        using var folder = new ScratchFolder();
        string path = Path.Combine(folder.Path, "library.db");
        File.WriteAllBytes(path, new byte[20_000]);
        var search = await CliRun.OfAsync("search", "算力", "--library", path, "--lang", "en");
        Assert.Equal(1, search.Code);
        var rescue = await CliRun.OfAsync("rescue", Path.Combine(folder.Path, "new.db"), "--library", path, "--lang", "en");
        Assert.Equal(1, rescue.Code);
        Assert.Contains("is damaged", rescue.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder.Path, "new.db")));
    }

    private static async Task<PolicyLibrary> FilledAsync(string path)
    {
        var library = PolicyLibrary.Open(path);
        await library.ImportAsync(
            Directory.GetFiles(Path.Combine(Shared.Repository, "corpus"), "*.txt"),
            new PolicyPipeline(DocumentReaders.All())
        );
        return library;
    }

    // Three pages that hold rows (leaves of a table, whose first byte is 13), not the schema, are emptied.
    private static void Damage(string path, int seed)
    {
        byte[] bytes = File.ReadAllBytes(path);
        var leaves = Enumerable.Range(40, (bytes.Length / PageSize) - 40).Where(page => bytes[page * PageSize] == 13).ToArray();
        new Random(seed).Shuffle(leaves);
        foreach (int page in leaves.Take(3))
            bytes.AsSpan(page * PageSize, PageSize).Clear();
        File.WriteAllBytes(path, bytes);
    }
}
