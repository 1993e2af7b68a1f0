using System.CommandLine;
using System.Text;
using ClauseExtractor.Cli.Assistance;
using ClauseExtractor.Json;
using ClauseExtractor.Reading;
using ClauseExtractor.Revision;

namespace ClauseExtractor.Cli.Commands;

/// <summary><c>clause diff OLD NEW</c></summary>
internal static class DiffCommand
{
    public static Command Create(Shell shell)
    {
        var old = new Argument<FileInfo>("old") { Description = shell.Text("旧文件", "The older document") };
        var @new = new Argument<FileInfo>("new") { Description = shell.Text("新文件", "The newer document") };
        var format = new Option<string>("--format") { Description = shell.Text("输出格式：json", "json"), DefaultValueFactory = _ => "json" };
        format.AcceptOnlyFromAmong("json");
        var explain = new Option<bool>("--explain") { Description = shell.Text("改为输出修订说明草稿（需配置语言模型）", "Prints a draft explanation of the changes instead (needs a language model)") };
        var command = new Command("diff", shell.Text("对比两份文件：条款和资金有哪些变化。", "Shows what a revision changed, in clauses and in money.")) { old, @new, format, explain };
        command.SetAction(async (parse, cancellation) =>
        {
            var pipeline = new PolicyPipeline(Engines.Readers(shell.Engines));
            var before = pipeline.Run(SourceFile.Load(parse.GetRequiredValue(old).FullName), cancellation);
            var after = pipeline.Run(SourceFile.Load(parse.GetRequiredValue(@new).FullName), cancellation);
            var record = PolicyComparer.Compare(before, after);
            if (parse.GetValue(explain))
                return await ExplainRun.Print(shell, record, before, after, cancellation);
            shell.Out.Write(Encoding.UTF8.GetString(RecordJson.Write(record)));
            return ExitCode.Done;
        });
        return command;
    }
}
