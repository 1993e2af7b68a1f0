using System.Runtime.ExceptionServices;
using Npgsql;

namespace ClauseExtractor.Library.Import;

/// <summary>
/// Files that a worker has read and that wait for a moment, so that a few are written in one transaction: the library's write lock and the
/// flush of its log are waited for once. Until then each is the worker's as before; should it die, they go to the next.
/// </summary>
internal sealed class ReadFiles(Importer importer, JobTable table, WorkOptions options, long run, IProgress<ImportOutcome>? progress)
    : IAsyncDisposable
{
    private const int Most = 16;

    private const long MostBytes = 8L << 20;

    /// <summary>How long one waits at most while others are read.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(150);

    private readonly SemaphoreSlim writing = new(1, 1);
    private readonly List<(JobInHand Hand, ReadFile File)> waiting = [];
    private long bytes;
    private int group;
    private readonly CancellationTokenSource ended = new();
    private Task later = Task.CompletedTask;

    /// <summary>Takes over a file that was read, with the hand that holds it.</summary>
    public async Task AddAsync(JobInHand hand, ReadFile file)
    {
        bool isFull,
            isFirst;
        int number;
        lock (waiting)
        {
            number = group;
            waiting.Add((hand, file));
            bytes += file.File?.Content.Length ?? 0;
            (isFull, isFirst) = (waiting.Count >= Most || bytes >= MostBytes, waiting.Count == 1);
        }
        if (isFull)
            await WriteAsync().ConfigureAwait(false);
        else if (isFirst)
        {
            if (later.IsFaulted)
                await later.ConfigureAwait(false);
            later = Task.WhenAll(later, WriteLaterAsync(number));
        }
    }

    /// <summary>Writes what waits.</summary>
    /// <returns>How many files that were; what another call is writing has been written too.</returns>
    public async Task<int> WriteAsync()
    {
        await writing.WaitAsync().ConfigureAwait(false);
        try
        {
            List<(JobInHand Hand, ReadFile File)> files;
            lock (waiting)
            {
                files = [.. waiting];
                waiting.Clear();
                group++;
                bytes = 0;
            }
            if (files.Count > 0)
                await WriteAsync(files).ConfigureAwait(false);
            return files.Count;
        }
        finally
        {
            writing.Release();
        }
    }

    /// <summary>Writes what waits still.</summary>
    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync().ConfigureAwait(false);
        try
        {
            await later.ConfigureAwait(false);
        }
        finally
        {
            // What waits is written, or let go of, whatever became of the group before it.
            await WriteAsync().ConfigureAwait(false);
            ended.Dispose();
            writing.Dispose();
        }
    }

    /// <param name="number">Of the group that is meant; where that was written since it was full, there is nothing to do.</param>
    private async Task WriteLaterAsync(int number)
    {
        await Task.Delay(Longest, ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (number == Volatile.Read(ref group))
            await WriteAsync().ConfigureAwait(false);
    }

    private async Task WriteAsync(List<(JobInHand Hand, ReadFile File)> files)
    {
        try
        {
            Write(files);
        }
        catch (NpgsqlException e) when (e.IsTransient)
        {
            // The server was away: the files come again, here or elsewhere, and what was begun is not their fault.
            await Task.Delay(options.Poll).ConfigureAwait(false);
            foreach (var (hand, _) in files)
                table.TryGiveBack(hand.Job, options.RetryAfter);
        }
        finally
        {
            await Task.WhenAll(files.Select(f => f.Hand.DisposeAsync().AsTask())).ConfigureAwait(false);
        }
    }

    private void Write(List<(JobInHand Hand, ReadFile File)> files)
    {
        try
        {
            Report(importer.Write(run, files.ConvertAll(f => (f.Hand.Job, f.File))));
        }
        catch (Exception e) when (e is not NpgsqlException { IsTransient: true } && files.Count > 1)
        {
            // One of them cannot be kept: each by itself, and none for the fault of another.
            Exception? fault = null;
            foreach (var file in files)
                try
                {
                    Write([file]);
                }
                catch (Exception own) when (own is not NpgsqlException { IsTransient: true })
                {
                    fault ??= own;
                }
            if (fault is not null)
                ExceptionDispatchInfo.Throw(fault);
        }
        catch (Exception e) when (files[0].File.Refused(e) is { } refused)
        {
            Report(importer.Write(run, [(files[0].Hand.Job, refused)]));
        }
    }

    private void Report(List<ImportOutcome> outcomes)
    {
        foreach (var outcome in outcomes)
            progress?.Report(outcome);
    }
}
