namespace ClauseExtractor.Tests.Cli;

/// <summary><c>clause match</c>: a file that is no profile is told by line and field.</summary>
public sealed class MatchCommandTests
{
    [Theory]
    [InlineData("{\n \"revenue\": \"many\"\n}", "第 2 行，字段 revenue")]
    [InlineData("[]", "第 1 行。")]
    [InlineData("{bad", "第 1 行。")]
    [InlineData("", "第 1 行。")]
    public async Task A_file_that_is_no_profile_is_told(string text, string place)
    {
        using var folder = new ScratchFolder();
        folder.Write("in/a.txt", "甲市若干扶持措施\n一、算力补贴。给予企业最高200万元补贴。\n");
        await CliRun.OfAsync("import", folder["in"], "--library", folder["library.db"]);
        var run = await CliRun.OfAsync("match", "--profile", folder.Write("p.json", text), "--library", folder["library.db"]);
        Assert.Equal(2, run.Code);
        Assert.StartsWith($"读不懂 p.json：{place}", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", run.Error, StringComparison.Ordinal);
    }
}
