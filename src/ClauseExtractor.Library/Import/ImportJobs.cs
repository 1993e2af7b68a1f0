using System.Data.Common;
using ClauseExtractor.Library.Storage;
using ClauseExtractor.Reading;
using ClauseExtractor.Reading.Archives;
using Dapper;
using Npgsql;

namespace ClauseExtractor.Library.Import;

/// <summary>How many files of a queue wait, are in work, and have an outcome.</summary>
public sealed record JobCounts(long Waiting, long InWork, long Done);

/// <summary>What was put into a queue.</summary>
/// <param name="Queued">Files that wait now.</param>
/// <param name="Known">Files that the library has, or that wait already.</param>
/// <param name="Refused">Outcomes of files that could not be opened.</param>
public sealed record QueuedFiles(int Queued, int Known, IReadOnlyList<ImportOutcome> Refused, FolderWalk Walk);

/// <summary>How a worker works.</summary>
public sealed record WorkOptions
{
    /// <summary>Files read at a time.</summary>
    public int Parallel { get; init; } = 1;

    /// <summary>True to end when nothing waits; false to wait for more.</summary>
    public bool UntilEmpty { get; init; }

    /// <summary>For how long a file is a worker's own without a sign of life; then another one may take it.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a file waits whose outcome could not be written.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often an empty queue is asked.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(1);
}

/// <summary>
/// Files that wait in the database of a library for workers, on as many machines as there are. A worker has a file for a time that it
/// prolongs; outcome and record are written in one transaction, and only while the file is still its own:
/// no file is taken in twice, and the file of a worker that died goes to the next. One that ended two workers is not tried again.
/// </summary>
public sealed class ImportJobs : IDisposable
{
    /// <summary>A file that was begun so often without an outcome ended its worker each time, as far as one can tell.</summary>
    private const int MostTries = 2;

    private readonly LibraryDatabase database;
    private readonly string product;

    private ImportJobs(LibraryDatabase database, string product) => (this.database, this.product) = (database, product);

    /// <exception cref="LibraryException"><c>badValue</c>: a file has no queue; and what opening a library throws.</exception>
    public static ImportJobs Open(LibraryAddress address, LibraryOptions? options = null) =>
        address.IsFile
            ? throw new LibraryException(
                "badValue",
                "A library in a file has no queue; workers need one in a PostgreSQL database.",
                "文件中的资料库没有队列；多机导入须用 PostgreSQL 数据库。"
            )
            : new ImportJobs(LibraryDatabase.Open(address), (options ?? new LibraryOptions()).Product);

    /// <summary>
    /// Puts files and whole folders into the queue, each with its bytes. What the library has, or what waits under the same name, is passed
    /// over.
    /// </summary>
    public QueuedFiles Add(IEnumerable<string> paths, ArchiveOpening archives, string who, CancellationToken cancellation = default)
    {
        var found = ImportFiles.Under(paths, database.Path, archives);
        var refused = new List<ImportOutcome>();
        int queued = 0;
        foreach (var file in found.Files)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                queued += Add(file.Load(), file.Name, who) ? 1 : 0;
            }
            catch (Exception e) when (Importer.Refusal(file.Name, e) is not null)
            {
                refused.Add(Importer.Refusal(file.Name, e)!);
            }
        }
        return new QueuedFiles(queued, found.Files.Count - queued - refused.Count, refused, found);
    }

    /// <summary>How many files wait, are being read, and are done.</summary>
    public JobCounts Count() =>
        database.Read(connection =>
            connection.QuerySingle<JobCounts>(
                """
                SELECT count(*) FILTER (WHERE outcome IS NULL AND (worker IS NULL OR due <= now())) AS Waiting, count(*) FILTER (WHERE outcome IS NULL AND worker IS NOT NULL AND due > now()) AS InWork,
                    count(*) FILTER (WHERE outcome IS NOT NULL) AS Done FROM jobs
                """
            )
        );

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
        long run = importer.Start();
        try
        {
            await Task.WhenAll(
                    Enumerable
                        .Range(0, options.Parallel)
                        .Select(_ =>
                            Task.Run(() => LoopAsync(importer, run, pipeline, options, progress, cancellation), CancellationToken.None)
                        )
                )
                .ConfigureAwait(false);
        }
        finally
        {
            importer.Finish(run);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => database.Dispose();

    private async Task LoopAsync(
        Importer importer,
        long run,
        PolicyPipeline pipeline,
        WorkOptions options,
        IProgress<ImportOutcome>? progress,
        CancellationToken cancellation
    )
    {
        while (!cancellation.IsCancellationRequested)
        {
            if (Take(options.Lease) is { } job)
            {
                if (await DoAsync(importer, run, job, pipeline, options, cancellation).ConfigureAwait(false) is { } outcome)
                    progress?.Report(outcome);
            }
            else if (options.UntilEmpty)
                return;
            else
                await Task.Delay(options.Poll, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <returns>Null where there is none: it was given back, or went to another worker.</returns>
    private async Task<ImportOutcome?> DoAsync(
        Importer importer,
        long run,
        Job job,
        PolicyPipeline pipeline,
        WorkOptions options,
        CancellationToken cancellation
    )
    {
        using var done = new CancellationTokenSource();
        var prolonging = ProlongAsync(job, options.Lease, done.Token);
        try
        {
            if (job.Tries > MostTries)
                return importer.Refuse(
                    run,
                    job.Sha256,
                    new ImportOutcome(
                        job.Name,
                        ImportStatus.Failed,
                        null,
                        null,
                        "CE0025",
                        "Reading the file broke off with its worker twice; it was not tried again.",
                        "The file may be hostile; print it to a new PDF and import that."
                    ),
                    (connection, outcome) => Finish(connection, job, outcome)
                );
            return importer.Import(
                run,
                job.Name,
                () => new SourceFile(job.Name[(job.Name.LastIndexOf('/') + 1)..], Content(job)),
                pipeline,
                (connection, outcome) => Finish(connection, job, outcome),
                cancellation
            );
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            GiveBack(job, TimeSpan.Zero, tries: job.Tries - 1);
            return null;
        }
        catch (LeaseLostException)
        {
            return null;
        }
        catch (NpgsqlException e) when (e.IsTransient)
        {
            // The server was away: the file comes again, here or elsewhere, and what was begun is not its fault.
            await Task.Delay(options.Poll, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            GiveBack(job, options.RetryAfter, tries: job.Tries - 1);
            return null;
        }
        finally
        {
            await done.CancelAsync().ConfigureAwait(false);
            await prolonging.ConfigureAwait(false);
        }
    }

    private bool Add(SourceFile file, string name, string who) =>
        database.Read(c => c.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM sources WHERE sha256 = @Sha256)", new { file.Sha256 }))
            is false
        && Use(
            (connection, transaction) =>
            {
                long? job = connection.ExecuteScalar<long?>(
                    "INSERT INTO jobs(name, sha256, who) VALUES(@name, @Sha256, @who) ON CONFLICT DO NOTHING RETURNING id",
                    new
                    {
                        name,
                        file.Sha256,
                        who,
                    },
                    transaction
                );
                if (job is not null)
                    connection.Execute(
                        "INSERT INTO job_contents(job, content) VALUES(@job, @content)",
                        new { job, content = file.Content.ToArray() },
                        transaction
                    );
                return job is not null;
            }
        );

    private Job? Take(TimeSpan lease) =>
        Use(
            (connection, transaction) =>
                connection.QuerySingleOrDefault<Job>(
                    """
                    UPDATE jobs SET tries = tries + 1, due = now() + make_interval(secs => @seconds), worker = @worker
                    WHERE id = (SELECT id FROM jobs WHERE outcome IS NULL AND due <= now() ORDER BY due, id LIMIT 1 FOR UPDATE SKIP LOCKED)
                    RETURNING id AS Id, name AS Name, sha256 AS Sha256, tries AS Tries, worker AS Worker
                    """,
                    new { seconds = lease.TotalSeconds, worker = Guid.NewGuid().ToString("N") },
                    transaction
                )
        );

    private byte[] Content(Job job) =>
        database.Read(c => c.ExecuteScalar<byte[]>("SELECT content FROM job_contents WHERE job = @Id", new { job.Id }))
        ?? throw new LeaseLostException();

    /// <summary>Notes the outcome, in the transaction that writes the record, and lets the bytes go.</summary>
    private static void Finish(DbConnection connection, Job job, ImportOutcome outcome)
    {
        if (
            connection.Execute(
                "UPDATE jobs SET outcome = @status WHERE id = @Id AND worker = @Worker AND outcome IS NULL",
                new
                {
                    job.Id,
                    job.Worker,
                    status = outcome.Status.ToString(),
                }
            ) == 0
        )
            throw new LeaseLostException();
        connection.Execute("DELETE FROM job_contents WHERE job = @Id", new { job.Id });
    }

    private void GiveBack(Job job, TimeSpan delay, int tries) =>
        Use(
            (connection, transaction) =>
                connection.Execute(
                    "UPDATE jobs SET due = now() + make_interval(secs => @seconds), tries = @tries, worker = NULL WHERE id = @Id AND "
                        + "worker = @Worker AND outcome IS NULL",
                    new
                    {
                        job.Id,
                        job.Worker,
                        tries,
                        seconds = delay.TotalSeconds,
                    },
                    transaction
                )
        );

    private async Task ProlongAsync(Job job, TimeSpan lease, CancellationToken done)
    {
        while (!done.IsCancellationRequested)
        {
            await Task.Delay(lease / 3, done).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                if (!done.IsCancellationRequested)
                    Use(
                        (connection, transaction) =>
                            connection.Execute(
                                "UPDATE jobs SET due = now() + make_interval(secs => @seconds) WHERE id = @Id AND worker = @Worker "
                                    + "AND outcome IS NULL",
                                new
                                {
                                    job.Id,
                                    job.Worker,
                                    seconds = lease.TotalSeconds,
                                },
                                transaction
                            )
                    );
            }
            catch (NpgsqlException e) when (e.IsTransient)
            {
                // The next time, or the file goes to another worker.
                continue;
            }
        }
    }

    /// <summary>A transaction beside the library's: the queue has no need of its write lock.</summary>
    private T Use<T>(Func<DbConnection, DbTransaction, T> work)
    {
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction();
        T result = work(connection, transaction);
        transaction.Commit();
        return result;
    }

    private sealed class Job
    {
        public long Id { get; init; }

        public string Name { get; init; } = "";

        public string Sha256 { get; init; } = "";

        public int Tries { get; init; }

        public string Worker { get; init; } = "";
    }

    /// <summary>The file went to another worker, which writes its outcome.</summary>
    private sealed class LeaseLostException : Exception;
}
