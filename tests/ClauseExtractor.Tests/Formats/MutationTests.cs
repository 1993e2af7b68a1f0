using System.Diagnostics;
using System.Globalization;
using System.Text;
using ClauseExtractor.Formats;
using ClauseExtractor.Reading;
using Xunit.Abstractions;

namespace ClauseExtractor.Tests.Formats;

/// <summary>
/// Damaged files end in an outcome each: none in a crash, a hang, or a record that silently lacks text. A hundred run with the tests; <c>CLAUSE_MUTATIONS=10000</c> runs as many,
/// <c>CLAUSE_MUTATIONS_FROM=600</c> leaves the first 600 of each kind out, so that a long run can be done in pieces.
/// </summary>
public class MutationTests(ITestOutputHelper output)
{
    private static readonly int Times = int.Parse(Environment.GetEnvironmentVariable("CLAUSE_MUTATIONS") ?? "100", CultureInfo.InvariantCulture);

    private static readonly int From = int.Parse(Environment.GetEnvironmentVariable("CLAUSE_MUTATIONS_FROM") ?? "0", CultureInfo.InvariantCulture);

    private static readonly PolicyPipeline Pipeline = new(DocumentReaders.All(new ReadingLimits { ProcessTime = TimeSpan.FromSeconds(30) }).Where(reader => reader.Name != "tesseract").ToList());

    [Theory]
    [InlineData("pdf")]
    [InlineData("docx")]
    [InlineData("html")]
    [InlineData("ofd")]
    public void A_damaged_file_ends_in_an_outcome(string kind)
    {
        var wholes = Whole(kind).Select(content => (Content: content, Letters: Letters(kind, content))).ToList();
        int quarter = Math.Max(1, Times / 4);
        var outcomes = new SortedDictionary<string, int>();
        var slowest = (Took: TimeSpan.Zero, Seed: 0);
        for (int seed = From; seed < quarter; seed++)
        {
            var (whole, letters) = wholes[seed % wholes.Count];
            byte[] damaged = Mutator.Mutate(whole, seed);
            long start = Stopwatch.GetTimestamp();
            var outcome = Outcome(kind, damaged);
            var took = Stopwatch.GetElapsedTime(start);
            slowest = took > slowest.Took ? (took, seed) : slowest;
            string name = outcome.Kind == OutcomeKind.Read ? "read" : outcome.Code!;
            outcomes[name] = outcomes.GetValueOrDefault(name) + 1;
            if (outcome.Kind == OutcomeKind.Refused)
                Assert.False(string.IsNullOrWhiteSpace(outcome.Reason) || string.IsNullOrWhiteSpace(outcome.Remedy), $"{kind} {seed}: {outcome.Code}");
            else if (outcome.Kind == OutcomeKind.Read)
            {
                // What is named as dropped is not lost silently.
                int left = Letters(outcome.Record!.Text) + outcome.Record.Dropped.Sum(dropped => Letters(dropped.Text));
                Assert.False(GarbledText.IsGarbled(outcome.Record.Text), $"{kind} {seed}: garbage was read without a word");
                Assert.True(left >= 0.9 * letters, $"{kind} {seed}: read without a word, and {left} of {letters} letters are left");
            }
        }
        Assert.NotEmpty(outcomes);
        output.WriteLine($"{kind}: {string.Join(", ", outcomes.Select(o => $"{o.Key} {o.Value}"))}; slowest {slowest.Took.TotalSeconds:0.0} s (seed {slowest.Seed})");
        if (Times > 100)
            Console.WriteLine($"{kind}: seeds {From} to {quarter - 1}: {string.Join(", ", outcomes.Select(o => $"{o.Key} {o.Value}"))}; slowest {slowest.Took.TotalSeconds:0.0} s (seed {slowest.Seed})");
    }

    private static int Letters(string kind, byte[] content)
    {
        var record = Outcome(kind, content).Record!;
        return Letters(record.Text) + record.Dropped.Sum(dropped => Letters(dropped.Text));
    }

    private static FileOutcome Outcome(string kind, byte[] content) => FileOutcome.Of(Pipeline, new SourceFile("damaged." + kind, content));

    private static int Letters(string text) => text.Count(char.IsLetterOrDigit);

    private static List<byte[]> Whole(string kind)
    {
        string[] lines = [.. File.ReadAllLines(Path.Combine(Shared.Corpus, "chongming-digital-industry-2025-draft.txt")).Where(line => line.Trim().Length > 0)];
        return kind switch
        {
            "pdf" => [Fixture("chongming-digital-industry-2025-draft.libreoffice.pdf"), Fixture("chongming-digital-industry-2025-draft.chromium.pdf")],
            "docx" => [Fixture("chongming-digital-industry-2025-draft.docx")],
            "ofd" => [OfdFile.Of([.. lines.Select(line => line.Trim())])],
            _ => [Encoding.UTF8.GetBytes($"<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>办法</title></head><body><div>{string.Concat(lines.Select(line => $"<p>{line}</p>\n"))}</div></body></html>"),
                Fixture(Path.Combine("pages", "portal.html")), Fixture(Path.Combine("pages", "old-tables.html"))],
        };
    }

    private static byte[] Fixture(string name) => File.ReadAllBytes(Path.Combine(Shared.Fixtures, name));
}
