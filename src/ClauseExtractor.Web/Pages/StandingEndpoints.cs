using System.Text;
using ClauseExtractor.Json;
using ClauseExtractor.Library;
using ClauseExtractor.Library.Catalogue;
using ClauseExtractor.Library.Standing;
using ClauseExtractor.Web.Access;
using ClauseExtractor.Web.Hosting;
using ClauseExtractor.Web.Pages.Parts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace ClauseExtractor.Web.Pages;

/// <summary>各地水平: where regions stand on a subject.</summary>
internal static class StandingEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/standing", Page).Needs(Permission.Read).InTurn().WithName("page:standing").ExcludeFromDescription();
        routes
            .MapGet("/standing/{file}", File)
            .Needs(Permission.Read)
            .InTurn()
            .Audited("export")
            .WithName("page:standing.file")
            .ExcludeFromDescription();
    }

    private static RazorComponentResult<StandingView> Page(PolicyLibrary library, LibraryCache cache, string? q, string? on)
    {
        string query = q?.Trim() ?? "";
        var (found, wrong) = query.Length == 0 ? (null, null) : QueryPage.Find(() => Of(library, cache, query, Day.Read(on)));
        return new RazorComponentResult<StandingView>(
            new
            {
                Query = query,
                On = Day.Read(on),
                Standing = found,
                Wrong = wrong,
            }
        );
    }

    public static SubjectStanding Of(PolicyLibrary library, LibraryCache cache, string query, DateOnly? on) =>
        cache.Get(("standing", query, on, DateTime.Today), () => library.Standing(query, on), weighs: 4);

    private static IResult File(
        string file,
        PolicyLibrary library,
        LibraryCache cache,
        SiteOptions options,
        HttpContext context,
        string? q,
        string? on
    )
    {
        if (file is not ("caps.svg" or "rates.svg" or "values.csv"))
            return Results.NotFound();
        var standing = Of(library, cache, q?.Trim() ?? "", Day.Read(on));
        if (file == "values.csv")
            return Download.File(
                context,
                file,
                "text/csv",
                CsvFile.Write(
                    ["地区", "政策", "状态", "条款", "标题", "方式", "金额（元）", "比例", "原文"],
                    standing
                        .Regions.SelectMany(r => r.Points)
                        .Select(
                            IReadOnlyList<object?> (p) =>
                                [
                                    p.Document.Region,
                                    p.Document.DisplayTitle,
                                    StatusNames.Chinese(p.Status.State),
                                    p.Clause,
                                    p.Heading,
                                    p.Benefit.Term,
                                    p.Cap,
                                    p.Rate,
                                    p.Benefit.Span.Quote,
                                ]
                        )
                )
            );
        string site = SiteContext.SiteOf(context, options).ToString().TrimEnd('/');
        return Download.File(
            context,
            file,
            "image/svg+xml",
            Encoding.UTF8.GetBytes(StandingChart.Dots(standing, file == "rates.svg", SiteContext.WordsOf(context), site))
        );
    }
}
