using ClauseExtractor.Web.Access;
using ClauseExtractor.Web.Asking;
using ClauseExtractor.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace ClauseExtractor.Web.Pages;

/// <summary>
/// 提问: a question in plain words, answered by a language model that may only say what the text says. There is none of it unless a model is
/// configured.
/// </summary>
internal static class AskEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet(
                "/ask",
                (SiteOptions options) => options.Assistant is null ? Results.NotFound() : new RazorComponentResult<AskView>(new { })
            )
            .Needs(Permission.Read)
            .WithName("page:ask")
            .ExcludeFromDescription();
        routes
            .MapPost("/ask", Ask)
            .Needs(Permission.Read)
            .RequireRateLimiting(SiteAccess.AskLimit)
            .Enters("ask")
            .WithName("page:ask.post")
            .ExcludeFromDescription();
        routes.MapGet("/ask/{id}", Show).Needs(Permission.Read).WithName("page:answer").ExcludeFromDescription();
    }

    private static async Task<IResult> Ask(HttpContext context, SiteOptions options, Questions questions, AuditLog audit)
    {
        var form = await context.Request.ReadFormAsync();
        string question = form["question"].ToString().Trim();
        if (options.Assistant is not { } assistant)
            return Results.NotFound();
        if (question.Length is 0 or > Questions.Longest)
            return new RazorComponentResult<AskView>(new { Question = question, Wrong = true })
            {
                StatusCode = StatusCodes.Status400BadRequest,
            };
        audit.Add(context, "ask", null);
        return Results.LocalRedirect("/ask/" + questions.Ask(assistant, question));
    }

    private static IResult Show(string id, HttpContext context, Questions questions) =>
        questions.Find(id) is { } answer ? PageResult.Streamed<AskView>(context, new { Answer = answer }) : Results.NotFound();
}
