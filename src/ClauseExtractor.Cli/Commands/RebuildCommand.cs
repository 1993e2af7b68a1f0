using System.CommandLine;
using ClauseExtractor.Cli.Extracting;
using ClauseExtractor.Cli.Libraries;
using ClauseExtractor.Cli.Output;

namespace ClauseExtractor.Cli.Commands;

/// <summary><c>clause rebuild</c></summary>
internal static class RebuildCommand
{
    public static Command Create(Shell shell)
    {
        var (library, limits, format) = (LibraryOption.Create(shell), Guarded.LimitsOption(shell), FormatOption.Create(shell));
        var indexOnly = new Option<bool>("--index") { Description = shell.Text("只重建索引", "The index only") };
        var command = new Command("rebuild", shell.Text(
            "用资料库中保存的原文件重新抽取全部记录，带上更正，并重建索引。",
            "Extracts every document anew from the files that the library keeps, carries the corrections over, and rebuilds the index.")) { indexOnly, library, limits, format };
        command.SetAction((parse, cancellation) => LibraryRun.On(shell, parse.GetRequiredValue(library), mustExist: true, async opened =>
        {
            if (parse.GetValue(indexOnly))
            {
                opened.RebuildIndex();
                return ExitCode.Done;
            }
            using var reader = Guarded.Reader(parse.GetValue(limits));
            var summary = await ProgressBar.RunAsync(shell, opened.Statistics().Files,
                tick => opened.RebuildAsync(new PolicyPipeline([reader]), new ImportCommand.Tick(tick), cancellation));
            ImportCommand.Print(shell, parse.GetValue(format), summary);
            return summary.IsComplete ? ExitCode.Done : ExitCode.Wanting;
        }));
        return command;
    }
}
