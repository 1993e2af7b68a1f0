using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Security.Cryptography;
using System.Threading.Channels;
using ClauseExtractor.Library;
using ClauseExtractor.Library.Import;
using ClauseExtractor.Reading;
using ClauseExtractor.Formats.Archives;
using ClauseExtractor.Reading.Archives;
using ClauseExtractor.Web.Access;
using ClauseExtractor.Web.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ClauseExtractor.Web.Importing;

/// <summary>Brings uploaded files into the library one after another, whether anybody watches or not, and goes on after a restart where it was.</summary>
internal sealed partial class ImportQueue : BackgroundService
{
    /// <summary>An upload that was begun so often without an outcome ended the site each time, as far as one can tell.</summary>
    private const int MostBegun = 2;

    /// <summary>The files of an archive may have so many times what one file may.</summary>
    private const int MostUnpacked = 8;

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
    private int unfinished;

    public ImportQueue(SiteOptions options, PolicyLibrary library, AuditLog audit, IMeterFactory meters, ILogger<ImportQueue> log)
    {
        (this.options, this.library, this.audit, this.log) = (options, library, audit, log);
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
    public int Waiting => Volatile.Read(ref unfinished);

    /// <summary>What was uploaded, the newest first.</summary>
    public IReadOnlyList<ImportItem> Items => [.. items.Values.OrderByDescending(i => i.At).ThenByDescending(i => i.Id, StringComparer.Ordinal)];

    public ImportItem? Find(string id) => items.GetValueOrDefault(id);

    /// <summary>Takes a file in; when this returns it is safe on disk and will be imported.</summary>
    /// <param name="password">Opens a protected file; null where none was given.</param>
    /// <exception cref="InvalidDataException">It is larger than allowed.</exception>
    public async Task<ImportItem> AddAsync(string? name, Stream content, Sender sender, string? password, CancellationToken cancellation)
    {
        return await AddAsync(ImportItem.SafeName(name), content, options.FileBytes, sender, password, cancellation);
    }

    /// <param name="name">Safe to be shown; a file in an archive has the archive's before it.</param>
    private async Task<ImportItem> AddAsync(string name, Stream content, long most, Sender sender, string? password, CancellationToken cancellation, bool waits = true)
    {
        string id = DateTime.UtcNow.ToString("yyyyMMddHHmmssfff", System.Globalization.CultureInfo.InvariantCulture) + "-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));
        var counted = new CountedStream(content);
        var item = new ImportItem(id, name, 0, sender.Who, DateTimeOffset.UtcNow);
        var entry = sender.Entry is null ? null : sender.Entry with { Act = id };
        await inbox.AddAsync(item, counted, most, entry, cancellation);
        Enter(entry, id);
        item = items[id] = item with { Size = counted.Count };
        if (!string.IsNullOrEmpty(password))
            passwords[id] = password;
        Interlocked.Increment(ref unfinished);
        if (waits)
            waiting.Writer.TryWrite(item.Id);
        return items[id];
    }

    /// <summary>Hands the note's entry on to the log before the sender is told: a file that the log cannot take is not taken either.</summary>
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

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(
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
        CancellationToken.None);

    private async Task ImportAsync(string id, CancellationToken cancellation)
    {
        var item = items[id];
        if (item.Begun >= MostBegun)
        {
            Finish(id, new ImportOutcome(item.Name, ImportStatus.Failed, null, null, "CE0025", "Reading the file broke off with the site twice; it was not tried again.",
                "The file may be hostile; print it to a new PDF and upload that."));
            return;
        }
        item = items[id] = item with { Begun = item.Begun + 1 };
        inbox.Begin(item);
        var pipeline = new PolicyPipeline([.. options.Readers.Select(r => new StageReader(r, stage => items[id] = items[id] with { Stage = stage }))]);
        ImportOutcome outcome;
        try
        {
            var file = new SourceFile(FileName(item.Name), inbox.ReadContent(id)) { Password = passwords.GetValueOrDefault(id) };
            var opening = new ArchiveOpening(ArchivePrograms.Installed, file.Password);
            outcome = ArchiveFile.Open(file with { Name = item.Name }, opening, MostUnpacked * options.FileBytes) is { } archive && archive.Entries.Count + archive.Passed.Count > 0 && !item.Name.Contains(ArchiveFile.Arrow, StringComparison.Ordinal)
                ? await UnpackAsync(item, archive, cancellation) : await library.ImportAsync(file, pipeline, cancellation);
            if (outcome.Fault is { } fault)
                LogFault(log, fault, id);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            // A fault of the product on one file must not stop the others, and must not be silent.
            LogFault(log, e, id);
            outcome = new ImportOutcome(item.Name, ImportStatus.Failed, null, null, "CE0099", $"A fault of this product: {e.GetType().Name} in {e.TargetSite?.DeclaringType?.Name}.", "Report it with the file; the other files are not touched by it.");
        }
        catch (OperationCanceledException)
        {
            // The site closes in order: that is no fault of the file.
            inbox.Begin(item with { Begun = item.Begun - 1 });
            throw;
        }
        Finish(id, outcome);
    }

    /// <summary>Takes in each file of an archive as if it had been uploaded by itself; one that cannot be unpacked is refused by itself. Begun anew after a restart it does no harm: what is known is passed over.</summary>
    private async Task<ImportOutcome> UnpackAsync(ImportItem archive, ArchiveContents contents, CancellationToken cancellation)
    {
        foreach (var entry in contents.Entries)
        {
            string name = EscapedName.Of(entry.Name);
            try
            {
                using var content = new MemoryStream(entry.Load().Content.ToArray(), writable: false);
                await AddAsync(name, content, long.MaxValue, new Sender(archive.Who), passwords.GetValueOrDefault(archive.Id), cancellation);
            }
            catch (UnreadableDocumentException e)
            {
                var refused = await AddAsync(name, Stream.Null, 0, new Sender(archive.Who), null, cancellation, waits: false);
                Finish(refused.Id, new ImportOutcome(name, ImportStatus.Refused, null, null, e.Code, e.Message, e.Remedy));
            }
        }
        string passed = contents.Passed.Count == 0 ? "" : $" Passed over, for they are of no kind that a document comes as: {string.Join(", ", contents.Passed.Take(20).Select(name => EscapedName.Of(name[(archive.Name.Length + ArchiveFile.Arrow.Length)..])))}.";
        return new ImportOutcome(archive.Name, ImportStatus.Unpacked, null, null, "CE0128", $"The archive holds {contents.Entries.Count} files; each is imported by itself.{passed}", "See their own outcomes.");
    }

    private static string FileName(string name) => name.Contains(ArchiveFile.Arrow, StringComparison.Ordinal) ? name[(name.LastIndexOfAny(['/', ArchiveFile.Arrow[1]]) + 1)..].TrimStart() : name;

    private void Finish(string id, ImportOutcome outcome)
    {
        passwords.TryRemove(id, out _);
        var done = items[id] with { Stage = ImportStage.Done, Outcome = outcome };
        inbox.Finish(done);
        items[id] = done;
        Interlocked.Decrement(ref unfinished);
        imports.Add(1, new KeyValuePair<string, object?>("outcome", outcome.Status.ToString()));
    }

    private void Enqueue(ImportItem item)
    {
        Interlocked.Increment(ref unfinished);
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
