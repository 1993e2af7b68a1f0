using System.Diagnostics;
using System.Globalization;
using System.Text;
using BenchmarkDotNet.Running;
using ClauseExtractor.Benchmarks;
using ClauseExtractor.Benchmarks.Guard;
using ClauseExtractor.Benchmarks.Kills;
using ClauseExtractor.Benchmarks.Recognition;
using ClauseExtractor.Benchmarks.Revisions;
using ClauseExtractor.Formats.Guard;
using ClauseExtractor.Library;
using ClauseExtractor.Library.Search;
using ClauseExtractor.Reading;

// Tables look the same on every machine.
CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;

if (args is [WorkerCommand.Name, .. var told])
    return ReadWorker.Run(told);

// dotnet run -c Release --project tests/ClauseExtractor.Benchmarks -- recognition FOLDER [--documents 10] [--fonts FOLDER]
if (args is ["recognition", ..])
    return RecognitionBench.Run(args);

// dotnet run -c Release --project tests/ClauseExtractor.Benchmarks -- load http://127.0.0.1:5080 [readers] [seconds] [pause in ms]
// [importers]
if (args is ["load", _, ..])
    return await SiteLoad.RunAsync(args);

// dotnet run -c Release --project tests/ClauseExtractor.Benchmarks -- pipeline
// Times the whole way from text to record with BenchmarkDotNet; CLAUSE_TEXTS names the folders (default: corpus).
if (args is ["pipeline", ..])
{
    BenchmarkRunner.Run<PipelineBenchmark>();
    return 0;
}

// dotnet run -c Release --project tests/ClauseExtractor.Benchmarks -- revise [folder of the npm package diff-match-patch]
if (args is ["revise", ..])
    return RevisionBench.Run(args.Length > 1 ? args[1] : "node_modules/diff-match-patch");

// dotnet run -c Release --project tests/ClauseExtractor.Benchmarks -- builds --older PATH/ClauseExtractor.dll [--newer PATH] [--articles
// 10000] [--rounds 5]
if (args is ["builds", ..])
    return BuildComparison.Run(args);
if (args is ["build", _, _])
    return BuildComparison.RunOne(args[1], int.Parse(args[2], CultureInfo.InvariantCulture));

// dotnet run -c Release --project tests/ClauseExtractor.Benchmarks -- engines pdf FILE… | engines index [clauses] [folder with texts]
if (args is ["engines", ..])
    return EngineBench.Run(args);

// dotnet run -c Release --project tests/ClauseExtractor.Benchmarks -- trials kill|damage|writers COUNT SEED
if (args is ["trials", ..])
    return IndexTrials.Run(args);

// dotnet run -c Release --project tests/ClauseExtractor.Benchmarks -- kills import|rebuild|correct|upload|accounts|all COUNT SEED [--table
// FILE]
if (args is ["kills", ..])
    return await KillTrials.RunAsync(args);

// dotnet run -c Release --project tests/ClauseExtractor.Benchmarks -- guard --older PATH/clause.dll [--newer PATH/clause.dll] [PDF…]
if (args is ["guard", ..])
{
    Console.WriteLine("| what | older build | this build | ratio |\n|---|---|---|---|");
    return GuardBench.Run(args);
}

// dotnet run -c Release --project tests/ClauseExtractor.Benchmarks -- [clauses] [folder with texts]
// Builds a library of made-up clauses, then asks ten questions many times; prints rates, times, memory and hits.
int clauses = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 100_000;
string texts = args.Length > 1 ? args[1] : "corpus";
string path = args.Length > 2 ? args[2] : Path.Combine(Path.GetTempPath(), $"clause-bench-{clauses}.db");
const int Rounds = 100;
string[] queries =
[
    "算力",
    "补贴 企业",
    "人工智能 奖励",
    "软件和信息技术服务业",
    "券",
    "500万元",
    "\"首次突破\" 核心团队",
    "上海市 算力 补贴 -数据中心",
    "知识产权 cap>=200万",
    "企业 in-force:2026-03-01",
];
if (!File.Exists(path))
{
    var clock = Stopwatch.StartNew();
    using var made = PolicyLibrary.Open(path);
    made.Add(
        new SyntheticPolicies(texts, 1)
            .Make(clauses)
            .Select(record => (new SourceFile(record.Document.Source.File, Encoding.UTF8.GetBytes(record.Text)), record))
    );
    Console.WriteLine(
        string.Create(
            CultureInfo.InvariantCulture,
            $"built {clauses} clauses in {clock.Elapsed.TotalSeconds:0.0} s: {clauses / clock.Elapsed.TotalSeconds:0} clauses/s, "
                + $"{new FileInfo(path).Length / 1e6:0} MB"
        )
    );
    clock.Restart();
    made.RebuildIndex();
    Console.WriteLine(
        string.Create(
            CultureInfo.InvariantCulture,
            $"index alone in {clock.Elapsed.TotalSeconds:0.0} s: {clauses / clock.Elapsed.TotalSeconds:0} clauses/s"
        )
    );
}
using var library = PolicyLibrary.Open(path);
var first = Stopwatch.StartNew();
library.Search(queries[0]);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"first search {first.Elapsed.TotalMilliseconds:0} ms"));

// The compiler takes its time to find out what is hot.
for (int i = 0; i < Rounds; i++)
    foreach (string query in queries)
        library.Search(query, new SearchOptions { Facets = i % 2 == 0 });
foreach (bool facets in new[] { false, true })
{
    var (all, allUsed) = (new List<double>(), new List<double>());
    Console.WriteLine(facets ? "with facets, as the site asks:" : "20 hits with snippets, facts and status:");
    foreach (string query in queries)
    {
        var options = new SearchOptions { Facets = facets };
        for (int i = 0; i < 10; i++)
            library.Search(query, options);
        var (times, used) = (new List<double>(), new List<double>());
        int total = 0;
        for (int i = 0; i < Rounds; i++)
        {
            long start = Stopwatch.GetTimestamp();
            double before = ThreadClock.Milliseconds;
            total = library.Search(query, options).Total;
            used.Add(ThreadClock.Milliseconds - before);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        all.AddRange(times);
        allUsed.AddRange(used);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{At(times, 50), 8:0.00} ms p50 {At(times, 99), 8:0.00} ms p99  (processor {At(used, 50), 7:0.00} "
                    + $"{At(used, 99), 7:0.00})  {total, 8} hits  {query}"
            )
        );
    }
    Console.WriteLine(
        string.Create(
            CultureInfo.InvariantCulture,
            $"all: p50 {At(all, 50):0.00} ms, p99 {At(all, 99):0.00} ms (processor {At(allUsed, 50):0.00} {At(allUsed, 99):0.00})"
        )
    );
}
using var process = Process.GetCurrentProcess();
Console.WriteLine(
    string.Create(
        CultureInfo.InvariantCulture,
        $"memory: peak {process.PeakWorkingSet64 / 1e6:0} MB, now {process.WorkingSet64 / 1e6:0} MB, managed "
            + $"{GC.GetTotalMemory(true) / 1e6:0} MB"
    )
);

return 0;

static double At(List<double> times, int percent)
{
    times.Sort();
    return times[times.Count * percent / 100];
}
