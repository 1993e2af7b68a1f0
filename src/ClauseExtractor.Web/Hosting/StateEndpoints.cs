using ClauseExtractor.Library;
using ClauseExtractor.Web.Access;
using ClauseExtractor.Web.Importing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ClauseExtractor.Web.Hosting;

/// <summary>Whether the site is well, and what it measured of itself.</summary>
internal static class StateEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        // Says nothing that a stranger may not know; ready once the first readers wait for nothing, which is for a balancer to know; asking
        // the catalogue shows that the library answers; what the index does not hold yet is the lag behind other servers.
        routes
            .MapGet(
                "/health",
                (PolicyLibrary library, IImportQueue queue, WarmUp warm) =>
                {
                    var lag = library.Lag();
                    return Results.Json(
                        new
                        {
                            status = "ok",
                            ready = warm.IsDone,
                            waiting = queue.Waiting,
                            index = new { behind = lag.Changes, seconds = Math.Round(lag.Time.TotalSeconds, 1) },
                        }
                    );
                }
            )
            .Needs(Permission.None)
            .WithName("health")
            .ExcludeFromDescription();
        routes
            .MapGet("/metrics", (SiteMetrics metrics) => Results.Text(metrics.Read(), "text/plain; version=0.0.4; charset=utf-8"))
            .Needs(Permission.Manage)
            .WithName("metrics")
            .ExcludeFromDescription();
    }
}
