using ClauseExtractor.Estimates;
using ClauseExtractor.Library;
using ClauseExtractor.Library.Catalogue;
using ClauseExtractor.Web.Access;
using ClauseExtractor.Web.Hosting;
using ClauseExtractor.Web.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace ClauseExtractor.Web.Api;

/// <summary>What benefits come to.</summary>
internal static class EstimateApi
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/estimate", Reckon)
            .Needs(Permission.Read)
            .InTurn()
            .WithName("api:estimate")
            .WithSummary("What benefits come to, with the steps.")
            .WithDescription(
                "`q` finds benefits, or `doc` and `clause` name them. `base`: what the share is of, as 1200万; `grant`: the higher "
                    + "level's money, for a match; `measure`: what tiers go by; `count`; `years`."
            );

    private static Ok<IReadOnlyList<EstimateAnswer>> Reckon(
        [AsParameters] EstimateAddress address,
        PolicyLibrary library,
        LibraryCache cache
    ) =>
        TypedResults.Ok<IReadOnlyList<EstimateAnswer>>([
            .. Typed
                .Read(() => EstimateEndpoints.Find(address, library, cache), "is no amount.", "不是数额。")
                .Select(e => new EstimateAnswer(
                    e.Document.Id,
                    e.Document.DisplayTitle,
                    e.Document.Region,
                    StatusNames.Code(e.Status.State),
                    e.Clause,
                    e.Heading,
                    e.Benefit,
                    e.Estimate
                )),
        ]);
}

/// <summary>A benefit and what it comes to.</summary>
internal sealed record EstimateAnswer(
    string Document,
    string Title,
    string? Region,
    string Status,
    string Clause,
    string? Heading,
    Extraction.Benefit Benefit,
    Estimate Estimate
);
