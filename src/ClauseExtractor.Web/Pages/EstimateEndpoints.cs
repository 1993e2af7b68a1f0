using ClauseExtractor.Estimates;
using ClauseExtractor.Library;
using ClauseExtractor.Library.Catalogue;
using ClauseExtractor.Library.Estimates;
using ClauseExtractor.Library.Search;
using ClauseExtractor.Web.Access;
using ClauseExtractor.Web.Api;
using ClauseExtractor.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace ClauseExtractor.Web.Pages;

/// <summary>测算: how much comes back.</summary>
internal static class EstimateEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/estimate", Page).Needs(Permission.Read).InTurn().WithName("page:estimate").ExcludeFromDescription();

    private static RazorComponentResult<EstimateView> Page(
        [AsParameters] EstimateAddress address,
        PolicyLibrary library,
        LibraryCache cache
    )
    {
        try
        {
            return new RazorComponentResult<EstimateView>(
                new { Asked = address, Found = address.IsEmpty ? null : Find(address, library, cache) }
            );
        }
        catch (FormatException e)
        {
            return new RazorComponentResult<EstimateView>(new { Asked = address, Amount = e.Message });
        }
        catch (QuerySyntaxException e)
        {
            return new RazorComponentResult<EstimateView>(new { Asked = address, Wrong = e });
        }
    }

    /// <summary>The benefits of one clause where the address names it, else those that the query finds.</summary>
    /// <exception cref="FormatException">A field holds no amount.</exception>
    /// <exception cref="QuerySyntaxException">The query cannot be understood.</exception>
    public static IReadOnlyList<EstimatedBenefit> Find(EstimateAddress address, PolicyLibrary library, LibraryCache cache)
    {
        var input = EstimateText.Read(address.Base, address.Grant, address.Count, address.Years, address.Measure);
        return cache.Get(
            ("estimate", address, DateTime.Today),
            () =>
                address.Doc is { Length: > 0 } id
                    ? OfClause(library, id, address.Clause, input)
                    : library.Estimates(address.Q?.Trim() ?? "", input)
        );
    }

    private static List<EstimatedBenefit> OfClause(PolicyLibrary library, string id, string? clause, EstimateInput input)
    {
        var document = DocumentApi.Get(library, id);
        var record = library.Catalogue.Record(id);
        var status = library.Catalogue.Status(document, DateOnly.FromDateTime(DateTime.Today));
        return
        [
            .. record
                .Benefits.Index()
                .Where(b => string.IsNullOrEmpty(clause) || b.Item.Clause == clause)
                .Select(b => new EstimatedBenefit(
                    document,
                    status,
                    b.Item.Clause,
                    record.Clauses.FirstOrDefault(c => c.Path == b.Item.Clause)?.Heading,
                    b.Item,
                    BenefitEstimator.Of(record, b.Index, input)
                )),
        ];
    }
}

/// <summary>What a reader has reckoned: a query or one clause, and amounts as they were typed.</summary>
public sealed record EstimateAddress(
    string? Q,
    string? Doc,
    string? Clause,
    string? Base,
    string? Grant,
    string? Measure,
    string? Count,
    string? Years
)
{
    public bool IsEmpty => string.IsNullOrWhiteSpace(Q) && string.IsNullOrWhiteSpace(Doc);
}
