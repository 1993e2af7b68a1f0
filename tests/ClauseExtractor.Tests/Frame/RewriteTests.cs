using System.Text.Json.Nodes;
using ClauseExtractor.Cli.Evaluation;
using ClauseExtractor.Tests.Cli;
using ClauseExtractor.Tests.Formats;

namespace ClauseExtractor.Tests.Frame;

/// <summary>
/// The frame of real documents that were printed in another way, by seed: it is read as well as that of the documents themselves.
/// </summary>
public class RewriteTests
{
    private const int Seed = 20_251;
    private const double Least = 0.985;

    private static readonly string[] Frame = ["metadata", "clause paths", "clause headings", "clause texts", "owners"];

    [Theory]
    [InlineData(Rewriting.Digits)]
    [InlineData(Rewriting.Title)]
    [InlineData(Rewriting.Issuers)]
    [InlineData(Rewriting.Contents)]
    [InlineData(Rewriting.Publication)]
    [InlineData(Rewriting.Prefix)]
    [InlineData(Rewriting.Glued)]
    [InlineData(Rewriting.Chapters)]
    public async Task A_rewritten_document_is_read_as_well(Rewriting kind)
    {
        using var folder = new ScratchFolder();
        string texts = Directory.CreateDirectory(Path.Combine(folder.Path, "text")).FullName,
            golds = Directory.CreateDirectory(Path.Combine(folder.Path, "gold")).FullName;
        var rewriter = new Rewriter(kind, new Random(Seed));
        foreach (var (text, gold) in Documents())
        {
            var lines = (await File.ReadAllTextAsync(text)).ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').ToList();
            var answers = JsonNode.Parse(await File.ReadAllTextAsync(gold))!.AsObject();
            rewriter.Rewrite(lines, answers);
            await File.WriteAllTextAsync(Path.Combine(texts, Path.GetFileName(text)), string.Join('\n', lines));
            await File.WriteAllTextAsync(Path.Combine(golds, Path.GetFileName(gold)), answers.ToJsonString());
        }
        string records = Path.Combine(folder.Path, "records");
        Assert.Equal(0, (await CliRun.OfAsync("extract", texts, "--out", records)).Code);
        var measures = Evaluator.Score(golds, records, out _).Measures.Where(m => Frame.Contains(m.Measure)).ToList();
        Assert.Equal(Frame.Length, measures.Count);
        foreach (var tally in measures)
            Assert.True(
                tally.F1 >= Least,
                $"{kind}, {tally.Measure}: {tally.F1:0.0000}, at least {Least}\n{string.Join('\n', tally.Errors.Take(20))}"
            );
    }

    /// <summary>The corpus, and the development files where they are here.</summary>
    private static IEnumerable<(string Text, string Gold)> Documents()
    {
        var folders = new List<(string Texts, string Golds)> { (Shared.Corpus, Path.Combine(Shared.Repository, "tests", "Gold")) };
        if (Directory.Exists(Path.Combine(Shared.Folder, "dev", "gold")))
            folders.Add((Path.Combine(Shared.Folder, "dev", "text"), Path.Combine(Shared.Folder, "dev", "gold")));
        else
            Console.WriteLine($"CLAUSE_SHARED absent: {nameof(A_rewritten_document_is_read_as_well)} ran on the corpus alone.");
        foreach (var (texts, golds) in folders)
        foreach (string gold in Directory.EnumerateFiles(golds, "*.json").Order(StringComparer.Ordinal))
            if (Path.Combine(texts, Path.GetFileNameWithoutExtension(gold) + ".txt") is var text && File.Exists(text))
                yield return (text, gold);
    }
}
