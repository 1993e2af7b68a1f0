using System.Text.Json.Nodes;
using ClauseExtractor.Reading;
using ClauseExtractor.Tests.Formats;

namespace ClauseExtractor.Tests.Corpus;

/// <summary>
/// <c>corpus/sources.json</c> says of every document what it is and how it came, and the bytes are the ones it speaks of.
/// </summary>
public class SourcesTests
{
    private static readonly JsonArray Entries = JsonNode.Parse(File.ReadAllText(Path.Combine(Shared.Corpus, "sources.json")))!.AsArray();

    [Fact]
    public void Every_document_is_listed_with_its_bytes()
    {
        var there = Directory
            .GetFiles(Shared.Corpus, "*.txt", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Shared.Corpus, f).Replace('\\', '/'));
        Assert.Equal(
            there.Order(StringComparer.Ordinal),
            Entries.Select(e => e!["file"]!.GetValue<string>()).Order(StringComparer.Ordinal)
        );
        foreach (var entry in Entries)
            Assert.Equal(
                entry!["sha256"]!.GetValue<string>(),
                SourceFile.Load(Path.Combine(Shared.Corpus, entry["file"]!.GetValue<string>())).Sha256
            );
    }

    [Fact]
    public void Every_entry_says_what_the_gold_says()
    {
        foreach (var entry in Entries)
        {
            string gold = Path.Combine(
                Shared.Repository,
                "tests",
                "Gold",
                Path.ChangeExtension(entry!["file"]!.GetValue<string>(), ".json")
            );
            var document = JsonNode.Parse(File.ReadAllText(gold))!["document"]!;
            Assert.Equal(Fold(document["title"]), Fold(entry["title"]));
            Assert.Equal(Fold(document["documentNumber"]), Fold(entry["documentNumber"]));
            Assert.Equal(Fold(document["issued"]), Fold(entry["issued"]));
            Assert.Equal("text layer as published", entry["obtained"]!.GetValue<string>());
        }
    }

    [Fact]
    public void A_sample_says_in_its_title_and_in_its_text_that_it_is_made_up()
    {
        string sample = Assert.Single(Directory.GetFiles(Path.Combine(Shared.Repository, "samples"), "*.txt"));
        string text = File.ReadAllText(sample);
        Assert.Contains("（演示用虚构修订稿，非官方文件）", text.Split('\n')[1], StringComparison.Ordinal);
        Assert.Contains("本文件为演示修订比对而虚构，不是官方文件，不具有任何效力。", text, StringComparison.Ordinal);
    }

    private static string Fold(JsonNode? value) => ClauseExtractor.Cli.Evaluation.GoldText.Fold(value?.GetValue<string>());
}
