using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using ClauseExtractor.Extraction;
using ClauseExtractor.Library.Catalogue;
using ClauseExtractor.Library.Storage;
using ClauseExtractor.Reading;
using Dapper;

namespace ClauseExtractor.Library.Import;

/// <summary>Brings files into a library: extraction on all cores, one transaction a file.</summary>
/// <param name="follower">Null where no index of this process is to follow.</param>
internal sealed class Importer(LibraryDatabase database, IndexFollower? follower, string product)
{
    private static readonly RowTable Outcomes = new(
        "import_outcomes",
        ("import", "bigint"),
        ("path", "text"),
        ("sha256", "text"),
        ("status", "text"),
        ("document", "text"),
        ("code", "text"),
        ("message", "text"),
        ("remedy", "text"),
        ("at", "text")
    );

    public async Task<ImportSummary> ImportAsync(
        IEnumerable<string> paths,
        PolicyPipeline pipeline,
        IProgress<ImportProgress>? progress,
        CancellationToken cancellation
    )
    {
        var found = ImportFiles.Under(paths, database.Path, pipeline.Archives);
        var summary = await RunAsync(
                found.Files,
                f => f.Name,
                (f, import) => Import(import, f, pipeline, cancellation),
                progress,
                cancellation
            )
            .ConfigureAwait(false);
        return summary with { PassedOver = found.Passed, PassedInArchives = found.PassedInArchives };
    }

    public Task<ImportOutcome> ImportAsync(SourceFile file, PolicyPipeline pipeline, CancellationToken cancellation) =>
        Task.Run(
            () =>
            {
                long run = Start();
                var outcome = Import(run, file.Name, () => file, pipeline, cancellation);
                follower?.TryCatchUp(cancellation);
                Finish(run);
                return outcome;
            },
            cancellation
        );

    public ImportOutcome Add(SourceFile file, PolicyRecord record) => Add([(file, record)])[0];

    public IReadOnlyList<ImportOutcome> Add(IEnumerable<(SourceFile File, PolicyRecord Record)> records)
    {
        long run = Start();
        var outcomes = new List<ImportOutcome>();
        try
        {
            foreach (var (file, record) in records)
                outcomes.Add(Write(run, new ReadFile(file.Name, file.Sha256, file, new PreparedRecord(record), null)));
        }
        finally
        {
            follower?.TryCatchUp(CancellationToken.None);
        }
        Finish(run);
        return outcomes;
    }

    public async Task<ImportSummary> RebuildAsync(
        PolicyPipeline pipeline,
        IProgress<ImportProgress>? progress,
        CancellationToken cancellation
    )
    {
        var sources = database.Read(c =>
            c.Query<(string Sha256, string File)>("SELECT sha256, file FROM sources ORDER BY file, sha256").ToList()
        );
        var summary = await RunAsync(
                sources,
                s => s.File,
                (s, import) => Rebuild(import, s.Sha256, s.File, pipeline, cancellation),
                progress,
                cancellation
            )
            .ConfigureAwait(false);
        follower?.Rebuild();
        return summary;
    }

    private async Task<ImportSummary> RunAsync<T>(
        IReadOnlyList<T> items,
        Func<T, string> name,
        Func<T, long, ImportOutcome> import,
        IProgress<ImportProgress>? progress,
        CancellationToken cancellation
    )
    {
        var clock = Stopwatch.StartNew();
        long run = Start();
        var outcomes = new ConcurrentBag<ImportOutcome>();
        int done = 0;
        string? indexFailure;
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation };
        try
        {
            await Parallel
                .ForEachAsync(
                    items,
                    parallel,
                    (item, _) =>
                    {
                        var outcome = import(item, run);
                        outcomes.Add(outcome);
                        progress?.Report(new ImportProgress(Interlocked.Increment(ref done), items.Count, outcome));
                        return ValueTask.CompletedTask;
                    }
                )
                .ConfigureAwait(false);
        }
        finally
        {
            // What was finished before a cancellation is in the library; an index outside it must hold it too.
            indexFailure = follower?.TryCatchUp(CancellationToken.None);
        }
        Finish(run);
        return new ImportSummary([.. outcomes.OrderBy(o => o.Path, StringComparer.Ordinal)], clock.Elapsed) { IndexFailure = indexFailure };
    }

    private ImportOutcome Import(long run, FileEntry file, PolicyPipeline pipeline, CancellationToken cancellation) =>
        Import(run, file.Name, () => file.Load() with { Password = pipeline.Archives.Password }, pipeline, cancellation);

    private ImportOutcome Import(long run, string path, Func<SourceFile> load, PolicyPipeline pipeline, CancellationToken cancellation)
    {
        var read = Read(path, load, pipeline, cancellation);
        try
        {
            return Write(run, read);
        }
        catch (Exception e) when (read.Refused(e) is { } refused)
        {
            return Write(run, refused);
        }
    }

    /// <summary>Reads a file, and makes of it all that can be made before the write lock is taken.</summary>
    public ReadFile Read(string path, Func<SourceFile> load, PolicyPipeline pipeline, CancellationToken cancellation)
    {
        string? sha256 = null;
        try
        {
            var file = load();
            sha256 = file.Sha256;
            return new ReadFile(path, sha256, file, Has(sha256) ? null : new PreparedRecord(pipeline.Run(file, cancellation)), null);
        }
        catch (Exception e) when (Refusal(path, e) is not null)
        {
            return ReadFile.Refused(sha256, Refusal(path, e));
        }
    }

    /// <summary>Writes files of the queue with their outcomes in one transaction.</summary>
    /// <returns>The outcomes of those that were the worker's still.</returns>
    public List<ImportOutcome> Write(long run, IReadOnlyList<(JobTable.Job Job, ReadFile File)> files) =>
        database.Write(
            (connection, _) =>
            {
                var own = JobTable.Own(connection, files.Select(f => f.Job));
                var outcomes = new List<(string? Sha256, ImportOutcome Outcome)>();
                foreach (var (job, file) in files.Where(f => own.Contains(f.Job.Id)))
                {
                    var outcome = Outcome(connection, file);
                    JobTable.Finish(connection, job, outcome);
                    outcomes.Add((file.Sha256, outcome));
                }
                Log(connection, run, outcomes);
                return outcomes.ConvertAll(o => o.Outcome);
            }
        );

    /// <summary>The outcome of a file that cannot be opened, read or kept; null for what is no fault of the file.</summary>
    public static ImportOutcome? Refusal(string path, Exception exception) =>
        exception switch
        {
            UnreadableDocumentException e => Refusal(path, e),
            LibraryException { Code: "badValue" } e => new ImportOutcome(path, ImportStatus.Refused, null, null, e.Code, e.Message),
            // The exception's message names the full path; the log holds the relative one.
            FileNotFoundException or DirectoryNotFoundException => new ImportOutcome(
                path,
                ImportStatus.Failed,
                null,
                null,
                "CE0030",
                "The file is not there (any more).",
                "Check the path; if it was moved meanwhile, give its new place."
            ),
            UnauthorizedAccessException => new ImportOutcome(
                path,
                ImportStatus.Failed,
                null,
                null,
                "CE0031",
                "The file may not be read.",
                "Give a file that you have the right to read."
            ),
            IOException => new ImportOutcome(
                path,
                ImportStatus.Failed,
                null,
                null,
                "CE0032",
                "The file cannot be read.",
                "Close the program that holds it, or copy it elsewhere, and try again."
            ),
            _ => null,
        };

    /// <summary>The outcome of a file whose bytes the library has, which nothing is done with; null where it has them not.</summary>
    public static ImportOutcome? Known(LibraryDatabase database, string sha256, string path) =>
        database.Read(c =>
            c.QuerySingleOrDefault<(string Document, string? Title, int Warnings)?>(
                "SELECT d.id, d.title, d.warning_count FROM sources s JOIN documents d ON d.number = s.document WHERE s.sha256 = @sha256",
                new { sha256 }
            )
                is var (document, title, warnings)
                ? new ImportOutcome(path, ImportStatus.Known, document, title, Warnings: warnings)
                : null
        );

    private bool Has(string sha256)
    {
        using var connection = database.Open();
        return connection.ExecuteScalar<int>("SELECT count(*) FROM sources WHERE sha256 = @sha256", new { sha256 }) > 0;
    }

    private ImportOutcome Write(long run, ReadFile file) =>
        database.Write(
            (connection, _) =>
            {
                var outcome = Outcome(connection, file);
                Log(connection, run, [(file.Sha256, outcome)]);
                return outcome;
            }
        );

    private ImportOutcome Outcome(DbConnection connection, ReadFile file) =>
        file.Refusal ?? new DocumentWriter(connection, product).Add(file.File!, file.Path, file.Prepared);

    private ImportOutcome Rebuild(long run, string sha256, string name, PolicyPipeline pipeline, CancellationToken cancellation)
    {
        byte[] content = database.Read(c =>
            c.ExecuteScalar<byte[]>("SELECT content FROM source_contents WHERE sha256 = @sha256", new { sha256 })
        )!;
        try
        {
            var record = pipeline.Run(new SourceFile(name, content), cancellation);
            var prepared = new PreparedRecord(record);
            return database.Write(
                (connection, _) =>
                {
                    // Removed meanwhile: there is nothing left to rebuild.
                    if (connection.ExecuteScalar<int>("SELECT count(*) FROM sources WHERE sha256 = @sha256", new { sha256 }) == 0)
                        return new ImportOutcome(name, ImportStatus.Failed, null, null, "notFound", "The document was removed meanwhile.");
                    string document = new DocumentWriter(connection, product).Replace(sha256, prepared);
                    var outcome = new ImportOutcome(
                        name,
                        ImportStatus.Rebuilt,
                        document,
                        record.Document.Title,
                        Warnings: record.Warnings.Count
                    );
                    Log(connection, run, [(sha256, outcome)]);
                    return outcome;
                }
            );
        }
        catch (UnreadableDocumentException e)
        {
            // What was read once stays as it was read.
            return Write(run, ReadFile.Refused(sha256, Refusal(name, e)));
        }
    }

    private static ImportOutcome Refusal(string path, UnreadableDocumentException e) =>
        new(path, e.InnerException is null ? ImportStatus.Refused : ImportStatus.Failed, null, null, e.Code, e.Message, e.Remedy)
        {
            Fault = e.InnerException,
        };

    public long Start() =>
        database.Write(
            (connection, _) =>
                connection.ExecuteScalar<long>(
                    "INSERT INTO imports(started_at, product) VALUES(@now, @product) RETURNING id",
                    new { now = LibraryDatabase.Now, product }
                )
        );

    public void Finish(long run) =>
        database.Write(
            (connection, _) =>
                connection.Execute("UPDATE imports SET finished_at = @now WHERE id = @run", new { run, now = LibraryDatabase.Now })
        );

    private static void Log(DbConnection connection, long run, IReadOnlyList<(string? Sha256, ImportOutcome Outcome)> outcomes)
    {
        string now = LibraryDatabase.Now;
        new RowBatch()
            .Add(
                Outcomes,
                [
                    .. outcomes.Select(o =>
                        new object?[]
                        {
                            run,
                            o.Outcome.Path,
                            o.Sha256,
                            o.Outcome.Status.ToString(),
                            o.Outcome.Document,
                            o.Outcome.Code,
                            o.Outcome.Message,
                            o.Outcome.Remedy,
                            now,
                        }
                    ),
                ]
            )
            .Execute(connection);
    }
}
