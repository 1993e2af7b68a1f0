using ClauseExtractor.Cli.Evaluation;
using ClauseExtractor.Tests.Cli;
using ClauseExtractor.Tests.Formats;

namespace ClauseExtractor.Tests.Corpus;

/// <summary>Records against answers made by hand.</summary>
public class GoldTests
{
    [Fact]
    public async Task The_five_documents_are_read_as_a_person_reads_them()
    {
        using var folder = new ScratchFolder();
        Assert.Equal(0, (await CliRun.OfAsync("demo", "--out", folder.Path)).Code);
        foreach (var tally in Evaluator.Score(Path.Combine(Shared.Repository, "tests", "Gold"), folder.Path, out _).Measures)
            AssertAtLeast(
                tally,
                tally.Measure switch
                {
                    "confident rows" => 0.7,
                    "told or flagged" => 0.95,
                    _ => 1,
                }
            );
    }

    [SharedTheory]
    [InlineData("metadata", 0.98)]
    [InlineData("clause paths", 0.99)]
    [InlineData("clause headings", 0.97)]
    [InlineData("clause texts", 0.97)]
    [InlineData("owners", 0.98)]
    [InlineData("benefit rows", 0.93)]
    [InlineData("benefit figures", 0.97)]
    [InlineData("indicators", 0.90)]
    [InlineData("told or flagged", 0.97)]
    [InlineData("accounted figures", 1)]
    [InlineData("grounding", 1)]
    public async Task Documents_that_no_rule_was_written_for_are_read_nearly_so(string measure, double least)
    {
        using var folder = new ScratchFolder();
        Assert.Equal(0, (await CliRun.OfAsync("extract", Path.Combine(Shared.Folder, "dev", "text"), "--out", folder.Path)).Code);
        AssertAtLeast(
            Evaluator.Score(Path.Combine(Shared.Folder, "dev", "gold"), folder.Path, out _).Measures.Single(t => t.Measure == measure),
            least
        );
    }

    private static void AssertAtLeast(Tally tally, double least) =>
        Assert.True(tally.F1 >= least, $"{tally.Measure}: {tally.F1:0.0000}, at least {least}\n{string.Join('\n', tally.Errors.Take(20))}");
}
