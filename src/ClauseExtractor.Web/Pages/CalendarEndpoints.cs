using ClauseExtractor.Library;
using ClauseExtractor.Library.Calendar;
using ClauseExtractor.Library.Search;
using ClauseExtractor.Web.Access;
using ClauseExtractor.Web.Feeds;
using ClauseExtractor.Web.Hosting;
using ClauseExtractor.Wording;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace ClauseExtractor.Web.Pages;

/// <summary>日历: what ends, closes and waits; as a page, as a calendar and as a feed.</summary>
internal static class CalendarEndpoints
{
    /// <summary>How far the calendar file looks ahead, in years, and how many clauses a feed holds.</summary>
    private const int YearsAhead = 3,
        MostEntries = 100;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/calendar", Page).Needs(Permission.Read).InTurn().WithName("page:calendar").ExcludeFromDescription();
        routes.MapGet("/calendar.ics", Calendar).Needs(Permission.Read).InTurn().WithName("page:calendar.ics").ExcludeFromDescription();
        routes.MapGet("/feed.atom", Feed).Needs(Permission.Read).InTurn().WithName("page:feed").ExcludeFromDescription();
    }

    private static RazorComponentResult<CalendarView> Page(PolicyLibrary library, LibraryCache cache, string? within, string? on)
    {
        var day = Day.Read(on) ?? DateOnly.FromDateTime(DateTime.Today);
        string asked = string.IsNullOrWhiteSpace(within) ? "12m" : within.Trim();
        try
        {
            var until = TimeSpanText.After(day, asked);
            return new RazorComponentResult<CalendarView>(
                new
                {
                    Within = asked,
                    On = day,
                    Until = until,
                    Items = Due(library, cache, day, until),
                    Terms = cache.Get(("terms", day), () => library.Calendar.Terms(day)),
                }
            );
        }
        catch (FormatException)
        {
            return new RazorComponentResult<CalendarView>(
                new
                {
                    Within = asked,
                    On = day,
                    Until = day,
                    Wrong = true,
                }
            );
        }
    }

    /// <summary>What is due from a day to another.</summary>
    public static IReadOnlyList<DueItem> Due(PolicyLibrary library, LibraryCache cache, DateOnly on, DateOnly until) =>
        cache.Get(("due", on, until), () => library.Calendar.Due(on, until), weighs: 2);

    private static IResult Calendar(PolicyLibrary library, LibraryCache cache, SiteOptions options, HttpContext context, string? q)
    {
        string query = q?.Trim() ?? "";
        var today = DateOnly.FromDateTime(DateTime.Today);
        var items = Due(library, cache, today, today.AddYears(YearsAhead));
        if (query.Length > 0)
        {
            var found = cache.Get(
                ("calendar.ics", query, today),
                () => library.Search(query, new SearchOptions { Limit = 500 }).Hits.Select(h => h.Document.Id).ToHashSet()
            );
            items = [.. items.Where(i => found.Contains(i.Document.Id))];
        }
        var language = SiteContext.WordsOf(context);
        return Tagged(
            context,
            FeedWriter.Calendar(
                query.Length == 0 ? language.Text("政策日历", "Policies") : query,
                SiteContext.SiteOf(context, options),
                items,
                language
            ),
            "text/calendar; charset=utf-8"
        );
    }

    private static IResult Feed(PolicyLibrary library, LibraryCache cache, SiteOptions options, HttpContext context, string? q)
    {
        string query = q?.Trim() ?? "";
        var hits = cache.Get(
            ("feed.atom", query, DateTime.Today),
            () => library.Search(query, new SearchOptions { Sort = SearchSort.Date, Limit = MostEntries }).Hits,
            weighs: 5
        );
        return Tagged(
            context,
            FeedWriter.Atom(query.Length == 0 ? "ClauseExtractor" : query, query, SiteContext.SiteOf(context, options), hits),
            "application/atom+xml; charset=utf-8"
        );
    }

    // Readers ask again and again: nothing is sent where nothing changed.
    private static IResult Tagged(HttpContext context, byte[] content, string type) =>
        Results.Bytes(content, type, entityTag: new EntityTagHeaderValue(FeedWriter.Tag(content)));
}
