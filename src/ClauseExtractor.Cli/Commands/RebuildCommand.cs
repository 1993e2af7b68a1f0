using System.CommandLine;
using ClauseExtractor.Cli.Extracting;
using ClauseExtractor.Cli.Libraries;
using ClauseExtractor.Cli.Output;
using ClauseExtractor.Library;
using ClauseExtractor.Library.Import;

namespace ClauseExtractor.Cli.Commands;

/// <summary><c>clause rebuild</c></summary>
internal static class RebuildCommand
{
    public static Command Create(Shell shell)
    {
        var (library, limits, format) = (LibraryOption.Create(shell), Guarded.LimitsOption(shell), FormatOption.Create(shell));
        var indexOnly = new Option<bool>("--index") { Description = shell.Text("只重建索引", "The index only") };
        var command = new Command(
            "rebuild",
            shell.Text(
                "用资料库中保存的原文件重新抽取全部记录，带上更正，并重建索引。",
                "Extracts every document anew from the files that the library keeps, carries the corrections over, and rebuilds the index."
            )
        )
        {
            indexOnly,
            library,
            limits,
            format,
        };
        command.SetAction(
            (parse, cancellation) =>
                LibraryRun.On(
                    shell,
                    parse.GetRequiredValue(library),
                    mustExist: true,
                    async opened =>
                    {
                        // With --index the old one was thrown away unread, and opening the library has made the new one.
                        if (parse.GetValue(indexOnly))
                            return Check(shell, opened.Path);
                        using var reader = Guarded.Reader(parse.GetValue(limits));
                        var summary = await ProgressBar.RunAsync(
                            shell,
                            opened.Statistics().Files,
                            tick => opened.RebuildAsync(new PolicyPipeline([reader]), new Tick<ImportProgress>(tick), cancellation)
                        );
                        ImportCommand.Print(shell, parse.GetValue(format), summary);
                        return Check(shell, opened.Path) == ExitCode.Done && summary.IsComplete ? ExitCode.Done : ExitCode.Wanting;
                    },
                    discardsIndex: parse.GetValue(indexOnly)
                )
        );
        return command;
    }

    /// <summary>Reads the new index whole: a disk that does not keep what is written shows here.</summary>
    private static int Check(Shell shell, string library)
    {
        if (PolicyLibrary.IndexDamage(library) is not { } damage)
            return ExitCode.Done;
        shell.Error.WriteLine(
            shell.Text(
                $"重建的索引读不回来（{damage}）。请检查磁盘。",
                $"The index that was just made cannot be read back ({damage}). Check the disk."
            )
        );
        return ExitCode.Wanting;
    }
}
