using ClauseExtractor.Json;
using ClauseExtractor.Library;
using ClauseExtractor.Library.Catalogue;
using ClauseExtractor.Library.Search;
using ClauseExtractor.Library.Tables;
using ClauseExtractor.Web.Access;
using ClauseExtractor.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace ClauseExtractor.Web.Pages;

/// <summary>检索: the first page.</summary>
internal static class SearchEndpoints
{
    /// <summary>Hits of a saved table at most; whoever wants more exports the library.</summary>
    private const int MostRows = 5000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", Page).Needs(Permission.Read).InTurn().WithName("page:search").ExcludeFromDescription();
        // Where people who know other sites look for it.
        routes
            .MapGet("/search", (HttpContext context) => Results.LocalRedirect("/" + context.Request.QueryString))
            .Needs(Permission.Read)
            .WithName("page:search.elsewhere")
            .ExcludeFromDescription();
        routes.MapGet("/search.csv", Table).Needs(Permission.Read).Audited("export").WithName("page:search.csv").ExcludeFromDescription();
    }

    private static RazorComponentResult<SearchView> Page([AsParameters] QueryAddress address, PolicyLibrary library, LibraryCache cache)
    {
        var asked = SearchAsked.Of(address);
        var (found, wrong) =
            asked.Query.Length == 0
                ? (null, null)
                : QueryPage.Find(() => cache.Get((asked, DateTime.Today), () => library.Search(asked.Query, asked.Options)));
        // What the library holds is counted anew after each change of it, and stands on the first page only.
        return found is not null
            ? new RazorComponentResult<SearchView>(new { Asked = asked, Found = found })
            : new RazorComponentResult<SearchView>(
                new
                {
                    Asked = asked,
                    Wrong = wrong,
                    Statistics = Statistics(library, cache),
                    Newest = library.Catalogue.List().Take(8).ToList(),
                }
            );
    }

    /// <summary>What the library holds today.</summary>
    public static LibraryStatistics Statistics(PolicyLibrary library, LibraryCache cache) =>
        cache.Get(("statistics", DateTime.Today), () => library.Statistics());

    private static IResult Table(
        [AsParameters] QueryAddress address,
        PolicyLibrary library,
        HttpContext context,
        CancellationToken cancellation
    )
    {
        var asked = SearchAsked.Of(address);
        var hits = new List<ClauseHit>();
        for (string? after = null; hits.Count < MostRows; )
        {
            var page = library.Search(
                asked.Query,
                asked.Options with
                {
                    Facets = false,
                    Relax = false,
                    Offset = 0,
                    Limit = 500,
                    After = after,
                },
                cancellation
            );
            hits.AddRange(page.Hits);
            after = page.Next;
            if (after is null)
                break;
        }
        var rows = hits.Select(
            IReadOnlyList<object?> (h) =>
                [
                    h.Document.DisplayTitle,
                    h.Document.DocumentNumber,
                    h.Document.Region,
                    StatusNames.Chinese(h.Status.State),
                    ValidityNames.Chinese(h.Document.Validity),
                    h.Path,
                    h.Heading,
                    string.Join('；', h.Owners.Select(o => o.Name)),
                    string.Join('；', h.Benefits.Select(b => b.Term)),
                    h.Benefits.SelectMany(b => b.Caps).Select(c => (decimal?)c.Amount).Max(),
                    h.Text,
                ]
        );
        return Download.File(
            context,
            "search.csv",
            "text/csv",
            CsvFile.Write(["政策", "文号", "地区", "状态", "效力依据", "条款", "标题", "责任单位", "方式", "最高金额（元）", "原文"], rows)
        );
    }
}

/// <summary>What a reader asks of the search page: everything that its address holds.</summary>
/// <param name="Exact">True to search words as written, without those that mean the same.</param>
public sealed record SearchAsked(string Query, SearchSort Sort, DateOnly? On, int Page, bool Exact)
{
    public const int HitsAPage = 20;

    internal static SearchAsked Of(QueryAddress address) =>
        new(address.Query, address.SortBy, address.AsOf, Math.Min(address.Shown, 10_000), address.Exact == true);

    internal SearchOptions Options =>
        new()
        {
            Sort = Sort,
            AsOf = On,
            Facets = true,
            Relax = true,
            Widen = !Exact,
            Limit = HitsAPage,
            Offset = (Page - 1) * HitsAPage,
        };

    public string Address(int page) =>
        Link.To(
            "/",
            ("q", Query),
            ("sort", Sort == SearchSort.Relevance ? null : CsvFile.Print(Sort)),
            ("on", On is null ? null : Day.Print(On)),
            ("exact", Exact ? "true" : null),
            ("page", page == 1 ? null : CsvFile.Print(page))
        );

    /// <summary>This search with one more filter.</summary>
    public string With(string field, string value) =>
        (
            this with
            {
                Query = $"{Query} {field}:{(value.Any(c => char.IsWhiteSpace(c) || c == '|') ? $"\"{value}\"" : value)}".Trim(),
            }
        ).Address(1);

    /// <summary>This search without one of its filters.</summary>
    public string Without(PolicyQuery query, QueryFilter filter) => (this with { Query = query.Without(filter) }).Address(1);

    /// <summary>The same search with or without words that mean the same.</summary>
    public string Switched => (this with { Exact = !Exact }).Address(1);
}
