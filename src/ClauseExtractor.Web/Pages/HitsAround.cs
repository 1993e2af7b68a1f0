using ClauseExtractor.Library;
using ClauseExtractor.Library.Search;
using ClauseExtractor.Web.Hosting;

namespace ClauseExtractor.Web.Pages;

/// <summary>A clause among the hits of a query: where it stands, and the addresses of the hits before and behind it.</summary>
/// <param name="Place">From 1.</param>
/// <param name="Before">Null at the first.</param>
/// <param name="Behind">Null at the last.</param>
public sealed record HitsAround(string Query, int Place, int Total, string? Before, string? Behind)
{
    /// <summary>Null where the query does not find the clause, or not among its first hits.</summary>
    internal static HitsAround? Of(PolicyLibrary library, LibraryCache cache, string query, string document, string clause)
    {
        var (found, _) = QueryPage.Find(() => cache.Get(("hits", query, DateTime.Today), () => Places(library, query)));
        int at = found?.FindIndex(place => place == (document, clause)) ?? -1;
        return at < 0
            ? null
            : new HitsAround(
                query,
                at + 1,
                found!.Count,
                at > 0 ? Address(found[at - 1]) : null,
                at + 1 < found.Count ? Address(found[at + 1]) : null
            );

        string Address((string Document, string Clause) place) => Link.Hit(place.Document, place.Clause, query);
    }

    private static List<(string Document, string Clause)> Places(PolicyLibrary library, string query)
    {
        var page = library.Search(query, new SearchOptions { Limit = 200, Relax = true });
        return [.. page.Hits.Concat(page.Relaxed?.Hits ?? []).Select(h => (h.Document.Id, h.Path))];
    }
}

/// <summary>Says a clause's path as people cite it: 第五章第十六条, 第三部分第（六）项第4目, 第七条.</summary>
internal static class ClauseCitation
{
    /// <param name="path">As in the record: <c>第五章/第十六条</c>, <c>三/(六)</c>.</param>
    public static string Of(string path) =>
        path.Split('/') is var labels ? string.Concat(labels.Select((label, i) => Part(label, i + 1 < labels.Length))) : "";

    private static string Part(string label, bool above) =>
        label switch
        {
            ['第', ..] or "附件" => label,
            ['(', .., ')'] => $"第（{label[1..^1]}）项",
            _ when label.All(char.IsAsciiDigit) => $"第{label}目",
            _ when label.All(c => "一二三四五六七八九十百".Contains(c, StringComparison.Ordinal)) => $"第{label}{(above ? "部分" : "条")}",
            _ => label,
        };
}
