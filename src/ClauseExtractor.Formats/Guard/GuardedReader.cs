using ClauseExtractor.Formats.Sniffing;
using ClauseExtractor.Formats.Web;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Formats.Guard;

/// <summary>
/// Reads files of every kind in processes of their own, under limits that are kept from outside: whatever a file does to its reader, it has
/// an outcome, and the next file goes on.
/// Short plain text is read in this process, since nothing in it is parsed that could cost more than its length.
/// </summary>
public sealed class GuardedReader : IDocumentReader, IDisposable
{
    /// <summary>Text up to this is read at once, without waiting for a process.</summary>
    private const int ShortText = 4 << 20;

    private static readonly IReadOnlyList<IDocumentReader> Plain =
    [
        new ExtensionCheck(new MarkdownReader()),
        new ExtensionCheck(new PlainTextReader()),
    ];

    private readonly ReadingLimits _limits;
    private readonly WorkerPool _pool;

    /// <param name="command">Starts a reading process: a program whose entry point calls <see cref="ReadWorker.Run"/>.</param>
    /// <param name="limits">What one file may cost; null for the defaults.</param>
    /// <param name="processes">Most reading processes at a time; null for as many as there are processors, and four at most.</param>
    public GuardedReader(WorkerCommand command, ReadingLimits? limits = null, int? processes = null)
    {
        _limits = limits ?? new ReadingLimits();
        _pool = new WorkerPool(command, _limits, processes ?? Math.Clamp(Environment.ProcessorCount, 1, 4));
    }

    /// <inheritdoc/>
    public string Name => "guarded";

    /// <summary>Ids of the reading processes that there are.</summary>
    public IReadOnlyList<int> Processes => _pool.Processes;

    /// <summary>Starts a reading process, so that the first file finds one.</summary>
    /// <exception cref="UnreadableDocumentException">It cannot be started.</exception>
    public void Warm() => _pool.Warm();

    /// <summary>Every file: which reader is the right one is found out in the reading process.</summary>
    public bool Accepts(SourceFile file) => true;

    /// <inheritdoc/>
    public SourceDocument Read(SourceFile file, CancellationToken cancellation = default)
    {
        if (file.Content.Length > _limits.FileBytes)
            throw Refusal.TooBig($"more than {_limits.FileBytes >> 20} MB");
        if (!IsShortText(file))
            return _pool.Read(file, cancellation);
        var document = Plain.First(reader => reader.Accepts(file)).Read(file, cancellation);
        return document.Lines.Count <= _limits.Lines ? document : throw Refusal.TooBig($"more than {_limits.Lines} lines");
    }

    /// <inheritdoc/>
    public void Dispose() => _pool.Dispose();

    private static bool IsShortText(SourceFile file) =>
        file.Content.Length <= ShortText
        && Path.GetExtension(file.Name).ToLowerInvariant() is ".txt" or ".text" or ".md" or ".markdown"
        && !file.Content.Span.StartsWith("PK"u8)
        && FileSniffer.KindOf(file) is FileKind.Text or FileKind.Markdown;
}
