using ClauseExtractor.Json;
using ClauseExtractor.Library;
using ClauseExtractor.Library.Export;
using ClauseExtractor.Library.Search;
using ClauseExtractor.Library.Tables;
using ClauseExtractor.Web.Access;
using ClauseExtractor.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace ClauseExtractor.Web.Pages;

/// <summary>对照表: benefits across documents.</summary>
internal static class BenefitEndpoints
{
    /// <summary>Rows of a file at most: what a spreadsheet holds.</summary>
    private const int MostRows = 1_000_000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/benefits", Page).Needs(Permission.Read).InTurn().WithName("page:benefits").ExcludeFromDescription();
        routes.MapGet("/benefits/table.{format}", File).Needs(Permission.Read).WithName("page:benefits.file").ExcludeFromDescription();
    }

    private static RazorComponentResult<BenefitsView> Page(PolicyLibrary library, LibraryCache cache, HttpContext context, string? q, string? group, string? sort, bool? up, string? on, int? page)
    {
        var asked = BenefitsAsked.Of(q, group, sort, up, on, page);
        try
        {
            var table = cache.Get((asked, DateTime.Today), () => library.Benefits(asked.Query, asked.Options(BenefitsAsked.RowsAPage)), weighs: 2);
            var caps = cache.GetAsync(("caps", asked.Query, asked.On, DateTime.Today), () => library.CapsByRegion(asked.Query, asked.On));
            return PageResult.Streamed<BenefitsView>(context, new { Asked = asked, Table = table, Caps = caps });
        }
        catch (QuerySyntaxException e)
        {
            return new RazorComponentResult<BenefitsView>(new { Asked = asked, Wrong = e }) { StatusCode = StatusCodes.Status400BadRequest };
        }
    }

    private static IResult File(string format, PolicyLibrary library, HttpContext context, string? q, string? group, string? sort, bool? up, string? on, CancellationToken cancellation)
    {
        if (format is not ("csv" or "xlsx"))
            return Results.NotFound();
        var table = library.Benefits(q ?? "", BenefitsAsked.Of(q, group, sort, up, on, 1).Options(MostRows), cancellation);
        context.Response.Headers.ContentDisposition = DocumentEndpoints.Attachment("benefits." + format);
        return format == "csv" ? Results.Bytes(BenefitTableExport.Csv(table), "text/csv") : Results.Bytes(BenefitTableExport.Xlsx(table), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    }
}

/// <summary>What a reader asks of the comparison: everything that its address holds.</summary>
public sealed record BenefitsAsked(string Query, BenefitGrouping Group, SearchSort Sort, bool Ascending, DateOnly? On, int Page)
{
    public const int RowsAPage = 100;

    public static BenefitsAsked Of(string? q, string? group, string? sort, bool? up, string? on, int? page) => new(
        q?.Trim() ?? "", Enum.TryParse<BenefitGrouping>(group, true, out var by) && Enum.IsDefined(by) ? by : BenefitGrouping.None,
        SearchEndpoints.SortOf(sort), up == true, Day.Read(on), Math.Clamp(page ?? 1, 1, 100_000));

    public BenefitTableOptions Options(int limit) => new() { GroupBy = Group, Sort = Sort, Ascending = Ascending, AsOf = On, Offset = (Page - 1) * RowsAPage, Limit = limit };

    public string Address(int page) => (this with { Page = page }).To("/benefits");

    /// <summary>The same order again turns it round.</summary>
    public string SortedBy(SearchSort sort) => (this with { Sort = sort, Ascending = Sort == sort && !Ascending, Page = 1 }).To("/benefits");

    public string To(string path) => Link.To(
        path, ("q", Query), ("group", Group == BenefitGrouping.None ? null : CsvFile.Print(Group)), ("sort", Sort == SearchSort.Relevance ? null : CsvFile.Print(Sort)), ("up", Ascending ? "true" : null),
        ("on", On is null ? null : Day.Print(On)), ("page", Page == 1 ? null : CsvFile.Print(Page)));
}
