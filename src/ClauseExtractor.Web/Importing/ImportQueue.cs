using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Security.Cryptography;
using System.Threading.Channels;
using ClauseExtractor.Formats.Archives;
using ClauseExtractor.Library;
using ClauseExtractor.Library.Import;
using ClauseExtractor.Reading;
using ClauseExtractor.Reading.Archives;
using ClauseExtractor.Web.Access;
using ClauseExtractor.Web.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ClauseExtractor.Web.Importing;

/// <summary>
/// Brings uploaded files into the library one after another, whether anybody watches or not, and goes on after a restart where it was.
/// </summary>
internal sealed partial class ImportQueue : BackgroundService, IImportQueue
{
    /// <summary>An upload that was begun so often without an outcome ended the site each time, as far as one can tell.</summary>
    private const int MostBegun = 2;

    /// <summary>The files of an archive may have so many times what one file may.</summary>
    public const int MostUnpacked = 8;

    private readonly SiteOptions options;
    private readonly PolicyLibrary library;
    private readonly ILogger<ImportQueue> log;
    private readonly AuditLog audit;
    private readonly Inbox inbox;
    private readonly Channel<string> waiting = Channel.CreateUnbounded<string>();
    private readonly ConcurrentDictionary<string, ImportItem> items = new();

    // Passwords live as long as their files wait, in memory only: they are written nowhere, and a restart forgets them.
    private readonly ConcurrentDictionary<string, string> passwords = new();
    private readonly Meter meter;
    private readonly Counter<long> imports;
    private readonly BatchProgress batch;

    // Held where a file is begun, cancelled or tried again, so that it is one of them.
    private readonly Lock steering = new();
    private (string Id, CancellationTokenSource Stop)? current;

    public ImportQueue(
        SiteOptions options,
        PolicyLibrary library,
        AuditLog audit,
        IMeterFactory meters,
        TimeProvider clock,
        ILogger<ImportQueue> log
    )
    {
        (this.options, this.library, this.audit, this.log, batch) = (options, library, audit, log, new BatchProgress(clock));
        inbox = new Inbox(options.InboxFolder);
        audit.Add(inbox.Entries());
        meter = meters.Create(SiteMetrics.MeterName);
        imports = meter.CreateCounter<long>("clause.imports", description: "Files that were imported, by outcome.");
        meter.CreateObservableGauge("clause.imports.waiting", () => Waiting);
        foreach (var item in inbox.Open())
        {
            items[item.Id] = item;
            if (item.Outcome is null)
                Enqueue(item);
        }
    }

    /// <summary>Files without an outcome.</summary>
    public int Waiting => batch.Now(0, 0).Waiting;

    /// <summary>What was uploaded, the newest first.</summary>
    public IReadOnlyList<ImportItem> Items =>
        [.. items.Values.OrderByDescending(i => i.At).ThenByDescending(i => i.Id, StringComparer.Ordinal)];

    public ImportItem? Find(string id) => items.GetValueOrDefault(id);

    public (int Total, IReadOnlyList<ImportItem> Items) Newest(int offset, int limit) =>
        Items is var all ? (all.Count, [.. all.Skip(offset).Take(limit)]) : default;

    public Task<ImportItem> AddAsync(string? name, Stream content, Sender sender, string? password, CancellationToken cancellation) =>
        AddAsync(ImportItem.SafeName(name), content, options.FileBytes, sender, password, cancellation);

    /// <param name="name">Safe to be shown; a file in an archive has the archive's before it.</param>
    /// <param name="archive">Id of the archive that it came in; null for none.</param>
    /// <param name="waits">False where its outcome follows at once.</param>
    private async Task<ImportItem> AddAsync(
        string name,
        Stream content,
        long most,
        Sender sender,
        string? password,
        CancellationToken cancellation,
        string? archive = null,
        bool waits = true
    )
    {
        string id =
            DateTime.UtcNow.ToString("yyyyMMddHHmmssfff", System.Globalization.CultureInfo.InvariantCulture)
            + "-"
            + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));
        var counted = new CountedStream(content);
        var item = new ImportItem(id, name, 0, sender.Who, DateTimeOffset.UtcNow) { Archive = archive };
        var entry = sender.Entry is null ? null : sender.Entry with { Act = id };
        await inbox.AddAsync(item, counted, most, entry, cancellation);
        Enter(entry, id);
        item = items[id] = item with { Size = counted.Count };
        if (!string.IsNullOrEmpty(password))
            passwords[id] = password;
        batch.Begin();
        if (waits)
            waiting.Writer.TryWrite(item.Id);
        return items[id];
    }

    /// <summary>
    /// Hands the note's entry on to the log before the sender is told: a file that the log cannot take is not taken either.
    /// </summary>
    private void Enter(AuditLine? entry, string id)
    {
        try
        {
            audit.Add(entry);
        }
        catch
        {
            inbox.Withdraw(id);
            throw;
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.Run(
            async () =>
            {
                try
                {
                    await foreach (string id in waiting.Reader.ReadAllAsync(stoppingToken))
                        await ImportAsync(id, stoppingToken);
                }
                catch (OperationCanceledException)
                {
                    // The site closes; what waits is on disk.
                }
            },
            CancellationToken.None
        );

    private async Task ImportAsync(string id, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        ImportItem? item;
        lock (steering)
        {
            // Cleared away, or cancelled while it waited.
            if (!items.TryGetValue(id, out item) || item.Outcome is not null)
                return;
            current = (id, stop);
        }
        ImportOutcome outcome;
        try
        {
            outcome =
                item.Begun >= MostBegun
                    ? new ImportOutcome(
                        item.Name,
                        ImportStatus.Failed,
                        null,
                        null,
                        "CE0025",
                        "Reading the file broke off with the site twice; it was not tried again.",
                        "The file may be hostile; print it to a new PDF and upload that."
                    )
                    : await ImportAsync(item, stop.Token);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The site closes in order: that is no fault of the file.
            inbox.Begin(item);
            throw;
        }
        catch (OperationCanceledException)
        {
            outcome = Cancelled(item);
        }
        lock (steering)
        {
            current = null;
            Finish(id, outcome);
        }
    }

    private async Task<ImportOutcome> ImportAsync(ImportItem item, CancellationToken cancellation)
    {
        string id = item.Id;
        item = items[id] = item with { Begun = item.Begun + 1 };
        inbox.Begin(item);
        var pipeline = new PolicyPipeline([
            .. options.Readers.Select(r => new StageReader(
                r,
                (stage, page, pages) => items[id] = items[id] with { Stage = stage, Page = page, Pages = pages }
            )),
        ]);
        try
        {
            var file = new SourceFile(FileName(item.Name), inbox.ReadContent(id)) { Password = passwords.GetValueOrDefault(id) };
            var outcome =
                item.Archive is null && Unpacked(item, file) is { } archive
                    ? await UnpackAsync(item, archive, cancellation)
                    : await library.ImportAsync(file, pipeline, cancellation);
            if (outcome.Fault is { } fault)
                LogFault(log, fault, id);
            return outcome;
        }
        catch (UnreadableDocumentException e)
        {
            return Refused(item.Name, e);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // A fault of the product on one file must not stop the others, and must not be silent.
            LogFault(log, e, id);
            return new ImportOutcome(
                item.Name,
                ImportStatus.Failed,
                null,
                null,
                "CE0099",
                $"A fault of this product: {e.GetType().Name} in {e.TargetSite?.DeclaringType?.Name}.",
                "Report it with the file; the other files are not touched by it."
            );
        }
    }

    /// <summary>What an archive holds; null where the file is none.</summary>
    private ArchiveContents? Unpacked(ImportItem item, SourceFile file) =>
        ArchiveFile.Open(
            file with
            {
                Name = item.Name,
            },
            new ArchiveOpening(ArchivePrograms.Installed, file.Password),
            MostUnpacked * options.FileBytes
        )
            is { } archive
        && archive.Entries.Count + archive.Passed.Count > 0
            ? archive
            : null;

    /// <summary>
    /// Takes in each file of an archive as if it had been uploaded by itself; one that cannot be unpacked is refused by itself. Begun anew
    /// after a restart it does no harm: what is known is passed over.
    /// </summary>
    /// <exception cref="UnreadableDocumentException">The archive itself does not open.</exception>
    private async Task<ImportOutcome> UnpackAsync(ImportItem archive, ArchiveContents contents, CancellationToken cancellation)
    {
        foreach (var entry in contents.Entries)
        {
            string name = EscapedName.Of(entry.Name);
            try
            {
                using var content = new MemoryStream(entry.Load().Content.ToArray(), writable: false);
                await AddAsync(
                    name,
                    content,
                    long.MaxValue,
                    new Sender(archive.Who),
                    passwords.GetValueOrDefault(archive.Id),
                    cancellation,
                    archive.Id
                );
            }
            catch (UnreadableDocumentException e) when (entry.Name != archive.Name)
            {
                var refused = await AddAsync(name, Stream.Null, 0, new Sender(archive.Who), null, cancellation, archive.Id, waits: false);
                Finish(refused.Id, Refused(name, e));
            }
        }
        return ArchiveOutcome.Of(archive.Name, contents);
    }

    private static ImportOutcome Cancelled(ImportItem item) => new(item.Name, ImportStatus.Cancelled, null);

    private static ImportOutcome Refused(string name, UnreadableDocumentException e) =>
        new(name, ImportStatus.Refused, null, null, e.Code, e.Message, e.Remedy);

    private static string FileName(string name) =>
        name.Contains(ArchiveFile.Arrow, StringComparison.Ordinal)
            ? name[(name.LastIndexOfAny(['/', ArchiveFile.Arrow[1]]) + 1)..].TrimStart()
            : name;

    private void Finish(string id, ImportOutcome outcome)
    {
        passwords.TryRemove(id, out _);
        var done = items[id] with { Stage = ImportStage.Done, Outcome = outcome, Page = 0, Pages = 0 };
        // The bytes of an archive stay as long as those of a file that it holds and that was not unpacked.
        inbox.Finish(done, keep: done.IsLost || items.Values.Any(i => i.Archive == id && i is { IsLost: true, Size: 0 }));
        items[id] = done;
        batch.End();
        imports.Add(1, new KeyValuePair<string, object?>("outcome", outcome.Status.ToString()));
    }

    private void Enqueue(ImportItem item)
    {
        batch.Begin();
        waiting.Writer.TryWrite(item.Id);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The import of {Id} failed.")]
    private static partial void LogFault(ILogger log, Exception fault, string id);

    public override void Dispose()
    {
        meter.Dispose();
        base.Dispose();
    }
}
