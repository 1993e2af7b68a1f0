using System.Diagnostics;
using System.Globalization;
using System.Text;
using ClauseExtractor.Formats;
using ClauseExtractor.Formats.Guard;
using ClauseExtractor.Reading;
using Xunit.Abstractions;

namespace ClauseExtractor.Tests.Formats;

/// <summary>
/// Damaged files end in an outcome each: none in a crash, a breach without an outcome, or a record that silently lacks text. They are read
/// as the product reads, by reading processes under limits.
/// Two thousand run with the tests; <c>CLAUSE_MUTATIONS=20000</c> runs as many, <c>CLAUSE_MUTATIONS_FROM=600</c> leaves the first 600 of
/// each kind out, so that a long run can be done in pieces.
/// </summary>
public sealed class MutationTests(ITestOutputHelper output) : IDisposable
{
    private static readonly int Times = int.Parse(
        Environment.GetEnvironmentVariable("CLAUSE_MUTATIONS") ?? "2000",
        CultureInfo.InvariantCulture
    );

    private static readonly int From = int.Parse(
        Environment.GetEnvironmentVariable("CLAUSE_MUTATIONS_FROM") ?? "0",
        CultureInfo.InvariantCulture
    );

    private readonly GuardedReader reader = new(Guard.TestWorker.Command, new ReadingLimits { ProcessorTime = TimeSpan.FromSeconds(30) });

    public void Dispose() => reader.Dispose();

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
        var gate = new Lock();
        var failures = new List<string>();
        Parallel.For(
            From,
            quarter,
            seed =>
            {
                var (whole, letters) = wholes[seed % wholes.Count];
                byte[] damaged = Mutator.Mutate(whole, seed);
                long start = Stopwatch.GetTimestamp();
                var outcome = Outcome(kind, damaged);
                var took = Stopwatch.GetElapsedTime(start);
                string name = outcome.Kind == OutcomeKind.Read ? "read" : outcome.Code!;
                lock (gate)
                {
                    slowest = took > slowest.Took ? (took, seed) : slowest;
                    outcomes[name] = outcomes.GetValueOrDefault(name) + 1;
                }
                // A process that ends is an outcome, and yet a fault of this product.
                Check(outcome.Code != "CE0026", $"{kind} {seed}: {outcome.Reason}");
                if (outcome.Kind == OutcomeKind.Refused)
                    Check(
                        !string.IsNullOrWhiteSpace(outcome.Reason) && !string.IsNullOrWhiteSpace(outcome.Remedy),
                        $"{kind} {seed}: {outcome.Code}"
                    );
                else if (outcome.Kind == OutcomeKind.Read)
                {
                    // What is named as dropped is not lost silently.
                    int left = Letters(outcome.Record!.Text) + outcome.Record.Dropped.Sum(dropped => Letters(dropped.Text));
                    Check(!GarbledText.IsGarbled(outcome.Record.Text), $"{kind} {seed}: garbage was read without a word");
                    Check(left >= 0.9 * letters, $"{kind} {seed}: read without a word, and {left} of {letters} letters are left");
                }
            }
        );
        output.WriteLine(
            $"{kind}: {string.Join(", ", outcomes.Select(o => $"{o.Key} {o.Value}"))}; slowest {slowest.Took.TotalSeconds:0.0} s "
                + $"(seed {slowest.Seed})"
        );
        if (Times > 2000)
            Console.WriteLine(
                $"{kind}: seeds {From} to {quarter - 1}: {string.Join(", ", outcomes.Select(o => $"{o.Key} {o.Value}"))}; slowest "
                    + $"{slowest.Took.TotalSeconds:0.0} s (seed {slowest.Seed})"
            );
        Assert.NotEmpty(outcomes);
        Assert.True(failures.Count == 0, string.Join('\n', failures));

        // All of them are of interest, not only the first.
        void Check(bool good, string what)
        {
            if (!good)
                lock (gate)
                    failures.Add(what);
        }
    }

    private int Letters(string kind, byte[] content)
    {
        var record = Outcome(kind, content).Record!;
        return Letters(record.Text) + record.Dropped.Sum(dropped => Letters(dropped.Text));
    }

    private FileOutcome Outcome(string kind, byte[] content) =>
        FileOutcome.Of(new PolicyPipeline([reader]), new SourceFile("damaged." + kind, content));

    private static int Letters(string text) => text.Count(char.IsLetterOrDigit);

    private static List<byte[]> Whole(string kind)
    {
        string[] lines =
        [
            .. File.ReadAllLines(Path.Combine(Shared.Corpus, "chongming-digital-industry-2025-draft.txt"))
                .Where(line => line.Trim().Length > 0),
        ];
        return kind switch
        {
            "pdf" =>
            [
                Fixture("chongming-digital-industry-2025-draft.libreoffice.pdf"),
                Fixture("chongming-digital-industry-2025-draft.chromium.pdf"),
            ],
            "docx" => [Fixture("chongming-digital-industry-2025-draft.docx")],
            "ofd" => [OfdFile.Of([.. lines.Select(line => line.Trim())])],
            _ =>
            [
                Encoding.UTF8.GetBytes(
                    $"<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>办法</title></head><body><div>"
                        + $"{string.Concat(lines.Select(line => $"<p>{line}</p>\n"))}</div></body></html>"
                ),
                Fixture(Path.Combine("pages", "portal.html")),
                Fixture(Path.Combine("pages", "old-tables.html")),
            ],
        };
    }

    private static byte[] Fixture(string name) => File.ReadAllBytes(Path.Combine(Shared.Fixtures, name));
}
