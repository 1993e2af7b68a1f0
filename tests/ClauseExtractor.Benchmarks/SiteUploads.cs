using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using ClauseExtractor.Benchmarks.Kills;

namespace ClauseExtractor.Benchmarks;

/// <summary>People who upload made-up policies, one every five seconds each.</summary>
internal sealed class SiteUploads(HttpClient client)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly ConcurrentBag<string> ids = [], failures = [];
    // No bytes that a run before has uploaded to the same library.
    private readonly int first = (int)(DateTimeOffset.UtcNow.ToUnixTimeSeconds() % 1_000_000) * 1000;

    public int Sent => ids.Count;

    public async Task RunAsync(int one, int of, Stopwatch clock, TimeSpan length)
    {
        for (int i = one; clock.Elapsed < length; i += of)
        {
            using var form = new MultipartFormDataContent();
            form.Add(new ByteArrayContent(MadePolicies.Content(first + i)), "files", MadePolicies.Name(first + i));
            using var answer = await client.PostAsync("/api/imports", form);
            using var taken = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
            if (answer.StatusCode == HttpStatusCode.Accepted)
                ids.Add(taken.RootElement[0].GetProperty("id").GetString()!);
            else
                failures.Add(string.Create(CultureInfo.InvariantCulture, $"{(int)answer.StatusCode} upload"));
            await Task.Delay(Pause);
        }
    }

    /// <summary>Waits until all of them have an outcome.</summary>
    /// <returns>What was not taken, or is not in the library now.</returns>
    public async Task<IReadOnlyList<string>> FailuresAsync()
    {
        foreach (string id in ids)
            for (string stage = ""; stage != "done";)
            {
                using var item = JsonDocument.Parse(await client.GetStringAsync("/api/imports/" + id));
                stage = item.RootElement.GetProperty("stage").GetString()!;
                if (stage != "done")
                    await Task.Delay(200);
                else if (item.RootElement.GetProperty("outcome").GetProperty("document").ValueKind == JsonValueKind.Null)
                    failures.Add($"{id} is not in the library");
            }
        return [.. failures];
    }
}

/// <summary>
/// The bytes of the objects on the site's heap after its collections, as the runtime tells them: the size of the heap less the free space in it. A full collection in the background leaves what was free where it was (42 of 97 MB at times),
/// so that the size alone looks as if what was there before were still held.
/// </summary>
internal sealed class HeapSamples(HttpClient client)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(2);

    private readonly List<(TimeSpan At, double Live, double Free, double FullCollections)> samples = [];

    public async Task TakeAsync(TimeSpan at)
    {
        string[] lines = (await client.GetStringAsync("/metrics")).Split('\n');
        double free = Sum("dotnet_gc_last_collection_heap_fragmentation_size_bytes");
        samples.Add((at, Sum("dotnet_gc_last_collection_heap_size_bytes") - free, free, Sum("dotnet_gc_collections{gc_heap_generation=\"gen2\"}")));

        double Sum(string name) => lines.Where(line => line.StartsWith(name, StringComparison.Ordinal)).Sum(line => double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture));
    }

    /// <summary>What is live after a third of the time and at its end: the least of the two minutes before, for between full collections the heap holds what nobody needs any more.</summary>
    public string Summary(TimeSpan whole)
    {
        var (third, end) = (Least(whole / 3), Least(whole));
        return string.Create(CultureInfo.InvariantCulture, $"live heap after {whole.TotalMinutes / 3:0} min: {Said(third)}, after {whole.TotalMinutes:0} min: {Said(end)} ({(end.Live - third.Live) / third.Live:+0.0%;-0.0%})");
    }

    private static string Said((double Live, double Free, double FullCollections) least) =>
        string.Create(CultureInfo.InvariantCulture, $"{least.Live / 1e6:0.0} MB ({least.Free / 1e6:0.0} MB free beside it, {least.FullCollections:0} full collections)");

    private (double Live, double Free, double FullCollections) Least(TimeSpan at)
    {
        var window = samples.Where(s => s.At <= at && s.At > at - Window).ToList();
        return window.Count == 0 ? default : (window.Min(s => s.Live), window.MinBy(s => s.Live).Free, window[^1].FullCollections - window[0].FullCollections);
    }
}
