using System.Diagnostics;
using ClauseExtractor.Formats;
using ClauseExtractor.Formats.Children;
using ClauseExtractor.Formats.Guard;
using ClauseExtractor.Json;
using ClauseExtractor.Reading;
using ClauseExtractor.Tests.Cli;

namespace ClauseExtractor.Tests.Formats.Guard;

/// <summary>
/// Whatever a file does to the process that reads it, it has an outcome, and the next file is read. The deeds are harmless and meet limits
/// that are set low.
/// </summary>
public class GuardedReaderTests
{
    [Theory]
    [InlineData("spin", "seconds=0.5", "CE0017")]
    [InlineData("grow 300", "memory=250", "CE0018")]
    [InlineData("lines 50", "lines=20", "CE0018")]
    [InlineData("lines 5000", "answer=0.01", "CE0018")]
    [InlineData("fault", "", "CE0026")]
    [InlineData("end 3", "", "CE0026")]
    [InlineData("end 0", "", "CE0026")]
    [InlineData("refuse", "", "CE0011")]
    public void A_breach_is_the_outcome_of_its_file_and_the_next_is_read(string deed, string limits, string code)
    {
        using var reader = new GuardedReader(TestWorker.Command, LimitsText.Parse(limits), processes: 1);
        var refusal = Assert.Throws<UnreadableDocumentException>(() => reader.Read(TestWorker.File(deed)));
        Assert.Equal(code, refusal.Code);
        Assert.False(string.IsNullOrWhiteSpace(refusal.Remedy));
        // What a good file costs under the same limits: its process starts, and that is all.
        if (code != "CE0017")
            Assert.StartsWith("line 1", reader.Read(TestWorker.File("lines 1")).Lines.Single().Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_process_is_kept_for_the_next_file_and_replaced_after_a_breach()
    {
        using var reader = new GuardedReader(TestWorker.Command, processes: 1);
        string first = Words("lines 1");
        Assert.Equal(first, Words("lines 1"));
        Assert.Equal(first, Words("print"));
        Assert.Throws<UnreadableDocumentException>(() => Words("refuse"));
        Assert.Equal(first, Words("lines 1"));
        Assert.Throws<UnreadableDocumentException>(() => Words("fault"));
        Assert.NotEqual(first, Words("lines 1"));
        Assert.Single(reader.Processes);

        string Words(string deed) => reader.Read(TestWorker.File(deed)).Lines[0].Text;
    }

    [Fact]
    public void The_native_reading_program_is_preferred_where_it_stands_beside_the_product()
    {
        using var folder = new TemporaryFolder();
        string assembly = Path.Combine(folder.Path, "clause.dll"),
            native = Path.Combine(folder.Path, OperatingSystem.IsWindows() ? "clause-reader.exe" : "clause-reader");
        Assert.Equal(["exec", assembly, WorkerCommand.Name], WorkerCommand.For(assembly, folder.Path).Arguments);
        File.WriteAllText(native, "");
        var command = WorkerCommand.For(assembly, folder.Path);
        Assert.Equal(native, command.File);
        Assert.Equal([WorkerCommand.Name], command.Arguments);
    }

    /// <summary>With a heap for each thread, recognition took half as much again.</summary>
    [Fact]
    public void A_process_has_one_heap_of_native_memory()
    {
        using var process = TestWorker.Command.Start(new ReadingLimits(), null);
        process.Kill();
        Assert.Equal(Environment.GetEnvironmentVariable("MALLOC_ARENA_MAX") ?? "1", process.StartInfo.Environment["MALLOC_ARENA_MAX"]);
    }

    [Fact]
    public void A_fault_names_itself()
    {
        using var reader = new GuardedReader(TestWorker.Command, processes: 1);
        var refusal = Assert.Throws<UnreadableDocumentException>(() => reader.Read(TestWorker.File("fault")));
        Assert.Contains("a fault of the reader", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Recognised_pages_add_time()
    {
        using var reader = new GuardedReader(TestWorker.Command, LimitsText.Parse("seconds=1,page-seconds=100"), processes: 1);
        Assert.Single(reader.Read(TestWorker.File("recognise 1200")).Lines);
        Assert.Equal("CE0017", Assert.Throws<UnreadableDocumentException>(() => reader.Read(TestWorker.File("work 1200"))).Code);
    }

    [Fact]
    public void Pages_are_told_while_they_are_recognised()
    {
        using var reader = new GuardedReader(TestWorker.Command, processes: 1);
        var told = new List<(int, int)>();
        reader.Read(TestWorker.File("recognise 0") with { Recognising = (page, pages) => told.Add((page, pages)) });
        Assert.Equal([(1, 4), (2, 4)], told);
    }

    [Fact]
    public void Cancelling_ends_the_process_and_is_no_outcome()
    {
        using var reader = new GuardedReader(TestWorker.Command, processes: 1);
        reader.Warm();
        using var cancel = new CancellationTokenSource();
        var reading = Task.Run(() => reader.Read(TestWorker.File("wait"), cancel.Token));
        cancel.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => reading.GetAwaiter().GetResult());
        Assert.Single(reader.Read(TestWorker.File("lines 1")).Lines);
    }

    [Theory]
    [InlineData("wait")]
    [InlineData("spin")]
    public async Task A_process_ends_when_whoever_asked_is_gone(string deed)
    {
        var command = TestWorker.Command;
        using var process = Process.Start(
            new ProcessStartInfo(command.File, [.. command.Arguments, ""]) { RedirectStandardInput = true, RedirectStandardOutput = true }
        )!;
        WireFrame.Write(
            process.StandardInput.BaseStream,
            FrameKind.File,
            DocumentWire.FileHead(TestWorker.File(deed)),
            TestWorker.File(deed).Content
        );
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }

    [Fact]
    public void Memory_that_a_file_took_is_not_kept_for_the_next()
    {
        const long Little = 64 << 20;
        using var reader = new GuardedReader(TestWorker.Command, processes: 1);
        long before = MemoryAfter("lines 1");
        reader.Read(TestWorker.File("hold 200"));
        Assert.InRange(MemoryAfter("lines 1") - before, long.MinValue, Little);

        long MemoryAfter(string last)
        {
            reader.Read(TestWorker.File(last));
            using var process = Process.GetProcessById(Assert.Single(reader.Processes));
            return process.WorkingSet64;
        }
    }

    [Fact]
    public void Closing_ends_the_processes()
    {
        int[] ids;
        using (var reader = new GuardedReader(TestWorker.Command, processes: 1))
        {
            reader.Read(TestWorker.File("lines 1"));
            ids = [.. reader.Processes];
        }
        Assert.Throws<ArgumentException>(() => Process.GetProcessById(Assert.Single(ids)));
    }

    [Theory]
    [InlineData("shanghai-software-measures-2025.libreoffice.pdf")]
    [InlineData("shanghai-services-measures-2025.chromium.pdf")]
    [InlineData("putuo-intelligent-software-2024.docx")]
    [InlineData("pages/portal.html")]
    [InlineData("layouts/boxes-and-tables.pdf")]
    public void A_guarded_file_reads_as_an_unguarded_one(string name)
    {
        var file = SourceFile.Load(Path.Combine(Shared.Fixtures, name));
        using var reader = new GuardedReader(TestWorker.Command, processes: 1);
        var (guarded, own) = (reader.Read(file), new PolicyPipeline(DocumentReaders.All()).Read(file));
        Assert.Equal(DocumentWire.Document(own).ToArray(), DocumentWire.Document(guarded).ToArray());
        Assert.Equal(RecordJson.Write(PolicyPipeline.Run(own)), RecordJson.Write(PolicyPipeline.Run(guarded)));
    }

    [Fact]
    public void Short_text_is_read_without_a_process()
    {
        using var reader = new GuardedReader(new WorkerCommand("no-such-program", []), processes: 1);
        Assert.NotEmpty(reader.Read(SourceFile.Load(Path.Combine(Shared.Corpus, "shanghai-software-measures-2025.txt"))).Lines);
        Assert.Empty(reader.Processes);
        var refusal = Assert.Throws<UnreadableDocumentException>(() => reader.Read(TestWorker.File("lines 1")));
        Assert.Equal("CE0026", refusal.Code);
    }

    [Fact]
    public void Folders_of_killed_processes_are_swept_and_no_others()
    {
        using var living = new TemporaryFolder();
        string living1 = Path.GetDirectoryName(living.Write("document.pdf", default))!;
        string left = Directory.CreateTempSubdirectory("clause-reading-0-").FullName,
            other = Directory.CreateTempSubdirectory("clause-test-").FullName;
        File.WriteAllText(Path.Combine(left, ".held"), "");
        foreach (string folder in (string[])[living1, left, other])
            Directory.SetLastWriteTimeUtc(folder, DateTime.UtcNow.AddHours(-1));
        TemporaryFolder.SweepAbandoned();
        Assert.True(Directory.Exists(living1));
        Assert.True(Directory.Exists(other));
        Assert.False(Directory.Exists(left));
        Directory.Delete(other);
    }

    [Fact]
    public async Task An_import_goes_on_past_files_that_breach_a_limit()
    {
        using var folder = new ScratchFolder();
        folder.Write("in/b.txt", await File.ReadAllTextAsync(Path.Combine(Shared.Corpus, "shanghai-software-measures-2025.txt")));
        File.Copy(Path.Combine(Shared.Fixtures, "putuo-intelligent-software-2024.docx"), folder["in/a.docx"]);
        File.Copy(Path.Combine(Shared.Fixtures, "putuo-intelligent-software-2024.chromium.pdf"), folder["in/c.pdf"]);
        var run = await CliRun.OfAsync(
            "import",
            folder["in"],
            "--library",
            folder["l.db"],
            "--limits",
            "seconds=0.01",
            "--format",
            "csv",
            "--lang",
            "en"
        );
        Assert.Equal(1, run.Code);
        Assert.Equal(2, run.Error.Split("CE0017").Length - 1);
        Assert.Contains("b.txt,Added", run.Out, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(0, (await CliRun.OfAsync("import", folder["in"], "--library", folder["l.db"])).Code);
    }
}
