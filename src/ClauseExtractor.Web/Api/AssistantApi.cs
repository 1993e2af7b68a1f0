using ClauseExtractor.Library;
using ClauseExtractor.Web.Access;
using ClauseExtractor.Web.Asking;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ClauseExtractor.Web.Api;

/// <summary>The language model; there is neither call unless one is configured.</summary>
internal static class AssistantApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost(
                "/ask",
                async (NewQuestion body, SiteOptions options, Questions questions, AuditLog audit, HttpContext context) =>
                {
                    if (options.Assistant is not { } assistant)
                        return Results.Problem(statusCode: 404);
                    if (body.Question?.Trim() is not { Length: > 0 and <= Questions.Longest } question)
                        throw new BadHttpRequestException("question");
                    audit.Add(context, "ask", null);
                    return Results.Ok(await questions.AskAsync(assistant, question));
                }
            )
            .Needs(Permission.Read)
            .RequireRateLimiting(SiteAccess.AskLimit)
            .Produces<SiteAnswer>()
            .Enters("ask")
            .WithName("api:ask")
            .WithSummary("Answers a question from the library, each sentence with the words it rests on.")
            .WithDescription("By the language model that the site was started with; 404 where there is none.");
        api.MapPost(
                "/documents/{id}/proposals",
                async (string id, NewProposal body, PolicyLibrary library, SiteOptions options, AuditLog audit, HttpContext context) =>
                {
                    if (options.Assistant is not { } assistant)
                        return Results.Problem(statusCode: 404);
                    if (
                        body.Clause is not { Length: > 0 } clause
                        || library.Catalogue.Record(DocumentApi.Get(library, id).Id).Clauses.All(c => c.Path != clause)
                    )
                        throw new BadHttpRequestException("clause");
                    audit.Add(context, "assist", $"{id} {clause}");
                    return Results.Ok(await assistant.ProposeAsync(library, id, clause, context.RequestAborted));
                }
            )
            .Needs(Permission.Review)
            .RequireRateLimiting(SiteAccess.AskLimit)
            .Produces<SiteProposals>()
            .Enters("assist")
            .WithName("api:propose")
            .WithSummary("Asks the language model about a clause that the rules are unsure of; what holds joins the review queue.");
    }
}

internal sealed record NewQuestion(string? Question);

/// <param name="Clause">Path of the clause.</param>
internal sealed record NewProposal(string? Clause);
