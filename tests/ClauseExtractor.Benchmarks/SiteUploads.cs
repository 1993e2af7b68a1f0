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

/// <summary>The bytes on the site's heap after its collections, as the runtime tells them.</summary>
internal sealed class HeapSamples(HttpClient client)
{
    private readonly List<(TimeSpan At, double Bytes)> samples = [];

    public async Task TakeAsync(TimeSpan at)
    {
        string metrics = await client.GetStringAsync("/metrics");
        double bytes = metrics.Split('\n').Where(line => line.StartsWith("dotnet_gc_last_collection_heap_size_bytes", StringComparison.Ordinal))
            .Sum(line => double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture));
        samples.Add((at, bytes));
    }

    /// <summary>What is live after a third of the time and at its end: the least of the two minutes before, for between full collections the heap holds what nobody needs any more.</summary>
    public string Summary(TimeSpan whole)
    {
        double third = Least(whole / 3), end = Least(whole);
        return string.Create(CultureInfo.InvariantCulture, $"live heap after {whole.TotalMinutes / 3:0} min: {third / 1e6:0.0} MB, after {whole.TotalMinutes:0} min: {end / 1e6:0.0} MB ({(end - third) / third:+0.0%;-0.0%})");
    }

    private double Least(TimeSpan at) => samples.Where(s => s.At <= at && s.At > at - TimeSpan.FromMinutes(2)).Select(s => s.Bytes).DefaultIfEmpty(0).Min();
}
