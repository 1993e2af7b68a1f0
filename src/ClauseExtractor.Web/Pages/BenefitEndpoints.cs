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
        routes
            .MapGet("/benefits/table.{format}", File)
            .Needs(Permission.Read)
            .Audited("export")
            .WithName("page:benefits.file")
            .ExcludeFromDescription();
    }

    private static IResult Page([AsParameters] QueryAddress address, PolicyLibrary library, LibraryCache cache, HttpContext context)
    {
        var asked = BenefitsAsked.Of(address);
        // What was written into the head of the table is part of the query from here on, where it is seen and taken back.
        if (HeadFilters(address, context) is { Length: > 0 } filters)
            return Results.LocalRedirect((asked with { Query = $"{asked.Query} {filters}".Trim(), Page = 1 }).To("/benefits"));
        var (table, wrong) = QueryPage.Find(() =>
            cache.Get(
                (asked with { Hidden = "" }, DateTime.Today),
                () => library.Benefits(asked.Query, asked.Options(BenefitsAsked.RowsAPage)),
                weighs: 2
            )
        );
        var caps = table is null
            ? null
            : cache.GetAsync(("caps", asked.Query, asked.On, DateTime.Today), () => library.CapsByRegion(asked.Query, asked.On));
        return PageResult.Streamed<BenefitsView>(
            context,
            new
            {
                Asked = asked,
                Table = table,
                Caps = caps,
                Wrong = wrong,
            }
        );
    }

    /// <summary>The filters of the head as the query language has them, by the names of the reader's language.</summary>
    private static string HeadFilters(QueryAddress address, HttpContext context)
    {
        bool english = SiteContext.IsEnglish(context);
        return string.Join(
            ' ',
            new (QueryField Field, string Sign, string? Value)[]
            {
                (QueryField.Region, ":", address.Region),
                (QueryField.Kind, ":", address.Kind),
                (QueryField.Cap, ">=", address.Cap),
                (QueryField.Rate, ">=", address.Rate),
                (QueryField.Owner, ":", address.Owner),
            }
                .Where(f => !string.IsNullOrWhiteSpace(f.Value))
                .Select(f =>
                    $"{(english ? QueryFields.NameOf(f.Field) : QueryFields.ChineseNameOf(f.Field))}{f.Sign}{Quoted(f.Value!.Trim())}"
                )
        );
    }

    private static string Quoted(string value) =>
        value.Any(char.IsWhiteSpace) ? $"\"{value.Replace("\"", "", StringComparison.Ordinal)}\"" : value;

    private static IResult File(
        string format,
        [AsParameters] QueryAddress address,
        PolicyLibrary library,
        SiteOptions options,
        HttpContext context,
        CancellationToken cancellation
    )
    {
        if (format is not ("csv" or "xlsx"))
            return Results.NotFound();
        var table = library.Benefits(
            address.Query,
            (BenefitsAsked.Of(address with { Page = 1 }) with { All = true }).Options(MostRows),
            cancellation
        );
        return format == "csv"
            ? Download.File(context, "benefits.csv", "text/csv", BenefitTableExport.Csv(table))
            : Download.File(
                context,
                "benefits.xlsx",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                BenefitTableExport.Xlsx(
                    table,
                    Path.GetFileName(library.Path),
                    DateOnly.FromDateTime(DateTime.Today),
                    (id, path) => new Uri(SiteContext.SiteOf(context, options), Link.Clause(id, path))
                )
            );
    }
}

/// <summary>What a reader asks of the comparison: everything that its address holds.</summary>
/// <param name="All">True for rows without a figure, too, which the page folds.</param>
/// <param name="Exact">True to search words as written.</param>
public sealed record BenefitsAsked(
    string Query,
    BenefitGrouping Group,
    SearchSort Sort,
    bool Ascending,
    DateOnly? On,
    int Page,
    bool All,
    bool Exact
)
{
    /// <summary>Columns that may be hidden, by their code.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["clause", "kind", "rate", "whom", "owners", "status"];

    /// <summary>How rows are ordered that the first order finds alike.</summary>
    public SearchSort Then { get; init; }

    /// <summary>The hidden columns by their codes, with a comma between.</summary>
    public string Hidden { get; init; } = "";

    public bool Shows(string column) => !Hidden.Split(',').Contains(column);

    public const int RowsAPage = 100;

    internal static BenefitsAsked Of(QueryAddress address) =>
        new(
            address.Query,
            address.GroupBy,
            string.IsNullOrEmpty(address.Sort) ? SearchSort.Cap : address.SortBy,
            address.Up == true,
            address.AsOf,
            address.Shown,
            address.All == true,
            address.Exact == true
        )
        {
            Then = address.SecondBy,
            Hidden = string.Join(
                ',',
                Columns.Where(c =>
                    address.Hide?.SelectMany(h => h.Split(',')).Contains(c) == true
                    || address.Show is { Length: > 0 } shown && !shown.Contains(c)
                )
            ),
        };

    public BenefitTableOptions Options(int limit) =>
        new()
        {
            GroupBy = Group,
            Sort = Sort,
            Ascending = Ascending,
            ThenBy = Then,
            AsOf = On,
            FiguresOnly = !All,
            Widen = !Exact,
            Offset = (Page - 1) * RowsAPage,
            Limit = limit,
        };

    public string Address(int page) => (this with { Page = page }).To("/benefits");

    /// <summary>The same order again turns it round.</summary>
    public string SortedBy(SearchSort sort) =>
        (this with { Sort = sort, Ascending = Sort == sort && !Ascending, Page = 1 }).To("/benefits");

    public string To(string path) =>
        Link.To(
            path,
            ("q", Query),
            ("group", Group == BenefitGrouping.None ? null : CsvFile.Print(Group)),
            ("sort", Sort == SearchSort.Cap ? null : CsvFile.Print(Sort)),
            ("up", Ascending ? "true" : null),
            ("then", Then == SearchSort.Relevance ? null : CsvFile.Print(Then)),
            ("hide", Hidden),
            ("on", On is null ? null : Day.Print(On)),
            ("all", All ? "true" : null),
            ("exact", Exact ? "true" : null),
            ("page", Page == 1 ? null : CsvFile.Print(Page))
        );
}
