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
        api.MapPost(
                "/imports",
                async (HttpContext context, IImportQueue queue, AuditLog audit, SiteOptions options) =>
                    TypedResults.Accepted("/api/imports", await ImportEndpoints.ReceiveAsync(context, queue, audit, options))
            )
            .Needs(Permission.Import)
            .Accepts<IFormFileCollection>("multipart/form-data")
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .Enters("import")
            .WithName("api:imports.post")
            .WithSummary("Takes files in; they are imported one after another.")
            .WithDescription("curl -F files=@policy.pdf …/api/imports; `password` opens protected files among them, and is kept nowhere.");
        api.MapPost(
                "/imports/address",
                async (
                    AddressRequest asked,
                    HttpContext context,
                    IImportQueue queue,
                    AuditLog audit,
                    AddressFetcher fetcher,
                    SiteOptions options
                ) =>
                    TypedResults.Accepted(
                        "/api/imports",
                        await ImportEndpoints.FetchAsync(context, queue, audit, fetcher, options, asked.Address)
                    )
            )
            .Needs(Permission.Import)
            .RequireRateLimiting(SiteAccess.FetchLimit)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .Enters("import")
            .WithName("api:imports.address")
            .WithSummary("Takes in one page or file by its address; public addresses only.");
        api.MapGet(
                "/imports",
                (IImportQueue queue, int? offset, int? limit) =>
                {
                    var (from, most) = Paging.Read(offset, limit);
                    var (total, items) = queue.Newest(from, most);
                    return TypedResults.Ok(Paging.Page(total, items, from, most));
                }
            )
            .Needs(Permission.Import)
            .WithName("api:imports")
            .WithSummary("What was uploaded and what became of it, the newest first.");
        api.MapGet(
                "/imports/{id}",
                Results<Ok<ImportItem>, ProblemHttpResult> (string id, IImportQueue queue) =>
                    queue.Find(id) is { } item ? TypedResults.Ok(item) : TypedResults.Problem(statusCode: 404)
            )
            .Needs(Permission.Import)
            .WithName("api:import")
            .WithSummary("One uploaded file.");
        api.MapPost(
                "/imports/{id}/retry",
                (string id, RetryRequest asked, HttpContext context, IImportQueue queue, AuditLog audit) =>
                {
                    ImportEndpoints.Retry(context, queue, audit, id, asked.Password);
                    return TypedResults.Accepted("/api/imports/" + Uri.EscapeDataString(id));
                }
            )
            .Needs(Permission.Import)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .Enters("import.retry")
            .WithName("api:import.retry")
            .WithSummary("Tries a file again that was not read, with a password where it asks for one.");
        api.MapPost(
                "/imports/{id}/cancel",
                Results<NoContent, ProblemHttpResult> (string id, HttpContext context, IImportQueue queue, AuditLog audit) =>
                    ImportEndpoints.Cancel(context, queue, audit, id) > 0 ? TypedResults.NoContent() : TypedResults.Problem(statusCode: 404)
            )
            .Needs(Permission.Import)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .Enters("import.cancel")
            .WithName("api:import.cancel")
            .WithSummary("Stops the import of a file that has no outcome.");
    }

    /// <param name="Address">http or https.</param>
    internal sealed record AddressRequest(string? Address);

    /// <param name="Password">Opens a protected file, and is kept nowhere.</param>
    internal sealed record RetryRequest(string? Password);
}
