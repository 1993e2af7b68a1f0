using System.CommandLine;
using ClauseExtractor.Cli.Evaluation;
using ClauseExtractor.Cli.Output;

namespace ClauseExtractor.Cli.Commands;

/// <summary><c>clause eval GOLD_DIR EXTRACTED_DIR</c>: holds records against answers made by hand.</summary>
internal static class EvalCommand
{
    public static Command Create(Shell shell)
    {
        var gold = new Argument<DirectoryInfo>("gold") { Description = shell.Text("人工答案文件夹", "Folder of answers made by hand") };
        var extracted = new Argument<DirectoryInfo>("extracted") { Description = shell.Text("记录文件夹", "Folder of records") };
        var errors = new Option<int>("--errors") { Description = shell.Text("每项列出的错误数", "How many mistakes of each measure to list") };
        var format = FormatOption.Create(shell);
        gold.AcceptExistingOnly();
        extracted.AcceptExistingOnly();
        var command = new Command("eval", shell.Text("用人工答案衡量记录。", "Measures records against answers made by hand.")) { gold, extracted, errors, format };
        command.SetAction(parse =>
        {
            var tallies = Evaluator.Score(parse.GetRequiredValue(gold).FullName, parse.GetRequiredValue(extracted).FullName, out var missing);
            Listing.Print(shell, parse.GetValue(format), tallies, Columns(shell));
            foreach (var tally in tallies)
                foreach (string error in tally.Errors.Take(parse.GetValue(errors)))
                    shell.Error.WriteLine($"{tally.Measure}: {error}");
            foreach (string name in missing)
                shell.Error.WriteLine(shell.Text($"没有记录：{name}", $"No record of {name}"));
            return missing.Count > 0 ? ExitCode.Wanting : ExitCode.Done;
        });
        return command;
    }

    /// <summary>Measures keep their English names in both languages: they are the names of the published scores.</summary>
    private static IReadOnlyList<Column<Tally>> Columns(Shell shell) =>
    [
        new("measure", shell.Text("指标", "Measure"), t => t.Measure),
        new("precision", shell.Text("精确率", "Precision"), t => (decimal)t.Precision) { Show = t => Share(t.Precision), Right = true },
        new("recall", shell.Text("召回率", "Recall"), t => (decimal)t.Recall) { Show = t => Share(t.Recall), Right = true },
        new("f1", "F1", t => (decimal)t.F1) { Show = t => Share(t.F1), Right = true },
        new("gold", shell.Text("答案数", "Gold"), t => t.Gold) { Right = true },
    ];

    private static string Share(double share) => share.ToString("0.0000", System.Globalization.CultureInfo.InvariantCulture);
}
