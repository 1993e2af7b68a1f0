using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace ClauseExtractor.Benchmarks.Guard;

/// <summary>One run of a program with everything that it starts.</summary>
/// <param name="Wall">Seconds by the clock.</param>
/// <param name="Processor">Seconds of processor time of the program and what it waited for.</param>
/// <param name="TreeMemory">Largest proportional set size of the whole tree of processes seen, in bytes; 0 where it was not asked
/// for.</param>
/// <param name="OwnMemory">The same of the program alone.</param>
internal readonly record struct ChildRun(double Wall, double Processor, long TreeMemory, long OwnMemory)
{
    private const int Children = -1;

    /// <exception cref="InvalidOperationException">The program cannot be started.</exception>
    public static ChildRun Of(string program, IReadOnlyList<string> arguments, bool memory = false)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        double before = ChildrenSeconds();
        long from = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var (tree, own) = (0L, 0L);
        while (memory && !process.WaitForExit(100))
        {
            own = Math.Max(own, Proportional(process.Id));
            tree = Math.Max(tree, Tree(process.Id).Sum(Proportional));
        }
        process.WaitForExit();
        return new ChildRun(Stopwatch.GetElapsedTime(from).TotalSeconds, ChildrenSeconds() - before, tree, own);
    }

    private static IEnumerable<int> Tree(int process)
    {
        string tasks = string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/task");
        var children = new List<int>();
        try
        {
            foreach (string task in Directory.EnumerateDirectories(tasks))
                children.AddRange(
                    File.ReadAllText(Path.Combine(task, "children"))
                        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                        .Select(id => int.Parse(id, CultureInfo.InvariantCulture))
                );
        }
        catch (IOException)
        {
            // It has just ended.
        }
        return children.SelectMany(Tree).Prepend(process);
    }

    private static long Proportional(int process)
    {
        try
        {
            string line = File.ReadLines(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/smaps_rollup"))
                .FirstOrDefault(l => l.StartsWith("Pss:", StringComparison.Ordinal), "");
            return line.Length == 0
                ? 0
                : long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) << 10;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    /// <summary>getrusage(2): what ended children used, and theirs that they waited for.</summary>
    private static double ChildrenSeconds()
    {
        var usage = new long[18];
        return OperatingSystem.IsLinux() && getrusage(Children, usage) == 0 ? usage[0] + usage[1] / 1e6 + usage[2] + usage[3] / 1e6 : 0;
    }

    [DllImport("libc"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int getrusage(int who, long[] usage);
}
