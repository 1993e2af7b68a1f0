using System.Diagnostics;
using ClauseExtractor.Library;
using ClauseExtractor.Tests.Library;

namespace ClauseExtractor.Tests.Cli;

/// <summary>The library's commands, and what an import leaves that was killed.</summary>
public class LibraryCommandTests
{
    [Fact]
    public async Task The_commands_of_a_library_work_together()
    {
        using var folder = new ScratchFolder();
        folder.Write("in/a.txt", "甲市若干扶持措施\n一、算力补贴。给予企业最高200万元补贴。\n二、其他。\n");
        string library = folder["library.db"];
        Assert.Equal(0, (await CliRun.OfAsync("import", folder["in"], "--library", library)).Code);
        Assert.Contains("甲市若干扶持措施", (await CliRun.OfAsync("list", "--library", library)).Out, StringComparison.Ordinal);
        var found = await CliRun.OfAsync("search", "算力", "--library", library, "--format", "json");
        Assert.Contains("\"clause\": \"一\"", found.Out, StringComparison.Ordinal);
        // Without a field, and with one that is none, it names those there are.
        var fields = await CliRun.OfAsync("correct", "a", "一", "--library", library);
        Assert.Equal(0, fields.Code);
        Assert.Contains("benefits[0].caps[0].amount", fields.Out, StringComparison.Ordinal);
        var none = await CliRun.OfAsync("correct", "a", "-", "headline", "x", "--library", library);
        Assert.Equal(1, none.Code);
        Assert.Contains("documentNumber", none.Error, StringComparison.Ordinal);
        var corrected = await CliRun.OfAsync("correct", "a", "二", "heading", "改过的标题", "--library", library);
        Assert.Equal(0, corrected.Code);
        Assert.Contains("原文这一条里没有“改过的标题”", corrected.Error, StringComparison.Ordinal);
        Assert.Equal(2, (await CliRun.OfAsync("review", "--below", "7", "--library", library)).Code);
        Assert.Contains("改过的标题", (await CliRun.OfAsync("history", "a", "--library", library)).Out, StringComparison.Ordinal);
        Assert.Equal(0, (await CliRun.OfAsync("review", "undo", "1", "--library", library)).Code);
        Assert.Equal(0, (await CliRun.OfAsync("stats", "--library", library)).Code);
        Assert.Equal(0, (await CliRun.OfAsync("export", "--format", "xlsx", "--out", folder["out"], "--library", library)).Code);
        Assert.True(File.Exists(folder["out/policies.xlsx"]));
        Assert.Equal(0, (await CliRun.OfAsync("rebuild", "--library", library)).Code);
        Assert.Equal(0, (await CliRun.OfAsync("remove", "a", "--library", library)).Code);
        Assert.Equal(1, (await CliRun.OfAsync("search", "算力", "--library", library)).Code);
    }

    [Fact]
    public async Task A_row_that_the_rules_are_not_sure_of_says_so_in_the_table()
    {
        using var folder = new ScratchFolder();
        folder.Write(
            "in/a.txt",
            "甲市若干扶持措施\n一、算力券。每年发放总额2000万元的算力券，单个企业每年最高80万元。\n二、算力补贴。对租用算力的企业，给予最高200万元补贴。\n"
        );
        await CliRun.OfAsync("import", folder["in"], "--library", folder["library.db"]);
        using var rows = System.Text.Json.JsonDocument.Parse(
            (await CliRun.OfAsync("benefits", "--library", folder["library.db"], "--format", "json")).Out
        );
        int unsure = rows.RootElement.EnumerateArray().Count(row => row.GetProperty("confidence").GetDouble() < 0.8);
        Assert.InRange(unsure, 1, rows.RootElement.GetArrayLength() - 1);
        var table = await CliRun.OfAsync("benefits", "--library", folder["library.db"]);
        Assert.Equal(unsure, table.Out.Split('？').Length - 1);
        Assert.Contains($"其中 {unsure} 项没有把握", table.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hit_says_whether_its_validity_is_assumed()
    {
        using var folder = new ScratchFolder();
        folder.Write("in/a.txt", "甲市若干扶持措施\n一、算力补贴。给予企业最高200万元补贴。\n二、其他。\n甲市人民政府\n2024年3月1日\n");
        folder.Write("in/b.txt", "乙市若干扶持措施\n一、算力补贴。给予企业最高300万元补贴。\n二、附则。本措施自2024年3月1日起施行。\n");
        string library = folder["library.db"];
        await CliRun.OfAsync("import", folder["in"], "--library", library);
        string hits = (await CliRun.OfAsync("search", "算力", "--library", library)).Out;
        Assert.Contains("甲市若干扶持措施  [有效（推定）]", hits, StringComparison.Ordinal);
        Assert.Contains("乙市若干扶持措施  [有效]", hits, StringComparison.Ordinal);
        Assert.Contains(
            "\"validity\": \"assumed\"",
            (await CliRun.OfAsync("search", "算力 region:甲市", "--library", library, "--format", "json")).Out,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "\"validity\": \"assumed\"",
            (await CliRun.OfAsync("benefits", "算力 region:甲市", "--library", library, "--format", "json")).Out,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_wrong_query_is_wrong_usage_and_shows_the_place()
    {
        using var folder = new ScratchFolder();
        folder.Write("in/a.txt", "甲市若干扶持措施\n一、算力补贴。\n");
        await CliRun.OfAsync("import", folder["in"], "--library", folder["library.db"]);
        var run = await CliRun.OfAsync("search", "算力 cap>=abc", "--library", folder["library.db"]);
        Assert.Equal(2, run.Code);
        Assert.Contains("  算力 cap>=abc\n            ^^^\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_library_that_is_not_there_is_not_made_by_asking()
    {
        using var folder = new ScratchFolder();
        Assert.Equal(1, (await CliRun.OfAsync("search", "算力", "--library", folder["none.db"])).Code);
        Assert.False(File.Exists(folder["none.db"]));
        folder.Write("empty.txt", "");
        var empty = await CliRun.OfAsync("search", "算力", "--library", folder["empty.txt"]);
        Assert.Equal((1, 0L), (empty.Code, new FileInfo(folder["empty.txt"]).Length));
        Assert.Contains("empty.txt", empty.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_the_library_itself_lies_in_is_imported_without_it()
    {
        using var folder = new ScratchFolder();
        folder.Write("a.txt", "甲市若干扶持措施\n一、算力补贴。给予企业最高200万元补贴。\n");
        foreach (int _ in (int[])[1, 2])
        {
            var run = await CliRun.OfAsync("import", folder[""], "--library", folder["library.db"]);
            Assert.True(run.Code == 0 && !run.Out.Contains("lucene", StringComparison.Ordinal), run.Out + run.Error);
        }
    }

    [Fact]
    public async Task An_import_killed_at_any_moment_leaves_whole_documents_and_the_next_one_finishes_it()
    {
        using var folder = new ScratchFolder();
        foreach (var (name, text) in ImportTests.Many(60))
            folder.Write("in/" + name, text);
        string killed = folder["killed.db"];
        var random = new Random(7);
        for (int i = 0; i < 5; i++)
        {
            using var import = Start("import", folder["in"], "--library", killed);
            // From before the first document to after the last one.
            await Task.WhenAny(import.WaitForExitAsync(), Task.Delay(300 + random.Next(900)));
            import.Kill();
            await import.WaitForExitAsync();
            if (File.Exists(killed))
                AssertWhole(killed);
        }
        using (
            Process first = Start("import", folder["in"], "--library", killed),
                second = Start("import", folder["in"], "--library", killed)
        )
            await Task.WhenAll(first.WaitForExitAsync(), second.WaitForExitAsync());
        Assert.Equal(0, (await CliRun.OfAsync("import", folder["in"], "--library", folder["straight.db"])).Code);
        Assert.Equal(Dump(folder["straight.db"]), Dump(killed));
    }

    /// <summary>Every document that is in is in whole: all of its clauses, and all of them found.</summary>
    private static void AssertWhole(string path)
    {
        using var library = PolicyLibrary.Open(path);
        var documents = library.Catalogue.List(allVersions: true);
        Assert.All(documents, d => Assert.Equal(2, library.Catalogue.Record(d.Id).Clauses.Count));
        Assert.Equal(documents.Count * 2, library.Search("企业 versions:all", new() { Limit = 500 }).Total);
    }

    private static string Dump(string path)
    {
        using var library = PolicyLibrary.Open(path);
        return LibraryDump.Of(library);
    }

    private static Process Start(params string[] args) =>
        Process.Start(
            new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "clause.dll"), .. args])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
}
