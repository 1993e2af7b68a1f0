using System.Diagnostics;
using ClauseExtractor.Cli.Extracting;
using ClauseExtractor.Cli.Libraries;
using ClauseExtractor.Cli.Output;
using ClauseExtractor.Library;
using ClauseExtractor.Library.Import;
using ClauseExtractor.Reading.Archives;

namespace ClauseExtractor.Cli.Commands;

/// <summary><c>clause import --queue</c>: files that others import, with progress and outcomes as of a direct import.</summary>
internal static class QueuedImport
{
    /// <param name="format">How outcomes are shown; null to wait for none.</param>
    public static Task<int> RunAsync(
        Shell shell,
        LibraryAddress library,
        IReadOnlyList<string> paths,
        ArchiveOpening archives,
        OutputFormat? format,
        CancellationToken cancellation
    ) =>
        LibraryRun.OnQueue(
            shell,
            library,
            async jobs =>
            {
                if (archives.Password is not null)
                {
                    shell.Error.WriteLine(
                        shell.Text(
                            "密码不写入任何地方，因此不能随文件排队；请不加 --queue 导入受保护的文件。",
                            "Passwords are written nowhere, so none waits with a file; import protected files without --queue."
                        )
                    );
                    return ExitCode.WrongUsage;
                }
                var clock = Stopwatch.StartNew();
                var queued = jobs.Add(paths, archives, Environment.UserName, cancellation);
                OutcomeList.PrintPassedOver(shell, queued.Walk.Passed, queued.Walk.PassedInArchives);
                var counts = jobs.Count();
                shell.Error.WriteLine(
                    shell.Text(
                        $"新排队 {queued.Queued} 份，已有 {queued.Known} 份；共有 {counts.Waiting} 份等待、{counts.InWork} 份处理中。"
                            + $"由 clause work 或网站处理{(format is null || queued.Jobs.Count == 0 ? "" : "；按 Ctrl-C 不再等待，文件仍在队列中")}。",
                        $"{queued.Queued} queued, {queued.Known} known; {counts.Waiting} files wait, {counts.InWork} are in work. "
                            + "clause work or a site imports them"
                            + (format is null || queued.Jobs.Count == 0 ? "." : "; Ctrl-C leaves them in the queue.")
                    )
                );
                IReadOnlyList<ImportOutcome> outcomes = format is null
                    ? []
                    : await ProgressBar.RunAsync(
                        shell,
                        queued.Jobs.Count,
                        tick => jobs.WaitAsync(queued.Jobs, new Tick<ImportOutcome>(tick), cancellation)
                    );
                var summary = new ImportSummary(
                    [.. queued.Outcomes.Concat(outcomes).OrderBy(o => o.Path, StringComparer.Ordinal)],
                    clock.Elapsed
                );
                if (format is { } shown)
                    ImportCommand.Print(shell, shown, summary);
                else
                    foreach (var refused in summary.Outcomes.Where(o => !o.IsIn))
                        shell.Error.WriteLine(ImportCommand.Reason(shell, refused));
                return summary.IsComplete ? ExitCode.Done : ExitCode.Wanting;
            }
        );
}
