using ClauseExtractor.Library;
using ClauseExtractor.Library.Catalogue;
using ClauseExtractor.Library.Reviews;
using ClauseExtractor.Reports;
using ClauseExtractor.Reports.Html;
using ClauseExtractor.Reports.Office;
using ClauseExtractor.Revision;
using ClauseExtractor.Web.Access;
using ClauseExtractor.Web.Hosting;
using ClauseExtractor.Web.Wording;
using ClauseExtractor.Wording;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace ClauseExtractor.Web.Pages;

/// <summary>修订: two documents side by side, what changed in meaning first.</summary>
internal static class RevisionEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/revisions", Page).Needs(Permission.Read).InTurn().WithName("page:revisions").ExcludeFromDescription();
        routes
            .MapPost("/revisions/review", Review)
            .Needs(Permission.Review)
            .Enters("review")
            .WithName("page:revisions.review")
            .ExcludeFromDescription();
        routes
            .MapGet("/revisions/report.{format}", Report)
            .Needs(Permission.Read)
            .Audited("export")
            .WithName("page:revisions.report")
            .ExcludeFromDescription();
    }

    private static RazorComponentResult<RevisionsView> Page(
        PolicyLibrary library,
        LibraryCache cache,
        HttpContext context,
        string? old,
        string? @new,
        string? view,
        string? kind,
        string? about
    )
    {
        var (earlier, later) = (DocumentChoice.Of(library, old), DocumentChoice.Of(library, @new));
        // A document is not compared with itself.
        earlier = earlier with
        {
            Possible = [.. earlier.Possible.Where(d => d.Id != later.Document?.Id)],
        };
        var suggested = later.Document is { } document ? library.Catalogue.Predecessors(document.Id) : [];
        // The likeliest predecessor, unless the reader chose.
        if (earlier.Words.Length == 0 && suggested is [var likeliest, ..])
            earlier = earlier with { Document = likeliest.Document };
        bool both = earlier.Document is not null && later.Document is not null && earlier.Document.Id != later.Document.Id;
        return PageResult.Streamed<RevisionsView>(
            context,
            new
            {
                Asked = new RevisionAsked(
                    earlier.Document?.Id,
                    later.Document?.Id,
                    view == "inline",
                    Enum.TryParse<ChangeRank>(kind, true, out var rank) && Enum.IsDefined(rank) ? rank : null,
                    about is "money" or "duties" ? about : null
                ),
                Earlier = earlier,
                Later = later,
                Suggested = suggested,
                Newest = library.Catalogue.List().Take(RevisionsView.MostNewest).ToList(),
                Reviews = both ? library.Reviews.Of(earlier.Document!.Id, later.Document!.Id) : new Dictionary<string, ChangeReview>(),
                Revision = both ? ViewAsync(library, cache, earlier.Document!, later.Document!, SiteContext.IsEnglish(context)) : null,
            }
        );
    }

    private static IResult Report(string format, PolicyLibrary library, LibraryCache cache, HttpContext context, string old, string @new)
    {
        var (earlier, later) = (library.Catalogue.Find(old), library.Catalogue.Find(@new));
        var view = View(library, cache, earlier, later, SiteContext.IsEnglish(context));
        var (type, content) = format switch
        {
            "docx" => (
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                ComparisonTable.Render(view, reviews: Reviewed(library, earlier.Id, later.Id, SiteContext.IsEnglish(context)))
            ),
            "xlsx" => ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", RevisionWorkbook.Render(view)),
            "html" => ("text/html; charset=utf-8", System.Text.Encoding.UTF8.GetBytes(RevisionPage.Render(view))),
            "md" => ("text/markdown; charset=utf-8", System.Text.Encoding.UTF8.GetBytes(RevisionMarkdown.Render(view))),
            _ => ("", []),
        };
        if (content.Length == 0)
            return Results.NotFound();
        // A report is a file to pass on, with styles of its own: it is downloaded, never shown from here.
        return Download.File(context, $"条文对照表-{later.DisplayTitle}.{format}", type, content);
    }

    /// <summary>Sets a reviewer's mark at a block of changes, and goes back to it.</summary>
    private static async Task<IResult> Review(HttpContext context, PolicyLibrary library, AuditLog audit, TimeProvider clock)
    {
        var form = await context.Request.ReadFormAsync();
        string old = form["old"].ToString(),
            @new = form["new"].ToString(),
            key = form["key"].ToString(),
            about = form["about"].ToString();
        if (
            !Enum.TryParse<ReviewMark>(form["mark"].ToString(), true, out var mark)
            || !Enum.IsDefined(mark)
            || library.Catalogue.Get(old) is null
            || library.Catalogue.Get(@new) is null
        )
            return Results.NotFound();
        var review = new ChangeReview(
            old,
            @new,
            key,
            mark,
            form["note"].ToString().Trim(),
            context.User.Identity?.Name ?? "",
            clock.GetUtcNow()
        );
        audit.Do(context, "review", $"{old} {@new} {key} {mark}", () => Set(library, review));
        return Results.LocalRedirect(
            Link.To("/revisions", ("old", old), ("new", @new), ("about", about.Length > 0 ? about : null))
                + "#block-"
                + Uri.EscapeDataString(key)
        );
    }

    private static ChangeReview Set(PolicyLibrary library, ChangeReview review)
    {
        library.Reviews.Set(review);
        return review;
    }

    private static Dictionary<string, ReviewedChange> Reviewed(PolicyLibrary library, string old, string @new, bool english) =>
        library
            .Reviews.Of(old, @new)
            .ToDictionary(
                r => r.Key,
                r => new ReviewedChange(SiteNames.Of(r.Value.Mark, english), r.Value.Note, r.Value.Author, r.Value.At)
            );

    /// <summary>The comparison of two documents as they are now, corrections included; kept while they stay so.</summary>
    public static RevisionView View(
        PolicyLibrary library,
        LibraryCache cache,
        DocumentSummary earlier,
        DocumentSummary later,
        bool english
    ) => cache.Get(("revision", earlier.Id, later.Id, english), () => Compare(library, earlier, later, english), Weighs);

    private static Task<RevisionView> ViewAsync(
        PolicyLibrary library,
        LibraryCache cache,
        DocumentSummary earlier,
        DocumentSummary later,
        bool english
    ) => cache.GetAsync(("revision", earlier.Id, later.Id, english), () => Compare(library, earlier, later, english), Weighs);

    /// <summary>Two records and what was found between them, some megabytes.</summary>
    private const int Weighs = 16;

    private static RevisionView Compare(PolicyLibrary library, DocumentSummary earlier, DocumentSummary later, bool english)
    {
        var (old, @new) = (library.Catalogue.Record(earlier.Id), library.Catalogue.Record(later.Id));
        return RevisionView.Of(PolicyComparer.Compare(old, @new), old, @new, english ? ReportLanguage.English : ReportLanguage.Chinese);
    }
}

/// <summary>What a reader asks of the comparison: everything that its address holds.</summary>
/// <param name="Only">Rows of this rank; null for all that changed.</param>
/// <param name="About">Blocks of <c>money</c> or <c>duties</c> alone; null for all.</param>
public sealed record RevisionAsked(string? Old, string? New, bool Inline, ChangeRank? Only, string? About = null)
{
    public string Address =>
        Link.To(
            "/revisions",
            ("old", Old),
            ("new", New),
            ("view", Inline ? "inline" : null),
            ("kind", Only?.ToString().ToLowerInvariant()),
            ("about", About)
        );

    /// <summary>Whether a block is asked for.</summary>
    public bool Shows(FactBlock block) =>
        About switch
        {
            "money" => block.IsMoney,
            "duties" => block.IsDuty,
            _ => true,
        };

    /// <summary>The page on which this side is yet to be chosen.</summary>
    public string WithoutNew => Link.To("/revisions", ("old", Old));

    public string Report(string format) => Link.To("/revisions/report." + format, ("old", Old), ("new", New));
}
