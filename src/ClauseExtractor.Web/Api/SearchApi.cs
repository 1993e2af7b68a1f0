using ClauseExtractor.Extraction;
using ClauseExtractor.Library;
using ClauseExtractor.Library.Catalogue;
using ClauseExtractor.Library.Search;
using ClauseExtractor.Library.Tables;
using ClauseExtractor.Web.Access;
using ClauseExtractor.Web.Hosting;
using ClauseExtractor.Web.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace ClauseExtractor.Web.Api;

/// <summary>Search, suggestions, the comparison of benefits, and what the library holds.</summary>
internal static class SearchApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/search", Search)
            .Needs(Permission.Read)
            .InTurn()
            .WithName("api:search")
            .WithSummary("Finds clauses.")
            .WithDescription(
                "`q` is in the query language of the command line: words, -not, \"exactly\", a|b, and filters such as cap>=200万 "
                    + "region:上海市 in-force:2026-03-01. `sort`: relevance, cap, rate, date. `on`: the day for which status is "
                    + "computed. `exact=true`: no words that mean the same. `relax=true`: where little is found, what a wider "
                    + "query finds too, apart."
            );
        api.MapGet("/suggestions", Suggestions.Get)
            .Needs(Permission.Read)
            .WithName("api:suggestions")
            .WithSummary("Completions of the last word of a query.");
        api.MapGet("/benefits", Benefits)
            .Needs(Permission.Read)
            .InTurn()
            .WithName("api:benefits")
            .WithSummary("Benefits across documents, one row each.")
            .WithDescription("`group`: none, topic, region, document, kind, owner. `sort`: relevance, cap, rate, date.");
        api.MapGet(
                "/statistics",
                (PolicyLibrary library, LibraryCache cache) => TypedResults.Ok(SearchEndpoints.Statistics(library, cache))
            )
            .Needs(Permission.Read)
            .WithName("api:statistics")
            .WithSummary("What the library holds.");
    }

    private static Ok<SearchAnswer> Search(
        PolicyLibrary library,
        string? q,
        string? sort,
        bool? up,
        DateOnly? on,
        bool? facets,
        bool? exact,
        bool? relax,
        string? after,
        int? offset,
        int? limit,
        CancellationToken cancellation
    )
    {
        var (from, most) = Paging.Read(offset, limit, 20);
        var page = library.Search(
            q ?? "",
            new SearchOptions
            {
                Sort = Choice.Read(sort, SearchSort.Relevance),
                Ascending = up == true,
                AsOf = on,
                Facets = facets == true,
                Widen = exact != true,
                Relax = relax == true,
                After = after is "" ? null : after,
                Offset = from,
                Limit = most,
            },
            cancellation
        );
        return TypedResults.Ok(
            new SearchAnswer(
                page.Total,
                page.Documents,
                page.AsOf,
                [.. page.Hits.Select(HitAnswer.Of)],
                page.Next,
                facets == true ? page.Facets : null,
                page.Query.Widened,
                [.. page.Query.Unknown.Select(u => u.Name)],
                page.Relaxed is { } wider
                    ? new WiderAnswer(wider.Struck, wider.Rewritten, wider.Total, wider.Documents, [.. wider.Hits.Select(HitAnswer.Of)])
                    : null
            )
        );
    }

    private static Ok<Paged<BenefitAnswer>> Benefits(
        PolicyLibrary library,
        string? q,
        string? group,
        string? sort,
        bool? up,
        DateOnly? on,
        int? offset,
        int? limit,
        CancellationToken cancellation
    )
    {
        var (from, most) = Paging.Read(offset, limit, 100);
        var table = library.Benefits(
            q ?? "",
            new BenefitTableOptions
            {
                GroupBy = Choice.Read(group, BenefitGrouping.None),
                Sort = Choice.Read(sort, SearchSort.Relevance),
                Ascending = up == true,
                AsOf = on,
                Offset = from,
                Limit = most,
            },
            cancellation
        );
        string? next =
            from + table.Rows.Count < table.Total
                ? (from + table.Rows.Count).ToString(System.Globalization.CultureInfo.InvariantCulture)
                : null;
        return TypedResults.Ok(
            new Paged<BenefitAnswer>(
                table.Total,
                [
                    .. table.Rows.Select(r => new BenefitAnswer(
                        r.Group,
                        r.Document.Id,
                        r.Document.DisplayTitle,
                        r.Document.Region,
                        StatusNames.Code(r.Status.State),
                        ValidityNames.Code(r.Document.Validity),
                        r.Clause,
                        r.Heading,
                        r.Topic,
                        r.Row,
                        r.Benefit,
                        [.. r.Owners.Select(o => o.Name)],
                        r.Unread
                    )),
                ],
                next
            )
        );
    }
}

/// <param name="Documents">Documents that the hits stand in.</param>
/// <param name="AsOf">The day for which status is computed.</param>
/// <param name="Next">Hand it back as <c>after</c>; null on the last page.</param>
/// <param name="Facets">Null unless asked for.</param>
/// <param name="Widened">Words and what the thesaurus added to them.</param>
/// <param name="UnknownFilters">Names before a colon that are no filter's; what stands behind them was searched as words.</param>
/// <param name="Relaxed">Null unless asked for, and where the query finds enough.</param>
internal sealed record SearchAnswer(
    int Total,
    int Documents,
    DateOnly AsOf,
    IReadOnlyList<HitAnswer> Items,
    string? Next,
    IReadOnlyList<Facet>? Facets,
    IReadOnlyList<Widening> Widened,
    IReadOnlyList<string> UnknownFilters,
    WiderAnswer? Relaxed
);

/// <summary>What a wider query finds where the query finds nothing, or little.</summary>
/// <param name="Struck">Words and filters that found nothing.</param>
/// <param name="Total">Clauses beside those of the query.</param>
internal sealed record WiderAnswer(
    IReadOnlyList<string> Struck,
    IReadOnlyList<Rewriting> Rewritten,
    int Total,
    int Documents,
    IReadOnlyList<HitAnswer> Items
);

/// <summary>A clause that was found.</summary>
internal sealed record HitAnswer(
    string Document,
    string Title,
    string? DocumentNumber,
    string? Region,
    string Status,
    string Validity,
    string Clause,
    string? Heading,
    IReadOnlyList<TrailStep> Trail,
    Snippet Snippet,
    string Text,
    int? Page,
    IReadOnlyList<Benefit> Benefits,
    IReadOnlyList<Owner> Owners,
    double Score
)
{
    public static HitAnswer Of(ClauseHit h) =>
        new(
            h.Document.Id,
            h.Document.DisplayTitle,
            h.Document.DocumentNumber,
            h.Document.Region,
            StatusNames.Code(h.Status.State),
            ValidityNames.Code(h.Document.Validity),
            h.Path,
            h.Heading,
            h.Trail,
            h.Snippet,
            h.Text,
            h.Page,
            h.Benefits,
            h.Owners,
            h.Score
        );
}

/// <summary>One benefit with where it stands.</summary>
/// <param name="Row">Index of the benefit among those of its clause.</param>
internal sealed record BenefitAnswer(
    string? Group,
    string Document,
    string Title,
    string? Region,
    string Status,
    string Validity,
    string Clause,
    string? Heading,
    string? Topic,
    int Row,
    Benefit Benefit,
    IReadOnlyList<string> Owners,
    IReadOnlyList<string> Unread
);
