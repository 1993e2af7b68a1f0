using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ClauseExtractor.Benchmarks;

/// <summary>
/// Readers of a site that runs on this machine, each asking for one page after another, with a pause or none between: what they ask is
/// drawn from a seed, so that two runs ask the same.
/// Prints, a kind of page: how many, the time to the first content and to the last byte, and what failed; and the site's memory as it told
/// it meanwhile.
/// </summary>
/// <param name="site">Where the site listens; this machine only.</param>
/// <param name="importers">Who uploads a made-up policy every five seconds meanwhile, one after another.</param>
/// <param name="pause">How long a reader looks at a page before he asks for the next.</param>
internal sealed partial class SiteLoad(Uri site, int readers, TimeSpan length, TimeSpan pause, int importers)
{
    private static readonly string[] Words =
    [
        "算力",
        "补贴 企业",
        "人工智能 奖励",
        "对符合条件的企业",
        "券",
        "贷款 贴息",
        "知识产权",
        "\"专精特新\" 奖励",
        "上海市 算力 补贴 -数据中心",
        "研发投入",
        "首台套",
        "园区|基地",
        "人才 住房",
        "展会",
        "数据 交易",
        "标准 制定",
        "小微企业 担保",
        "上市 奖励",
        "平台 建设",
        "场景 应用",
        "软件 产品",
        "绿色 制造",
        "技术改造",
        "融资 租赁",
        "示范 项目",
        "500万元",
    ];

    private static readonly string[] Filters =
    [
        "",
        "",
        "",
        "cap>=200万",
        "cap<=50万",
        "rate>=30%",
        "region:上海市",
        "region:杭州市",
        "region:深圳市",
        "kind:奖励",
        "kind:补贴",
        "in-force:2026-03-01",
        "status:in-force",
        "issued:2024",
        "region:苏州市 cap>=100万",
        "owner:市经济信息化委",
    ];

    private static readonly string[] Sorts = ["", "", "", "&sort=cap", "&sort=rate", "&sort=date"];

    private readonly ConcurrentBag<Visit> visits = [];
    private readonly ConcurrentBag<string> failures = [];
    private string[] documents = [];

    private readonly record struct Visit(string Kind, double First, double Last, long Bytes);

    /// <summary><c>load ADDRESS [readers] [seconds] [pause in milliseconds] [importers]</c>.</summary>
    /// <returns>0 where nothing failed.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var site = new Uri(args[1]);
        if (!site.IsLoopback)
        {
            await Console.Error.WriteLineAsync("Only a site on this machine may be loaded.");
            return 2;
        }
        return await new SiteLoad(
            site,
            Number(2, 50),
            TimeSpan.FromSeconds(Number(3, 60)),
            TimeSpan.FromMilliseconds(Number(4, 0)),
            Number(5, 0)
        ).RunAsync();

        int Number(int at, int usual) => args.Length > at ? int.Parse(args[at], CultureInfo.InvariantCulture) : usual;
    }

    private async Task<int> RunAsync()
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AutomaticDecompression = DecompressionMethods.All })
        {
            BaseAddress = site,
            Timeout = TimeSpan.FromSeconds(30),
        };
        documents = await DocumentsAsync(client);
        string before = await MemoryAsync(client);
        // What this program itself compiles at its first visits is none of the site's time.
        for (int i = 0; i < 20; i++)
            await VisitAsync(client, "", "/import");
        visits.Clear();
        var clock = Stopwatch.StartNew();
        var memory = new List<string>();
        var uploads = new SiteUploads(client);
        var reading = Task.WhenAll([
            .. Enumerable.Range(0, readers).Select(i => Task.Run(() => ReadAsync(client, new Random(i), clock))),
            .. Enumerable.Range(0, importers).Select(i => Task.Run(() => uploads.RunAsync(i, importers, clock, length))),
        ]);
        var heap = new HeapSamples(client);
        for (int tick = 0; await Task.WhenAny(reading, Task.Delay(TimeSpan.FromSeconds(2))) != reading; tick++)
        {
            await heap.TakeAsync(clock.Elapsed);
            if (tick % 5 == 0)
                memory.Add(await MemoryAsync(client));
        }
        await reading;
        foreach (string failure in await uploads.FailuresAsync())
            failures.Add(failure);
        Print(
            clock.Elapsed,
            before,
            memory.Count <= 12 ? memory : [memory[0], .. memory.Skip(1).Where((_, i) => i % (memory.Count / 10) == 0), memory[^1]]
        );
        Console.WriteLine(heap.Summary(clock.Elapsed) + (importers > 0 ? $"; {uploads.Sent} files imported by {importers}" : ""));
        return failures.IsEmpty ? 0 : 1;
    }

    private async Task ReadAsync(HttpClient client, Random random, Stopwatch clock)
    {
        // People do not all begin in the same instant.
        if (pause > TimeSpan.Zero)
            await Task.Delay(pause * random.NextDouble());
        while (clock.Elapsed < length)
        {
            var (kind, address) = Next(random);
            await VisitAsync(client, kind, address);
            if (pause > TimeSpan.Zero)
                await Task.Delay(pause * (0.5 + random.NextDouble()));
        }
    }

    private async Task VisitAsync(HttpClient client, string kind, string address)
    {
        long start = Stopwatch.GetTimestamp();
        try
        {
            using var answer = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead);
            await using var content = await answer.Content.ReadAsStreamAsync();
            var buffer = new byte[32768];
            long bytes = await content.ReadAsync(buffer);
            double first = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            for (int read; (read = await content.ReadAsync(buffer)) > 0; )
                bytes += read;
            visits.Add(new Visit(kind, first, Stopwatch.GetElapsedTime(start).TotalMilliseconds, bytes));
            if (answer.StatusCode != HttpStatusCode.OK || bytes == 0)
                failures.Add($"{(int)answer.StatusCode} {address}");
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException)
        {
            failures.Add($"{e.GetType().Name} {address}");
        }
    }

    /// <summary>What people do: mostly search and read, sometimes compare, now and then look what came in.</summary>
    private (string Kind, string Address) Next(Random random)
    {
        string document = documents[random.Next(documents.Length)],
            query = Uri.EscapeDataString($"{Pick(random, Words)} {Pick(random, Filters)}".Trim());
        return random.Next(100) switch
        {
            < 36 => ("search", $"/?q={query}{Pick(random, Sorts)}"),
            < 42 => ("search page 2", $"/?q={query}&page=2"),
            < 45 => ("start", "/"),
            < 62 => ("document", $"/documents/{document}"),
            < 68 => ("document, a value", $"/documents/{document}?value=b{random.Next(4)}"),
            < 73 => (
                "documents",
                random.Next(2) == 0
                    ? $"/documents?page={random.Next(1, 100)}"
                    : $"/documents?q={Uri.EscapeDataString(Pick(random, ["上海市", "人工智能", "〔2024〕", "奖励"]))}"
            ),
            < 80 => ("benefits", $"/benefits?q={query}{Pick(random, Sorts)}&group={Pick(random, ["none", "topic", "region"])}"),
            < 83 => ("benefits, all", $"/benefits?sort=cap&page={random.Next(1, 20)}"),
            < 87 => ("revision", $"/revisions?new={document}"),
            < 91 => ("suggestions", $"/api/suggestions?q={Uri.EscapeDataString(Pick(random, ["reg", "奖", "上海", "own", "cap"]))}"),
            < 94 => ("import", "/import"),
            < 98 => ("review", "/review"),
            _ => ("review a row", $"/review/{document}"),
        };
    }

    private static async Task<string[]> DocumentsAsync(HttpClient client)
    {
        var ids = new List<string>();
        for (string? next = "0"; next is not null && ids.Count < 10_000; )
        {
            using var page = JsonDocument.Parse(await client.GetStringAsync($"/api/documents?limit=500&offset={next}"));
            ids.AddRange(page.RootElement.GetProperty("items").EnumerateArray().Select(d => d.GetProperty("id").GetString()!));
            next = page.RootElement.GetProperty("next").GetString();
        }
        return [.. ids];
    }

    private static async Task<string> MemoryAsync(HttpClient client)
    {
        string metrics = await client.GetStringAsync("/metrics");
        return $"{Megabytes(WorkingSet().Match(metrics))} ({Megabytes(Heap().Match(metrics))} live)";

        static string Megabytes(Match found) =>
            found.Success
                ? (double.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture) / 1e6).ToString("0", CultureInfo.InvariantCulture)
                : "?";
    }

    [GeneratedRegex(@"^dotnet_process_memory_working_set_bytes(?:\{[^}]*\})? (\S+)", RegexOptions.Multiline)]
    private static partial Regex WorkingSet();

    [GeneratedRegex(@"^dotnet_gc_last_collection_memory_committed_size_bytes(?:\{[^}]*\})? (\S+)", RegexOptions.Multiline)]
    private static partial Regex Heap();

    private void Print(TimeSpan took, string before, List<string> memory)
    {
        var all = visits.ToList();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{readers} readers, {took.TotalSeconds:0} s, pause {pause.TotalMilliseconds:0} ms, {documents.Length} documents: "
                    + $"{all.Count} pages, {all.Count / took.TotalSeconds:0} a second, {all.Sum(v => v.Bytes) / 1e6:0} MB, "
                    + $"{failures.Count} failed"
            )
        );
        Console.WriteLine("first content p50   p99   max |  all of it p50   p99   max |  pages");
        foreach (var kind in all.GroupBy(v => v.Kind).OrderByDescending(g => g.Count()).Append(null))
        {
            var of = kind?.ToList() ?? all;
            var (first, last) = (of.Select(v => v.First).Order().ToList(), of.Select(v => v.Last).Order().ToList());
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{At(first, 50), 17:0} {At(first, 99), 5:0} {first[^1], 5:0} | {At(last, 50), 14:0} {At(last, 99), 5:0} "
                        + $"{last[^1], 5:0} | {of.Count, 6} {kind?.Key ?? "all"}"
                )
            );
        }
        Console.WriteLine($"memory in MB: {before} before, then {string.Join(", ", memory)}");
        foreach (
            string failure in failures.GroupBy(f => f).OrderByDescending(g => g.Count()).Take(10).Select(g => $"  {g.Count()} × {g.Key}")
        )
            Console.WriteLine(failure);

        static double At(List<double> sorted, int percent) => sorted[Math.Min(sorted.Count - 1, sorted.Count * percent / 100)];
    }

    private static string Pick(Random random, string[] from) => from[random.Next(from.Length)];
}
