using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace ClauseExtractor.Benchmarks;

/// <summary>
/// The index beside those of an older build, in turns, so that what else the machine does falls on all alike: documents indexed a second,
/// and ten queries of 20 hits with snippets and exact total. The median of the rounds, and
/// the ratio of the medians.
/// </summary>
internal static partial class IndexTable
{
    /// <param name="args"><c>engines table OLDER-BENCHMARKS ROUNDS TEXTS CLAUSES…</c>: the program of the older build's benchmarks, and how
    /// large the libraries are.</param>
    public static int Run(string[] args)
    {
        if (args is not [_, "table", var older, var rounds, var texts, _, ..])
            return 2;
        Console.WriteLine("| clauses | what | older: pairs | older: Lucene | this build | this : pairs |\n|---|---|---|---|---|---|");
        bool same = true;
        foreach (string clauses in args[5..])
        {
            var runs = new List<Figures>();
            for (int i = 0; i < int.Parse(rounds, CultureInfo.InvariantCulture); i++)
            {
                runs.AddRange(Of(older, clauses, texts));
                runs.AddRange(Of(Environment.ProcessPath!, clauses, texts));
            }
            Row(clauses, "documents indexed a second", runs, f => f.Rate, "0");
            Row(clauses, "queries, p50 ms", runs, f => f.Median, "0.00");
            Row(clauses, "queries, p99 ms", runs, f => f.Last, "0.00");
            same &= runs.Select(f => f.Hits).Distinct().Count() == 1;
            Console.WriteLine(
                $"| {clauses} | hits of the ten queries | | | "
                    + $"{(same ? "the same" : "not the same: " + string.Join(" / ", runs.Select(f => f.Hits).Distinct()))} | |"
            );
        }
        return same ? 0 : 1;
    }

    private static void Row(string clauses, string what, List<Figures> runs, Func<Figures, double> figure, string format)
    {
        double pairs = Median("pairs"),
            lucene = Median("lucene"),
            ours = Median("this");
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| {clauses} | {what} | {pairs.ToString(format, CultureInfo.InvariantCulture)} | "
                    + $"{lucene.ToString(format, CultureInfo.InvariantCulture)} | "
                    + $"{ours.ToString(format, CultureInfo.InvariantCulture)} | {ours / pairs:0.00} |"
            )
        );

        double Median(string engine)
        {
            var values = runs.Where(f => f.Engine == engine).Select(figure).Order().ToList();
            return values.Count == 0 ? double.NaN : values[values.Count / 2];
        }
    }

    private static List<Figures> Of(string program, string clauses, string texts)
    {
        using var process = Process.Start(
            new ProcessStartInfo(program, ["engines", "index", clauses, texts]) { RedirectStandardOutput = true }
        )!;
        string said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return
        [
            .. Said()
                .Matches(said)
                .Select(m => new Figures(
                    m.Groups["engine"].Success ? m.Groups["engine"].Value : "this",
                    Number(m, "rate"),
                    Number(m, "p50"),
                    Number(m, "p99"),
                    m.Groups["hits"].Value.Trim()
                )),
        ];

        static double Number(Match m, string name) => double.Parse(m.Groups[name].Value, CultureInfo.InvariantCulture);
    }

    private sealed record Figures(string Engine, double Rate, double Median, double Last, string Hits);

    [GeneratedRegex(
        @"^(?:(?<engine>\w+): )?\d+ documents, \d+ clauses; index (?<rate>\d+) documents/s[^\n]*?(?:\n|; )ten queries p50 (?<p50>"
            + @"[\d.]+) ms p99 (?<p99>[\d.]+) ms; size [\d.]+ MB; hits (?<hits>[\d ]+)",
        RegexOptions.Multiline
    )]
    private static partial Regex Said();
}
