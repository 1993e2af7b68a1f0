using System.Data.Common;
using System.Diagnostics.Metrics;
using System.Globalization;
using ClauseExtractor.Formats.Archives;
using ClauseExtractor.Library;
using ClauseExtractor.Library.Import;
using ClauseExtractor.Library.Storage;
using ClauseExtractor.Reading.Archives;
using ClauseExtractor.Web.Access;
using ClauseExtractor.Web.Hosting;
using ClauseExtractor.Web.Pages;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ClauseExtractor.Web.Importing;

/// <summary>
/// Uploads in the queue of the library's database: read by this server, by any other or by <c>clause work</c>, shown by each alike.
/// </summary>
internal sealed partial class SharedImportQueue : BackgroundService, IImportQueue, IProgress<ImportOutcome>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly SiteOptions options;
    private readonly PolicyLibrary library;
    private readonly ImportJobs jobs;
    private readonly ILogger<SharedImportQueue> log;
    private readonly Meter meter;
    private readonly Counter<long> imports;

    public SharedImportQueue(SiteOptions options, PolicyLibrary library, IMeterFactory meters, ILogger<SharedImportQueue> log)
    {
        (this.options, this.library, this.log, jobs) = (options, library, log, library.Jobs!);
        meter = meters.Create(SiteMetrics.MeterName);
        imports = meter.CreateCounter<long>("clause.imports", description: "Files that were imported, by outcome.");
        meter.CreateObservableGauge("clause.imports.waiting", () => Waiting);
    }

    private static ArchiveOpening Archives { get; } = new(ArchivePrograms.Installed);

    public int Waiting => jobs.Progress().Waiting;

    public ImportItem? Find(string id) => Number(id) is { } number && jobs.Find(number) is { } job ? Item(job) : null;

    public (int Total, IReadOnlyList<ImportItem> Items) Newest(int offset, int limit)
    {
        var counts = jobs.Count();
        return ((int)(counts.Waiting + counts.InWork + counts.Done), [.. jobs.Newest(offset, limit).Select(Item)]);
    }

    public ImportPage Page(bool onlyFailed, int page, int coming)
    {
        // Before the list: what ends between the two is asked for once more; a list that is older than «all done» would stay as it is.
        var now = jobs.Progress();
        var list = List();
        int last = Math.Max(1, ImportPage.PagesOf(list.Total));
        if (page > last)
        {
            page = last;
            list = List();
        }
        return new ImportPage(
            [.. list.Items.Select(Item)],
            onlyFailed ? "failed" : null,
            page,
            list.Total,
            list.All,
            list.Failed,
            list.Counts,
            ImportBatch.Of(now.Done, now.Waiting + now.Done, coming, now.Begun, now.Passed)
        )
        {
            Retriable = list.Items.Where(job => job.CanRetry).Select(Id).ToHashSet(),
        };

        JobList List() => jobs.List(onlyFailed, (page - 1) * ImportPage.ItemsAPage, ImportPage.ItemsAPage);
    }

    public async Task<ImportItem> AddAsync(string? name, Stream content, Sender sender, string? password, CancellationToken cancellation)
    {
        using var kept = new MemoryStream();
        await Upload.CopyAsync(content, kept, options.FileBytes, cancellation);
        long id = jobs.Add(
            ImportItem.SafeName(name),
            kept.GetBuffer().AsMemory(0, (int)kept.Length),
            sender.Who,
            password,
            sender.Entry?.ToAct()
        );
        return Item(jobs.Find(id)!);
    }

    public bool Retry(string id, string? password, AuditLine? entry) =>
        Number(id) is { } number && jobs.Retry(number, password, Archives, entry?.ToAct());

    public int Cancel(string? id, AuditLine? entry) =>
        id is null ? jobs.Cancel(null, Counted(entry))
        : Number(id) is { } number ? jobs.Cancel(number, Counted(entry))
        : 0;

    public int Clear(string? who, AuditLine? entry) => jobs.Clear(who, Counted(entry));

    /// <summary>An outcome of this server's own reading.</summary>
    public void Report(ImportOutcome value)
    {
        imports.Add(1, new KeyValuePair<string, object?>("outcome", value.Status.ToString()));
        if (value.Fault is { } fault)
            LogFault(log, fault, value.Path);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        library.IsReadOnly ? Task.CompletedTask : Task.Run(() => WorkAsync(stoppingToken), CancellationToken.None);

    /// <summary>Reads what waits, one file at a time; where the database is away it is asked again.</summary>
    private async Task WorkAsync(CancellationToken stopping)
    {
        var pipeline = new PolicyPipeline(options.Readers) { Archives = Archives };
        var work = new WorkOptions { MostUnpacked = ImportQueue.MostUnpacked * options.FileBytes };
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await jobs.WorkAsync(pipeline, work, this, stopping);
            }
            catch (DbException)
            {
                await Task.Delay(Patience, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // A fault of the product on one file must not stop the others, and must not be silent; the file comes again, twice at most.
                LogFault(log, e, "");
                await Task.Delay(Patience, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private static Func<int, LibraryAct?> Counted(AuditLine? entry) => count => entry?.Counted(count).ToAct();

    private static long? Number(string id) =>
        long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;

    private static string Id(ImportJob job) => job.Id.ToString(CultureInfo.InvariantCulture);

    private static ImportItem Item(ImportJob job) =>
        new(Id(job), job.Name, job.Size, job.Who, job.At, job.Stage, job.Outcome, job.Tries)
        {
            Archive = job.Archive?.ToString(CultureInfo.InvariantCulture),
            Page = job.Page,
            Pages = job.Pages,
        };

    [LoggerMessage(Level = LogLevel.Error, Message = "The import of {Name} failed.")]
    private static partial void LogFault(ILogger log, Exception fault, string name);

    public override void Dispose()
    {
        meter.Dispose();
        base.Dispose();
    }
}
