using ClauseExtractor.Layout;
using ClauseExtractor.Library;
using ClauseExtractor.Library.Catalogue;
using ClauseExtractor.Library.Matching;
using ClauseExtractor.Matching;
using ClauseExtractor.Web.Access;
using ClauseExtractor.Web.Hosting;
using ClauseExtractor.Web.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace ClauseExtractor.Web.Api;

/// <summary>What a profile can have.</summary>
internal static class MatchApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/match", MatchAsync)
            .Needs(Permission.Read)
            .InTurn()
            .Accepts<Profile>("application/json")
            .Enters("match")
            .WithName("api:match.post")
            .WithSummary("The same of a profile as JSON.")
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .WithDescription("The fields of the file of `clause match --profile`; at most 64 KB.");
        api.MapGet("/match", Match)
            .Needs(Permission.Read)
            .InTurn()
            .WithName("api:match")
            .WithSummary("What a company can have, and what is missing for more.")
            .WithDescription(
                "Fields as on the page: sums as 2400万 or 24000000, shares as 25%, lists with commas, `facts` a line each. What is "
                    + "left out is not told and makes `unknown`, never `met`. `held` and `not`: keys, or words, of conditions that "
                    + "somebody confirmed or denied."
            );
    }

    private static async Task<Ok<MatchAnswer>> MatchAsync(HttpContext context, PolicyLibrary library, LibraryCache cache, AuditLog audit)
    {
        var address = ProfileAddress.Of(await ProfileBody.ReadAsync(context.Request.Body, context.RequestAborted));
        var answer = Match(address, library, cache);
        audit.Add(context, "match", null);
        return answer;
    }

    private static Ok<MatchAnswer> Match([AsParameters] ProfileAddress address, PolicyLibrary library, LibraryCache cache)
    {
        var report = Typed.Read(
            () => MatchEndpoints.Report(address, library, cache),
            "is no value of a profile.",
            "不能作为企业情况的数值。"
        );
        return TypedResults.Ok(
            new MatchAnswer(
                report.Asked,
                report.Region,
                [.. report.Authorities.SelectMany(a => a.Benefits.Select(b => OfferAnswer.Of(a.Authority, b)))]
            )
        );
    }
}

/// <param name="Asked">The day of asking.</param>
internal sealed record MatchAnswer(DateOnly Asked, string? Region, IReadOnlyList<OfferAnswer> Items);

/// <summary>A benefit and whether the profile gets it.</summary>
/// <param name="Authority">Null where the text names none.</param>
/// <param name="Region">Null where the policy does not say of which place it is: it may be of another than the one asked for.</param>
/// <param name="Row">Index of the benefit in the document's record.</param>
/// <param name="Requirements">Each with its words; groups of alternatives are numbered.</param>
internal sealed record OfferAnswer(
    string Verdict,
    string? Authority,
    string Document,
    string Title,
    string? Region,
    string Status,
    string Clause,
    string? Heading,
    int Row,
    Extraction.Benefit Benefit,
    IReadOnlyList<RequirementAnswer> Requirements,
    IReadOnlyList<Span> Materials
)
{
    public static OfferAnswer Of(string? authority, MatchedBenefit b) =>
        new(
            b.Match.Verdict.ToString(),
            authority,
            b.Document.Id,
            b.Document.DisplayTitle,
            b.Document.Region,
            StatusNames.Code(b.Status.State),
            b.Clause,
            b.Heading,
            b.Match.Row,
            b.Benefit,
            [
                .. b
                    .Match.Groups.Index()
                    .SelectMany(g =>
                        g.Item.Branches.Index().SelectMany(br => br.Item.Select(r => new RequirementAnswer(g.Index, br.Index, r)))
                    ),
            ],
            b.Materials
        );
}

/// <param name="Group">Every group is needed.</param>
/// <param name="Branch">One branch of a group is enough.</param>
internal sealed record RequirementAnswer(int Group, int Branch, Requirement Requirement);
