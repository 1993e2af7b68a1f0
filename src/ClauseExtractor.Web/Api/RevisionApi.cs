using ClauseExtractor.Json;
using ClauseExtractor.Library;
using ClauseExtractor.Web.Access;
using ClauseExtractor.Web.Hosting;
using ClauseExtractor.Web.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ClauseExtractor.Web.Api;

/// <summary>Comparisons of two documents.</summary>
internal static class RevisionApi
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/revisions",
                (PolicyLibrary library, LibraryCache cache, HttpContext context, string old, string @new) =>
                {
                    var view = RevisionEndpoints.View(
                        library,
                        cache,
                        DocumentApi.Get(library, old),
                        DocumentApi.Get(library, @new),
                        SiteContext.IsEnglish(context)
                    );
                    return Results.Bytes(RecordJson.Write(view.Record), "application/json");
                }
            )
            .Needs(Permission.Read)
            .WithName("api:revisions")
            .WithSummary("The revision record of one document against another.")
            .WithDescription("`old` and `new` are ids; a document's likely predecessors stand in its own answer.");
}
