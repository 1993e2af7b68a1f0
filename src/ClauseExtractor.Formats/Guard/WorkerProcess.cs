using System.Diagnostics;
using ClauseExtractor.Formats.Children;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Formats.Guard;

/// <summary>One reading process, seen from the product: reads one file after the other until a file breaks it.</summary>
internal sealed class WorkerProcess
{
    /// <summary>A process that has grown so large is replaced after its file: its memory does not come back.</summary>
    private const long LargestWhenIdle = 384L << 20;

    private const int ErrorCharacters = 2_000;

    private readonly ReadingLimits _limits;
    private readonly Process _process;

    /// <summary>
    /// What the process or a library in it leaves behind when it is killed goes with this; null where there is no room for a folder.
    /// </summary>
    private readonly TemporaryFolder? _temporary = TemporaryFolder.TryCreate();
    private readonly Task<string> _errors;
    private bool _broken;

    /// <exception cref="UnreadableDocumentException">The process cannot be started.</exception>
    public WorkerProcess(WorkerCommand command, ReadingLimits limits)
    {
        _limits = limits;
        try
        {
            _process = command.Start(limits, _temporary?.Path);
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            _temporary?.Dispose();
            throw Refusal.ReaderEnded($"it cannot be started ({e.Message})");
        }
        _errors = Task.Run(ReadErrors);
    }

    public int Id => _process.Id;

    /// <summary>Whether it can read another file.</summary>
    public bool IsUsable =>
        !_broken && !_process.HasExited && ProcessTree.Of(_process, descendants: false) is { Memory: < LargestWhenIdle };

    /// <exception cref="UnreadableDocumentException">The file cannot be read, goes over a limit, or ends the process.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled; the process is killed.</exception>
    public SourceDocument Read(SourceFile file, CancellationToken cancellation)
    {
        using var watch = new Watch(_process, _limits, Kill);
        using var stop = cancellation.Register(Kill);
        _broken = true;
        try
        {
            WireFrame.Write(_process.StandardInput.BaseStream, FrameKind.File, DocumentWire.FileHead(file), file.Content);
            var answer = Answer(watch, file);
            watch.Look();
            if (watch.Breach is { } breach)
                throw breach;
            var document = answer.Kind == FrameKind.Document ? DocumentWire.Document(answer.Content, file, _limits) : null;
            _broken = false;
            return document ?? throw DocumentWire.Refusal(answer.Content);
        }
        catch (FrameTooLongException)
        {
            throw Refusal.TooBig($"more than {Refusal.Megabytes(_limits.AnswerBytes)} of text and places");
        }
        catch (Exception e) when (e is IOException or InvalidDataException or InvalidOperationException)
        {
            cancellation.ThrowIfCancellationRequested();
            throw watch.Breach ?? Ended();
        }
        finally
        {
            if (_broken)
                Kill();
        }
    }

    private WireFrame Answer(Watch watch, SourceFile file)
    {
        for (int begun = 0, pages = 0; ; )
        {
            var frame = WireFrame.Read(_process.StandardOutput.BaseStream, _limits.AnswerBytes) ?? throw new EndOfStreamException();
            if (frame.Kind is FrameKind.Document or FrameKind.Refused)
                return frame;
            switch (frame.Kind)
            {
                case FrameKind.Recognising:
                    watch.PageBegun();
                    file.Recognising?.Invoke(++begun, pages);
                    break;
                case FrameKind.Pages when frame.Content.Length == sizeof(int):
                    pages = BitConverter.ToInt32(frame.Content);
                    break;
                default:
                    throw new InvalidDataException("A message of an unknown kind.");
            }
        }
    }

    /// <summary>Why the process is no more: what it said last, and its code.</summary>
    private UnreadableDocumentException Ended()
    {
        Kill();
        _process.WaitForExit();
        string said = _errors.Result.Split('\n').FirstOrDefault(line => line.Trim().Length > 0)?.Trim() ?? "";
        return Refusal.ReaderEnded(said.Length > 0 ? $"code {_process.ExitCode}: {said}" : $"code {_process.ExitCode}");
    }

    private string ReadErrors()
    {
        var said = new System.Text.StringBuilder();
        var buffer = new char[1024];
        for (int read; (read = _process.StandardError.Read(buffer)) > 0; )
            said.Append(buffer, 0, Math.Min(read, ErrorCharacters - Math.Min(ErrorCharacters, said.Length)));
        return said.ToString();
    }

    /// <summary>Ends the process with all that it made; whoever reads by it is told so.</summary>
    public void End()
    {
        Kill();
        _process.WaitForExit();
        _temporary?.Dispose();
    }

    private void Kill()
    {
        try
        {
            if (!_process.HasExited)
                _process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception or AggregateException)
        {
            // It ended between the question and the kill.
        }
    }
}
