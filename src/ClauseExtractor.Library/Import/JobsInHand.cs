using System.Collections.Concurrent;

namespace ClauseExtractor.Library.Import;

/// <summary>What this process knows of the files that it has in hand or holds: how to stop them, and their passwords.</summary>
internal sealed class JobsInHand
{
    private readonly ConcurrentDictionary<long, CancellationTokenSource> stops = new();

    public JobPasswords Passwords { get; } = new();

    /// <summary>A file is begun; it is in hand until what is returned is disposed.</summary>
    public IDisposable Begin(long job, CancellationTokenSource stop)
    {
        stops[job] = stop;
        return new Hand(() =>
        {
            stops.TryRemove(job, out _);
            Passwords.Forget(job);
        });
    }

    /// <summary>Stops the reading of a file, where this process does it.</summary>
    public void Stop(long job)
    {
        try
        {
            stops.GetValueOrDefault(job)?.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It ended meanwhile.
            Passwords.Forget(job);
        }
    }

    private sealed class Hand(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
