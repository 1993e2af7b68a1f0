using System.Data.Common;
using ClauseExtractor.Library.Storage;
using Dapper;

namespace ClauseExtractor.Library.Import;

/// <summary>What people ask of the queue and do with it.</summary>
internal sealed partial class JobTable
{
    private const string Lost = "(j.outcome IS NOT NULL AND j.document IS NULL AND j.outcome <> 'Unpacked')";

    private const string Columns = """
        SELECT j.id AS Id, j.name AS Name, j.size AS Size, j.who AS Who, j.added_at AS At, j.tries AS Tries, j.archive AS Archive, j.stage AS Stage, j.page AS Page, j.pages AS Pages,
          j.outcome AS Outcome, j.document AS Document, j.title AS Title, j.code AS Code, j.message AS Message, j.remedy AS Remedy, j.warnings AS Warnings,
          j.worker IS NOT NULL AND j.due > now() AS InHand, EXISTS (SELECT 1 FROM job_contents c WHERE c.job = j.id) AS HasContent,
          EXISTS (SELECT 1 FROM job_contents c WHERE c.job = j.archive) AS ArchiveHasContent FROM jobs j
        """;

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

    /// <summary>How far the files are that wait or are read now, together.</summary>
    public JobProgress Progress()
    {
        var (waiting, done, begun, seconds) = database.Read(connection =>
            connection.QuerySingle<(long, long, double, double)>(
                """
                WITH open AS (SELECT count(*) AS waiting, min(added_at) AS began, coalesce(sum(CASE WHEN pages > 0 THEN 0.9 * least(1.0, page::float8 / pages) END), 0)::float8 AS begun FROM jobs WHERE outcome IS NULL)
                SELECT waiting, CASE WHEN waiting = 0 THEN 0 ELSE (SELECT count(*) FROM jobs WHERE outcome IS NOT NULL AND done_at >= began) END, begun,
                  coalesce(extract(epoch FROM now() - began), 0)::float8 FROM open
                """
            )
        );
        return new JobProgress((int)waiting, (int)done, begun, TimeSpan.FromSeconds(seconds));
    }

    public JobList List(bool onlyFailed, int offset, int limit) =>
        database.Read(connection =>
        {
            var counts = connection
                .Query<(string? Outcome, bool Lost, int Count)>(
                    $"SELECT j.outcome, {Lost}, count(*)::int FROM jobs j GROUP BY 1, 2 ORDER BY 1"
                )
                .ToList();
            int all = counts.Sum(c => c.Count),
                failed = counts.Where(c => c.Lost).Sum(c => c.Count);
            var items = connection
                .Query<Row>(
                    $"{Columns} {(onlyFailed ? "WHERE " + Lost : "")} ORDER BY CASE WHEN {Lost} THEN 0 "
                        + "WHEN j.outcome IS NULL THEN 1 ELSE 2 END, j.id DESC OFFSET @offset LIMIT @limit",
                    new { offset, limit }
                )
                .Select(r => r.Job)
                .ToList();
            return new JobList(
                items,
                onlyFailed ? failed : all,
                all,
                failed,
                [
                    .. counts
                        .Where(c => c.Outcome is not null)
                        .GroupBy(c => Enum.Parse<ImportStatus>(c.Outcome!))
                        .OrderBy(g => g.Key)
                        .Select(g => (g.Key, g.Sum(c => c.Count))),
                ]
            );
        });

    public IReadOnlyList<ImportJob> Newest(int offset, int limit) =>
        database.Read(c =>
            c.Query<Row>($"{Columns} ORDER BY j.id DESC OFFSET @offset LIMIT @limit", new { offset, limit }).Select(r => r.Job).ToList()
        );

    public ImportJob? Find(long id) => database.Read(c => c.QuerySingleOrDefault<Row>($"{Columns} WHERE j.id = @id", new { id })?.Job);

    /// <summary>Those of the files that have an outcome, or are gone: then it is null.</summary>
    public IReadOnlyList<(long Id, ImportOutcome? Outcome)> Outcomes(long[] jobs) =>
        database.Read(connection =>
        {
            var found = connection
                .Query<Row>($"{Columns} WHERE j.id = ANY(@jobs)", new { jobs })
                .ToDictionary(r => r.Id, r => r.Job.Outcome);
            return jobs.Where(id => !found.TryGetValue(id, out var outcome) || outcome is not null)
                .Select(id => (id, found.GetValueOrDefault(id)))
                .ToList();
        });

    /// <summary>Other files of an archive that a password may open.</summary>
    public IReadOnlyList<long> Locked(long archive) =>
        database.Read(c =>
            c.Query<long>(
                    $"SELECT j.id FROM jobs j WHERE j.archive = @archive AND {Lost} AND j.code IN ('CE0013', 'CE0014')",
                    new { archive }
                )
                .ToList()
        );

    /// <summary>The files without an outcome, or one of them.</summary>
    public static IReadOnlyList<(long Id, string Name)> Unfinished(DbConnection connection, long? id) =>
        connection
            .Query<(long, string)>(
                "SELECT id, name FROM jobs WHERE outcome IS NULL AND (@id::bigint IS NULL OR id = @id) ORDER BY id",
                new { id }
            )
            .ToList();

    public static int Clear(DbConnection connection, string? who) =>
        connection.Execute("DELETE FROM jobs WHERE outcome IS NOT NULL AND (@who::text IS NULL OR who = @who)", new { who });

    public static void PutContent(DbConnection connection, long job, byte[] content) =>
        connection.Execute(
            """
            INSERT INTO job_contents(job, content) VALUES(@job, @content) ON CONFLICT(job) DO UPDATE SET content = @content;
            UPDATE jobs SET size = @Length WHERE id = @job
            """,
            new
            {
                job,
                content,
                content.Length,
            }
        );

    /// <summary>Lets a file that has an outcome wait again.</summary>
    /// <param name="held">As for <see cref="Add"/>.</param>
    /// <returns>False where it has none, or waits already under the same name.</returns>
    public static bool Reopen(DbConnection connection, long job, (string Holder, TimeSpan Lease)? held) =>
        connection.Execute(
            """
            UPDATE jobs SET outcome = NULL, code = NULL, message = NULL, remedy = NULL, warnings = 0, done_at = NULL, tries = 0, worker = NULL, stage = NULL, page = 0, pages = 0, added_at = now(),
              holder = @holder, due = now() + make_interval(secs => @seconds) WHERE id = @job AND outcome IS NOT NULL
              AND NOT EXISTS (SELECT 1 FROM jobs o WHERE o.sha256 = jobs.sha256 AND o.name = jobs.name AND o.outcome IS NULL)
            """,
            new
            {
                job,
                holder = held?.Holder,
                seconds = held?.Lease.TotalSeconds ?? 0,
            }
        ) == 1;

    private sealed class Row
    {
        public long Id { get; init; }
        public string Name { get; init; } = "";
        public long Size { get; init; }
        public string Who { get; init; } = "";
        public DateTime At { get; init; }
        public int Tries { get; init; }
        public long? Archive { get; init; }
        public string? Stage { get; init; }
        public int Page { get; init; }
        public int Pages { get; init; }
        public string? Outcome { get; init; }
        public string? Document { get; init; }
        public string? Title { get; init; }
        public string? Code { get; init; }
        public string? Message { get; init; }
        public string? Remedy { get; init; }
        public int Warnings { get; init; }
        public bool InHand { get; init; }
        public bool HasContent { get; init; }
        public bool ArchiveHasContent { get; init; }

        public ImportJob Job
        {
            get
            {
                var outcome = Outcome is null
                    ? null
                    : new ImportOutcome(Name, Enum.Parse<ImportStatus>(Outcome), Document, Title, Code, Message, Remedy, Warnings);
                return new ImportJob(
                    Id,
                    Name,
                    Size,
                    Who,
                    new DateTimeOffset(At, TimeSpan.Zero),
                    outcome is not null ? ImportStage.Done
                        : !InHand ? ImportStage.Waiting
                        : Stage is null ? ImportStage.Reading
                        : Enum.Parse<ImportStage>(Stage),
                    outcome,
                    Tries,
                    outcome?.CanRetry(HasContent && !(Archive is not null && Size == 0), ArchiveHasContent) == true
                )
                {
                    Archive = Archive,
                    Page = Page,
                    Pages = Pages,
                };
            }
        }
    }
}
