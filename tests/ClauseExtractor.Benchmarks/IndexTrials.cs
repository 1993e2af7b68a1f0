using System.Diagnostics;
using System.Globalization;
using System.Text;
using ClauseExtractor.Library;
using ClauseExtractor.Library.Search;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Benchmarks;

/// <summary>
/// What an index goes through: its process killed at random moments, its files damaged, two writers and three readers at once. Prints a
/// line of a table for each trial; 1 where one of them went wrong.
/// </summary>
internal static class IndexTrials
{
    private const int Standing = 24,
        Coming = 8;

    private static readonly string[] Queries =
    [
        "算力",
        "补贴 企业",
        "人工智能 奖励",
        "券",
        "500万元",
        "上海市 补贴 -数据中心",
        "软信业",
        "小微企业",
    ];

    /// <param name="args"><c>trials kill|damage|writers COUNT SEED [TEXTS]</c>; <c>trials add|read FILE …</c> is what they call.</param>
    public static int Run(string[] args) =>
        args switch
        {
            [_, "kill", var count, var seed, .. var rest] => Kill(Number(count), Number(seed), rest is [var texts] ? texts : "corpus"),
            [_, "damage", var count, var seed, .. var rest] => Damage(Number(count), Number(seed), rest is [var texts] ? texts : "corpus"),
            [_, "writers", var count, var seed, .. var rest] => Writers(
                Number(count),
                Number(seed),
                rest is [var texts] ? texts : "corpus"
            ),
            [_, "add", var library, var texts, var seed, var from, var to, var anew] => Add(
                library,
                texts,
                Number(seed),
                Number(from),
                Number(to),
                anew == "anew"
            ),
            [_, "read", var library, var stop] => Read(library, stop),
            _ => 2,
        };

    /// <summary>
    /// A child makes the index of a library anew and adds documents; it is killed at a moment drawn from the seed. What it told to be in
    /// must be in, and the index must find what a fresh one finds.
    /// </summary>
    private static int Kill(int count, int seed, string texts)
    {
        using var room = new Room(texts, seed, Standing);
        double whole = Take(room, texts, seed, null, out _);
        Console.WriteLine("| trial | seed | killed after, ms | told to be in | in the library | outcome |\n|---|---|---|---|---|---|");
        int wrong = 0;
        for (int i = 0; i < count; i++)
        {
            int moment = new Random(seed * 1000 + i).Next((int)whole);
            Take(room, texts, seed, moment, out int told);
            string outcome = room.Judge(Standing + told, out int held);
            wrong += outcome == "whole" ? 0 : 1;
            Say($"| {i} | {seed * 1000 + i} | {moment} | {Standing + told} | {held} | {outcome} |");
        }
        return wrong == 0 ? 0 : 1;
    }

    /// <returns>Milliseconds that the child took since it said that it begins.</returns>
    private static double Take(Room room, string texts, int seed, int? moment, out int told)
    {
        room.Restore();
        using var child = Child("add", room.Library, texts, seed, Standing, Standing + Coming, "anew");
        child.StandardOutput.ReadLine();
        long start = Stopwatch.GetTimestamp();
        if (moment is { } ms)
        {
            Thread.Sleep(ms);
            child.Kill();
        }
        told = child.StandardOutput.ReadToEnd().Split('\n').Count(line => line == "in");
        child.WaitForExit();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    /// <summary>A file of the index is cut off, emptied, overwritten in part, has a bit turned over or is gone.</summary>
    private static int Damage(int count, int seed, string texts)
    {
        using var room = new Room(texts, seed, Standing);
        Console.WriteLine("| trial | seed | damage | told | outcome |\n|---|---|---|---|---|");
        int wrong = 0;
        for (int i = 0; i < count; i++)
        {
            room.Restore();
            string what = room.Damage(new Random(seed * 1000 + i));
            string? told = PolicyLibrary.IndexDamage(room.Library);
            string hits = room.Judge(Standing, out _);
            wrong += told is null && hits != "whole" ? 1 : 0;
            Say($"| {i} | {seed * 1000 + i} | {what} | {told ?? "no"} | {hits} |");
        }
        return wrong == 0 ? 0 : 1;
    }

    /// <summary>Two importers whose documents overlap, and three readers that search until both are done.</summary>
    private static int Writers(int count, int seed, string texts)
    {
        using var room = new Room(texts, seed, Standing);
        Console.WriteLine("| trial | in the library | searches meanwhile | outcome |\n|---|---|---|---|");
        int wrong = 0;
        for (int i = 0; i < count; i++)
        {
            room.Restore();
            string stop = room.Library + ".stop";
            File.Delete(stop);
            var readers = Enumerable.Range(0, 3).Select(_ => Child("read", room.Library, stop)).ToList();
            var writers = new[] { 0, Coming / 2 }
                .Select(from => Child("add", room.Library, texts, seed, Standing + from, Standing + from + Coming, "as-it-is"))
                .ToList();
            writers.ForEach(child => child.StandardOutput.ReadToEnd());
            writers.ForEach(child => child.WaitForExit());
            File.WriteAllText(stop, "");
            long searches = readers.Sum(child => long.TryParse(child.StandardOutput.ReadToEnd(), out long asked) ? asked : 0);
            readers.ForEach(child => child.WaitForExit());
            bool failed = writers.Concat(readers).Any(child => child.ExitCode != 0);
            string outcome = failed ? "a process failed" : room.Judge(Standing + Coming + Coming / 2, out _);
            wrong += outcome == "whole" ? 0 : 1;
            Say($"| {i} | {Standing + Coming + Coming / 2} | {searches} | {outcome} |");
            writers.Concat(readers).ToList().ForEach(child => child.Dispose());
        }
        return wrong == 0 ? 0 : 1;
    }

    private static int Add(string path, string texts, int seed, int from, int to, bool anew)
    {
        Fill(path, texts, seed, from, to, anew, Console.WriteLine);
        return 0;
    }

    private static void Fill(string path, string texts, int seed, int from, int to, bool anew, Action<string> tell)
    {
        var records = new SyntheticPolicies(texts, seed).Make(to * SyntheticPolicies.ClausesOfOne).Take(from..to).ToList();
        tell("begins");
        using var library = PolicyLibrary.Open(path, new LibraryOptions { DiscardsIndex = anew });
        foreach (var record in records)
        {
            library.Add(new SourceFile(record.Document.Source.File, Encoding.UTF8.GetBytes(record.Text)), record);
            tell("in");
        }
    }

    private static int Read(string path, string stop)
    {
        long asked = 0;
        using var library = PolicyLibrary.Open(path);
        for (; !File.Exists(stop); asked++)
            library.Search(Queries[asked % Queries.Length]);
        Console.WriteLine(asked);
        return 0;
    }

    private static Process Child(params object[] args) =>
        Process.Start(
            new ProcessStartInfo(
                Environment.ProcessPath!,
                ["trials", .. args.Select(a => Convert.ToString(a, CultureInfo.InvariantCulture)!)]
            )
            {
                RedirectStandardOutput = true,
            }
        )!;

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static void Say(string line) => Console.WriteLine(line);

    /// <summary>A library to begin each trial with, and what is asked of it afterwards.</summary>
    private sealed class Room : IDisposable
    {
        private readonly string folder = Directory.CreateTempSubdirectory("clause-trials-").FullName;

        public Room(string texts, int seed, int documents)
        {
            Directory.CreateDirectory(Path.Combine(folder, "start"));
            Directory.CreateDirectory(Path.Combine(folder, "now"));
            Fill(Path.Combine(folder, "start", "library.db"), texts, seed, 0, documents, false, _ => { });
        }

        public string Library => Path.Combine(folder, "now", "library.db");

        public void Restore()
        {
            Directory.Delete(Path.Combine(folder, "now"), recursive: true);
            foreach (string file in Directory.EnumerateFiles(Path.Combine(folder, "start"), "*", SearchOption.AllDirectories))
            {
                string copy = Path.Combine(folder, "now", Path.GetRelativePath(Path.Combine(folder, "start"), file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }
        }

        /// <summary>Whether at least so many documents are there, the index is whole, and finds what a fresh one finds.</summary>
        public string Judge(int least, out int held)
        {
            using var library = PolicyLibrary.Open(Library);
            held = library.Catalogue.List().Count;
            var found = Hits(library);
            string? damage = PolicyLibrary.IndexDamage(Library);
            library.RebuildIndex();
            return held < least ? "documents are lost"
                : damage is not null ? $"damaged: {damage}"
                : found.SequenceEqual(Hits(library)) ? "whole"
                : "other hits";
        }

        public string Damage(Random random)
        {
            string[] files =
            [
                .. Directory.GetFiles(Library + ".lucene").Where(file => new FileInfo(file).Length > 0).Order(StringComparer.Ordinal),
            ];
            string file = files[random.Next(files.Length)],
                name = Path.GetExtension(file);
            byte[] bytes = File.ReadAllBytes(file);
            int kind = random.Next(5),
                at = random.Next(bytes.Length);
            if (kind == 4)
            {
                File.Delete(file);
                return $"{name} gone";
            }
            if (kind == 2)
                bytes[at] ^= (byte)(1 << random.Next(8));
            if (kind == 3)
                random.NextBytes(bytes.AsSpan(at, Math.Min(16, bytes.Length - at)));
            File.WriteAllBytes(
                file,
                kind == 0 ? bytes[..at]
                    : kind == 1 ? []
                    : bytes
            );
            return $"{name} {(kind == 0 ? "cut off" : kind == 1 ? "emptied" : kind == 2 ? "one bit" : "sixteen bytes")} at {at}";
        }

        public void Dispose() => Directory.Delete(folder, recursive: true);

        private static List<string> Hits(PolicyLibrary library) =>
            [
                .. Queries.SelectMany(query =>
                    library
                        .Search(query, new SearchOptions { Limit = 500 })
                        .Hits.Select(hit => $"{query} {hit.Key.Value}")
                        .Order(StringComparer.Ordinal)
                ),
            ];
    }
}
