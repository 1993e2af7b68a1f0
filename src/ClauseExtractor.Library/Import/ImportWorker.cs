using System.Data.Common;
using ClauseExtractor.Reading;
using ClauseExtractor.Reading.Archives;
using Npgsql;
using Job = ClauseExtractor.Library.Import.JobTable.Job;

namespace ClauseExtractor.Library.Import;

/// <summary>Takes files from the queue, one after another, and imports them.</summary>
internal sealed class ImportWorker(JobTable table, Importer importer, PolicyPipeline pipeline, WorkOptions options, JobsInHand inHand)
{
    /// <summary>A file that was begun so often without an outcome ended its worker each time, as far as one can tell.</summary>
    private const int MostTries = 2;

    /// <summary>How often it is seen whether a file in hand was cancelled, at the least.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    public async Task RunAsync(long run, IProgress<ImportOutcome>? progress, CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            if (Take() is { } job)
            {
                if (await DoAsync(run, job, cancellation).ConfigureAwait(false) is { } outcome)
                    progress?.Report(outcome);
            }
            else if (options.UntilEmpty)
                return;
            else
                await Task.Delay(options.Poll, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private Job? Take()
    {
        try
        {
            return (inHand.Passwords.Any ? table.Take(options.Lease, inHand.Passwords.Holder) : null) ?? table.Take(options.Lease, null);
        }
        catch (NpgsqlException e) when (e.IsTransient && !options.UntilEmpty)
        {
            // The server is away: it is asked again.
            return null;
        }
    }

    /// <returns>Null where there is none: it was given back, cancelled, or went to another worker.</returns>
    private async Task<ImportOutcome?> DoAsync(long run, Job job, CancellationToken cancellation)
    {
        using var done = new CancellationTokenSource();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var hand = inHand.Begin(job.Id, stop);
        var prolonging = ProlongAsync(job, stop, done.Token);
        try
        {
            return job.Tries > MostTries
                ? importer.Refuse(run, job.Sha256, BrokeOff(job.Name), Finishing(job))
                : Import(run, job, stop.Token);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            table.GiveBack(job, TimeSpan.Zero, tries: job.Tries - 1);
            return null;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
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
            TryGiveBack(job);
            return null;
        }
        finally
        {
            await done.CancelAsync().ConfigureAwait(false);
            await prolonging.ConfigureAwait(false);
        }
    }

    private ImportOutcome Import(long run, Job job, CancellationToken cancellation)
    {
        var file = new SourceFile(FileName(job.Name), table.Content(job.Id)) { Password = inHand.Passwords.Of(job.Id) };
        try
        {
            if (
                job.Archive is null
                && !job.Name.Contains(ArchiveFile.Arrow, StringComparison.Ordinal)
                && Unpacked(job, file) is { } archive
            )
                return Unpack(job, archive, file.Password, cancellation);
        }
        catch (UnreadableDocumentException e)
        {
            return importer.Refuse(run, job.Sha256, Importer.Refusal(job.Name, e)!, Finishing(job));
        }
        var telling = new StageTelling(table, job);
        return importer.Import(
            run,
            job.Name,
            () => file with { Recognising = (page, pages) => telling.Tell(ImportStage.Reading, page, pages) },
            pipeline,
            Finishing(job),
            cancellation
        );
    }

    private static Action<DbConnection, ImportOutcome> Finishing(Job job) =>
        (connection, outcome) => JobTable.Finish(connection, job, outcome);

    private ArchiveContents? Unpacked(Job job, SourceFile file) =>
        ArchiveFile.Open(file with { Name = job.Name }, pipeline.Archives with { Password = file.Password }, options.MostUnpacked)
            is { } archive
        && archive.Entries.Count + archive.Passed.Count > 0
            ? archive
            : null;

    /// <summary>
    /// Puts each file of an archive into the queue as if it had been sent by itself, in the transaction of the archive's outcome.
    /// </summary>
    private ImportOutcome Unpack(Job job, ArchiveContents contents, string? password, CancellationToken cancellation)
    {
        var outcome = ArchiveOutcome.Of(job.Name, contents);
        var added = table.Use(connection =>
        {
            var added = new List<long>();
            foreach (var entry in contents.Entries)
            {
                cancellation.ThrowIfCancellationRequested();
                if (Add(connection, job, entry, password) is { } id)
                    added.Add(id);
            }
            JobTable.Finish(connection, job, outcome);
            return added;
        });
        if (password is not null)
            foreach (long id in added)
                inHand.Passwords.Keep(id, password);
        return outcome;
    }

    /// <returns>Its id where it waits; null where it could not be unpacked.</returns>
    private long? Add(DbConnection connection, Job job, ArchiveEntry entry, string? password)
    {
        string name = EscapedName.Of(entry.Name);
        try
        {
            var file = entry.Load();
            return JobTable
                .Add(connection, new JobFile(name, file.Sha256, job.Who, job.Id), file.Content, inHand.Passwords.Held(password))
                .Id;
        }
        catch (UnreadableDocumentException e) when (entry.Name != job.Name)
        {
            var (id, isNew) = JobTable.Add(connection, new JobFile(name, "", job.Who, job.Id), null);
            if (isNew)
                JobTable.SetOutcome(connection, id, Importer.Refusal(name, e)!);
            return null;
        }
    }

    private static ImportOutcome BrokeOff(string name) =>
        new(
            name,
            ImportStatus.Failed,
            null,
            null,
            "CE0025",
            "Reading the file broke off with its worker twice; it was not tried again.",
            "The file may be hostile; print it to a new PDF and import that."
        );

    private static string FileName(string name) => name[(name.LastIndexOfAny(['/', ArchiveFile.Arrow[1]]) + 1)..].TrimStart();

    private void TryGiveBack(Job job)
    {
        try
        {
            table.GiveBack(job, options.RetryAfter, tries: job.Tries - 1);
        }
        catch (NpgsqlException e) when (e.IsTransient)
        {
            // Its lease ends by itself.
            return;
        }
    }

    private async Task ProlongAsync(Job job, CancellationTokenSource stop, CancellationToken done)
    {
        while (!done.IsCancellationRequested)
        {
            await Task.Delay(options.Lease / 3 < Look ? options.Lease / 3 : Look, done)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                if (!done.IsCancellationRequested && !table.Prolong(job, options.Lease))
                    await stop.CancelAsync().ConfigureAwait(false);
            }
            catch (NpgsqlException e) when (e.IsTransient)
            {
                // The next time, or the file goes to another worker.
                continue;
            }
        }
    }

    /// <summary>Tells how far a file is, twice a second at most.</summary>
    private sealed class StageTelling(JobTable table, Job job)
    {
        private const int Pause = 500;

        private long last;

        public void Tell(ImportStage stage, int page, int pages)
        {
            long now = Environment.TickCount64,
                then = Volatile.Read(ref last);
            if (now - then >= Pause && Interlocked.CompareExchange(ref last, now, then) == then)
                table.Tell(job, stage, page, pages);
        }
    }
}
