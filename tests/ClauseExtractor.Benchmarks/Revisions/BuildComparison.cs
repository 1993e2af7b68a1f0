using System.Diagnostics;
using System.Globalization;
using System.Runtime.Loader;
using System.Text;

namespace ClauseExtractor.Benchmarks.Revisions;

/// <summary>
/// The comparison of two long texts by two builds of the core, each in a process of its own, in turns:
/// <c>dotnet run -c Release --project tests/ClauseExtractor.Benchmarks -- builds --older PATH/ClauseExtractor.dll [--newer
/// PATH/ClauseExtractor.dll] [--articles 10000] [--rounds 5]</c>
/// </summary>
internal static class BuildComparison
{
    private const int Repetitions = 16;

    /// <param name="First">Processor time in ms of the first comparison, the compilation of its code included.</param>
    /// <param name="Best">The same of the best of several in one process.</param>
    /// <param name="AllocatedMegabytes">What one comparison allocates.</param>
    /// <param name="PeakMegabytes">Largest working set of the process, with both texts read in it.</param>
    private readonly record struct Cost(double First, double Best, double AllocatedMegabytes, double PeakMegabytes);

    /// <summary>Prints a table of both builds.</summary>
    public static int Run(string[] args)
    {
        string older = Option(args, "--older") ?? throw new ArgumentException("--older PATH/ClauseExtractor.dll is missing");
        string newer = Option(args, "--newer") ?? Path.Combine(AppContext.BaseDirectory, "ClauseExtractor.dll");
        string articles = Option(args, "--articles") ?? "10000";
        int rounds = int.Parse(Option(args, "--rounds") ?? "5", CultureInfo.InvariantCulture);
        var (before, after) = (new List<Cost>(), new List<Cost>());
        for (int i = 0; i < rounds; i++)
        {
            before.Add(Measure(older, articles));
            after.Add(Measure(newer, articles));
        }
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| {articles} articles against {articles}, median of {rounds} processes | older build | this build | ratio |\n|---|"
                    + $"---|---|---|"
            )
        );
        Row("processor time of the first comparison in a process, ms", c => c.First);
        Row("processor time of the best of 16, ms", c => c.Best);
        Row("allocated by one comparison, MB", c => c.AllocatedMegabytes);
        Row("peak working set with both texts read, MB", c => c.PeakMegabytes);
        return 0;

        void Row(string what, Func<Cost, double> of)
        {
            double old = Median(before, of),
                @new = Median(after, of);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {old:0} | {@new:0} | {@new / old:0.00} |"));
        }
    }

    /// <summary>The child: measures one build and prints its four figures.</summary>
    /// <param name="build">Path of the build's ClauseExtractor.dll.</param>
    public static int RunOne(string build, int articles)
    {
        var core = new AssemblyLoadContext("build").LoadFromAssemblyPath(Path.GetFullPath(build));
        dynamic pipeline = Activator.CreateInstance(core.GetType("ClauseExtractor.PolicyPipeline", true)!)!;
        var file = core.GetType("ClauseExtractor.Reading.SourceFile", true)!;
        var compare = core.GetType("ClauseExtractor.Revision.PolicyComparer", true)!.GetMethod("Compare")!;
        var pair = RevisedTexts.Law(articles, "corpus");
        object old = Read(pair.Old),
            @new = Read(pair.New);
        var times = new List<double>();
        long allocated = 0;
        for (int i = 0; i < Repetitions; i++)
        {
            GC.Collect();
            long from = GC.GetTotalAllocatedBytes(true);
            var start = Environment.CpuUsage.TotalTime;
            compare.Invoke(null, [old, @new]);
            times.Add((Environment.CpuUsage.TotalTime - start).TotalMilliseconds);
            allocated = GC.GetTotalAllocatedBytes(true) - from;
        }
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{times[0]:0} {times.Min():0} {allocated / 1e6:0} {process.PeakWorkingSet64 / 1e6:0}"
            )
        );
        return 0;

        object Read(string text) =>
            pipeline.Run((dynamic)Activator.CreateInstance(file, "policy.txt", new ReadOnlyMemory<byte>(Encoding.UTF8.GetBytes(text)))!);
    }

    private static Cost Measure(string build, string articles)
    {
        string program = Environment.ProcessPath!;
        string[] own = Path.GetFileNameWithoutExtension(program) == "dotnet" ? [Environment.GetCommandLineArgs()[0]] : [];
        using var process = Process.Start(
            new ProcessStartInfo(program, [.. own, "build", build, articles]) { RedirectStandardOutput = true }
        )!;
        double[] figures = [.. process.StandardOutput.ReadToEnd().Split(' ').Select(f => double.Parse(f, CultureInfo.InvariantCulture))];
        process.WaitForExit();
        return new Cost(figures[0], figures[1], figures[2], figures[3]);
    }

    private static double Median(List<Cost> costs, Func<Cost, double> of) => costs.Select(of).Order().ElementAt(costs.Count / 2);

    private static string? Option(string[] args, string name) =>
        Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
}
