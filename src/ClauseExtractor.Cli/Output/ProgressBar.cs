using Spectre.Console;

namespace ClauseExtractor.Cli.Output;

/// <summary>A progress bar on a terminal, nothing elsewhere.</summary>
internal static class ProgressBar
{
    /// <param name="total">How often <c>tick</c> will be called.</param>
    /// <param name="work">Calls its first argument after each piece, and tells the second what takes long, from any thread.</param>
    public static Task<T> RunAsync<T>(Shell shell, int total, Func<Action, Action<string>, Task<T>> work) =>
        shell.Progress
            ? shell
                .ErrorConsole.Progress()
                .AutoClear(true)
                .Columns(new ProgressBarColumn(), new TaskDescriptionColumn(), new RemainingTimeColumn())
                .StartAsync(context =>
                {
                    int done = 0;
                    var task = context.AddTask($"0/{total}", maxValue: total);
                    return work(
                        () =>
                        {
                            task.Increment(1);
                            task.Description = $"{Interlocked.Increment(ref done)}/{total}";
                        },
                        slow => task.Description = $"{Volatile.Read(ref done)}/{total} {Markup.Escape(slow)}"
                    );
                })
            : work(() => { }, _ => { });

    /// <summary>A progress bar for pieces that take about as long as one another.</summary>
    /// <param name="work">Calls its argument after each piece, from any thread.</param>
    public static Task<T> RunAsync<T>(Shell shell, int total, Func<Action, Task<T>> work) =>
        RunAsync(shell, total, (tick, _) => work(tick));
}
