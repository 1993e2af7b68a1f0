using System.CommandLine;
using System.Text;
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
        var command = new Command("diff", shell.Text("对比两份文件：条款和资金有哪些变化。", "Shows what a revision changed, in clauses and in money.")) { old, @new, format };
        command.SetAction((parse, cancellation) =>
        {
            var pipeline = new PolicyPipeline(Engines.Readers(shell.Engines));
            var record = PolicyComparer.Compare(
                pipeline.Run(SourceFile.Load(parse.GetRequiredValue(old).FullName), cancellation),
                pipeline.Run(SourceFile.Load(parse.GetRequiredValue(@new).FullName), cancellation));
            shell.Out.Write(Encoding.UTF8.GetString(RecordJson.Write(record)));
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }
}
