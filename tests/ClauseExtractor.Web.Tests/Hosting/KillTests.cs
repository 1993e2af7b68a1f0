using System.Diagnostics;

namespace ClauseExtractor.Web.Tests.Hosting;

/// <summary>Fifty of the kills of docs/kill-trials.md, ten of each act, run by the program that made that table.</summary>
public sealed class KillTests
{
    [Fact]
    public async Task What_was_reported_as_done_survives_the_end_of_the_process_at_any_moment()
    {
        if (OperatingSystem.IsWindows())
            return;
        string trials = Path.Combine(
            SiteUnderTest.Root,
            "tests",
            "ClauseExtractor.Benchmarks",
            "bin",
            "Release",
            "net10.0",
            "ClauseExtractor.Benchmarks.dll"
        );
        Assert.True(File.Exists(trials), "The trials are a program of the solution: build all of it first, as ./test does.");
        using var process = Process.Start(
            new ProcessStartInfo("dotnet", ["exec", trials, "kills", "all", "50", "9"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var error = process.StandardError.ReadToEndAsync();
        string rows = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, rows + await error);
        Assert.Equal(50, rows.Split('\n').Count(row => row.EndsWith("| nothing lost |", StringComparison.Ordinal)));
    }
}
