using System.CommandLine;
using ClauseExtractor.Cli.Extracting;
using ClauseExtractor.Cli.Libraries;
using ClauseExtractor.Formats.Archives;
using ClauseExtractor.Library.Import;
using ClauseExtractor.Reading.Archives;

namespace ClauseExtractor.Cli.Commands;

/// <summary><c>clause work</c>: imports what waits in the queue of a library on a server.</summary>
internal static class WorkCommand
{
    public static Command Create(Shell shell)
    {
        var (library, limits) = (LibraryOption.Create(shell), Guarded.LimitsOption(shell));
        var parallel = new Option<int>("--parallel")
        {
            Description = shell.Text("同时读几份文件", "Files read at a time"),
            DefaultValueFactory = _ => 1,
        };
        parallel.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && (!int.TryParse(result.Tokens[0].Value, out int asked) || asked is < 1 or > 64))
                result.AddError(shell.Text("--parallel 须在 1 到 64 之间。", "--parallel is from 1 to 64."));
        });
        var untilEmpty = new Option<bool>("--until-empty")
        {
            Description = shell.Text("没有等待的文件时结束（默认一直等待）", "End when nothing waits (default: wait for more)"),
        };
        var command = new Command(
            "work",
            shell.Text(
                "导入 PostgreSQL 资料库队列中等待的文件；可在多台机器上运行，每份文件只导入一次。",
                "Imports what waits in the queue of a library in PostgreSQL; runs on as many machines as there are, each file is "
                    + "taken in once."
            )
        )
        {
            parallel,
            untilEmpty,
            library,
            limits,
        };
        command.SetAction(
            (parse, cancellation) =>
                LibraryRun.OnQueue(
                    shell,
                    parse.GetRequiredValue(library),
                    async jobs =>
                    {
                        int bad = 0;
                        using var reader = Guarded.Reader(parse.GetValue(limits));
                        await jobs.WorkAsync(
                            new PolicyPipeline([reader]) { Archives = new ArchiveOpening(ArchivePrograms.Installed) },
                            new WorkOptions { Parallel = parse.GetValue(parallel), UntilEmpty = parse.GetValue(untilEmpty) },
                            new Line(shell, () => Interlocked.Increment(ref bad)),
                            cancellation
                        );
                        cancellation.ThrowIfCancellationRequested();
                        return bad == 0 ? ExitCode.Done : ExitCode.Wanting;
                    }
                )
        );
        return command;
    }

    /// <summary>A line an outcome, as it comes.</summary>
    private sealed class Line(Shell shell, Action wanting) : IProgress<ImportOutcome>
    {
        private readonly Lock printing = new();

        public void Report(ImportOutcome value)
        {
            lock (printing)
                shell.Out.WriteLine(
                    $"{ImportCommand.Name(shell, value.Status)}  {value.Path}  "
                        + $"{(value.IsIn ? value.Title : $"{value.Code} {shell.Reason(value.Code, value.Message)}")}"
                );
            if (value is { IsIn: false, Status: not ImportStatus.Unpacked })
                wanting();
        }
    }
}
