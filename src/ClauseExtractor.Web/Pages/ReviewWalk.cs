using System.Globalization;
using ClauseExtractor.Library;
using ClauseExtractor.Library.Corrections;
using ClauseExtractor.Web.Api;
using ClauseExtractor.Web.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ClauseExtractor.Web.Pages;

/// <summary>The way through the review queue: where one stands in it, and what comes next.</summary>
internal static class ReviewWalk
{
    public static ReviewList Queue(PolicyLibrary library, LibraryCache cache, double below) =>
        cache.Get(("queue", below, library.Reviews.Latest), () => library.Corrections.Queue(below));

    public static string Address(string document, string? clause, int? row) =>
        Link.To("/review/" + Uri.EscapeDataString(document), ("clause", clause), ("row", row?.ToString(CultureInfo.InvariantCulture)));

    public static string Address(ReviewPlace place) => Address(place.Document.Id, place.Clause, place.Row);

    /// <summary>Where something stands in the queue; null where it does not wait.</summary>
    public static QueuePlace? Place(HttpContext context, PolicyLibrary library, string document, string? clause, int? row)
    {
        var queue = Queue(context, library);
        int at = queue.IndexOf(document, clause, row);
        return at < 0
            ? null
            : new QueuePlace(
                at + 1,
                queue.Places.Count,
                at > 0 ? Address(queue.Places[at - 1]) : null,
                at + 1 < queue.Places.Count ? Address(queue.Places[at + 1]) : null
            );
    }

    /// <summary>
    /// Where the reviewer goes on: the next place of the queue, or the list, as the form asks; null where he stays. Asked before the
    /// change, by which the place leaves the queue.
    /// </summary>
    public static string? Next(
        HttpContext context,
        PolicyLibrary library,
        IFormCollection form,
        string document,
        string? clause,
        int? row
    ) =>
        form["then"].ToString() switch
        {
            "list" => Link.To("/review", ("page", form["page"])),
            "next" => Place(context, library, document, clause, row) is { } place ? place.Behind ?? "/review" : null,
            _ => null,
        };

    /// <summary>An address that tells what was done, and offers to undo it.</summary>
    public static string After(string address, string done, long? made) =>
        address
        + (address.Contains('?', StringComparison.Ordinal) ? "&" : "?")
        + $"done={done}"
        + (made is { } id ? string.Create(CultureInfo.InvariantCulture, $"&made={id}") : "");

    /// <summary>A correction that can still be undone; null for any other number.</summary>
    public static Correction? Made(PolicyLibrary library, long? id)
    {
        if (id is not { } made)
            return null;
        try
        {
            return library.Corrections.Get(made) is { State: CorrectionState.Applied } correction ? correction : null;
        }
        catch (LibraryException)
        {
            return null;
        }
    }

    private static ReviewList Queue(HttpContext context, PolicyLibrary library) =>
        Queue(library, context.RequestServices.GetRequiredService<LibraryCache>(), ConfidenceBound.Usual);
}
