using ClauseExtractor.Library;
using ClauseExtractor.Library.Calendar;
using ClauseExtractor.Library.Catalogue;
using ClauseExtractor.Web.Access;
using ClauseExtractor.Web.Hosting;
using ClauseExtractor.Web.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace ClauseExtractor.Web.Api;

/// <summary>What comes due, and kept queries.</summary>
internal static class CalendarApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/due", Due)
            .Needs(Permission.Read)
            .InTurn()
            .WithName("api:due")
            .WithSummary("What ends, closes and waits.")
            .WithDescription("`within`: 90d, 6m, 1y. `on`: the day from which on; today where it is left out.");
        api.MapGet(
                "/watches",
                (PolicyLibrary library, CancellationToken cancellation) =>
                    TypedResults.Ok(
                        library
                            .Watches.News(cancellation)
                            .Select(n => new WatchAnswer(
                                n.Watch.Name,
                                n.Watch.Query,
                                n.Watch.Author,
                                n.Total,
                                [.. n.New.Take(100).Select(HitAnswer.Of)]
                            ))
                            .ToList()
                    )
            )
            .Needs(Permission.Read)
            .InTurn()
            .WithName("api:watches")
            .WithSummary("Kept queries, and what is new of them.");
        api.MapPost("/watches", Add)
            .Needs(Permission.Review)
            .Enters("watch")
            .WithName("api:watches.add")
            .WithSummary("Keeps a query.")
            .WithDescription("One of the same name is replaced; what the library holds now counts as seen.");
        api.MapPost(
                "/watches/{name}/seen",
                (string name, PolicyLibrary library, AuditLog audit, HttpContext context) =>
                    Do(context, audit, "seen", name, () => library.Watches.MarkSeen(name))
            )
            .Needs(Permission.Review)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .Enters("watch")
            .WithName("api:watches.seen")
            .WithSummary("Counts what is there now as seen.");
        api.MapDelete(
                "/watches/{name}",
                (string name, PolicyLibrary library, AuditLog audit, HttpContext context) =>
                    Do(context, audit, "remove", name, () => library.Watches.Remove(name))
            )
            .Needs(Permission.Review)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .Enters("watch")
            .WithName("api:watches.remove")
            .WithSummary("Forgets a kept query.");
    }

    private static Created<WatchAnswer> Add(NewWatch asked, PolicyLibrary library, AuditLog audit, HttpContext context)
    {
        string name = asked.Name?.Trim() ?? "";
        var watch = audit.Do(
            context,
            "watch",
            $"add {name}".Trim(),
            () => library.Watches.Add(name, asked.Query ?? "", context.User.Identity?.Name ?? "")
        );
        return TypedResults.Created("/api/watches", new WatchAnswer(watch.Name, watch.Query, watch.Author, 0, []));
    }

    private static NoContent Do(HttpContext context, AuditLog audit, string act, string name, Action work)
    {
        audit.Do(
            context,
            "watch",
            $"{act} {name}",
            () =>
            {
                work();
                return true;
            }
        );
        return TypedResults.NoContent();
    }

    private static Ok<IReadOnlyList<DueAnswer>> Due(PolicyLibrary library, LibraryCache cache, string? within, DateOnly? on)
    {
        var day = on ?? DateOnly.FromDateTime(DateTime.Today);
        var until = Typed.Read(
            () => TimeSpanText.After(day, string.IsNullOrWhiteSpace(within) ? "6m" : within),
            "is no stretch such as 6m.",
            "不是期限，例：6m。"
        );
        return TypedResults.Ok<IReadOnlyList<DueAnswer>>([
            .. CalendarEndpoints
                .Due(library, cache, day, until)
                .Select(i => new DueAnswer(
                    i.Id,
                    i.Kind,
                    i.Day,
                    i.Document.Id,
                    i.Document.DisplayTitle,
                    i.Document.Region,
                    StatusNames.Code(i.Status.State),
                    i.Other?.Id
                )),
        ]);
    }
}

/// <param name="Id">The same on every machine and every day.</param>
/// <param name="Other">The document that cites, or the version before.</param>
internal sealed record DueAnswer(
    string Id,
    DueKind Kind,
    DateOnly? Day,
    string Document,
    string Title,
    string? Region,
    string Status,
    string? Other
);

/// <summary>A query to keep.</summary>
/// <param name="Query">In the query language of the search.</param>
internal sealed record NewWatch(string? Name, string? Query);

/// <param name="New">Clauses that came or changed since somebody looked, at most 100.</param>
internal sealed record WatchAnswer(string Name, string Query, string Author, int Total, IReadOnlyList<HitAnswer> New);
