using System.Diagnostics;
using System.Text.Json;

namespace ClauseExtractor.Tests.Cli;

/// <summary>Whatever ends a run of <c>clause extract</c>, what is in its folder is whole.</summary>
public class RoomAndInterruptionTests
{
    [MountFact]
    public void No_room_for_the_records_is_said_and_leaves_whole_records_only()
    {
        using var folder = new ScratchFolder();
        Directory.CreateDirectory(folder["out"]);
        // Room for one or two of the five records.
        var run = OwnMounts.Run(
            "mount -t tmpfs -o size=160k tmpfs \"$2\"; clause extract \"$1\" --out \"$2\"; code=$?; cp -r \"$2\" \"$3\"; exit $code",
            Formats.Shared.Corpus,
            folder["out"],
            folder["kept"]
        );
        Assert.Equal(1, run.Code);
        Assert.Contains("磁盘没有空间", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        AssertWhole(folder["kept"]);
        Assert.InRange(Directory.GetFiles(folder["kept"], "*.json").Length, 0, 4);
    }

    [MountFact]
    public void No_room_for_temporary_files_refuses_the_files_that_need_one_and_no_other()
    {
        using var folder = new ScratchFolder();
        Directory.CreateDirectory(folder["tmp"]);
        // A scan is written to a file for the program that draws its pages.
        string scan = Path.Combine(Formats.Shared.Fixtures, "putuo-intelligent-software-2024.scan.pdf"),
            text = Path.Combine(Formats.Shared.Corpus, "shanghai-software-measures-2025.txt");
        var run = OwnMounts.Run(
            "mount -t tmpfs -o size=20k tmpfs \"$1\"; export TMPDIR=\"$1\"; clause extract \"$2\" \"$3\" --out \"$4\"",
            folder["tmp"],
            scan,
            text,
            folder["out"]
        );
        Assert.Equal(1, run.Code);
        Assert.Contains("CE0033", run.Error, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(folder["out"], "shanghai-software-measures-2025.json")));
        Assert.False(File.Exists(Path.Combine(folder["out"], "putuo-intelligent-software-2024.scan.json")));
    }

    [MountFact]
    public void No_room_for_a_library_is_said()
    {
        using var folder = new ScratchFolder();
        Directory.CreateDirectory(folder["disk"]);
        var run = OwnMounts.Run(
            "mount -t tmpfs -o size=100k tmpfs \"$2\"; clause import \"$1\" --library \"$2/l.db\"",
            Formats.Shared.Corpus,
            folder["disk"]
        );
        Assert.Equal(1, run.Code);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [MountFact]
    public void No_room_for_the_index_is_said_where_a_library_is_read()
    {
        using var folder = new ScratchFolder();
        Directory.CreateDirectory(folder["disk"]);
        // Room for the catalogue of a document or two, none for the index beside it.
        var run = OwnMounts.Run(
            "mount -t tmpfs -o size=400k tmpfs \"$2\"; clause import \"$1\" --library \"$2/l.db\" >/dev/null 2>&1; "
                + "dd if=/dev/zero of=\"$2/rest\" bs=1k 2>/dev/null; rm -rf \"$2/l.db.lucene\"; dd if=/dev/zero of=\"$2/rest2\" bs=1k "
                + "2>/dev/null; "
                + "clause list --library \"$2/l.db\"",
            Formats.Shared.Corpus,
            folder["disk"]
        );
        Assert.Equal(1, run.Code);
        Assert.Contains("磁盘没有空间", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [SignalFact]
    public async Task Interrupted_from_the_keyboard_it_ends_with_130_and_whole_records()
    {
        using var folder = new ScratchFolder();
        string text = await File.ReadAllTextAsync(Path.Combine(Formats.Shared.Corpus, "shanghai-services-measures-2025.txt"));
        for (int i = 0; i < 1500; i++)
            folder.Write($"in/{i:0000}.txt", text);
        using var process = Process.Start(Interruptible("extract", folder["in"], "--out", folder["out"]))!;
        while (!process.HasExited && (!Directory.Exists(folder["out"]) || Directory.GetFiles(folder["out"], "*.json").Length < 3))
            await Task.Delay(5);
        using (var kill = Process.Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync();
        await process.WaitForExitAsync();
        Assert.Equal(130, process.ExitCode);
        Assert.Contains("已中断", await process.StandardError.ReadToEndAsync(), StringComparison.Ordinal);
        Assert.InRange(Directory.GetFiles(folder["out"], "*.json").Length, 3, 1499);
        AssertWhole(folder["out"]);
        Assert.True(File.Exists(Path.Combine(folder["out"], "documents.csv")));
    }

    [SignalTheory]
    [InlineData("-INT")]
    [InlineData("-TERM")]
    public async Task Stopped_while_pages_are_recognised_it_leaves_no_temporary_file(string signal)
    {
        using var folder = new ScratchFolder();
        Directory.CreateDirectory(folder["tmp"]);
        string scan = Path.Combine(Formats.Shared.Fixtures, "putuo-intelligent-software-2024.scan.pdf");
        var start = Interruptible("extract", scan, "--out", folder["out"]);
        start.Environment["TMPDIR"] = folder["tmp"];
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        using var process = Process.Start(start)!;
        // Until a page was drawn for recognition: the reading process has made a folder within its own.
        while (!process.HasExited && Directory.EnumerateFiles(folder["tmp"], ".held", SearchOption.AllDirectories).Count() < 2)
            await Task.Delay(5);
        using (var kill = Process.Start("kill", [signal, process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync();
        await process.WaitForExitAsync();
        Assert.Equal(130, process.ExitCode);
        Assert.Empty(Directory.GetFileSystemEntries(folder["tmp"]));
        Assert.Empty(Directory.GetFiles(folder["out"], "*.json"));
    }

    /// <summary>
    /// The product as a process of its own that takes interrupts: what runs in the background of a shell inherits that they are passed
    /// over, and env gives the signal its meaning back.
    /// </summary>
    private static ProcessStartInfo Interruptible(params string[] arguments)
    {
        string[] command = ["dotnet", "exec", Path.Combine(AppContext.BaseDirectory, "clause.dll"), .. arguments];
        if (OperatingSystem.IsLinux())
            command = ["env", "--default-signal=INT", .. command];
        return new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
    }

    /// <summary>Every record is whole and stands beside its text, every text beside its record, and nothing half-written is left.</summary>
    private static void AssertWhole(string folder)
    {
        foreach (string file in Directory.GetFiles(folder))
        {
            Assert.False(file.EndsWith(".part", StringComparison.Ordinal), file);
            if (file.EndsWith(".json", StringComparison.Ordinal))
            {
                using var record = JsonDocument.Parse(File.ReadAllBytes(file));
                Assert.True(record.RootElement.TryGetProperty("warnings", out _), file);
                Assert.True(File.Exists(Path.ChangeExtension(file, ".txt")), file);
            }
            else if (file.EndsWith(".txt", StringComparison.Ordinal))
                Assert.True(File.Exists(Path.ChangeExtension(file, ".json")), file);
        }
    }
}

/// <summary>Tests that send a signal; on Windows, which has none, they are reported as skipped.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SignalTheoryAttribute : TheoryAttribute
{
    public SignalTheoryAttribute() => Skip = OperatingSystem.IsWindows() ? "There are no signals on Windows." : null;
}

/// <summary>A test that sends a signal; on Windows, which has none, it is reported as skipped.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SignalFactAttribute : FactAttribute
{
    public SignalFactAttribute() => Skip = OperatingSystem.IsWindows() ? "There are no signals on Windows." : null;
}
