using System.Diagnostics;
using System.Text;

namespace ClauseExtractor.Formats.Guard;

/// <summary>How a reading process is started.</summary>
/// <param name="File">The program.</param>
/// <param name="Arguments">What it is told first.</param>
public sealed record WorkerCommand(string File, IReadOnlyList<string> Arguments)
{
    /// <summary>The subcommand that makes a program a reading process.</summary>
    public const string Name = "read-worker";

    /// <summary>The reading program compiled to machine code, as eng/publish.sh puts it beside the product.</summary>
    private static readonly string Native = OperatingSystem.IsWindows() ? "clause-reader.exe" : "clause-reader";

    /// <summary>
    /// The native reading program where it stands beside the product; else the program that an assembly is, by <c>dotnet exec</c>, or by
    /// itself where it is published as one file.
    /// </summary>
    /// <param name="assembly">Path of the assembly with the entry point; empty for a program that is one file.</param>
    public static WorkerCommand For(string assembly) => For(assembly, AppContext.BaseDirectory);

    /// <param name="folder">Where the product stands.</param>
    internal static WorkerCommand For(string assembly, string folder) =>
        Path.Combine(folder, Native) is var reader && System.IO.File.Exists(reader) ? new WorkerCommand(reader, [Name])
        : assembly.Length == 0 ? new WorkerCommand(Environment.ProcessPath!, [Name])
        : Path.ChangeExtension(assembly, OperatingSystem.IsWindows() ? ".exe" : null) is var host && Environment.ProcessPath == host
            ? new WorkerCommand(host, [Name])
        : new WorkerCommand(DotnetHost(), ["exec", assembly, Name]);

    /// <param name="limits">What the process holds itself to.</param>
    /// <param name="temporary">Folder for its temporary files; null for that of this process.</param>
    internal Process Start(ReadingLimits limits, string? temporary)
    {
        var start = new ProcessStartInfo(File)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (string argument in (string[])[.. Arguments, LimitsText.Write(limits)])
            start.ArgumentList.Add(argument);
        // TMPDIR on Unix, TMP on Windows.
        if (temporary is not null)
            start.Environment["TMPDIR"] = start.Environment["TMP"] = temporary;
        // A process that is killed would leave the socket of its diagnostics in the temporary folder; a second collector thread costs more
        // than it gives here.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["DOTNET_gcConcurrent"] = "0";
        start.Environment["DOTNET_gcServer"] = "0";
        // Hexadecimal. A method is compiled anew after 2,048 calls instead of 30, and arrays up to 4 MB (streams of a PDF) do not bring
        // full collections:
        // 12 % less processor time for a batch of 140 files (docs/reading-benchmark.md).
        start.Environment.TryAdd("DOTNET_TC_CallCountThreshold", "800");
        start.Environment.TryAdd("DOTNET_GCLOHThreshold", "400000");
        // 8 MB are allocated between two collections instead of up to 128 (a collector without a second thread takes what the processor
        // caches). The name is in this case on Linux: DOTNET_GCgen0MaxBudget, as it is mostly written, is read by nobody.
        start.Environment.TryAdd("DOTNET_GCGen0MaxBudget", "800000");
        // Of glibc: one heap for all threads. Else each thread's keeps the largest blocks that recognition took in it: an eight-page scan
        // took 813 MB at most instead of 560, in the same processor time.
        start.Environment.TryAdd("MALLOC_ARENA_MAX", "1");
        return Process.Start(start)!;
    }

    private static string DotnetHost() =>
        Environment.ProcessPath is { } running && Path.GetFileNameWithoutExtension(running) == "dotnet" ? running
        : Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host
        : "dotnet";
}
