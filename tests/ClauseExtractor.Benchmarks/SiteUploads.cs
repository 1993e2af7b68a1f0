using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using ClauseExtractor.Benchmarks.Kills;

namespace ClauseExtractor.Benchmarks;

/// <summary>
/// People who upload made-up policies, one every five seconds each, and remove what they uploaded a minute ago: the library stays as large
/// as it was.
/// </summary>
internal sealed class SiteUploads(HttpClient client)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>How many of an importer's documents stay.</summary>
    private const int Kept = 12;

    private readonly ConcurrentBag<string> ids = [],
        failures = [];

    // No bytes that a run before has uploaded to the same library.
    private readonly int first = (int)(DateTimeOffset.UtcNow.ToUnixTimeSeconds() % 1_000_000) * 1000;

    public int Sent => ids.Count;

    public async Task RunAsync(int one, int of, Stopwatch clock, TimeSpan length)
    {
        var kept = new Queue<string>();
        for (int i = one; clock.Elapsed < length; i += of)
        {
            using var form = new MultipartFormDataContent();
            form.Add(new ByteArrayContent(MadePolicies.Content(first + i)), "files", MadePolicies.Name(first + i));
            using var answer = await client.PostAsync("/api/imports", form);
            using var taken = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
            if (answer.StatusCode == HttpStatusCode.Accepted)
            {
                string id = taken.RootElement[0].GetProperty("id").GetString()!;
                ids.Add(id);
                kept.Enqueue(id);
                if (kept.Count > Kept)
                    await RemoveAsync(kept.Dequeue());
            }
            else
                failures.Add(string.Create(CultureInfo.InvariantCulture, $"{(int)answer.StatusCode} upload"));
            await Task.Delay(Pause);
        }
    }

    private async Task RemoveAsync(string id)
    {
        if (await DocumentAsync(id) is not { } document)
            return;
        using var answer = await client.DeleteAsync("/api/documents/" + document);
        if (!answer.IsSuccessStatusCode)
            failures.Add(string.Create(CultureInfo.InvariantCulture, $"{(int)answer.StatusCode} removal of {document}"));
    }

    // The document that an upload became; null where it became none.
    private async Task<string?> DocumentAsync(string id)
    {
        while (true)
        {
            using var item = JsonDocument.Parse(await client.GetStringAsync("/api/imports/" + id));
            if (item.RootElement.GetProperty("stage").GetString() == "done")
                return item.RootElement.GetProperty("outcome").GetProperty("document").GetString();
            await Task.Delay(200);
        }
    }

    /// <summary>Waits until all of them have an outcome.</summary>
    /// <returns>What was not taken, did not become a document, or could not be removed.</returns>
    public async Task<IReadOnlyList<string>> FailuresAsync()
    {
        foreach (string id in ids)
            if (await DocumentAsync(id) is null)
                failures.Add($"{id} became no document");
        return [.. failures];
    }
}

/// <summary>
/// The bytes of the objects on the site's heap after its collections, as the runtime tells them: the size of the heap less the free space
/// in it. A full collection in the background leaves what was free where it was (42 of 97 MB at times),
/// so that the size alone looks as if what was there before were still held.
/// </summary>
internal sealed class HeapSamples(HttpClient client)
{
    private const int Minutes = 10;

    private readonly List<(TimeSpan At, double Live, double FullCollections)> samples = [];

    public async Task TakeAsync(TimeSpan at)
    {
        string[] lines = (await client.GetStringAsync("/metrics")).Split('\n');
        samples.Add(
            (
                at,
                Sum("dotnet_gc_last_collection_heap_size_bytes") - Sum("dotnet_gc_last_collection_heap_fragmentation_size_bytes"),
                Sum("dotnet_gc_collections{gc_heap_generation=\"gen2\"}")
            )
        );

        double Sum(string name) =>
            lines
                .Where(line => line.StartsWith(name, StringComparison.Ordinal))
                .Sum(line => double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture));
    }

    /// <summary>
    /// What is live after a third of the time and at its end: of each of the ten minutes before the least, since between full collections
    /// the heap holds what nobody needs any more, and of these the middle one, since what the site keeps of
    /// answers comes and goes with every import.
    /// </summary>
    public string Summary(TimeSpan whole)
    {
        var (third, end) = (Middle(whole / 3), Middle(whole));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"live heap after {whole.TotalMinutes / 3:0} min: {third / 1e6:0.0} MB, after {whole.TotalMinutes:0} min: {end / 1e6:0.0} "
                + $"MB ({(end - third) / third:+0.0%;-0.0%}), {samples[^1].FullCollections - samples[0].FullCollections:0} full collections"
        );
    }

    private double Middle(TimeSpan at)
    {
        var least = samples
            .Where(s => s.At <= at && s.At > at - TimeSpan.FromMinutes(Minutes))
            .GroupBy(s => (int)Math.Ceiling((at - s.At).TotalMinutes), (_, minute) => minute.Min(s => s.Live))
            .Order()
            .ToList();
        return least.Count == 0 ? 0 : least[least.Count / 2];
    }
}
