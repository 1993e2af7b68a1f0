using System.Data.Common;
using ClauseExtractor.Library.Storage;
using Dapper;
using Npgsql;

namespace ClauseExtractor.Library.Import;

/// <summary>The table of files that wait for workers, are in their hands, or have an outcome; and what workers do with it.</summary>
internal sealed partial class JobTable(LibraryDatabase database)
{
    /// <summary>
    /// What was not read may be tried again, with a password perhaps: its bytes stay until they are more together, the oldest going first.
    /// </summary>
    private const long MostLost = 512L << 20;

    /// <summary>Outcomes that are kept; the oldest go first, and none within an hour.</summary>
    private const int MostKept = 10_000;

    /// <summary>A condition that is always true: nobody waits for the disk for what does no harm if a power cut takes it back.</summary>
    private const string Fleeting = "set_config('synchronous_commit', 'off', TRUE) IS NOT NULL";

    /// <summary>Puts a file in with its bytes.</summary>
    /// <param name="content">Null for one that could not be unpacked, whose outcome follows at once.</param>
    /// <param name="held">Who alone may take it while he gives signs of life, since he knows its password; null for anybody.</param>
    /// <returns>Its id, and whether it was put in: a file that waits under the same name waits once.</returns>
    public static (long Id, bool Queued) Add(
        DbConnection connection,
        JobFile file,
        ReadOnlyMemory<byte>? content,
        (string Holder, TimeSpan Lease)? held = null
    )
    {
        long? id = connection.ExecuteScalar<long?>(
            """
            INSERT INTO jobs(name, sha256, who, size, archive, holder, due) VALUES(@Name, @Sha256, @Who, @size, @Archive, @holder, now() + make_interval(secs => @seconds))
              ON CONFLICT DO NOTHING RETURNING id
            """,
            new
            {
                file.Name,
                file.Sha256,
                file.Who,
                file.Archive,
                size = content?.Length ?? 0,
                holder = held?.Holder,
                seconds = held?.Lease.TotalSeconds ?? 0,
            }
        );
        if (id is null)
            return (
                connection.ExecuteScalar<long>("SELECT id FROM jobs WHERE sha256 = @Sha256 AND name = @Name AND outcome IS NULL", file),
                false
            );
        if (content is { } bytes)
            connection.Execute("INSERT INTO job_contents(job, content) VALUES(@id, @content)", new { id, content = bytes.ToArray() });
        return (id.Value, true);
    }

    /// <param name="holder">The worker's own name, where it holds files whose passwords it knows.</param>
    public Job? Take(TimeSpan lease, string? holder)
    {
        using var connection = database.Open();
        return connection.QuerySingleOrDefault<Job>(
            $"""
            UPDATE jobs SET tries = tries + 1, due = now() + make_interval(secs => @seconds), worker = @worker, holder = NULL, stage = NULL, page = 0, pages = 0
            WHERE id = (SELECT id FROM jobs WHERE outcome IS NULL AND {(
                holder is null ? "due <= now()" : "holder = @holder"
            )} ORDER BY due, id LIMIT 1 FOR UPDATE SKIP LOCKED) AND {Fleeting}
            RETURNING id AS Id, name AS Name, sha256 AS Sha256, who AS Who, archive AS Archive, tries AS Tries, worker AS Worker
            """,
            new
            {
                seconds = lease.TotalSeconds,
                worker = Guid.NewGuid().ToString("N"),
                holder,
            }
        );
    }

    /// <exception cref="LeaseLostException">They are gone: somebody else finished it.</exception>
    public byte[] Content(long job)
    {
        using var connection = database.Open();
        return connection.ExecuteScalar<byte[]>("SELECT content FROM job_contents WHERE job = @job", new { job })
            ?? throw new LeaseLostException();
    }

    /// <summary>Notes the outcome, in the transaction that writes the record. Bytes of what is in the library go, it has its own.</summary>
    /// <exception cref="LeaseLostException">It went to another worker, or was cancelled.</exception>
    public static void Finish(DbConnection connection, Job job, ImportOutcome outcome)
    {
        if (SetOutcome(connection, job.Id, outcome, job.Worker) == 0)
            throw new LeaseLostException();
    }

    /// <summary>Notes the outcome of a file that has none.</summary>
    /// <param name="worker">Whose it must be; null for anybody's.</param>
    /// <returns>How many were noted: 0 or 1.</returns>
    public static int SetOutcome(DbConnection connection, long id, ImportOutcome outcome, string? worker = null)
    {
        // An archive's bytes stay as long as those of a file that it holds and that was not unpacked.
        bool isDone = outcome.IsIn || outcome.Status == ImportStatus.Unpacked && !HasLocked(connection, id);
        int rows = connection.ExecuteScalar<int>(
            """
            WITH done AS (UPDATE jobs SET outcome = @status, document = @Document, title = @Title, code = @Code, message = @Message, remedy = @Remedy, warnings = @Warnings,
              done_at = clock_timestamp(), worker = NULL, holder = NULL, page = 0, pages = 0 WHERE id = @id AND outcome IS NULL
              AND (@worker::text IS NULL OR worker = @worker) RETURNING id),
            gone AS (DELETE FROM job_contents WHERE @isDone AND job IN (SELECT id FROM done))
            SELECT count(*) FROM done
            """,
            new
            {
                id,
                worker,
                isDone,
                status = outcome.Status.ToString(),
                outcome.Document,
                outcome.Title,
                outcome.Code,
                outcome.Message,
                outcome.Remedy,
                outcome.Warnings,
            }
        );
        if (rows > 0 && !isDone)
            connection.Execute(
                """
                DELETE FROM job_contents WHERE job IN (SELECT id FROM (
                  SELECT j.id, sum(j.size) OVER (ORDER BY j.done_at DESC, j.id DESC) AS together FROM jobs j WHERE j.outcome IS NOT NULL AND EXISTS (SELECT 1 FROM job_contents c WHERE c.job = j.id)) kept
                  WHERE together > @MostLost AND id <> @id)
                """,
                new { MostLost, id }
            );
        return rows;
    }

    /// <summary>Which of the files are still their workers', kept so until the transaction ends.</summary>
    public static HashSet<long> Own(DbConnection connection, IEnumerable<Job> jobs)
    {
        var (ids, workers) = (jobs.Select(j => j.Id).ToArray(), jobs.Select(j => j.Worker).ToArray());
        return
        [
            .. connection.Query<long>(
                "SELECT id FROM jobs WHERE (id, worker) IN (SELECT * FROM unnest(@ids, @workers)) AND outcome IS NULL "
                    + "ORDER BY id FOR UPDATE",
                new { ids, workers }
            ),
        ];
    }

    /// <summary>Gives back what was begun for nothing, where the server answers; else its lease ends by itself.</summary>
    public void TryGiveBack(Job job, TimeSpan delay)
    {
        try
        {
            GiveBack(job, delay, tries: job.Tries - 1);
        }
        catch (NpgsqlException e) when (e.IsTransient)
        {
            return;
        }
    }

    public void GiveBack(Job job, TimeSpan delay, int tries) =>
        Touch(
            "due = now() + make_interval(secs => @seconds), tries = @tries, worker = NULL WHERE id = @Id AND worker = @Worker",
            new
            {
                job.Id,
                job.Worker,
                tries,
                seconds = delay.TotalSeconds,
            }
        );

    /// <returns>False where it is the worker's no more: it was cancelled, or its lease ended.</returns>
    public bool Prolong(Job job, TimeSpan lease) =>
        Touch(
            "due = now() + make_interval(secs => @seconds) WHERE id = @Id AND worker = @Worker",
            new
            {
                job.Id,
                job.Worker,
                seconds = lease.TotalSeconds,
            }
        ) == 1;

    /// <summary>Tells how far a file is.</summary>
    public void Tell(Job job, ImportStage stage, int page, int pages) =>
        Touch(
            "stage = @stage, page = @page, pages = @pages WHERE id = @Id AND worker = @Worker",
            new
            {
                job.Id,
                job.Worker,
                stage = stage.ToString(),
                page,
                pages,
            }
        );

    /// <summary>Keeps for their holder what waits for his password.</summary>
    public void Hold(string holder, TimeSpan lease) =>
        Touch("due = now() + make_interval(secs => @seconds) WHERE holder = @holder", new { holder, seconds = lease.TotalSeconds });

    /// <summary>Clears old outcomes away.</summary>
    public void Tidy() =>
        Use(connection =>
            connection.Execute(
                "DELETE FROM jobs WHERE outcome IS NOT NULL AND done_at < now() - interval '1 hour' AND id < (SELECT id FROM jobs WHERE "
                    + "outcome IS NOT NULL ORDER BY id DESC OFFSET @MostKept LIMIT 1)",
                new { MostKept }
            )
        );

    /// <summary>A transaction beside the library's: the queue has no need of its write lock.</summary>
    public T Use<T>(Func<DbConnection, T> work)
    {
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction();
        T result = work(connection);
        transaction.Commit();
        return result;
    }

    /// <summary>Changes files that have no outcome.</summary>
    /// <param name="change">What is set, and of which.</param>
    /// <returns>How many those were.</returns>
    private int Touch(string change, object values)
    {
        using var connection = database.Open();
        return connection.Execute($"UPDATE jobs SET {change} AND outcome IS NULL AND {Fleeting}", values);
    }

    private static bool HasLocked(DbConnection connection, long archive) =>
        connection.ExecuteScalar<bool>(
            "SELECT EXISTS (SELECT 1 FROM jobs WHERE archive = @archive AND size = 0 AND outcome IS NOT NULL AND document IS NULL)",
            new { archive }
        );

    /// <summary>A file that a worker has in hand.</summary>
    internal sealed class Job
    {
        public long Id { get; init; }

        public string Name { get; init; } = "";

        public string Sha256 { get; init; } = "";

        public string Who { get; init; } = "";

        public long? Archive { get; init; }

        public int Tries { get; init; }

        public string Worker { get; init; } = "";
    }
}

/// <summary>What is noted of a file that is put into the queue.</summary>
/// <param name="Archive">Id of the archive that it came in.</param>
internal sealed record JobFile(string Name, string Sha256, string Who, long? Archive = null);

/// <summary>The file went to another worker, which writes its outcome, or was cancelled.</summary>
internal sealed class LeaseLostException : Exception;
