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

    public async Task RunAsync(long run, IProgress<ImportOutcome>? progress, CancellationToken cancellation)
    {
        await using var read = new ReadFiles(importer, table, options, run, progress);
        while (!cancellation.IsCancellationRequested)
        {
            if (Take() is { } job)
            {
                // What may have ended a worker takes nothing with it that was read before.
                if (job.Tries > 1)
                    await read.WriteAsync().ConfigureAwait(false);
                if (await DoAsync(job, read, cancellation).ConfigureAwait(false) is { } unpacked)
                    progress?.Report(unpacked);
                if (job.Tries > 1)
                    await read.WriteAsync().ConfigureAwait(false);
            }
            else if (await read.WriteAsync().ConfigureAwait(false) > 0)
                continue;
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

    /// <returns>The outcome of an archive that was unpacked; null where a file was read, given back, cancelled, or went to another
    /// worker.</returns>
    private async Task<ImportOutcome?> DoAsync(Job job, ReadFiles read, CancellationToken cancellation)
    {
        var hand = new JobInHand(job, table, inHand, options.Lease, cancellation);
        ReadFile? file = null;
        try
        {
            if (job.Tries > MostTries)
                file = ReadFile.Refused(job.Sha256, BrokeOff(job.Name));
            else
            {
                (file, var unpacked) = Read(job, hand.Stopped);
                return unpacked;
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            table.GiveBack(job, TimeSpan.Zero, tries: job.Tries - 1);
        }
        catch (OperationCanceledException) when (hand.Stopped.IsCancellationRequested)
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
            table.TryGiveBack(job, options.RetryAfter);
        }
        finally
        {
            if (file is null)
                await hand.DisposeAsync().ConfigureAwait(false);
            else
                await read.AddAsync(hand, file).ConfigureAwait(false);
        }
        return null;
    }

    /// <returns>The file; for an archive the outcome of its unpacking.</returns>
    private (ReadFile? File, ImportOutcome? Unpacked) Read(Job job, CancellationToken cancellation)
    {
        var file = new SourceFile(FileName(job.Name), table.Content(job.Id)) { Password = inHand.Passwords.Of(job.Id) };
        try
        {
            if (
                job.Archive is null
                && !job.Name.Contains(ArchiveFile.Arrow, StringComparison.Ordinal)
                && Unpacked(job, file) is { } archive
            )
                return (null, Unpack(job, archive, file.Password, cancellation));
        }
        catch (UnreadableDocumentException e)
        {
            return (ReadFile.Refused(job.Sha256, Importer.Refusal(job.Name, e)), null);
        }
        var telling = new StageTelling(table, job);
        return (
            importer.Read(
                job.Name,
                () => file with { Recognising = (page, pages) => telling.Tell(ImportStage.Reading, page, pages) },
                pipeline,
                cancellation
            ),
            null
        );
    }

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
