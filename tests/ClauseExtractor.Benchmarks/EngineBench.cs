using System.Diagnostics;
using System.Globalization;
using System.Text;
using ClauseExtractor.Formats.Pdf;
using ClauseExtractor.Library;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Benchmarks;

/// <summary>How fast PDF files are read and clauses indexed and found.</summary>
internal static class EngineBench
{
    private static readonly string[] Queries =
    [
        "算力",
        "补贴 企业",
        "人工智能 奖励",
        "知识产权 资助",
        "券",
        "500万元",
        "\"高新技术企业\" 奖励",
        "上海市 补贴 -数据中心",
        "软信业",
        "小微企业",
    ];

    /// <param name="args"><c>engines pdf FILE…</c> or <c>engines index CLAUSES FOLDER</c>, <c>engines table …</c>
    /// (<see cref="IndexTable"/>); <c>engines cold FILE</c> is what the first calls.</param>
    public static int Run(string[] args)
    {
        switch (args)
        {
            case [_, "cold", var file]:
                Console.WriteLine(new PdfPigReader().Read(SourceFile.Load(file)).PageSizes.Count);
                return 0;
            case [_, "pdf", .. var files]:
                Pdf(new PdfPigReader(), files);
                return 0;
            case [_, "index", var clauses, var texts]:
                Index(int.Parse(clauses, CultureInfo.InvariantCulture), texts);
                return 0;
            case [_, "table", ..]:
                return IndexTable.Run(args);
            default:
                return 2;
        }
    }

    /// <summary>Cold: a process for each file, the best of three. Warm: in one process, the best of seven after four.</summary>
    private static void Pdf(PdfPigReader reader, string[] files)
    {
        var (cold, warm, pages) = (0.0, 0.0, 0);
        foreach (string path in files)
        {
            cold += Best(
                3,
                () =>
                {
                    using var process = Process.Start(
                        new ProcessStartInfo(Environment.ProcessPath!, ["engines", "cold", path]) { RedirectStandardOutput = true }
                    )!;
                    process.StandardOutput.ReadToEnd();
                    process.WaitForExit();
                }
            );
            var file = SourceFile.Load(path);
            for (int i = 0; i < 4; i++)
                reader.Read(file);
            warm += Best(7, () => reader.Read(file));
            pages += reader.Read(file).PageSizes.Count;
        }
        Say($"{reader.Name}: {files.Length} files, {pages} pages; cold {pages / cold:0} pages/s, warm {pages / warm:0} pages/s");
    }

    /// <summary>
    /// The index is built twice and the second time counts; every search is another query by a word that nothing holds, so that no answer
    /// is kept from the last.
    /// </summary>
    private static void Index(int clauses, string texts)
    {
        string folder = Directory.CreateTempSubdirectory("clause-engines-").FullName,
            path = Path.Combine(folder, "library.db");
        int documents = 0;
        using (var library = PolicyLibrary.Open(path))
            documents = library
                .Add(
                    new SyntheticPolicies(texts, 1)
                        .Make(clauses)
                        .Select(record => (new SourceFile(record.Document.Source.File, Encoding.UTF8.GetBytes(record.Text)), record))
                )
                .Count;
        using (var library = PolicyLibrary.Open(path))
        {
            library.RebuildIndex();
            double build = Best(1, library.RebuildIndex),
                first = Best(1, () => library.Search("企业 支持")) * 1000;
            var (all, hits, number) = (new List<double>(), new List<int>(), 0);
            foreach (string query in Queries)
            {
                for (int i = 0; i < 120; i++)
                {
                    double time = Best(1, () => library.Search($"{query} -无此词{number++}")) * 1000;
                    if (i >= 20)
                        all.Add(time);
                }
                hits.Add(library.Search(query).Total);
            }
            all.Sort();
            Say(
                $"{documents} documents, {clauses} clauses; index {documents / build:0} documents/s ({clauses / build:0} clauses/s); "
                    + $"first search {first:0} ms"
            );
            Say(
                $"ten queries p50 {all[all.Count / 2]:0.00} ms p99 {all[all.Count * 99 / 100]:0.00} ms; size {Size(path) / 1e6:0.0} "
                    + $"MB; hits {string.Join(' ', hits)}"
            );
        }
        Directory.Delete(folder, recursive: true);
    }

    private static long Size(string path) => Directory.GetFiles(path + ".lucene").Sum(file => new FileInfo(file).Length);

    private static double Best(int times, Action work)
    {
        double best = double.MaxValue;
        for (int i = 0; i < times; i++)
        {
            long start = Stopwatch.GetTimestamp();
            work();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }
        return best;
    }

    private static void Say(string line) => Console.WriteLine(line);
}
