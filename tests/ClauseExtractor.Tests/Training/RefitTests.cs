using ClauseExtractor.Tests.Cli;
using ClauseExtractor.Tests.Formats;
using ClauseExtractor.Training;

namespace ClauseExtractor.Tests.Training;

/// <summary>What extraction learned is what its committed examples give, to the same bytes; the examples hold values and hashes, no words.</summary>
public class RefitTests
{
    [Fact]
    public void Weights_and_report_are_what_the_committed_examples_give()
    {
        foreach (var (path, content) in Fitting.Refit(Shared.Repository))
            Assert.True(File.ReadAllText(path) == content, $"{Path.GetRelativePath(Shared.Repository, path)} is not what the examples give: run dotnet run --project tools/Training -c Release -- fit");
    }

    [Fact]
    public void Examples_hold_no_word_of_a_document()
    {
        foreach (string name in new[] { "figure-examples.tsv", "row-examples.tsv" })
            Assert.DoesNotContain(File.ReadLines(Path.Combine(Shared.Repository, "tools", "Training", name)), line => line.Any(c => c is >= '一' and <= '鿿'));
        Assert.DoesNotContain(File.ReadLines(Path.Combine(Shared.Repository, "tests", "Gold", "held-out.tsv")), line => line[0] != '#' && line.Split('\t')[1].Any(c => c is >= '一' and <= '鿿'));
    }

    [Fact]
    public async Task The_calibration_of_held_out_rows_is_printed_without_texts()
    {
        var run = await CliRun.OfAsync("eval", "--held-out", Path.Combine(Shared.Repository, "tests", "Gold", "held-out.tsv"), "--lang", "en", "--format", "csv");
        Assert.Equal(0, run.Code);
        Assert.Contains("0.9,", run.Out, StringComparison.Ordinal);
        Assert.Equal(2, (await CliRun.OfAsync("eval", "--lang", "en")).Code);
    }

    [Fact]
    public async Task A_ledger_gains_a_line_a_measure()
    {
        using var folder = new ScratchFolder();
        string ledger = folder["first-met.tsv"], gold = Path.Combine(Shared.Repository, "tests", "Gold"), records = Path.Combine(Shared.Repository, "extracted");
        Assert.Equal(0, (await CliRun.OfAsync("eval", gold, records, "--append", ledger, "--set", "corpus", "--commit", "abc1234")).Code);
        var lines = await File.ReadAllLinesAsync(ledger);
        Assert.StartsWith("commit\tset\tmeasure", lines[0], StringComparison.Ordinal);
        Assert.Contains(lines, line => line.StartsWith("abc1234\tcorpus\ttold or flagged\t", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("abc1234\tcorpus\texpected calibration error\t\t\t", StringComparison.Ordinal));
    }
}
