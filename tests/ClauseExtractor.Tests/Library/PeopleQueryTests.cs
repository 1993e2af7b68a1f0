using ClauseExtractor.Library.Search;
using ClauseExtractor.Tests.Formats;
using Xunit.Abstractions;

namespace ClauseExtractor.Tests.Library;

/// <summary>
/// Queries as people type them, over the five documents of the corpus and the shared texts. What each must find was written from the texts
/// alone: of forty before the code (queries-people-type.tsv), of twenty more before any of them was run (queries-people-type-2.tsv).
/// </summary>
public class PeopleQueryTests(ITestOutputHelper output)
{
    private const int FirstPage = 10;

    [SharedTheory]
    [InlineData("queries-people-type.tsv", 40, 38)]
    [InlineData("queries-people-type-2.tsv", 20, 18)]
    public async Task Most_first_pages_are_right(string table, int all, int mustPass)
    {
        using var library = new TemporaryLibrary();
        string[] files =
        [
            .. Directory.EnumerateFiles(Shared.Corpus, "*.txt"),
            .. Directory.EnumerateFiles(Path.Combine(Shared.Folder, "dev", "text"), "*.txt"),
        ];
        await library.Library.ImportAsync(files, new PolicyPipeline());
        var queries = PeopleQuery.All(table);
        Assert.Equal(all, queries.Count);
        int right = 0;
        foreach (var query in queries)
        {
            var page = library.Library.Search(query.Text, new SearchOptions { Limit = FirstPage, Relax = true });
            var faults = query.Faults(page);
            right += faults.Count == 0 ? 1 : 0;
            foreach (string fault in faults)
                output.WriteLine($"{query.Text}: {fault}");
        }
        output.WriteLine($"{right} of {queries.Count} first pages are right.");
        Assert.True(right >= mustPass, $"{right} of {queries.Count} first pages are right; {mustPass} must be.");
    }
}

/// <summary>A line of queries-people-type.tsv: a query, and what its first page must and must not show and say.</summary>
internal sealed record PeopleQuery(string Text, string[] All_, string[] Any, string[] None, string Says)
{
    public static IReadOnlyList<PeopleQuery> All(string table) =>
        [
            .. File.ReadLines(Path.Combine(Shared.Repository, "tests", "ClauseExtractor.Tests", "Library", table))
                .Where(l => l.Length > 0 && l[0] != '#')
                .Skip(1)
                .Select(l => l.Split('\t'))
                .Select(Of),
        ];

    /// <summary>What is wrong with a first page; empty where nothing is.</summary>
    public IReadOnlyList<string> Faults(SearchPage page)
    {
        IReadOnlyList<ClauseHit> hits = [.. page.Hits, .. page.Relaxed?.Hits ?? []];
        var faults = new List<string>();
        foreach (string place in All_.Where(p => !hits.Any(h => Is(h, p))))
            faults.Add($"lacks {place}");
        if (Any.Length > 0 && !Any.Any(p => hits.Any(h => Is(h, p))))
            faults.Add($"shows none of {Any.Length} places");
        foreach (string place in None.Where(p => hits.Any(h => Is(h, p))))
            faults.Add($"shows {place}");
        bool said = Says.Split(':') switch
        {
            ["relaxed"] => page.Total == 0 && page.Relaxed is { Struck.Count: > 0 },
            ["suggests", var word] => page.Relaxed?.Rewritten.Any(r => r.Mended && r.Read.Contains(word)) == true,
            ["unknown-filter"] => page.Query.Unknown.Count > 0,
            _ => Says.Length == 0,
        };
        if (!said)
            faults.Add($"does not say {Says}");
        if (faults.Count > 0)
            faults.Add(
                $"{page.Total} + {page.Relaxed?.Total} "
                    + $"{string.Join("; ", page.Relaxed?.Rewritten.Select(r => r.Typed + ">" + string.Join('+', r.Read)) ?? [])} "
                    + $"struck {string.Join('+', page.Relaxed?.Struck ?? [])} found "
                    + string.Join(", ", hits.Select(h => $"{Path.GetFileNameWithoutExtension(h.Document.File)}#{h.Path}"))
            );
        return faults;
    }

    private static PeopleQuery Of(string[] fields)
    {
        bool any = fields[1].Contains('|', StringComparison.Ordinal);
        string[] places = fields[1].Split(any ? '|' : '&', StringSplitOptions.RemoveEmptyEntries);
        return new PeopleQuery(
            fields[0],
            any ? [] : places,
            any ? places : [],
            fields[2].Split('|', StringSplitOptions.RemoveEmptyEntries),
            fields[3]
        );
    }

    /// <summary>The clause that a place names, or one below it; * is any clause of the document.</summary>
    private static bool Is(ClauseHit hit, string place)
    {
        int hash = place.IndexOf('#', StringComparison.Ordinal);
        string path = place[(hash + 1)..];
        return Path.GetFileNameWithoutExtension(hit.Document.File) == place[..hash]
            && (path == "*" || hit.Path == path || hit.Path.StartsWith(path + "/", StringComparison.Ordinal));
    }
}
