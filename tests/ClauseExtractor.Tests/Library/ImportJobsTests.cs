using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using ClauseExtractor.Library;
using ClauseExtractor.Library.Import;
using ClauseExtractor.Library.Storage;
using ClauseExtractor.Reading;
using ClauseExtractor.Reading.Archives;
using ClauseExtractor.Tests.Cli;
using Dapper;

namespace ClauseExtractor.Tests.Library;

/// <summary>The queue of a library on a server, and its workers.</summary>
public class ImportJobsTests
{
    private static readonly WorkOptions UntilEmpty = new() { UntilEmpty = true };

    [SkippableFact]
    public async Task Two_workers_leave_what_one_import_leaves_and_take_no_file_twice()
    {
        using QueuedLibrary queue = new(12);
        using var direct = new TemporaryLibrary();
        await direct.Library.ImportAsync([queue.Files], new PolicyPipeline());
        Assert.Equal(12, queue.Jobs.Add([queue.Files], new ArchiveOpening(), "甲").Queued);
        Assert.Equal(12, queue.Jobs.Add([queue.Files], new ArchiveOpening(), "甲").Known);
        using var other = ImportJobs.Open(queue.Address);
        var told = new ConcurrentBag<ImportOutcome>();
        await Task.WhenAll(
            queue.Jobs.WorkAsync(new PolicyPipeline(), UntilEmpty with { Parallel = 2 }, new Tell(told.Add)),
            other.WorkAsync(new PolicyPipeline(), UntilEmpty, new Tell(told.Add))
        );
        Assert.Equal(new JobCounts(0, 0, 12), queue.Jobs.Count());
        Assert.Equal(12, told.DistinctBy(o => o.Path).Count());
        Assert.Equal(12, told.Count);
        using var library = PolicyLibrary.Open(queue.Address);
        Assert.Equal(LibraryDump.Of(direct.Library), LibraryDump.Of(library));
        Assert.Equal(12, library.Catalogue.Imports().Sum(run => run.Outcomes.Count));
        Assert.Equal(12, queue.Jobs.Add([queue.Files], new ArchiveOpening(), "甲").Known);
    }

    [SkippableFact]
    public async Task The_file_of_a_worker_that_died_goes_to_the_next_and_one_that_came_too_late_writes_nothing()
    {
        using QueuedLibrary queue = new(1);
        queue.Jobs.Add([queue.Files], new ArchiveOpening(), "甲");
        using var slow = new SlowReader();
        using var late = ImportJobs.Open(queue.Address);
        var working = late.WorkAsync(new PolicyPipeline([slow]), UntilEmpty);
        slow.Begun.Wait();
        // No sign of life came for as long as the lease was.
        queue.Run("UPDATE jobs SET due = now() - interval '1 second'");
        await queue.Jobs.WorkAsync(new PolicyPipeline(), UntilEmpty);
        slow.GoOn.Set();
        await working;
        using var library = PolicyLibrary.Open(queue.Address);
        Assert.Single(library.Catalogue.List());
        Assert.Equal([0, 1], library.Catalogue.Imports().Select(run => run.Outcomes.Count).Order());
    }

    [SkippableFact]
    public async Task Files_are_written_a_few_in_one_transaction_with_few_statements_each()
    {
        using QueuedLibrary queue = new(24);
        queue.Jobs.Add([queue.Files], new ArchiveOpening(), "甲");
        using var trace = new StatementTrace();
        await queue.Jobs.WorkAsync(new PolicyPipeline(), UntilEmpty);
        Assert.Equal(new JobCounts(0, 0, 24), queue.Jobs.Count());
        // The lock is taken for the run's beginning and end as well.
        Assert.InRange(trace.Count("FOR UPDATE; SELECT pg_notify"), 3, 14);
        Assert.InRange(trace.Total / 24.0, 1, 12);
    }

    [SkippableFact]
    public async Task What_was_read_before_a_file_that_ends_its_worker_is_written_before_that_comes_again()
    {
        using QueuedLibrary queue = new(4);
        queue.Jobs.Add([queue.Files], new ArchiveOpening(), "甲");
        queue.Run("UPDATE jobs SET tries = 1 WHERE id = (SELECT max(id) FROM jobs)");
        using var slow = new SlowReader("03.txt");
        var working = queue.Jobs.WorkAsync(new PolicyPipeline([slow]), UntilEmpty);
        slow.Begun.Wait();
        Assert.Equal(new JobCounts(0, 1, 3), queue.Jobs.Count());
        slow.GoOn.Set();
        await working;
        Assert.Equal(new JobCounts(0, 0, 4), queue.Jobs.Count());
    }

    [SkippableFact]
    public async Task Of_files_that_are_written_together_one_that_cannot_be_kept_costs_the_others_nothing()
    {
        using QueuedLibrary queue = new(4);
        queue.Jobs.Add([queue.Files], new ArchiveOpening(), "甲");
        queue.Run(
            """
            CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
              IF NEW.file = '02.txt' AND (SELECT count(*) FROM documents WHERE xmin::text::bigint = txid_current()) > 0 THEN RAISE 'no'; END IF; RETURN NEW; END $$;
            CREATE TRIGGER refuse BEFORE INSERT ON documents FOR EACH ROW EXECUTE FUNCTION refuse()
            """
        );
        await queue.Jobs.WorkAsync(new PolicyPipeline(), UntilEmpty);
        Assert.Equal(new JobCounts(0, 0, 4), queue.Jobs.Count());
        using var library = PolicyLibrary.Open(queue.Address);
        Assert.Equal(4, library.Catalogue.List().Count);
        Assert.Equal(4, library.Catalogue.Imports().Sum(run => run.Outcomes.Count));
    }

    [SkippableFact]
    public async Task A_file_that_ended_two_workers_is_marked_and_not_read_again()
    {
        using QueuedLibrary queue = new(2);
        queue.Jobs.Add([queue.Files], new ArchiveOpening(), "甲");
        queue.Run("UPDATE jobs SET tries = 2, worker = 'gone', due = now() - interval '1 second' WHERE id = (SELECT min(id) FROM jobs)");
        var told = new ConcurrentBag<ImportOutcome>();
        await queue.Jobs.WorkAsync(new PolicyPipeline(), UntilEmpty, new Tell(told.Add));
        Assert.Equal(["Added ", "Failed CE0025"], told.Select(o => $"{o.Status} {o.Code}").Order());
        Assert.Equal(new JobCounts(0, 0, 2), queue.Jobs.Count());
        // Its bytes stay, should somebody try it again.
        Assert.Equal(1, queue.Scalar("SELECT count(*) FROM job_contents"));
        Assert.True(Assert.Single(queue.Jobs.List(onlyFailed: true, 0, 10).Items).CanRetry);
    }

    [SkippableFact]
    public async Task A_worker_that_is_stopped_gives_back_what_it_began()
    {
        using QueuedLibrary queue = new(1);
        queue.Jobs.Add([queue.Files], new ArchiveOpening(), "甲");
        using var slow = new SlowReader();
        using var stop = new CancellationTokenSource();
        var working = queue.Jobs.WorkAsync(new PolicyPipeline([slow]), new WorkOptions(), cancellation: stop.Token);
        slow.Begun.Wait();
        Assert.Equal(new JobCounts(0, 1, 0), queue.Jobs.Count());
        await stop.CancelAsync();
        slow.GoOn.Set();
        await working;
        Assert.Equal(new JobCounts(1, 0, 0), queue.Jobs.Count());
        Assert.Equal(0, queue.Scalar("SELECT max(tries) FROM jobs"));
    }

    [SkippableFact]
    public async Task A_long_file_stays_its_workers_as_long_as_it_works()
    {
        using QueuedLibrary queue = new(1);
        queue.Jobs.Add([queue.Files], new ArchiveOpening(), "甲");
        using var slow = new SlowReader();
        var working = queue.Jobs.WorkAsync(new PolicyPipeline([slow]), UntilEmpty with { Lease = TimeSpan.FromSeconds(3) });
        slow.Begun.Wait();
        long first = queue.Scalar("SELECT extract(epoch FROM due)::bigint FROM jobs");
        while (queue.Scalar("SELECT extract(epoch FROM due)::bigint FROM jobs") <= first + 2)
            await Task.Delay(50);
        slow.GoOn.Set();
        await working;
        Assert.Equal(new JobCounts(0, 0, 1), queue.Jobs.Count());
    }

    [SkippableFact]
    public async Task The_command_line_queues_and_works()
    {
        using QueuedLibrary queue = new(3);
        File.WriteAllText(Path.Combine(queue.Files, "empty.txt"), "");
        var queued = await CliRun.OfAsync("import", queue.Files, "--queue", "--no-wait", "--library", queue.Target, "--lang", "en");
        Assert.True(queued.Code == 0, queued.Error);
        Assert.Contains("4 files wait", queued.Error, StringComparison.Ordinal);
        var worked = await CliRun.OfAsync("work", "--until-empty", "--parallel", "2", "--library", queue.Target, "--lang", "en");
        Assert.True(worked.Code == 1, worked.Error);
        Assert.Equal(4, worked.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("empty.txt", worked.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", queued.Error + worked.Error + worked.Out, StringComparison.Ordinal);
        Assert.Contains(
            "PostgreSQL",
            (await CliRun.OfAsync("work", "--library", Path.Combine(queue.Files, "x.db"), "--lang", "en")).Error,
            StringComparison.Ordinal
        );
        Assert.Equal(
            2,
            (await CliRun.OfAsync("import", queue.Files, "--queue", "--password", "p", "--library", queue.Target, "--lang", "en")).Code
        );
    }

    [SkippableFact]
    public async Task Who_queues_files_waits_for_their_outcomes_as_of_a_direct_import()
    {
        using QueuedLibrary queue = new(3);
        File.WriteAllText(Path.Combine(queue.Files, "empty.txt"), "");
        var waiting = CliRun.OfAsync("import", queue.Files, "--queue", "--library", queue.Target, "--format", "csv", "--lang", "en");
        while (queue.Jobs.Count().Waiting < 4)
            await Task.Delay(20);
        await queue.Jobs.WorkAsync(new PolicyPipeline(), UntilEmpty);
        var queued = await waiting;
        Assert.Equal(1, queued.Code);
        Assert.Equal(3, queued.Out.Split('\n').Count(line => line.Contains("Added", StringComparison.OrdinalIgnoreCase)));
        Assert.Contains("empty.txt: CE0001", queued.Error, StringComparison.Ordinal);
        Assert.Contains("4 files in ", queued.Error, StringComparison.Ordinal);
        // A second time the library has them, and nobody is waited for.
        File.Delete(Path.Combine(queue.Files, "empty.txt"));
        var again = await CliRun.OfAsync("import", queue.Files, "--queue", "--library", queue.Target, "--format", "csv", "--lang", "en");
        Assert.Equal(0, again.Code);
        Assert.Equal(3, again.Out.Split('\n').Count(line => line.Contains("Known", StringComparison.OrdinalIgnoreCase)));
    }

    private sealed class Tell(Action<ImportOutcome> tell) : IProgress<ImportOutcome>
    {
        public void Report(ImportOutcome value) => tell(value);
    }

    /// <summary>Reads when it is told to.</summary>
    private sealed class SlowReader(string? only = null) : IDocumentReader, IDisposable
    {
        private readonly PlainTextReader reader = new();

        public ManualResetEventSlim Begun { get; } = new();

        public ManualResetEventSlim GoOn { get; } = new();

        public string Name => "slow";

        public bool Accepts(SourceFile file) => true;

        public SourceDocument Read(SourceFile file, CancellationToken cancellation = default)
        {
            if (only is null || file.Name == only)
            {
                Begun.Set();
                GoOn.Wait(CancellationToken.None);
            }
            cancellation.ThrowIfCancellationRequested();
            return reader.Read(file, cancellation);
        }

        public void Dispose()
        {
            Begun.Dispose();
            GoOn.Dispose();
        }
    }

    /// <summary>The messages that this test's own flow sends to PostgreSQL, as Npgsql traces them.</summary>
    private sealed class StatementTrace : IDisposable
    {
        private readonly Activity flow = new Activity("test").SetIdFormat(ActivityIdFormat.W3C).Start();
        private readonly ConcurrentBag<string> sent = [];
        private readonly ActivityListener listener;

        public StatementTrace()
        {
            listener = new ActivityListener
            {
                ShouldListenTo = source => source.Name == "Npgsql",
                Sample = (ref ActivityCreationOptions<ActivityContext> o) =>
                    o.Parent.TraceId == flow.TraceId ? ActivitySamplingResult.AllData : ActivitySamplingResult.None,
                ActivityStopped = a => sent.Add(string.Join('\n', a.TagObjects.Select(t => t.Value?.ToString()))),
            };
            ActivitySource.AddActivityListener(listener);
        }

        public int Total => sent.Count;

        public int Count(string statement) => sent.Count(s => s.Contains(statement, StringComparison.Ordinal));

        public void Dispose()
        {
            listener.Dispose();
            flow.Dispose();
        }
    }

    private sealed class QueuedLibrary : IDisposable
    {
        private readonly ScratchFolder folder = new();

        public QueuedLibrary(int files)
        {
            for (int i = 0; i < files; i++)
                folder.Write(
                    string.Create(CultureInfo.InvariantCulture, $"in/{i:00}.txt"),
                    $"第{i}市支持企业若干措施\n一、给予企业奖励{i + 1}万元。\n"
                );
            Target = PostgresCluster.Instance.NewLibrary();
            Address = LibraryAddress.Parse(Target, folder["server"]);
            Jobs = ImportJobs.Open(Address);
        }

        public string Files => folder["in"];

        public string Target { get; }

        public LibraryAddress Address { get; }

        public ImportJobs Jobs { get; }

        public void Run(string sql)
        {
            using var database = LibraryDatabase.Open(Address);
            using var connection = database.Open();
            connection.Execute(sql);
        }

        public long Scalar(string sql)
        {
            using var database = LibraryDatabase.Open(Address);
            using var connection = database.Open();
            return connection.ExecuteScalar<long>(sql);
        }

        public void Dispose()
        {
            Jobs.Dispose();
            folder.Dispose();
        }
    }
}
