using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Formats.Children;

/// <summary>A command line tool run under limits: wall clock, address space (where the system has <c>ulimit</c>) and output.</summary>
internal static class ChildProcess
{
    private const int ErrorCharacters = 16_384;

    private static readonly ConcurrentDictionary<Process, bool> Running = new();

    /// <summary>Ends every program that runs: for a process that is about to end itself.</summary>
    public static void KillAll()
    {
        foreach (var process in Running.Keys)
            Kill(process);
    }

    /// <summary>Runs a program to its end and hands its output to a consumer while it comes.</summary>
    /// <param name="program">Name of the program on the PATH.</param>
    /// <param name="package">The Debian package that brings it, for the remedy.</param>
    /// <param name="consume">Reads the output; may stop early by returning.</param>
    /// <param name="input">Bytes for its standard input; null for none.</param>
    /// <exception cref="UnreadableDocumentException">The program is missing, too slow, or wants more than its limits.</exception>
    public static ChildResult<T> Run<T>(
        string program,
        string package,
        IReadOnlyList<string> arguments,
        ReadingLimits limits,
        Func<Stream, T> consume,
        ReadOnlyMemory<byte>? input,
        CancellationToken cancellation
    )
    {
        long started = Stopwatch.GetTimestamp();
        using var process = Start(program, package, arguments, limits);
        Running[process] = true;
        using var clock = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        clock.CancelAfter(limits.ProcessTime);
        using var stop = clock.Token.Register(() => Kill(process));
        var errors = Task.Run(() => ReadErrors(process.StandardError), CancellationToken.None);
        var feed = Task.Run(() => Feed(process, input), CancellationToken.None);
        try
        {
            var output = new LimitedStream(process.StandardOutput.BaseStream, limits.ProcessOutput);
            T result = consume(output);
            if (output.Overrun)
                throw Refusal.TooBig($"{program} writes more than {limits.ProcessOutput >> 20} MB");
            output.CopyTo(Stream.Null);
            process.WaitForExit();
            feed.Wait(CancellationToken.None);
            cancellation.ThrowIfCancellationRequested();
            // On a busy machine the clock may ring late: what counts is the time that has passed.
            if (clock.IsCancellationRequested || Stopwatch.GetElapsedTime(started) > limits.ProcessTime)
                throw Refusal.TooSlow(program, limits.ProcessTime);
            return new ChildResult<T>(result, process.ExitCode, errors.Result);
        }
        finally
        {
            Running.TryRemove(process, out _);
            Kill(process);
        }
    }

    /// <summary>Whether a program is on the PATH.</summary>
    public static bool Exists(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder =>
                folder.Length > 0 && (File.Exists(Path.Combine(folder, program)) || File.Exists(Path.Combine(folder, program + ".exe")))
            );

    private static Process Start(string program, string package, IReadOnlyList<string> arguments, ReadingLimits limits)
    {
        if (!Exists(program))
            throw Refusal.ProgramMissing(program, package);
        var start = new ProcessStartInfo
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        start.StandardErrorEncoding = Encoding.UTF8;
        start.Environment["OMP_THREAD_LIMIT"] = "1";
        // Names of files in Chinese are printed as they are.
        start.Environment["LC_ALL"] = "C.UTF-8";
        if (OperatingSystem.IsWindows())
            start.FileName = program;
        else
        {
            start.FileName = "/bin/sh";
            foreach (
                string argument in (string[])
                    [
                        "-c",
                        "ulimit -v \"$1\"; ulimit -c 0; shift; exec \"$@\"",
                        "sh",
                        (limits.ProcessMemory >> 10).ToString(CultureInfo.InvariantCulture),
                        program,
                    ]
            )
                start.ArgumentList.Add(argument);
        }
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new UnreadableDocumentException(
                "CE0019",
                $"{program} cannot be started: {e.Message}",
                $"Install it: apt-get install {package}."
            );
        }
    }

    private static void Feed(Process process, ReadOnlyMemory<byte>? input)
    {
        try
        {
            using var stream = process.StandardInput.BaseStream;
            if (input is { } bytes)
                stream.Write(bytes.Span);
        }
        catch (IOException)
        {
            // The child ended before it read everything; its exit code tells why.
        }
    }

    private static string ReadErrors(StreamReader reader)
    {
        var text = new StringBuilder();
        var buffer = new char[4096];
        for (int read; (read = reader.Read(buffer)) > 0; )
            if (text.Length < ErrorCharacters)
                text.Append(buffer, 0, Math.Min(read, ErrorCharacters - text.Length));
        return text.ToString();
    }

    private static void Kill(Process process)
    {
        try
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It ended between the question and the kill.
        }
    }
}

/// <summary>How a child process ended.</summary>
internal sealed record ChildResult<T>(T Output, int ExitCode, string Errors);
