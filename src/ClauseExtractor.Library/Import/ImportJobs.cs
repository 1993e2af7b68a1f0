using ClauseExtractor.Library.Storage;
using ClauseExtractor.Reading;
using ClauseExtractor.Reading.Archives;
using Npgsql;

namespace ClauseExtractor.Library.Import;

/// <summary>
/// Files that wait in the database of a library for workers, on as many machines as there are. A worker has a file for a time that it
/// prolongs; outcome and record are written in one transaction, and only while the file is still its own: no file is taken in twice, and
/// the file of a worker that died goes to the next. One that ended two workers is not tried again.
/// </summary>
public sealed partial class ImportJobs : IDisposable
{
    private readonly LibraryDatabase database;
    private readonly JobTable table;
    private readonly string product;
    private readonly bool owns;

    private readonly JobsInHand inHand = new();

    private ImportJobs(LibraryDatabase database, string product, bool owns) =>
        (this.database, this.product, this.owns, table) = (database, product, owns, new JobTable(database));

    /// <exception cref="LibraryException"><c>badValue</c>: a file has no queue; and what opening a library throws.</exception>
    public static ImportJobs Open(LibraryAddress address, LibraryOptions? options = null) =>
        address.IsFile
            ? throw new LibraryException(
                "badValue",
                "A library in a file has no queue; workers need one in a PostgreSQL database.",
                "文件中的资料库没有队列；多机导入须用 PostgreSQL 数据库。"
            )
            : new ImportJobs(LibraryDatabase.Open(address), (options ?? new LibraryOptions()).Product, owns: true);

    /// <summary>The queue of an open library; null where it is a file.</summary>
    internal static ImportJobs? Of(LibraryDatabase database, string product) =>
        database is PostgresDatabase ? new ImportJobs(database, product, owns: false) : null;

    /// <summary>
    /// Puts files and whole folders into the queue, each with its bytes. What the library has, or what waits under the same name, is passed
    /// over.
    /// </summary>
    public QueuedFiles Add(IEnumerable<string> paths, ArchiveOpening archives, string who, CancellationToken cancellation = default)
    {
        var found = ImportFiles.Under(paths, database.Path, archives);
        var (outcomes, jobs, queued) = (new List<ImportOutcome>(), new List<long>(), 0);
        foreach (var file in found.Files)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                var loaded = file.Load();
                if (Importer.Known(database, loaded.Sha256, file.Name) is { } known)
                {
                    outcomes.Add(known);
                    continue;
                }
                var (id, isNew) = table.Use(c => JobTable.Add(c, new JobFile(file.Name, loaded.Sha256, who), loaded.Content));
                jobs.Add(id);
                queued += isNew ? 1 : 0;
            }
            catch (Exception e) when (Importer.Refusal(file.Name, e) is not null)
            {
                outcomes.Add(Importer.Refusal(file.Name, e)!);
            }
        }
        return new QueuedFiles(jobs, queued, outcomes, found);
    }

    /// <summary>Puts in one file that is in memory (an upload); when this returns it is safe and will be imported.</summary>
    /// <param name="password">Opens a protected file. It stays in the memory of this process, which imports the file itself; should that
    /// end
    /// before, another one says that the file wants a password.</param>
    /// <param name="act">What the audit log tells of it, written with it; null for nothing.</param>
    /// <returns>The file's id; that of the one that waits under the same name already where there is one.</returns>
    public long Add(string name, ReadOnlyMemory<byte> content, string who, string? password = null, LibraryAct? act = null)
    {
        long id = table.Use(connection =>
        {
            var file = new JobFile(name, new SourceFile(name, content).Sha256, who);
            var (id, isNew) = JobTable.Add(connection, file, content, inHand.Passwords.Held(password));
            if (act is not null && isNew)
                ActJournal.Keep(act, connection, null);
            return id;
        });
        if (!string.IsNullOrEmpty(password))
            inHand.Passwords.Keep(id, password);
        return id;
    }

    /// <summary>Waits until the files have their outcomes.</summary>
    /// <param name="jobs">Ids; what is cleared away meanwhile is not waited for.</param>
    /// <param name="progress">Told each outcome as it comes.</param>
    /// <exception cref="OperationCanceledException">The caller cancelled; the files stay in the queue.</exception>
    public async Task<IReadOnlyList<ImportOutcome>> WaitAsync(
        IReadOnlyList<long> jobs,
        IProgress<ImportOutcome>? progress = null,
        CancellationToken cancellation = default
    )
    {
        var (left, outcomes) = (jobs.ToHashSet(), new List<ImportOutcome>());
        while (true)
        {
            foreach (var (id, outcome) in table.Outcomes([.. left]))
            {
                left.Remove(id);
                if (outcome is null)
                    continue;
                outcomes.Add(outcome);
                progress?.Report(outcome);
            }
            if (left.Count == 0)
                return [.. outcomes.OrderBy(o => o.Path, StringComparer.Ordinal)];
            await Task.Delay(TimeSpan.FromMilliseconds(300), cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Takes files from the queue and imports them, until cancelled or, where asked for, until none waits. Cancelled, it gives back what it
    /// has begun.
    /// </summary>
    /// <param name="progress">Told each outcome.</param>
    /// <exception cref="LibraryException"><c>readOnly</c>.</exception>
    public async Task WorkAsync(
        PolicyPipeline pipeline,
        WorkOptions options,
        IProgress<ImportOutcome>? progress = null,
        CancellationToken cancellation = default
    )
    {
        var importer = new Importer(database, null, product);
        var worker = new ImportWorker(table, importer, pipeline, options, inHand);
        long run = importer.Start();
        using var done = new CancellationTokenSource();
        var keeping = KeepAsync(done.Token);
        try
        {
            await Task.WhenAll(
                    Enumerable
                        .Range(0, options.Parallel)
                        .Select(_ => Task.Run(() => worker.RunAsync(run, progress, cancellation), CancellationToken.None))
                )
                .ConfigureAwait(false);
        }
        finally
        {
            await done.CancelAsync().ConfigureAwait(false);
            await keeping.ConfigureAwait(false);
            importer.Finish(run);
        }
    }

    /// <summary>How many files wait, are being read, and are done.</summary>
    public JobCounts Count() => table.Count();

    /// <summary>How far the files are that wait or are read now, together.</summary>
    public JobProgress Progress() => table.Progress();

    /// <summary>A part of the list: what was not read, then what has no outcome, then the rest, each from the newest on.</summary>
    /// <param name="onlyFailed">True for what was not read alone.</param>
    public JobList List(bool onlyFailed, int offset, int limit) => table.List(onlyFailed, offset, limit);

    /// <summary>The newest files, whatever became of them.</summary>
    public IReadOnlyList<ImportJob> Newest(int offset, int limit) => table.Newest(offset, limit);

    /// <returns>Null where there is none, or it was cleared away.</returns>
    public ImportJob? Find(long id) => table.Find(id);

    /// <summary>Stops the import of a file, or of all that have no outcome; what is in the library already stays there.</summary>
    /// <param name="id">The file; null for all.</param>
    /// <param name="act">Makes of the number that were stopped what the audit log tells; null for nothing.</param>
    /// <returns>How many were stopped.</returns>
    public int Cancel(long? id, Func<int, LibraryAct?> act)
    {
        var stopped = table.Use(connection =>
        {
            var stopped = JobTable
                .Unfinished(connection, id)
                .Where(job => JobTable.SetOutcome(connection, job.Id, new ImportOutcome(job.Name, ImportStatus.Cancelled, null)) == 1)
                .ToList();
            if (stopped.Count > 0 && act(stopped.Count) is { } entered)
                ActJournal.Keep(entered, connection, null);
            return stopped;
        });
        // What others have in hand they let go when they prolong it.
        foreach (var (job, _) in stopped)
            inHand.Stop(job);
        return stopped.Count;
    }

    /// <summary>Clears away what has an outcome, with the bytes of files that were not read; the library is not touched.</summary>
    /// <param name="who">Of this sender alone; null for all.</param>
    /// <param name="act">As for <see cref="Cancel"/>.</param>
    /// <returns>How many were cleared away.</returns>
    public int Clear(string? who, Func<int, LibraryAct?> act) =>
        table.Use(connection =>
        {
            int cleared = JobTable.Clear(connection, who);
            if (cleared > 0 && act(cleared) is { } entered)
                ActJournal.Keep(entered, connection, null);
            return cleared;
        });

    /// <summary>Keeps for this process what waits for its passwords, and clears old outcomes away now and then.</summary>
    private async Task KeepAsync(CancellationToken done)
    {
        long tidied = 0;
        while (!done.IsCancellationRequested)
        {
            try
            {
                if (inHand.Passwords.Any)
                    table.Hold(inHand.Passwords.Holder, JobPasswords.Lease);
                if (tidied == 0 || Environment.TickCount64 - tidied > TimeSpan.FromHours(1).TotalMilliseconds)
                {
                    table.Tidy();
                    tidied = Environment.TickCount64;
                }
            }
            catch (NpgsqlException e) when (e.IsTransient)
            {
                // The next time: what is held goes to others, who ask for the password.
                tidied = 0;
            }
            await Task.Delay(JobPasswords.Lease / 3, done).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (owns)
            database.Dispose();
    }
}
