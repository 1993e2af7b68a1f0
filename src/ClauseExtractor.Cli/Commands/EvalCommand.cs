using System.CommandLine;
using System.Globalization;
using ClauseExtractor.Cli.Evaluation;
using ClauseExtractor.Cli.Output;

namespace ClauseExtractor.Cli.Commands;

/// <summary><c>clause eval GOLD_DIR EXTRACTED_DIR</c>: holds records against answers made by hand.</summary>
internal static class EvalCommand
{
    public static Command Create(Shell shell)
    {
        var gold = new Argument<DirectoryInfo>("gold")
        {
            Description = shell.Text("人工答案文件夹", "Folder of answers made by hand"),
            Arity = ArgumentArity.ZeroOrOne,
        };
        var extracted = new Argument<DirectoryInfo>("extracted")
        {
            Description = shell.Text("记录文件夹", "Folder of records"),
            Arity = ArgumentArity.ZeroOrOne,
        };
        var errors = new Option<int>("--errors")
        {
            Description = shell.Text("每项列出的错误数", "How many mistakes of each measure to list"),
        };
        var calibration = new Option<bool>("--calibration")
        {
            Description = shell.Text("改为列出置信度与实际正确率的对照", "List how right the confidence is instead"),
        };
        var roles = new Option<bool>("--roles") { Description = shell.Text("改为列出各数额的用途", "List the roles of figures instead") };
        var heldOut = new Option<FileInfo>("--held-out")
        {
            Description = shell.Text(
                "按未见过该地文件的拟合来判断：tests/Gold/held-out.tsv；不给文件夹时列出其中的对照",
                "Judge by fits that have not seen a document's place: tests/Gold/held-out.tsv; without folders, list its calibration"
            ),
        };
        var ledger = new Option<FileInfo?>("--append")
        {
            Description = shell.Text(
                "把各项指标追加到首测台账（tests/first-met.tsv）",
                "Append every measure to the ledger of documents met once (tests/first-met.tsv)"
            ),
        };
        var set = new Option<string>("--set")
        {
            Description = shell.Text("台账中的文件集名", "Name of the set in the ledger"),
            DefaultValueFactory = _ => "unnamed",
        };
        var commit = new Option<string>("--commit")
        {
            Description = shell.Text("台账中的提交号", "Commit in the ledger"),
            DefaultValueFactory = _ => "unknown",
        };
        var format = FormatOption.Create(shell);
        heldOut.AcceptExistingOnly();
        gold.AcceptExistingOnly();
        extracted.AcceptExistingOnly();
        var command = new Command("eval", shell.Text("用人工答案衡量记录。", "Measures records against answers made by hand."))
        {
            gold,
            extracted,
            errors,
            calibration,
            roles,
            heldOut,
            ledger,
            set,
            commit,
            format,
        };
        command.SetAction(parse =>
        {
            var table = parse.GetValue(heldOut) is { } file ? HeldOutTable.Read(file.FullName) : null;
            if (parse.GetValue(gold) is not { } answers || parse.GetValue(extracted) is not { } records)
            {
                if (table is null)
                {
                    shell.Error.WriteLine(
                        shell.Text(
                            "请给出人工答案文件夹和记录文件夹，或 --held-out。",
                            "Give a folder of answers and one of records, or --held-out."
                        )
                    );
                    return ExitCode.WrongUsage;
                }
                PrintCalibration(shell, parse.GetValue(format), table.Reliability);
                return ExitCode.Done;
            }
            var report = Evaluator.Score(answers.FullName, records.FullName, out var missing, table);
            if (parse.GetValue(ledger) is { } into)
                FirstMetLedger.Append(into.FullName, parse.GetRequiredValue(commit), parse.GetRequiredValue(set), report);
            if (parse.GetValue(calibration))
                PrintCalibration(shell, parse.GetValue(format), report.Reliability);
            else if (parse.GetValue(roles))
                Listing.Print(
                    shell,
                    parse.GetValue(format),
                    [.. report.Roles.OrderByDescending(r => r.Value).ThenBy(r => r.Key, StringComparer.Ordinal)],
                    RoleColumns(shell, report)
                );
            else
                Listing.Print(shell, parse.GetValue(format), report.Measures, Columns(shell));
            foreach (var tally in report.Measures)
            foreach (string error in tally.Errors.Take(parse.GetValue(errors)))
                shell.Error.WriteLine($"{tally.Measure}: {error}");
            foreach (string name in missing)
                shell.Error.WriteLine(shell.Text($"没有记录：{name}", $"No record of {name}"));
            return missing.Count > 0 ? ExitCode.Wanting : ExitCode.Done;
        });
        return command;
    }

    private static void PrintCalibration(Shell shell, OutputFormat format, ReliabilityTable table)
    {
        Listing.Print(
            shell,
            format,
            table.Bands,
            [
                new Column<ReliabilityBand>("from", shell.Text("置信度自", "From"), b => (decimal)b.From) { Right = true },
                new Column<ReliabilityBand>("rows", shell.Text("行数", "Rows"), b => b.Rows) { Right = true },
                new Column<ReliabilityBand>("right", shell.Text("正确", "Right"), b => b.Right) { Right = true },
                new Column<ReliabilityBand>("shareRight", shell.Text("正确率", "Share right"), b => (decimal)b.ShareRight)
                {
                    Show = b => Share(b.ShareRight),
                    Right = true,
                },
                new Column<ReliabilityBand>("meanConfidence", shell.Text("平均置信度", "Mean confidence"), b => (decimal)b.MeanConfidence)
                {
                    Show = b => Share(b.MeanConfidence),
                    Right = true,
                },
            ]
        );
        string figures = string.Create(
            CultureInfo.InvariantCulture,
            $"ECE {table.ExpectedCalibrationError:0.0000}, Brier {table.BrierScore:0.0000}"
        );
        shell.Error.WriteLine(
            shell.Text(
                $"{figures}（恒定置信度 {Share(table.BrierOfConstant)}）",
                $"{figures} (a constant confidence: {Share(table.BrierOfConstant)})"
            )
        );
    }

    private static IReadOnlyList<Column<KeyValuePair<string, int>>> RoleColumns(Shell shell, EvaluationReport report) =>
        [
            new("role", shell.Text("用途", "Role"), r => r.Key),
            new("figures", shell.Text("数额数", "Figures"), r => r.Value) { Right = true },
            new("share", shell.Text("占比", "Share"), r => (decimal)r.Value / report.Roles.Values.Sum())
            {
                Show = r => Share((double)r.Value / report.Roles.Values.Sum()),
                Right = true,
            },
        ];

    /// <summary>Measures keep their English names in both languages: they are the names of the published scores.</summary>
    private static IReadOnlyList<Column<Tally>> Columns(Shell shell) =>
        [
            new("measure", shell.Text("指标", "Measure"), t => t.Measure),
            new("precision", shell.Text("精确率", "Precision"), t => (decimal)t.Precision) { Show = t => Share(t.Precision), Right = true },
            new("recall", shell.Text("召回率", "Recall"), t => (decimal)t.Recall) { Show = t => Share(t.Recall), Right = true },
            new("f1", "F1", t => (decimal)t.F1) { Show = t => Share(t.F1), Right = true },
            new("gold", shell.Text("答案数", "Gold"), t => t.Gold) { Right = true },
        ];

    private static string Share(double share) => share.ToString("0.0000", CultureInfo.InvariantCulture);
}
