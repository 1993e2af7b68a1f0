using ClauseExtractor.Tests.Architecture;

namespace ClauseExtractor.Tests.Packages;

/// <summary>
/// The packages as somebody else uses them: the samples are built from them and run, and the command line is installed from its package.
/// </summary>
public class PackageTests(PackedFeed feed) : IClassFixture<PackedFeed>
{
    private static readonly string Corpus = Path.Combine(Sources.Root, "corpus");

    [Fact]
    public void A_folder_becomes_rows()
    {
        string[] rows = feed.Dotnet(feed.BuildSample("ExtractFolder"), Corpus).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("file\tclause\tterm\tcaps\trate\tconfidence\twords", rows[0]);
        Assert.Contains(
            rows,
            row => row.StartsWith("putuo-intelligent-software-2024.txt\t", StringComparison.Ordinal) && row.Split('\t').Length == 7
        );
    }

    [Fact]
    public void A_library_is_searched_by_words_of_its_dictionary()
    {
        string[] lines = feed.Dotnet(feed.BuildSample("SearchLibrary"), Corpus, "算力 补贴")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.EndsWith("documents", lines[0], StringComparison.Ordinal);
        Assert.Contains(lines, line => line.Contains("算力", StringComparison.Ordinal));
        Assert.True(
            File.Exists(Path.Combine(feed.Folder("SearchLibrary"), "jieba", "dict.txt")),
            "the package brings the dictionary of jieba.NET beside the program"
        );
    }

    [Fact]
    public void Two_files_are_compared()
    {
        string sample = Path.Combine(Sources.Root, "samples", "chongming-digital-industry-demonstration.txt");
        Assert.Contains(
            "changes of meaning",
            feed.Dotnet(feed.BuildSample("CompareFiles"), Path.Combine(Corpus, "chongming-digital-industry-2025-draft.txt"), sample),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_command_line_is_installed_as_a_tool()
    {
        feed.Dotnet(
            "tool",
            "install",
            "ClauseExtractor.Tool",
            "--version",
            feed.Version,
            "--add-source",
            feed.Feed,
            "--tool-path",
            feed.Folder("tool")
        );
        string clause = Path.Combine(feed.Folder("tool"), OperatingSystem.IsWindows() ? "clause.exe" : "clause");
        Assert.Contains("0.1.0", feed.Run(clause, "--version"), StringComparison.Ordinal);
        // A PDF: read in a process of its own, which the tool has to start from where it is installed.
        feed.Run(
            clause,
            "extract",
            Path.Combine(Sources.Root, "tests", "fixtures", "putuo-intelligent-software-2024.chromium.pdf"),
            "--out",
            feed.Folder("records")
        );
        Assert.True(File.Exists(Path.Combine(feed.Folder("records"), "putuo-intelligent-software-2024.chromium.json")));
    }

    [Fact]
    public void Samples_are_short() =>
        Sources.AssertNone(
            Sources.Files("samples", "*.cs").Where(file => Sources.Read(file).Split('\n').Length >= 40),
            "Samples of 40 lines or more"
        );
}
