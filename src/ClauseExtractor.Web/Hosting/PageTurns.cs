namespace ClauseExtractor.Web.Hosting;

/// <summary>
/// Hands out turns, a few at once, in the order in which they were asked for. With fifty readers at once every one then waits about as long
/// as the others; without, their pages are all begun
/// and none is finished, and some wait for seconds.
/// </summary>
internal sealed class PageTurns
{
    private readonly Lock guard = new();
    private readonly Queue<Waiter> waiting = new();

    // Two for each processor: while one waits for the disk, another goes on.
    private int free = 2 * Environment.ProcessorCount;

    /// <summary>Takes a turn; hand it back with <see cref="End"/>.</summary>
    /// <exception cref="OperationCanceledException">Whoever asked has gone; he has no turn.</exception>
    public async ValueTask TakeAsync(CancellationToken cancellation)
    {
        if (Enter() is not { } waiter)
            return;
        await using var gone = cancellation.UnsafeRegister(static (waiter, token) => ((Waiter)waiter!).TrySetCanceled(token), waiter);
        await waiter.Task;
    }

    public void End()
    {
        while (true)
        {
            Waiter? next;
            lock (guard)
                if (!waiting.TryDequeue(out next))
                {
                    free++;
                    return;
                }
            if (next.TryCall())
                return;
        }
    }

    private Waiter? Enter()
    {
        lock (guard)
        {
            if (free > 0)
            {
                free--;
                return null;
            }
            var waiter = new Waiter();
            waiting.Enqueue(waiter);
            return waiter;
        }
    }

    /// <summary>Somebody who waits. Either he is called or he goes, never both.</summary>
    private sealed class Waiter : TaskCompletionSource, IThreadPoolWorkItem
    {
        private int settled;

        public bool TryCall()
        {
            if (Interlocked.Exchange(ref settled, 1) != 0)
                return false;
            // To the end of the common queue: in its own queue a thread would take the page called last before all requests that came
            // meanwhile.
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
            return true;
        }

        public new void TrySetCanceled(CancellationToken token)
        {
            if (Interlocked.Exchange(ref settled, 1) == 0)
                base.TrySetCanceled(token);
        }

        void IThreadPoolWorkItem.Execute() => TrySetResult();
    }
}
