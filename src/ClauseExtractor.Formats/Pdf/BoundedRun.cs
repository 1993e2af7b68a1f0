using ClauseExtractor.Reading;

namespace ClauseExtractor.Formats.Pdf;

/// <summary>
/// Runs a parser on a thread of its own that has a deep stack, and gives it up after a time or when the heap has grown too much.
/// A thread cannot be killed: what is given up is told so through its token and dies at its next sign of life.
/// </summary>
internal static class BoundedRun
{
    private const int Stack = 64 << 20;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    /// <exception cref="UnreadableDocumentException">The work took too long or too much.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public static T Do<T>(Func<CancellationToken, T> work, ReadingLimits limits, CancellationToken cancellation)
    {
        var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var outcome = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() => Carry(work, outcome, stop), Stack) { IsBackground = true, Name = "PdfPig" }.Start();
        long heap = GC.GetTotalMemory(false),
            deadline = limits.ParserTime == Timeout.InfiniteTimeSpan
                ? long.MaxValue
                : Environment.TickCount64 + (long)limits.ParserTime.TotalMilliseconds;
        while (
            !Task.WaitAny(
                    [outcome.Task],
                    (int)Math.Min(Look.TotalMilliseconds, Math.Max(0, deadline - Environment.TickCount64)),
                    cancellation
                )
                .Equals(0)
        )
        {
            if (Environment.TickCount64 >= deadline)
                throw GiveUp(stop, Refusal.TooSlow("PdfPig", limits.ParserTime));
            if (GC.GetTotalMemory(false) - heap > limits.ProcessMemory)
                throw GiveUp(stop, Refusal.TooBig("PdfPig took too much memory"));
        }
        return outcome.Task.GetAwaiter().GetResult();
    }

    private static UnreadableDocumentException GiveUp(CancellationTokenSource stop, UnreadableDocumentException refusal)
    {
        stop.Cancel();
        return refusal;
    }

    /// <summary>Whatever the work throws goes to the caller's thread: an exception left on this one would end the process.</summary>
    private static void Carry<T>(Func<CancellationToken, T> work, TaskCompletionSource<T> outcome, CancellationTokenSource stop)
    {
        try
        {
            outcome.SetResult(work(stop.Token));
        }
        catch (Exception error)
        {
            outcome.SetException(error);
        }
        finally
        {
            stop.Dispose();
        }
    }
}
