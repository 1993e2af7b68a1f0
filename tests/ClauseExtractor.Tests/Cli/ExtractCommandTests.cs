namespace ClauseExtractor.Tests.Cli;

public class ExtractCommandTests
{
    private const string Policy =
        "某市扶持办法\n一、支持创新。对新设立的企业，给予最高不超过50万元奖励。\n二、附则。本办法自2025年1月1日起施行。\n";

    [Fact]
    public async Task A_folder_gives_a_record_and_a_text_for_each_document_and_three_tables()
    {
        using var folder = new ScratchFolder();
        folder.Write("in/a.txt", Policy);
        folder.Write("in/deeper/b.txt", Policy);
        folder.Write("in/notes.json", "{}");
        folder.Write("in/.hidden.txt", Policy);
        var run = await CliRun.OfAsync("extract", folder["in"], "--out", folder["out"]);
        Assert.Equal(0, run.Code);
        Assert.Equal(["a.json", "a.txt", "b.json", "b.txt", "benefits.csv", "clauses.csv", "documents.csv"], Names(folder["out"]));
    }

    [Fact]
    public async Task The_later_of_two_files_with_one_stem_carries_its_hash()
    {
        using var folder = new ScratchFolder();
        folder.Write("in/1/same.txt", Policy);
        folder.Write("in/2/same.txt", Policy + "三、其他。\n");
        await CliRun.OfAsync("extract", folder["in"], "--out", folder["out"]);
        string hash = new ClauseExtractor.Reading.SourceFile("same.txt", File.ReadAllBytes(folder["in/2/same.txt"])).Sha256[..8];
        Assert.Equal(
            ["same-" + hash + ".json", "same.json"],
            Names(folder["out"]).Where(n => n.EndsWith(".json", StringComparison.Ordinal))
        );
        Assert.DoesNotContain("三、其他", File.ReadAllText(folder["out/same.txt"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_file_is_told_on_stderr_and_harms_no_other()
    {
        using var folder = new ScratchFolder();
        folder.Write("in/empty.txt", "");
        folder.Write("in/good.txt", Policy);
        var run = await CliRun.OfAsync("extract", folder["in"], "--out", folder["out"]);
        Assert.Equal(1, run.Code);
        Assert.Contains("empty.txt: CE00", run.Error, StringComparison.Ordinal);
        Assert.True(File.Exists(folder["out/good.json"]));
        Assert.False(File.Exists(folder["out/empty.json"]));
    }

    [Fact]
    public async Task The_same_input_gives_the_same_bytes_wherever_it_stands()
    {
        using var folder = new ScratchFolder();
        folder.Write("x/a.txt", Policy);
        folder.Write("y/deeper/a.txt", Policy);
        await CliRun.OfAsync("extract", folder["x"], "--out", folder["one"]);
        await CliRun.OfAsync("extract", folder["y/deeper/a.txt"], "--out", folder["two"]);
        foreach (string name in Names(folder["one"]))
            Assert.Equal(File.ReadAllBytes(folder["one/" + name]), File.ReadAllBytes(folder["two/" + name]));
    }

    [Fact]
    public async Task Tables_begin_with_a_byte_order_mark_so_that_Excel_opens_their_Chinese_right()
    {
        using var folder = new ScratchFolder();
        folder.Write("a.txt", Policy);
        await CliRun.OfAsync("extract", folder["a.txt"], "--out", folder["out"]);
        foreach (string table in new[] { "benefits.csv", "clauses.csv", "documents.csv" })
            Assert.Equal([0xEF, 0xBB, 0xBF], File.ReadAllBytes(folder["out/" + table])[..3]);
    }

    [Fact]
    public async Task Outcomes_as_csv_have_a_line_a_file()
    {
        using var folder = new ScratchFolder();
        folder.Write("a.txt", Policy);
        var run = await CliRun.OfAsync("extract", folder["a.txt"], folder["absent.txt"], "--out", folder["out"], "--format", "csv");
        Assert.Equal(1, run.Code);
        Assert.Equal(3, run.Out.TrimEnd().Split('\n').Length);
        Assert.Contains("refused,CE00", run.Out, StringComparison.Ordinal);
    }

    private static string[] Names(string folder) =>
        [.. Directory.GetFiles(folder).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];
}
