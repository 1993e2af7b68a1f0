namespace ClauseExtractor.Tests.Cli;

public class ShowCommandTests
{
    private const string Policy =
        "某市扶持办法\n一、支持创新\n（一）支持研发。对新设立的企业，给予最高不超过50万元奖励。\n（二）支持应用。鼓励应用。\n二、附则\n本办法自2025年1月1日起施行。\n";

    [Fact]
    public async Task The_tree_shows_every_clause_and_underlines_the_words_of_its_facts()
    {
        using var folder = new ScratchFolder();
        var run = await CliRun.OfAsync(80, "show", folder.Write("a.txt", Policy));
        Assert.Equal(0, run.Code);
        string[] lines = run.Out.Split('\n');
        foreach (string path in new[] { "一", "一/(一)", "一/(二)", "二" })
            Assert.Contains(lines, l => l.Trim().StartsWith(path + "　", StringComparison.Ordinal));
        int words = Array.FindIndex(lines, l => l.Contains("50万元奖励", StringComparison.Ordinal));
        Assert.True(words > 0, run.Out);
        // The marks stand under the figure: as many columns in as the text before it takes.
        string before = lines[words][..lines[words].IndexOf("50万元", StringComparison.Ordinal)];
        int column = ClauseExtractor.Cli.Output.CellWidth.Of(before);
        Assert.Equal("======", lines[words + 1].Substring(column, 6));
    }

    [Theory]
    [InlineData("一/(一)")]
    [InlineData("一/（一）")] // as printed
    [InlineData("一、/（一）")]
    [InlineData("一(一)")] // as revisions print it
    public async Task A_clause_is_found_however_its_path_is_typed(string path)
    {
        using var folder = new ScratchFolder();
        var run = await CliRun.OfAsync(80, "show", folder.Write("a.txt", Policy), "--clause", path);
        Assert.Equal(0, run.Code);
        Assert.Contains("对新设立的企业", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("鼓励应用", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clause_that_is_not_there_is_told_with_those_that_are()
    {
        using var folder = new ScratchFolder();
        var run = await CliRun.OfAsync("show", folder.Write("a.txt", Policy), "--clause", "九");
        Assert.Equal(1, run.Code);
        Assert.Contains("一/(二)", run.Error, StringComparison.Ordinal);
    }
}
