using ClauseExtractor.Extraction;
using ClauseExtractor.Json;
using ClauseExtractor.Layout;
using ClauseExtractor.Library;
using ClauseExtractor.Library.Catalogue;
using ClauseExtractor.Library.Export;
using ClauseExtractor.Reading;
using ClauseExtractor.Web.Access;
using ClauseExtractor.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace ClauseExtractor.Web.Pages;

/// <summary>文件: the list of documents, and each document with its facts beside its source.</summary>
internal static class DocumentEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/documents", List).Needs(Permission.Read).InTurn().WithName("page:documents").ExcludeFromDescription();
        routes.MapGet("/documents/{id}", Show).Needs(Permission.Read).InTurn().WithName("page:document").ExcludeFromDescription();
        routes
            .MapGet("/documents/{id}/pages/{sha256}/{page:int}.png", Picture)
            .Needs(Permission.Read)
            .WithName("page:picture")
            .ExcludeFromDescription();
        routes
            .MapGet("/documents/{id}/file", File)
            .Needs(Permission.Read)
            .Audited("download")
            .WithName("page:file")
            .ExcludeFromDescription();
        routes
            .MapGet("/documents/{id}/text", Text)
            .Needs(Permission.Read)
            .Audited("download")
            .WithName("page:text")
            .ExcludeFromDescription();
        routes
            .MapGet("/documents/{id}/export/{format}", Export)
            .Needs(Permission.Read)
            .Audited("export")
            .WithName("page:export")
            .ExcludeFromDescription();
        routes
            .MapPost("/documents/{id}/remove", Remove)
            .Needs(Permission.Manage)
            .Enters("remove")
            .WithName("page:remove")
            .ExcludeFromDescription();
    }

    private static RazorComponentResult<DocumentsView> List([AsParameters] DocumentsAsked asked, PolicyLibrary library)
    {
        var found = library.Catalogue.List(asked.Options);
        int shown = Math.Clamp(asked.Page ?? 1, 1, 10_000);
        var rows = found.Skip((shown - 1) * DocumentsView.RowsAPage).Take(DocumentsView.RowsAPage).ToList();
        var all = library.Catalogue.List(asked.Options.AllVersions);
        return new RazorComponentResult<DocumentsView>(
            new
            {
                Asked = asked with
                {
                    Page = shown,
                },
                Total = found.Count,
                Rows = rows,
                Regions = all.Select(d => d.Region).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToList(),
                Years = all.Select(d => d.Year).OfType<int>().Distinct().OrderDescending().ToList(),
                Ends = all.Select(d => d.EffectiveTo?.Year).OfType<int>().Distinct().OrderDescending().ToList(),
            }
        );
    }

    private static RazorComponentResult<DocumentView> Show(
        string id,
        PolicyLibrary library,
        PageImages images,
        LibraryCache cache,
        string? value,
        string? clause,
        string? show,
        int? page,
        string? q
    )
    {
        var document = library.Catalogue.Get(id) ?? library.Catalogue.Find(id);
        var record = cache.Get(("record", document.Id), () => library.Catalogue.Record(document.Id), weighs: 4);
        var places = cache.Get(("places", document.Id), () => FactPlaces.Of(record));
        var spans = FactPlaces.Chosen(places, value).Select(p => p.Span).ToList();
        if (clause is not null && record.Clauses.FirstOrDefault(c => c.Path == clause) is { } named)
            spans.AddRange([named.LabelSpan, named.Span, .. named.More]);
        var pagesOf = cache.Get(("pages", document.Id), () => library.Catalogue.PagesOf(document.Id));
        var sizes = images.Sizes(document, pagesOf);
        bool pages = sizes.Count > 0 && show != "text";
        int shown = Math.Clamp(page ?? spans.FirstOrDefault(s => s.Page is not null)?.Page ?? 1, 1, Math.Max(1, sizes.Count));
        var status = library.Catalogue.Status(document, DateOnly.FromDateTime(DateTime.Today));
        return new RazorComponentResult<DocumentView>(
            new
            {
                Model = new DocumentModel(
                    document,
                    record,
                    status,
                    library.Catalogue.Versions(document.Id),
                    library.Catalogue.Repeals(document),
                    places
                )
                {
                    CitedBy = library.Catalogue.CitedBy(document),
                    Hits =
                        clause is null || string.IsNullOrWhiteSpace(q)
                            ? null
                            : HitsAround.Of(library, cache, q.Trim(), document.Id, clause),
                    Value = value,
                    ClausePath = clause,
                    Chosen = spans,
                    Sizes = sizes,
                    PagesOf = pagesOf.Sha256,
                    Page = pages ? shown : null,
                    Lines = pages ? [] : SourceText.Lines(record, places, [.. spans.Select(s => new TextRange(s.Start, s.End))]),
                },
            }
        );
    }

    private static async Task<IResult> Picture(string id, string sha256, int page, PageImages images, HttpContext context)
    {
        var (picture, type) = await images.DrawAsync(id, sha256, page, context.RequestAborted);
        // The address names the bytes: what it shows never changes.
        context.Response.Headers.CacheControl = "private, max-age=604800, immutable";
        return Results.Bytes(picture, type);
    }

    /// <summary>The original file.</summary>
    private static IResult File(string id, string? sha256, PolicyLibrary library, HttpContext context)
    {
        var file = library.Catalogue.Source(id, sha256);
        return Download.File(context, file.Name, "application/octet-stream", file.Content);
    }

    private static IResult Text(string id, PolicyLibrary library, HttpContext context)
    {
        var record = library.Catalogue.Record(id);
        return Download.Text(context, Path.GetFileNameWithoutExtension(record.Document.Source.File) + ".txt", "text/plain", record.Text);
    }

    private static IResult Export(string id, string format, PolicyLibrary library, HttpContext context)
    {
        var record = library.Catalogue.Record(id);
        string stem = Path.GetFileNameWithoutExtension(record.Document.Source.File);
        var (name, type, content) = format switch
        {
            "json" => (stem + ".json", "application/json", RecordJson.Write(record)),
            "benefits.csv" => ($"{stem}-benefits.csv", "text/csv", RecordCsv.Benefits([record])),
            "clauses.csv" => ($"{stem}-clauses.csv", "text/csv", RecordCsv.Clauses([record])),
            "akn" => One(record, ExportFormat.Akn, stem + ".akn.xml"),
            "xlsx" => One(record, ExportFormat.Xlsx, stem + ".xlsx"),
            "md" => One(record, ExportFormat.Md, stem + ".md"),
            _ => ("", "", []),
        };
        return name.Length == 0 ? Results.NotFound() : Download.File(context, name, type, content);
    }

    private static RedirectHttpResult Remove(string id, PolicyLibrary library, AuditLog audit, HttpContext context)
    {
        audit.Do(context, "remove", id, () => TakeOut(library, id));
        return TypedResults.LocalRedirect("/documents");
    }

    internal static string TakeOut(PolicyLibrary library, string id)
    {
        library.Catalogue.Remove(id);
        return id;
    }

    private static (string, string, byte[]) One(PolicyRecord record, ExportFormat format, string name)
    {
        var file = PolicyExport.Write([record], format)[0];
        return (name, file.MediaType, file.Content);
    }
}

/// <summary>
/// What a reader asks of the list of documents: everything that its address holds. What makes no sense is as if it were not there.
/// </summary>
/// <param name="Ends">The year in which validity ends.</param>
/// <param name="Up">The other way round.</param>
public sealed record DocumentsAsked(string? Q, string? State, string? Region, string? Year, string? Ends, string? Sort, bool? Up)
{
    public string? Versions { get; init; }

    public int? Page { get; init; }

    public PolicyState? OfState => State is null ? null : StatusNames.Parse(State);

    public DocumentSort SortBy =>
        Enum.TryParse<DocumentSort>(Sort, ignoreCase: true, out var sort) && Enum.IsDefined(sort) ? sort : DocumentSort.Issued;

    internal DocumentListOptions Options =>
        new()
        {
            Words = Q?.Trim() ?? "",
            State = OfState,
            Region = Region,
            Year = Number(Year),
            Ends = Number(Ends) is { } end ? Print(end) : null,
            Sort = SortBy,
            Reversed = Up == true,
            AllVersions = Versions == "all",
        };

    /// <summary>The same order again turns it round.</summary>
    public string SortedBy(DocumentSort sort) =>
        (
            this with
            {
                Sort = sort == DocumentSort.Issued ? null : sort.ToString().ToLowerInvariant(),
                Up = SortBy == sort && Up != true,
                Page = 1,
            }
        ).Address;

    public string Address =>
        Link.To(
            "/documents",
            ("q", Q),
            ("state", State),
            ("region", Region),
            ("year", Year),
            ("ends", Ends),
            ("sort", Sort),
            ("up", Up == true ? "true" : null),
            ("versions", Versions),
            ("page", Page is null or 1 ? null : Print(Page))
        );

    internal static int? Number(string? year) =>
        int.TryParse(year, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int number)
        && number is >= 1900 and <= 9998
            ? number
            : null;

    private static string? Print(int? number) => number?.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>All that a document's page shows.</summary>
public sealed record DocumentModel(
    DocumentSummary Document,
    PolicyRecord Record,
    PolicyStatus Status,
    IReadOnlyList<DocumentSummary> Versions,
    (IReadOnlyList<DocumentSummary> By, IReadOnlyList<DocumentSummary> Of) Repeals,
    IReadOnlyList<FactPlace> Places
)
{
    /// <summary>Documents of the library that cite this one, the newest first.</summary>
    public IReadOnlyList<DocumentSummary> CitedBy { get; init; } = [];

    /// <summary>Where the clause stands among the hits of the query that the reader came from; null where he came otherwise.</summary>
    public HitsAround? Hits { get; init; }

    /// <summary>The clause that the address names; null where it names none.</summary>
    public Clause? Clause => ClausePath is null ? null : Record.Clauses.FirstOrDefault(c => c.Path == ClausePath);

    /// <summary>How the clause is cited: 《…》（文号）第…条.</summary>
    public string Citation =>
        Clause is null
            ? ""
            : $"《{Document.DisplayTitle}》{(Document.DocumentNumber is { } number ? $"（{number}）" : "")}{ClauseCitation.Of(Clause.Path)}";

    /// <summary>Key of the value that the reader chose.</summary>
    public string? Value { get; init; }

    public string? ClausePath { get; init; }

    /// <summary>The words of what was chosen.</summary>
    public IReadOnlyList<Span> Chosen { get; init; } = [];

    /// <summary>The pages of the PDF; empty where there are none to show.</summary>
    public IReadOnlyList<PageSize> Sizes { get; init; } = [];

    /// <summary>Hash of the file whose pages are shown.</summary>
    public string PagesOf { get; init; } = "";

    /// <summary>The page to show; null to show the text.</summary>
    public int? Page { get; init; }

    /// <summary>The text; empty where a page is shown.</summary>
    public IReadOnlyList<TextLine> Lines { get; init; } = [];

    public ILookup<string, (int Index, Benefit Row)> Benefits { get; } = Record.Benefits.Index().ToLookup(b => b.Item.Clause);

    public ILookup<string?, (int Index, Threshold Row)> Thresholds { get; } = Record.Thresholds.Index().ToLookup(t => t.Item.Clause);

    public ILookup<string?, (int Index, Indicator Row)> Indicators { get; } = Record.Indicators.Index().ToLookup(i => i.Item.Clause);

    public string Address => Link.Document(Document.Id);

    /// <summary>The keys of values whose words are known.</summary>
    public IReadOnlySet<string> Keys { get; } = Places.Select(p => p.Key).ToHashSet();
}
