using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ClauseExtractor.Cli.Evaluation;
using ClauseExtractor.Tests.Formats;

namespace ClauseExtractor.Tests.Cli.Evaluation;

/// <summary>The measures of <c>clause eval</c> are those of the published scorer, figure by figure.</summary>
public class EvaluatorTests
{
    private static readonly string[] FigureNames = ["precision", "recall", "f1", "gold"];

    private static readonly string Gold = Path.Combine(Shared.Repository, "tests", "Gold");

    /// <summary>
    /// What the published scorer says of the damaged records, a list of [precision, recall, f1, gold] a seed and measure, the roles' counts
    /// and the bands of confidence; written by it, see <see cref="Figures_are_those_of_the_published_scorer"/>.
    /// </summary>
    private static readonly string FiguresFile = Path.Combine(
        Shared.Repository,
        "tests",
        "ClauseExtractor.Tests",
        "Cli",
        "Evaluation",
        "figures.json"
    );

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Figures_of_damaged_records_are_those_that_the_published_scorer_gave(int seed)
    {
        using var folder = new ScratchFolder();
        new DamagedRecords(seed).Write(Gold, folder.Path);
        var expected = JsonNode.Parse(File.ReadAllText(FiguresFile))![seed.ToString(CultureInfo.InvariantCulture)]!.AsObject();
        AssertSame(expected.ToDictionary(m => m.Key, m => m.Value!.Deserialize<double[]>()!), Evaluator.Score(Gold, folder.Path, out _));
    }

    /// <summary>Run with CLAUSE_WRITE_FIGURES=1 to write the figures of the test above anew.</summary>
    [SharedFact]
    public void Figures_are_those_of_the_published_scorer()
    {
        var figures = new JsonObject();
        foreach (int seed in Enumerable.Range(1, 8))
        {
            using var folder = new ScratchFolder();
            new DamagedRecords(seed).Write(Gold, folder.Path);
            var expected = PublishedScore(folder.Path);
            AssertSame(expected, Evaluator.Score(Gold, folder.Path, out _));
            if (seed <= 3)
                figures[seed.ToString(CultureInfo.InvariantCulture)] = JsonSerializer.SerializeToNode(expected);
        }
        if (Environment.GetEnvironmentVariable("CLAUSE_WRITE_FIGURES") == "1")
            File.WriteAllText(
                FiguresFile,
                figures.ToJsonString(
                    new JsonSerializerOptions
                    {
                        WriteIndented = true,
                        IndentSize = 1,
                        NewLine = "\n",
                    }
                ) + "\n"
            );
    }

    [SharedFact]
    public async Task The_records_of_the_corpus_score_the_same_in_the_product_and_in_the_published_scorer()
    {
        using var folder = new ScratchFolder();
        Assert.Equal(0, (await CliRun.OfAsync("demo", "--out", folder.Path)).Code);
        AssertSame(PublishedScore(folder.Path), Evaluator.Score(Gold, folder.Path, out _));
    }

    private static void AssertSame(Dictionary<string, double[]> expected, EvaluationReport report)
    {
        var tallies = report.Measures;
        Assert.Equal(expected.Keys.Where(k => k is not ("roles" or "calibration")), tallies.Select(t => t.Measure));
        Assert.Equal(expected["calibration"].Select(x => Math.Round(x, 9)), Calibration(report.Reliability).Select(x => Math.Round(x, 9)));
        Assert.Equal(expected["roles"], report.Roles.OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => (double)r.Value));
        foreach (var tally in tallies)
            Assert.Equal(
                expected[tally.Measure].Select(x => Math.Round(x, 9)),
                new[] { tally.Precision, tally.Recall, tally.F1, tally.Gold }.Select(x => Math.Round(x, 9))
            );
    }

    private static Dictionary<string, double[]> PublishedScore(string records)
    {
        using var python = Process.Start(
            new ProcessStartInfo("python3", [Path.Combine(Shared.Folder, "eval", "score.py"), Gold, records, "--json"])
            {
                RedirectStandardOutput = true,
            }
        )!;
        string json = python.StandardOutput.ReadToEnd();
        python.WaitForExit();
        Assert.Equal(0, python.ExitCode);
        return JsonNode
            .Parse(json)!
            .AsObject()
            .ToDictionary(
                m => m.Key,
                m =>
                    m.Key switch
                    {
                        "roles" =>
                        [
                            .. m.Value!.AsObject().OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => r.Value!.GetValue<double>()),
                        ],
                        "calibration" =>
                        [
                            m.Value!["ece"]!.GetValue<double>(),
                            .. m.Value["bins"]!.AsArray().SelectMany(bin => bin!.AsArray()).Select(x => x!.GetValue<double>()),
                        ],
                        _ => FigureNames.Select(figure => m.Value![figure]!.GetValue<double>()).ToArray(),
                    }
            );
    }

    /// <summary>The expected calibration error, then each band's lower end, rows and right rows.</summary>
    private static IEnumerable<double> Calibration(ReliabilityTable table) =>
        table.Bands.SelectMany(b => new[] { b.From, b.Rows, b.Right }).Prepend(table.ExpectedCalibrationError);
}
