using ClauseExtractor.Tests.Cli;
using ClauseExtractor.Tests.Formats;

namespace ClauseExtractor.Tests.Corpus;

/// <summary>
/// <c>extracted/</c> is what the pipeline makes of the corpus today, byte for byte. Where this fails after a change of extraction, run
/// <c>./clause demo</c> and read the diff: it is the review of the change.
/// </summary>
public class CommittedRecordsTests
{
    [Fact]
    public async Task The_committed_records_are_what_the_pipeline_makes_of_the_corpus()
    {
        using var folder = new ScratchFolder();
        Assert.Equal(0, (await CliRun.OfAsync("demo", "--out", folder.Path)).Code);
        string committed = Path.Combine(Shared.Repository, "extracted");
        Assert.Equal(Names(folder.Path), Names(committed));
        foreach (string name in Names(committed))
            Assert.True(
                File.ReadAllBytes(Path.Combine(committed, name)).AsSpan().SequenceEqual(File.ReadAllBytes(folder[name])),
                $"extracted/{name} is not what the pipeline makes now: run ./clause demo and read the diff."
            );
    }

    private static IEnumerable<string> Names(string folder) =>
        Directory.GetFiles(folder).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal);
}
