using ClauseExtractor.Library;
using ClauseExtractor.Library.Catalogue;
using ClauseExtractor.Library.Standing;
using ClauseExtractor.Web.Access;
using ClauseExtractor.Web.Hosting;
using ClauseExtractor.Web.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace ClauseExtractor.Web.Api;

/// <summary>Where regions stand on a subject.</summary>
internal static class StandingApi
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/standing", Standing)
            .Needs(Permission.Read)
            .InTurn()
            .WithName("api:standing")
            .WithSummary("Caps and rates of a subject by region, with medians, and their changes over versions.");

    private static Ok<StandingAnswer> Standing(PolicyLibrary library, LibraryCache cache, string? q, DateOnly? on)
    {
        var standing = StandingEndpoints.Of(library, cache, q?.Trim() ?? "", on);
        return TypedResults.Ok(
            new StandingAnswer(
                standing.On,
                [
                    .. standing.Regions.Select(r => new RegionAnswer(
                        r.Region,
                        r.MedianCap,
                        r.HighestCap,
                        r.MedianRate,
                        r.HighestRate,
                        [.. r.Points.Select(PointAnswer.Of)]
                    )),
                ],
                [.. standing.Histories.Select(h => new HistoryAnswer(PointAnswer.Of(h.Point), h.IsRate, h.Steps))]
            )
        );
    }
}

internal sealed record StandingAnswer(DateOnly On, IReadOnlyList<RegionAnswer> Regions, IReadOnlyList<HistoryAnswer> Histories);

internal sealed record RegionAnswer(
    string Region,
    decimal? MedianCap,
    decimal? HighestCap,
    decimal? MedianRate,
    decimal? HighestRate,
    IReadOnlyList<PointAnswer> Points
);

/// <param name="Row">Index of the benefit in the document's record.</param>
internal sealed record PointAnswer(
    string Document,
    string Title,
    string Status,
    string Clause,
    string? Heading,
    int Row,
    decimal? Cap,
    decimal? Rate,
    string Quote
)
{
    public static PointAnswer Of(StandingPoint p) =>
        new(
            p.Document.Id,
            p.Document.DisplayTitle,
            StatusNames.Code(p.Status.State),
            p.Clause,
            p.Heading,
            p.Row,
            p.Cap,
            p.Rate,
            p.Benefit.Span.Quote
        );
}

internal sealed record HistoryAnswer(PointAnswer Point, bool IsRate, IReadOnlyList<ValueStep> Steps);
