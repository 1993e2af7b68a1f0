using ClauseExtractor.Web.Access;
using ClauseExtractor.Web.Importing;
using ClauseExtractor.Web.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace ClauseExtractor.Web.Api;

/// <summary>Bringing files in.</summary>
internal static class ImportApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/imports", async (HttpContext context, ImportQueue queue, AuditLog audit, SiteOptions options) =>
                TypedResults.Accepted("/api/imports", await ImportEndpoints.ReceiveAsync(context, queue, audit, options)))
            .Needs(Permission.Import).Accepts<IFormFileCollection>("multipart/form-data").ProducesProblem(StatusCodes.Status413PayloadTooLarge).Enters("import").WithName("api:imports.post")
            .WithSummary("Takes files in; they are imported one after another.").WithDescription("curl -F files=@policy.pdf …/api/imports; `password` opens protected files among them, and is kept nowhere.");
        api.MapGet("/imports", (ImportQueue queue, int? offset, int? limit) =>
        {
            var (from, most) = Paging.Read(offset, limit);
            return TypedResults.Ok(Paging.Of(queue.Items, from, most));
        }).Needs(Permission.Import).WithName("api:imports").WithSummary("What was uploaded and what became of it, the newest first.");
        api.MapGet("/imports/{id}", Results<Ok<ImportItem>, ProblemHttpResult> (string id, ImportQueue queue) => queue.Find(id) is { } item ? TypedResults.Ok(item) : TypedResults.Problem(statusCode: 404))
            .Needs(Permission.Import).WithName("api:import").WithSummary("One uploaded file.");
    }
}
