using System.Diagnostics;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Formats.Guard;

/// <summary>Looks at a reading process while it reads one file, and kills it where the file costs more than it may.</summary>
internal sealed class Watch : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    /// <summary>A process that has used no processor time for so long waits for something that does not come.</summary>
    private static readonly TimeSpan Standstill = TimeSpan.FromSeconds(120);

    private readonly Process _process;
    private readonly ReadingLimits _limits;
    private readonly Action _kill;
    private readonly Lock _lock = new();
    private readonly Timer _timer;
    private readonly TimeSpan _before;
    private TimeSpan _last;
    private long _lastChange = Stopwatch.GetTimestamp();
    private int _recognised;
    private bool _done;

    public Watch(Process process, ReadingLimits limits, Action kill)
    {
        (_process, _limits, _kill) = (process, limits, kill);
        _before = _last = ProcessTree.Of(process, descendants: false)?.Processor ?? TimeSpan.Zero;
        _timer = new Timer(_ => Look(), null, Interval, Interval);
    }

    /// <summary>The limit that the file went over; null while it is within all.</summary>
    public UnreadableDocumentException? Breach { get; private set; }

    /// <summary>Each recognised page adds to the processor time that the file may take.</summary>
    public void PageBegun() => Interlocked.Increment(ref _recognised);

    /// <summary>
    /// Measures now. It is done once more when the answer is there, so that the outcome does not hang on when the timer rang.
    /// </summary>
    public void Look()
    {
        lock (_lock)
        {
            int pages = Volatile.Read(ref _recognised);
            if (_done || Breach is not null || ProcessTree.Of(_process, pages > 0) is not { } usage)
                return;
            if (usage.Processor > _last)
                (_last, _lastChange) = (usage.Processor, Stopwatch.GetTimestamp());
            var allowed = _limits.ProcessorTime + pages * _limits.PageTime;
            long most = pages > 0 ? Math.Max(_limits.Memory, _limits.RecognitionMemory) : _limits.Memory;
            Breach =
                usage.Processor - _before > allowed ? Refusal.TookTooLong(allowed)
                : usage.Memory > most ? Refusal.TooBig($"more than {Refusal.Megabytes(most)} of memory")
                : Stopwatch.GetElapsedTime(_lastChange) > Standstill ? Refusal.StoodStill(Standstill)
                : null;
            if (Breach is not null)
                _kill();
        }
    }

    public void Dispose()
    {
        lock (_lock)
            _done = true;
        _timer.Dispose();
    }
}
