using System.Globalization;

namespace ClauseExtractor.Cli.Evaluation;

/// <summary>
/// The ledger of documents met once (<c>tests/first-met.tsv</c>): a line a measure, written before anybody looks at a mistake, and never
/// changed.
/// </summary>
internal static class FirstMetLedger
{
    private const string Head = "commit\tset\tmeasure\tprecision\trecall\tf1\tgold";

    /// <summary>Adds the measures of a run.</summary>
    /// <param name="commit">What was measured.</param>
    /// <param name="set">Which documents: <c>round2</c>.</param>
    public static void Append(string path, string commit, string set, EvaluationReport report)
    {
        bool isNew = !File.Exists(path);
        using var ledger = new StreamWriter(path, append: true) { NewLine = "\n" };
        if (isNew)
            ledger.WriteLine(Head);
        foreach (var tally in report.Measures)
            ledger.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{commit}\t{set}\t{tally.Measure}\t{tally.Precision:0.0000}\t{tally.Recall:0.0000}\t{tally.F1:0.0000}\t{tally.Gold}"
                )
            );
        var reliability = report.Reliability;
        Line("expected calibration error", reliability.ExpectedCalibrationError, reliability.Rows);
        Line("Brier score", reliability.BrierScore, reliability.Rows);
        Line("Brier score of a constant", reliability.BrierOfConstant, reliability.Rows);
        int figures = report.Roles.Values.Sum();
        foreach (var (role, count) in report.Roles.OrderByDescending(r => r.Value).ThenBy(r => r.Key, StringComparer.Ordinal))
            Line($"role {role}, share of figures", (double)count / figures, figures);

        // A measure that is one number stands in the last of the three columns.
        void Line(string measure, double value, int of) =>
            ledger.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{commit}\t{set}\t{measure}\t\t\t{value:0.0000}\t{of}"));
    }
}
