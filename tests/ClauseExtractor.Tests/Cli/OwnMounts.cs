using System.Diagnostics;

namespace ClauseExtractor.Tests.Cli;

/// <summary>
/// Runs the product as a process that sees other folders than the rest of the machine does: a full disk, a folder that is empty.
/// </summary>
internal static class OwnMounts
{
    public static bool Allowed { get; } = OperatingSystem.IsLinux() && File.Exists("/usr/bin/unshare") && Run("true").Code == 0;

    /// <summary>Runs shell commands with mounts of their own; <c>$1</c> and on are the arguments, <c>clause</c> the product.</summary>
    public static (int Code, string Out, string Error) Run(string commands, params string[] arguments)
    {
        string clause = $"clause() {{ dotnet exec '{Path.Combine(AppContext.BaseDirectory, "clause.dll")}' \"$@\"; }}; ";
        var start = new ProcessStartInfo("/usr/bin/unshare", ["--mount", "/bin/bash", "-c", clause + commands, "bash", .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}

/// <summary>A test that mounts; where that is not allowed it is reported as skipped, with the reason.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MountFactAttribute : FactAttribute
{
    public MountFactAttribute() => Skip = OwnMounts.Allowed ? null : "Mounting is not allowed here (it needs Linux and root).";
}
