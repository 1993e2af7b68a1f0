using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using ClauseExtractor.Extraction;
using ClauseExtractor.Formats.Guard;
using ClauseExtractor.Formats.Ocr.Paddle;
using ClauseExtractor.Reading;
using SkiaSharp;

namespace ClauseExtractor.Benchmarks.Recognition;

/// <summary>
/// Reads the same made scans with PP-OCRv4 and with tesseract, both through the product's reading processes, and prints how much each read
/// wrong, how fast, and at what memory. Linux only: processes are measured by /proc.
/// </summary>
internal static class RecognitionBench
{
    private const int PagesADocument = 4;

    private static readonly double[] Sizes = [16, 10.5, 14];

    private static readonly int[] Dots = [200, 150, 300, 100, 200];

    /// <summary>
    /// Files of the fonts with the index of simplified Chinese in them: Song, Hei and Kai; the last is not on every machine.
    /// </summary>
    private static readonly (string File, int Index)[] Fonts =
    [
        ("NotoSerifCJK-Regular.ttc", 2),
        ("NotoSansCJK-Regular.ttc", 2),
        ("gkai00mp.ttf", 0),
    ];

    /// <param name="args"><c>recognition FOLDER [--documents 10 | --figures 20000] [--fonts FOLDER] [--out FOLDER] [--models-only]</c>; the
    /// folder holds texts; <c>--figures</c> sets pages of their figures alone, at least so many digits; the last leaves tesseract
    /// out.</param>
    public static int Run(string[] args)
    {
        string? Value(string name) => Array.IndexOf(args, name) is >= 0 and var i && i + 1 < args.Length ? args[i + 1] : null;
        var models = ModelFiles.OfUser;
        if (args.Length < 2 || !Directory.Exists(args[1]) || !OperatingSystem.IsLinux() || !models.AreThere)
        {
            Console.Error.WriteLine(
                "recognition FOLDER [--documents 10 | --figures 20000] [--fonts FOLDER], on Linux, with fonts-noto-cjk, tesseract and "
                    + "the models (clause models)"
            );
            return 2;
        }
        var fonts = Fonts.SelectMany(font => Font(font, ["/usr/share/fonts", Value("--fonts") ?? "/usr/share/fonts"])).ToList();
        var documents = Value("--figures") is { } digits
            ? FigurePages.Make(
                args[1],
                int.Parse(digits, CultureInfo.InvariantCulture),
                (paragraphs, number) => Spoil(paragraphs, number, fonts)
            )
            : Documents(args[1], int.Parse(Value("--documents") ?? "10", CultureInfo.InvariantCulture), fonts);
        Console.WriteLine(
            $"{documents.Count} documents, {documents.Sum(d => d.Pages)} pages, fonts {string.Join(", ", fonts.Select(f => f.FamilyName))}"
        );
        Console.WriteLine(
            "| engine | dots an inch | pages | Han wrong | digits wrong | labels wrong | rows F1 | pages a minute | processor seconds "
                + "a page | peak memory of the process |"
        );
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|");
        foreach (string folder in args.Contains("--models-only") ? [models.Folder] : (string[])[models.Folder, "/nowhere"])
        {
            Environment.SetEnvironmentVariable(ModelFiles.Variable, folder);
            Read(documents, Value("--out"));
        }
        return 0;
    }

    private static void Read(List<TrialDocument> documents, string? texts)
    {
        using var reader = new GuardedReader(WorkerCommand.For(typeof(RecognitionBench).Assembly.Location), processes: 1);
        var pipeline = new PolicyPipeline([reader]);
        using var meter = new ProcessMeter(() => reader.Processes);
        reader.Warm();
        var results = new List<(TrialDocument Document, PolicyRecord Record, TimeSpan Wall)>();
        foreach (var document in documents)
        {
            long start = Stopwatch.GetTimestamp();
            var record = pipeline.Run(new SourceFile("scan.pdf", document.Pdf));
            results.Add((document, record, Stopwatch.GetElapsedTime(start)));
        }
        foreach (var (document, record, _) in texts is null ? [] : results)
        {
            string path = Path.Combine(
                Directory.CreateDirectory(texts!).FullName,
                string.Create(CultureInfo.InvariantCulture, $"{documents.IndexOf(document):00}")
            );
            File.WriteAllText(path + ".truth.txt", document.Truth);
            File.WriteAllText($"{path}.{record.Document.Source.Engine}.txt", record.Text);
            File.WriteAllLines(
                $"{path}.{record.Document.Source.Engine}.rows",
                [
                    .. Rows(document.Record).Keys.Except(Rows(record).Keys).Select(row => "- " + row),
                    .. Rows(record).Keys.Except(Rows(document.Record).Keys).Select(row => "+ " + row),
                ]
            );
        }
        string engine = results[0].Record.Document.Source.Engine ?? "none";
        foreach (var group in results.GroupBy(r => r.Document.Dots).OrderBy(g => g.Key))
            Print(engine, group.Key.ToString(CultureInfo.InvariantCulture), [.. group], "", "");
        int pages = documents.Sum(d => d.Pages);
        Print(
            engine,
            "all",
            results,
            string.Create(CultureInfo.InvariantCulture, $"{meter.Processor.TotalSeconds / pages:0.0}"),
            $"{meter.Peak >> 20} MB"
        );
    }

    private static void Print(
        string engine,
        string dots,
        List<(TrialDocument Document, PolicyRecord Record, TimeSpan Wall)> results,
        string processor,
        string memory
    )
    {
        var errors = new ReadingErrors();
        int right = 0,
            asked = 0,
            given = 0;
        foreach (var (document, record, _) in results)
        {
            errors.Add(document.Truth, record.Text);
            var (want, have) = (Rows(document.Record), Rows(record));
            asked += want.Values.Sum();
            given += have.Values.Sum();
            right += want.Sum(row => Math.Min(row.Value, have.GetValueOrDefault(row.Key)));
        }
        int pages = results.Sum(r => r.Document.Pages);
        double f1 = asked + given == 0 ? 1 : 2.0 * right / (asked + given),
            minutes = results.Sum(r => r.Wall.TotalMinutes);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| {engine} | {dots} | {pages} | {Share(errors.HanWrong, errors.Han)} | {Share(errors.DigitsWrong, errors.Digits)} | "
                    + $"{Share(errors.LabelsWrong, errors.Labels)} | {f1:0.000} ({asked}) | {pages / minutes:0.0} | {processor} |"
                    + $" {memory} |"
            )
        );
    }

    private static string Share(int wrong, int all) =>
        string.Create(CultureInfo.InvariantCulture, $"{wrong} of {all} ({(all > 0 ? 100.0 * wrong / all : 0):0.00} %)");

    private static Dictionary<string, int> Rows(PolicyRecord record) =>
        record
            .Benefits.Where(b => b.Caps.Count > 0 || b.Rate is not null || b.Match is not null)
            .Select(b =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{b.Clause}|{string.Join(',', b.Caps.Select(c => $"{c.Amount:0.##}{c.Bound}{c.Per}"))}|"
                        + $"{b.Rate?.Value:0.####}{b.Rate?.Bound}|{b.Match:0.##}|{b.Years}"
                )
            )
            .CountBy(key => key)
            .ToDictionary();

    private static IEnumerable<SKTypeface> Font((string File, int Index) font, IEnumerable<string> folders)
    {
        string? path = folders
            .SelectMany(folder => Directory.EnumerateFiles(folder, font.File, SearchOption.AllDirectories))
            .FirstOrDefault();
        return path is null ? [] : [SKTypeface.FromFile(path, font.Index)];
    }

    /// <summary>The texts with the most rows in what their first pages hold.</summary>
    private static List<TrialDocument> Documents(string folder, int count, List<SKTypeface> fonts)
    {
        var all = new List<TrialDocument>();
        string[] files = [.. Directory.GetFiles(folder, "*.txt").Order(StringComparer.Ordinal)];
        // The reading text has a paragraph a line, whatever wraps the file has.
        var read = files.ToDictionary(file => file, file => new PolicyPipeline().Run(SourceFile.Load(file)));
        foreach (
            string file in files
                .OrderByDescending(file => read[file].Benefits.Count)
                .ThenBy(file => file, StringComparer.Ordinal)
                .Take(count)
        )
        {
            int number = all.Count;
            all.Add(Spoil(read[file].Text.Split('\n'), number, fonts));
        }
        return all;
    }

    /// <summary>Sets paragraphs at the size, in the font and at the dots an inch that the number of the document gives.</summary>
    private static TrialDocument Spoil(IReadOnlyList<string> paragraphs, int number, List<SKTypeface> fonts) =>
        TrialDocument.Make(
            paragraphs,
            PagesADocument,
            Sizes[number % Sizes.Length],
            fonts[number / Sizes.Length % fonts.Count],
            fonts[^1],
            Dots[number % Dots.Length],
            100 * number
        );
}

/// <summary>Adds up what processes use while they are there; looks ten times a second.</summary>
internal sealed class ProcessMeter : IDisposable
{
    private const double TicksASecond = 100;

    private readonly Func<IReadOnlyList<int>> _processes;
    private readonly ConcurrentDictionary<int, (double Seconds, long Peak)> _seen = new();
    private readonly Timer _timer;

    public ProcessMeter(Func<IReadOnlyList<int>> processes)
    {
        _processes = processes;
        _timer = new Timer(_ => Look(), null, 0, 100);
    }

    /// <summary>With the programs that they ran to their end.</summary>
    public TimeSpan Processor => TimeSpan.FromSeconds(_seen.Values.Sum(v => v.Seconds));

    /// <summary>Largest resident memory of one of them, without its programs, in bytes.</summary>
    public long Peak => _seen.Values.Select(v => v.Peak).DefaultIfEmpty().Max();

    private void Look()
    {
        foreach (int id in _processes())
            try
            {
                string stat = File.ReadAllText($"/proc/{id}/stat"),
                    status = File.ReadAllText($"/proc/{id}/status");
                double seconds =
                    stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[11..15].Sum(ticks => double.Parse(ticks, CultureInfo.InvariantCulture))
                    / TicksASecond;
                string peak = status
                    .Split('\n')
                    .First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal))
                    .Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
                _seen[id] = (seconds, long.Parse(peak, CultureInfo.InvariantCulture) << 10);
            }
            catch (Exception e) when (e is IOException or InvalidOperationException)
            {
                // It has ended.
            }
    }

    public void Dispose() => _timer.Dispose();
}
