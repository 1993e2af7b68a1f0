using System.CommandLine;
using System.Data.Common;
using ClauseExtractor.Cli.Extracting;
using ClauseExtractor.Cli.Libraries;
using ClauseExtractor.Library;
using ClauseExtractor.Library.Import;

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
                On(
                    shell,
                    parse.GetRequiredValue(library),
                    async jobs =>
                    {
                        int bad = 0;
                        using var reader = Guarded.Reader(parse.GetValue(limits));
                        await jobs.WorkAsync(
                            new PolicyPipeline([reader]),
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

    /// <summary>Puts files into the queue and says how many wait.</summary>
    public static Task<int> QueueAsync(
        Shell shell,
        LibraryAddress library,
        IReadOnlyList<string> paths,
        Reading.Archives.ArchiveOpening archives,
        CancellationToken cancellation
    ) =>
        On(
            shell,
            library,
            jobs =>
            {
                if (archives.Password is not null)
                {
                    shell.Error.WriteLine(
                        shell.Text(
                            "密码不写入任何地方，因此不能随文件排队；请不加 --queue 导入受保护的文件。",
                            "Passwords are written nowhere, so none waits with a file; import protected files without --queue."
                        )
                    );
                    return Task.FromResult(ExitCode.WrongUsage);
                }
                var queued = jobs.Add(paths, archives, Environment.UserName, cancellation);
                OutcomeList.PrintPassedOver(shell, queued.Walk.Passed, queued.Walk.PassedInArchives);
                foreach (var refused in queued.Refused)
                    shell.Error.WriteLine(
                        $"{refused.Path}: {refused.Code} {shell.Reason(refused.Code, refused.Message)} "
                            + $"{shell.Remedy(refused.Code, refused.Remedy)}".TrimEnd()
                    );
                var counts = jobs.Count();
                shell.Error.WriteLine(
                    shell.Text(
                        $"新排队 {queued.Queued} 份，已有 {queued.Known} 份；共有 {counts.Waiting} 份等待、{counts.InWork} 份处理中。用 clause work 处理。",
                        $"{queued.Queued} queued, {queued.Known} known; {counts.Waiting} files wait, {counts.InWork} are in work. "
                            + $"clause work imports them."
                    )
                );
                return Task.FromResult(queued.Refused.Count == 0 ? ExitCode.Done : ExitCode.Wanting);
            }
        );

    private static async Task<int> On(Shell shell, LibraryAddress library, Func<ImportJobs, Task<int>> work)
    {
        try
        {
            using var jobs = ImportJobs.Open(library);
            return await work(jobs);
        }
        catch (LibraryException e)
        {
            shell.Error.WriteLine(shell.Text(e.Chinese, e.Message));
            return e.Code == "badValue" ? ExitCode.WrongUsage : ExitCode.Wanting;
        }
        catch (DbException e)
        {
            shell.Error.WriteLine(LibraryRun.Problem(shell, library, e));
            return ExitCode.Wanting;
        }
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
            if (!value.IsIn)
                wanting();
        }
    }
}
