using Npgsql;
using Job = ClauseExtractor.Library.Import.JobTable.Job;

namespace ClauseExtractor.Library.Import;

/// <summary>A file that a worker has taken: gives signs of life for it until it is disposed.</summary>
internal sealed class JobInHand : IAsyncDisposable
{
    /// <summary>How often it is seen whether it was cancelled, at the least.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource done = new(),
        stop;
    private readonly IDisposable hand;
    private readonly Task prolonging;

    public JobInHand(Job job, JobTable table, JobsInHand all, TimeSpan lease, CancellationToken cancellation)
    {
        Job = job;
        stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        hand = all.Begin(job.Id, stop);
        prolonging = ProlongAsync(table, lease);
    }

    public Job Job { get; }

    /// <summary>Cancelled with the worker, and where the file is its no more.</summary>
    public CancellationToken Stopped => stop.Token;

    public async ValueTask DisposeAsync()
    {
        await done.CancelAsync().ConfigureAwait(false);
        try
        {
            await prolonging.ConfigureAwait(false);
        }
        finally
        {
            hand.Dispose();
            stop.Dispose();
            done.Dispose();
        }
    }

    private async Task ProlongAsync(JobTable table, TimeSpan lease)
    {
        while (!done.IsCancellationRequested)
        {
            await Task.Delay(lease / 3 < Look ? lease / 3 : Look, done.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                if (!done.IsCancellationRequested && !table.Prolong(Job, lease))
                    await stop.CancelAsync().ConfigureAwait(false);
            }
            catch (NpgsqlException e) when (e.IsTransient)
            {
                // The next time, or the file goes to another worker.
                continue;
            }
        }
    }
}
