using ClauseExtractor.Library;
using ClauseExtractor.Library.Search;
using ClauseExtractor.Library.Watches;
using ClauseExtractor.Web.Access;
using ClauseExtractor.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace ClauseExtractor.Web.Pages;

/// <summary>已保存的检索: kept queries and what is new of them. Keeping and forgetting is for reviewers; all read.</summary>
internal static class WatchEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/watches", (PolicyLibrary library, string? q, CancellationToken cancellation) => Page(library, q, null, cancellation))
            .Needs(Permission.Read)
            .InTurn()
            .WithName("page:watches")
            .ExcludeFromDescription();
        routes.MapPost("/watches", Act).Needs(Permission.Review).Enters("watch").WithName("page:watches.act").ExcludeFromDescription();
    }

    private static RazorComponentResult<WatchesView> Page(
        PolicyLibrary library,
        string? query,
        QuerySyntaxException? wrong,
        CancellationToken cancellation
    ) =>
        new(
            new
            {
                News = library.Watches.News(cancellation),
                Query = query?.Trim() ?? "",
                Wrong = wrong,
            }
        );

    private static async Task<IResult> Act(HttpContext context, PolicyLibrary library, AuditLog audit)
    {
        var form = await context.Request.ReadFormAsync();
        var (act, name, query) = (form["act"].ToString(), form["name"].ToString().Trim(), form["q"].ToString().Trim());
        try
        {
            audit.Do(context, "watch", $"{act} {name}".Trim(), () => Do(library, act, name, query, context.User.Identity?.Name ?? ""));
            return Results.LocalRedirect("/watches");
        }
        catch (QuerySyntaxException e)
        {
            return Page(library, query, e, context.RequestAborted);
        }
    }

    private static bool Do(PolicyLibrary library, string act, string name, string query, string author)
    {
        switch (act)
        {
            case "add":
                library.Watches.Add(name, query, author);
                break;
            case "seen":
                library.Watches.MarkSeen(name);
                break;
            case "remove":
                library.Watches.Remove(name);
                break;
            default:
                throw new BadHttpRequestException("act");
        }
        return true;
    }
}
