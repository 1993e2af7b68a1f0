using System.Text.Json;
using ClauseExtractor.Extraction;
using ClauseExtractor.Layout;
using ClauseExtractor.Tests.Cli;
using ClauseExtractor.Tests.Formats;
using ClauseExtractor.Training;

namespace ClauseExtractor.Tests.Training;

/// <summary>
/// What extraction learned is what its committed examples give, to the same bytes; the examples hold values and hashes, no words.
/// </summary>
public class RefitTests
{
    [Fact]
    public void Weights_and_report_are_what_the_committed_examples_give()
    {
        foreach (var (path, content) in Fitting.Refit(Shared.Repository))
            Assert.True(
                File.ReadAllText(path) == content,
                $"{Path.GetRelativePath(Shared.Repository, path)} is not what the examples give: run dotnet run --project "
                    + $"tools/Training -c Release -- fit"
            );
    }

    /// <summary>
    /// The file of held-out answers speaks of what the product reads today: each row that it judges stands at its place, each row that
    /// stands is judged, and is right where it says so.
    /// </summary>
    [SharedFact]
    public void What_is_held_out_is_what_is_read_today()
    {
        var stale = new List<string>();
        var told = File.ReadLines(Path.Combine(Shared.Repository, "tests", "Gold", "held-out.tsv"))
            .Where(l => l[0] != '#')
            .Select(l => l.Split('\t'))
            .ToLookup(c => c[1]);
        foreach (var document in TrainingDocument.Load(Shared.Folder, Shared.Repository).Where(d => !d.MetOnce))
        {
            var read = ReadDocument.Of(document.Path);
            var wrong = RowLabels.Of(read.Rows, document.Rows);
            var now = read
                .Rows.Index()
                .Where(r => wrong[r.Index] is not null)
                .Select(r => $"{RowFit.Note(r.Item)} {(wrong[r.Index]!.Count == 0 ? 1 : 0)}")
                .Order(StringComparer.Ordinal);
            var then = told[document.Name].Where(c => c[0] == "row").Select(c => $"{c[2]}\t{c[3]} {c[5]}").Order(StringComparer.Ordinal);
            if (!now.SequenceEqual(then))
                stale.Add(document.Name);
        }
        Assert.True(
            stale.Count == 0,
            $"{string.Join(", ", stale)}: the rows are no longer those of held-out.tsv; run dotnet run --project tools/Training -c Release"
        );
    }

    [Fact]
    public void Equal_sums_are_equal_however_they_are_printed()
    {
        var answer = Assert.Single(
            GoldRow.Read(
                JsonDocument
                    .Parse(
                        """{"benefits":[{"clause":"一","term":"补助","caps":[{"amount":8000.0,"bound":"exact","per":null}],"conditionHas":[],"conditionLacks":[]}]}"""
                    )
                    .RootElement
            )
        );
        var span = new ClauseExtractor.Layout.Span(0, 1, null, "一");
        Benefit Row(decimal amount) =>
            new(
                "一",
                "补助",
                null,
                null,
                null,
                [],
                null,
                [new Cap(amount, null, "CNY", Bound.Exact, null, null, span)],
                null,
                null,
                null,
                null,
                null,
                span,
                0,
                BenefitOrigin.Rule
            );
        Assert.Empty(answer.Differences(Row(8000m)));
        Assert.Empty(answer.Differences(Row(8000.00m)));
        Assert.Equal([RowPart.Caps], answer.Differences(Row(8001m)));
    }

    [Fact]
    public void Examples_hold_no_word_of_a_document()
    {
        foreach (string name in new[] { "figure-examples.tsv", "row-examples.tsv", "first-met.tsv" })
            Assert.DoesNotContain(
                File.ReadLines(Path.Combine(Shared.Repository, "tools", "Training", name)),
                line => line.Any(c => c is >= '一' and <= '鿿')
            );
        Assert.DoesNotContain(
            File.ReadLines(Path.Combine(Shared.Repository, "tests", "Gold", "held-out.tsv")),
            line => line[0] != '#' && line.Split('\t')[1].Any(c => c is >= '一' and <= '鿿')
        );
    }

    /// <summary>The answers of a set are read as they are written.</summary>
    [Fact]
    public void An_answer_of_a_set_is_read_whole()
    {
        var row = Assert.Single(RowLine.ReadAll("补贴 ≤200000/item:个 1000~3000/year =30%@设备款 1:0.5 y3 i2 +首次 -再次"));
        Assert.Equal([(200000m, "upTo", "item"), (3000m, "between", "year")], row.Caps);
        Assert.Equal((0.3m, "exact", "设备款", 0.5m, 3, 2), (row.Rate, row.RateBound, row.Base, row.Match, row.Years, row.InstalmentYears));
        Assert.Equal(["首次", "再次"], row.Has.Concat(row.Lacks));
        Assert.Equal([(200000m, "个"), (3000m, null)], row.Units);
    }

    /// <summary>Frozen rows stay examples when features are added: what was not known when they were frozen is 0.</summary>
    [Fact]
    public void Frozen_rows_are_examples_of_sets_of_their_own()
    {
        var rows = FirstMet.Read(new TrainingFiles(Shared.Repository).FirstMet);
        Assert.All(rows, r => Assert.True(r.IsFirstMet && r.Vector.Length == ClauseExtractor.Extraction.Judging.RowFeatures.Names.Count));
        Assert.Contains(rows, r => !r.IsRight);
        Assert.True(rows.Select(r => r.Place).Distinct().Count() > 1);
    }

    [Fact]
    public async Task The_calibration_of_held_out_rows_is_printed_without_texts()
    {
        var run = await CliRun.OfAsync(
            "eval",
            "--held-out",
            Path.Combine(Shared.Repository, "tests", "Gold", "held-out.tsv"),
            "--lang",
            "en",
            "--format",
            "csv"
        );
        Assert.Equal(0, run.Code);
        Assert.Contains("0.9,", run.Out, StringComparison.Ordinal);
        Assert.Equal(2, (await CliRun.OfAsync("eval", "--lang", "en")).Code);
    }

    [Fact]
    public async Task A_ledger_gains_a_line_a_measure()
    {
        using var folder = new ScratchFolder();
        string ledger = folder["first-met.tsv"],
            gold = Path.Combine(Shared.Repository, "tests", "Gold"),
            records = Path.Combine(Shared.Repository, "extracted");
        Assert.Equal(0, (await CliRun.OfAsync("eval", gold, records, "--append", ledger, "--set", "corpus", "--commit", "abc1234")).Code);
        var lines = await File.ReadAllLinesAsync(ledger);
        Assert.StartsWith("commit\tset\tmeasure", lines[0], StringComparison.Ordinal);
        Assert.Contains(lines, line => line.StartsWith("abc1234\tcorpus\ttold or flagged\t", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("abc1234\tcorpus\texpected calibration error\t\t\t", StringComparison.Ordinal));
    }
}
