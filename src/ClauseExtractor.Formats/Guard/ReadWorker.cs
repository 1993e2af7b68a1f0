using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using ClauseExtractor.Formats.Children;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Formats.Guard;

/// <summary>
/// The reading process itself: files come in on its standard input, documents go out on its standard output, and it ends when its input
/// does.
/// It keeps no file and no temporary one; the programs of text recognition end with it.
/// </summary>
public static class ReadWorker
{
    /// <summary>
    /// Parsers go into the depth that a file asks for; what is too deep for this ends the process, and is the file's outcome.
    /// </summary>
    private const int Stack = 64 << 20;

    /// <summary>
    /// Bytes of managed memory that may stay with the process between two files: what is left of one is garbage, but for fonts' tables of
    /// some megabytes.
    /// </summary>
    private const long MostKept = 40 << 20;

    /// <summary>EX_SOFTWARE of sysexits.h.</summary>
    private const int Fault = 70;

    /// <param name="arguments">What stands behind <see cref="WorkerCommand.Name"/> on the command line.</param>
    /// <param name="readers">The readers, by limits and what to call before a page is recognised; null for those of the product.</param>
    /// <returns>The exit code.</returns>
    public static int Run(IReadOnlyList<string> arguments, Func<ReadingLimits, Action, IReadOnlyList<IDocumentReader>>? readers = null)
    {
        if (arguments is not [var text] || LimitsText.Parse(text) is not { } limits)
            return 2;
        using Stream input = Console.OpenStandardInput(),
            output = Console.OpenStandardOutput();
        // Nothing that a library prints may stand between the messages.
        Console.SetOut(TextWriter.Null);
        using var signals = new Signals();
        AppDomain.CurrentDomain.UnhandledException += (_, fault) => End((Exception)fault.ExceptionObject);
        var files = new BlockingCollection<byte[]>();
        var pipeline = new PolicyPipeline(
            (readers ?? DocumentReaders.All)(
                limits with
                {
                    ParserTime = Timeout.InfiniteTimeSpan,
                },
                () => Send(output, FrameKind.Recognising)
            )
        );
        var worker = new Thread(() => ReadAll(files, pipeline, output, limits), Stack) { IsBackground = true, Name = "reader" };
        worker.Start();
        while (WireFrame.Read(input, limits.FileBytes + (1 << 20)) is { } frame)
            files.Add(frame.Content);
        // Whoever asked is gone: no file is worth finishing.
        ChildProcess.KillAll();
        TemporaryFolder.DeleteOwn();
        return 0;
    }

    private static void ReadAll(BlockingCollection<byte[]> files, PolicyPipeline pipeline, Stream output, ReadingLimits limits)
    {
        foreach (byte[] content in files.GetConsumingEnumerable())
            try
            {
                var document = pipeline.Read(
                    DocumentWire.File(content) with
                    {
                        Recognising = (_, pages) => Send(output, FrameKind.Pages, BitConverter.GetBytes(pages)),
                    }
                );
                if (document.Lines.Count > limits.Lines)
                    throw Refusal.TooBig($"more than {limits.Lines} lines");
                var answer = DocumentWire.Document(document);
                if (answer.Length > limits.AnswerBytes)
                    throw Refusal.TooBig($"more than {Refusal.Megabytes(limits.AnswerBytes)} of text and places");
                Send(output, FrameKind.Document, answer);
            }
            catch (UnreadableDocumentException refusal)
            {
                Send(output, FrameKind.Refused, DocumentWire.Refusal(refusal));
            }
            catch (OutOfMemoryException)
            {
                Send(output, FrameKind.Refused, DocumentWire.Refusal(Refusal.TooBig("the reader ran out of memory")));
            }
            catch (IOException)
            {
                // Whoever asked is gone; the thread that reads the input ends the process.
                return;
            }
            finally
            {
                GiveBack();
            }
    }

    /// <summary>Gives memory back to the system; costs some milliseconds, and is done only where there is much of it.</summary>
    private static void GiveBack()
    {
        if (GC.GetGCMemoryInfo(GCKind.Any).TotalCommittedBytes > MostKept)
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }

    /// <summary>A fault of a reader ends the process with its name as the last word, instead of a dump of its memory.</summary>
    private static void End(Exception fault)
    {
        Console.Error.WriteLine($"{fault.GetType().Name}: {fault.Message}");
        ChildProcess.KillAll();
        Environment.Exit(Fault);
    }

    private static void Send(Stream output, FrameKind kind, ReadOnlyMemory<byte> content = default)
    {
        lock (output)
            WireFrame.Write(output, kind, content);
    }

    /// <summary>
    /// Ctrl-C reaches the children of a terminal too; they end with whoever reads through them, which first says what became of the files.
    /// </summary>
    private sealed class Signals : IDisposable
    {
        private readonly List<PosixSignalRegistration> _registered =
        [
            .. ((PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP]).Select(signal =>
                PosixSignalRegistration.Create(signal, context => context.Cancel = true)
            ),
        ];

        public void Dispose() => _registered.ForEach(signal => signal.Dispose());
    }
}
