using System.Diagnostics;
using System.Globalization;

namespace ClauseExtractor.Formats.Guard;

/// <summary>What a process has used so far, with its ended children.</summary>
/// <param name="Processor">Processor time.</param>
/// <param name="Memory">Resident bytes.</param>
internal readonly record struct Usage(TimeSpan Processor, long Memory);

/// <summary>
/// Measures a process from outside: by /proc on Linux, with the programs that it runs; by what the system tells of the process alone
/// elsewhere.
/// </summary>
internal static class ProcessTree
{
    /// <summary>The clock of /proc: sysconf(_SC_CLK_TCK) is 100 on every Linux.</summary>
    private const double TicksASecond = 100;

    /// <summary>Fields of /proc/PID/stat behind the name (proc(5): utime is the 14th, the state that follows the name the 3rd).</summary>
    private const int UserTime = 11,
        ChildrenSystemTime = 14;

    /// <summary>Null where the process has ended.</summary>
    /// <param name="descendants">With the programs that it runs; Linux only.</param>
    public static Usage? Of(Process process, bool descendants)
    {
        try
        {
            if (OperatingSystem.IsLinux())
                return Of(process.Id, descendants, 0);
            process.Refresh();
            return process.HasExited ? null : new Usage(process.TotalProcessorTime, process.WorkingSet64);
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static Usage? Of(int process, bool descendants, int depth)
    {
        string folder = string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/");
        try
        {
            // The name may hold spaces and brackets; the last bracket closes it.
            string stat = File.ReadAllText(folder + "stat");
            string[] fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            double ticks = 0;
            for (int field = UserTime; field <= ChildrenSystemTime; field++)
                ticks += double.Parse(fields[field], CultureInfo.InvariantCulture);
            long pages = long.Parse(File.ReadAllText(folder + "statm").Split(' ')[1], CultureInfo.InvariantCulture);
            var usage = new Usage(TimeSpan.FromSeconds(ticks / TicksASecond), pages * Environment.SystemPageSize);
            if (descendants && depth < 8)
                foreach (int child in Children(folder))
                    if (Of(child, true, depth + 1) is { } more)
                        usage = new Usage(usage.Processor + more.Processor, usage.Memory + more.Memory);
            return usage;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static List<int> Children(string folder)
    {
        var children = new List<int>();
        foreach (string thread in Directory.EnumerateDirectories(folder + "task"))
            if (Path.Combine(thread, "children") is var file && File.Exists(file))
                children.AddRange(
                    File.ReadAllText(file)
                        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                        .Select(id => int.Parse(id, CultureInfo.InvariantCulture))
                );
        return children;
    }
}
