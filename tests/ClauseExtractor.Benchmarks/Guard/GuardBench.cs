using System.Globalization;
using System.Text.Json;

namespace ClauseExtractor.Benchmarks.Guard;

/// <summary>
/// What reading in guarded, warm processes costs beside an older build, in the same run and in turns: many PDF files to records, one short
/// text as a whole process, the memory of a large batch.
/// Linux only, since it measures by getrusage and /proc.
/// </summary>
internal sealed class GuardBench
{
    private readonly List<string[]> builds;
    private readonly int rounds,
        copies,
        mixed;
    private readonly string[] files;
    private readonly string folder = Directory.CreateTempSubdirectory("clause-guard-bench-").FullName;

    private GuardBench(List<string[]> builds, int rounds, int copies, int mixed, string[] files) =>
        (this.builds, this.rounds, this.copies, this.mixed, this.files) = (builds, rounds, copies, mixed, files);

    /// <param name="args"><c>guard --older PATH [--newer PATH] [--rounds 5] [--copies 10] [--mixed 1000] [PDF…]</c>; a path is a
    /// <c>clause.dll</c>.</param>
    public static int Run(string[] args)
    {
        string? Value(string name) => Array.IndexOf(args, name) is >= 0 and var i && i + 1 < args.Length ? args[i + 1] : null;
        int Number(string name, int otherwise) => Value(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
        string newer = Value("--newer") ?? "src/ClauseExtractor.Cli/bin/Release/net10.0/clause.dll";
        if (Value("--older") is not { } older || !OperatingSystem.IsLinux() || !File.Exists(older) || !File.Exists(newer))
        {
            Console.Error.WriteLine(
                "guard --older PATH/clause.dll [--newer PATH/clause.dll] [--rounds 5] [--copies 10] [--mixed 1000] [PDF…], on Linux, "
                    + "both builds there"
            );
            return 2;
        }
        string[] files = [.. args.Where(a => a.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase))];
        if (files.Length == 0)
            files =
            [
                .. Directory
                    .GetFiles("tests/fixtures", "*.pdf")
                    .Where(f => !f.EndsWith(".scan.pdf", StringComparison.Ordinal))
                    .Order(StringComparer.Ordinal),
            ];
        var bench = new GuardBench(
            [
                ["exec", older],
                ["exec", newer],
            ],
            Number("--rounds", 5),
            Number("--copies", 10),
            Number("--mixed", 1000),
            files
        );
        try
        {
            bench.Pdf();
            bench.OneText();
            bench.Memory();
        }
        finally
        {
            Directory.Delete(bench.folder, recursive: true);
        }
        return 0;
    }

    private void Pdf()
    {
        string input = Copies("pdf", files, files.Length * copies);
        var (walls, seconds, tool) = (new List<double>[] { [], [] }, new List<double>[] { [], [] }, new List<double>());
        int pages = 0;
        for (int round = 0; round < rounds; round++)
        {
            for (int build = 0; build < 2; build++)
            {
                string output = Path.Combine(folder, $"out-{build}");
                var run = Clause(build, "extract", input, "--out", output);
                walls[build].Add(run.Wall);
                seconds[build].Add(run.Processor);
                pages = Directory.GetFiles(output, "*.json").Sum(Pages);
            }
            // Two files at once, as this product reads on two processors.
            tool.Add(
                ChildRun
                    .Of(
                        "/bin/sh",
                        [
                            "-c",
                            "find \"$1\" -name '*.pdf' -print0 | xargs -0 -n 1 -P 2 sh -c 'pdftotext -bbox-layout \"$0\" /dev/null'",
                            "sh",
                            input,
                        ]
                    )
                    .Wall
            );
        }
        double old = Median(walls[0]),
            now = Median(walls[1]),
            peer = Median(tool);
        Say(
            $"| {pages} pages of PDF ({files.Length * copies} files) to records, one command | {old:0.0} s, {pages / old:0} pages/s, "
                + $"processor {Median(seconds[0]):0.0} s | {now:0.0} s, {pages / now:0} pages/s, processor {Median(seconds[1]):0.0} s "
                + $"| {old / now:0.00} × as many pages a second |"
        );
        Say($"| the same beside pdftotext -bbox-layout, two files at once | {peer:0.0} s | {now:0.0} s | wall {now / peer:0.00} × |");
    }

    private void OneText()
    {
        string text = Directory.GetFiles("corpus", "*.txt").Order(StringComparer.Ordinal).First();
        List<double>[] seconds =
        [
            [],
            [],
        ];
        for (int round = 0; round < rounds; round++)
        for (int build = 0; build < 2; build++)
            seconds[build].Add(Clause(build, "extract", text, "--out", Path.Combine(folder, "one")).Processor);
        double old = Median(seconds[0]),
            now = Median(seconds[1]);
        Say($"| one short text to its record, whole process, processor time | {old:0.00} s | {now:0.00} s | {now / old:0.00} × |");
    }

    private void Memory()
    {
        string[] sources =
        [
            .. files,
            .. Directory.GetFiles("corpus", "*.txt"),
            .. Directory.GetFiles("tests/fixtures", "*.docx"),
            .. Directory.GetFiles("tests/fixtures/pages", "*.html"),
        ];
        string input = Copies("mixed", sources, mixed);
        var runs = Enumerable
            .Range(0, 2)
            .Select(build => Clause(build, memory: true, "extract", input, "--out", Path.Combine(folder, $"mixed-{build}")))
            .ToList();
        Say(
            $"| {mixed} mixed files: memory of the whole tree of processes (PSS) | {runs[0].TreeMemory >> 20} MB | "
                + $"{runs[1].TreeMemory >> 20} MB | {(double)runs[1].TreeMemory / runs[0].TreeMemory:0.00} × |"
        );
        Say(
            $"| of the parent | {runs[0].OwnMemory >> 20} MB | {runs[1].OwnMemory >> 20} MB | "
                + $"{(double)runs[1].OwnMemory / runs[0].TreeMemory:0.00} × the older tree |"
        );
    }

    private ChildRun Clause(int build, params string[] arguments) => Clause(build, memory: false, arguments);

    private ChildRun Clause(int build, bool memory, params string[] arguments) =>
        ChildRun.Of("dotnet", [.. builds[build], .. arguments], memory);

    private string Copies(string name, string[] sources, int count)
    {
        string made = Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
        for (int i = 0; i < count; i++)
            File.Copy(
                sources[i % sources.Length],
                Path.Combine(
                    made,
                    string.Create(CultureInfo.InvariantCulture, $"{i:00000}{Path.GetExtension(sources[i % sources.Length])}")
                )
            );
        return made;
    }

    private static int Pages(string record)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(record));
        return
            json.RootElement.GetProperty("document").GetProperty("source").GetProperty("pages") is { ValueKind: JsonValueKind.Number } pages
            ? pages.GetInt32()
            : 0;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static void Say(string line) => Console.WriteLine(line);
}
