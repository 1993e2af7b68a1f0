using ClauseExtractor.Library;
using ClauseExtractor.Library.Catalogue;
using ClauseExtractor.Reports;
using ClauseExtractor.Reports.Html;
using ClauseExtractor.Reports.Office;
using ClauseExtractor.Revision;
using ClauseExtractor.Web.Access;
using ClauseExtractor.Web.Hosting;
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
        routes.MapGet("/revisions", Page).Needs(Permission.Read).WithName("page:revisions").ExcludeFromDescription();
        routes.MapGet("/revisions/report.{format}", Report).Needs(Permission.Read).WithName("page:revisions.report").ExcludeFromDescription();
    }

    private static RazorComponentResult<RevisionsView> Page(PolicyLibrary library, LibraryCache cache, HttpContext context, string? old, string? @new, string? view, string? kind)
    {
        var later = Find(library, @new);
        var suggested = later is null ? [] : library.Catalogue.Predecessors(later.Id);
        // The likeliest predecessor, unless the reader chose.
        var earlier = Find(library, old) ?? (suggested is [var likeliest, ..] ? likeliest.Document : null);
        var revision = later is null || earlier is null || later.Id == earlier.Id ? null : View(library, cache, earlier, later, SiteContext.IsEnglish(context));
        return new RazorComponentResult<RevisionsView>(new
        {
            Asked = new RevisionAsked(earlier?.Id, later?.Id, view == "inline", Enum.TryParse<ChangeRank>(kind, true, out var rank) && Enum.IsDefined(rank) ? rank : null),
            Earlier = earlier, Later = later, Suggested = suggested, Choices = library.Catalogue.List(allVersions: true).Take(RevisionsView.MostChoices).ToList(), Revision = revision,
            Missing = @new is { Length: > 0 } && later is null ? @new : old is { Length: > 0 } && Find(library, old) is null ? old : null,
        });
    }

    private static IResult Report(string format, PolicyLibrary library, LibraryCache cache, HttpContext context, string old, string @new)
    {
        var (earlier, later) = (library.Catalogue.Find(old), library.Catalogue.Find(@new));
        var view = View(library, cache, earlier, later, SiteContext.IsEnglish(context));
        var (type, content) = format switch
        {
            "docx" => ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ComparisonTable.Render(view)),
            "xlsx" => ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", RevisionWorkbook.Render(view)),
            "html" => ("text/html; charset=utf-8", System.Text.Encoding.UTF8.GetBytes(RevisionPage.Render(view))),
            "md" => ("text/markdown; charset=utf-8", System.Text.Encoding.UTF8.GetBytes(RevisionMarkdown.Render(view))),
            _ => ("", []),
        };
        if (content.Length == 0)
            return Results.NotFound();
        // A report is a file to pass on, with styles of its own: it is downloaded, never shown from here.
        context.Response.Headers.ContentDisposition = DocumentEndpoints.Attachment($"条文对照表-{later.DisplayTitle}.{format}");
        return Results.Bytes(content, type);
    }

    /// <summary>The comparison of two documents as they are now, corrections included; kept while they stay so.</summary>
    public static RevisionView View(PolicyLibrary library, LibraryCache cache, DocumentSummary earlier, DocumentSummary later, bool english) => cache.Get(("revision", earlier.Id, later.Id, english), () =>
    {
        var (old, @new) = (library.Catalogue.Record(earlier.Id), library.Catalogue.Record(later.Id));
        return RevisionView.Of(PolicyComparer.Compare(old, @new), old, @new, english ? ReportLanguage.English : ReportLanguage.Chinese);
    });

    private static DocumentSummary? Find(PolicyLibrary library, string? reference)
    {
        if (string.IsNullOrWhiteSpace(reference))
            return null;
        try
        {
            return library.Catalogue.Get(reference) ?? library.Catalogue.Find(reference);
        }
        catch (LibraryException e) when (e.Code is "notFound" or "ambiguous")
        {
            return null;
        }
    }
}

/// <summary>What a reader asks of the comparison: everything that its address holds.</summary>
/// <param name="Only">Rows of this rank; null for all that changed.</param>
public sealed record RevisionAsked(string? Old, string? New, bool Inline, ChangeRank? Only)
{
    public string Address => Link.To("/revisions", ("old", Old), ("new", New), ("view", Inline ? "inline" : null), ("kind", Only?.ToString().ToLowerInvariant()));

    public string Report(string format) => Link.To("/revisions/report." + format, ("old", Old), ("new", New));
}
