using System.Collections.Concurrent;
using ClauseExtractor.Formats.Children;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Formats.Guard;

/// <summary>
/// A few reading processes that are kept warm: what was compiled for one file serves the next. Safe to call from several threads.
/// </summary>
internal sealed class WorkerPool : IDisposable
{
    private readonly WorkerCommand _command;
    private readonly ReadingLimits _limits;
    private readonly SemaphoreSlim _free;
    private readonly ConcurrentStack<WorkerProcess> _idle = new();
    private readonly ConcurrentDictionary<WorkerProcess, bool> _all = new();
    private volatile bool _closed;

    public WorkerPool(WorkerCommand command, ReadingLimits limits, int size)
    {
        TemporaryFolder.SweepAbandoned();
        (_command, _limits, _free) = (command, limits, new SemaphoreSlim(size));
        // Where nobody closes the pool: the children must not outlive the product.
        AppDomain.CurrentDomain.ProcessExit += Close;
    }

    /// <summary>The processes that there are.</summary>
    public IReadOnlyList<int> Processes => [.. _all.Keys.Select(worker => worker.Id)];

    /// <summary>Starts a process, so that the first file finds one.</summary>
    public void Warm() => Return(Take());

    public SourceDocument Read(SourceFile file, CancellationToken cancellation)
    {
        _free.Wait(cancellation);
        try
        {
            var worker = Take();
            try
            {
                return worker.Read(file, cancellation);
            }
            finally
            {
                Return(worker);
            }
        }
        finally
        {
            _free.Release();
        }
    }

    private WorkerProcess Take()
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        while (_idle.TryPop(out var idle))
            if (idle.IsUsable)
                return idle;
            else
                Drop(idle);
        var worker = new WorkerProcess(_command, _limits);
        _all[worker] = true;
        return worker;
    }

    private void Return(WorkerProcess worker)
    {
        if (worker.IsUsable && !_closed)
            _idle.Push(worker);
        else
            Drop(worker);
    }

    private void Drop(WorkerProcess worker)
    {
        if (_all.TryRemove(worker, out _))
            worker.End();
    }

    private void Close(object? sender, EventArgs e)
    {
        _closed = true;
        // One that reads is only killed: it is dropped by the thread that waits for it.
        foreach (var worker in _all.Keys)
            worker.End();
        while (_idle.TryPop(out var idle))
            Drop(idle);
    }

    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= Close;
        Close(null, EventArgs.Empty);
        _free.Dispose();
    }
}
