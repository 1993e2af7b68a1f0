using System.Globalization;
using ClauseExtractor.Library;
using ClauseExtractor.Web.Access;
using ClauseExtractor.Web.Hosting;
using ClauseExtractor.Web.Importing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace ClauseExtractor.Web.Pages;

/// <summary>导入: files come in, are safe on disk at once, and go their way whether anybody watches or not.</summary>
internal static class ImportEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet(
                "/import",
                (IImportQueue queue, SiteOptions options, string? only, int? page) =>
                    new RazorComponentResult<ImportView>(
                        new
                        {
                            Shown = ImportPage.Of(queue, only, page, 0),
                            Most = options.FileBytes,
                            ByAddress = options.FetchesAddresses,
                        }
                    )
            )
            .Needs(Permission.Import)
            .WithName("page:import")
            .ExcludeFromDescription();
        // The list alone, for the script that keeps it up to date.
        routes
            .MapGet(
                "/import/list",
                (IImportQueue queue, string? only, int? page, int? coming) =>
                    new RazorComponentResult<ImportList>(new { Shown = ImportPage.Of(queue, only, page, coming ?? 0) })
            )
            .Needs(Permission.Import)
            .WithName("page:import.list")
            .ExcludeFromDescription();
        routes.MapPost("/import", Upload).Needs(Permission.Import).Enters("import").WithName("page:import.post").ExcludeFromDescription();
        routes
            .MapPost(
                "/import/address",
                async (HttpContext context, IImportQueue queue, AuditLog audit, AddressFetcher fetcher, SiteOptions options) =>
                {
                    var form = await context.Request.ReadFormAsync(context.RequestAborted);
                    await FetchAsync(context, queue, audit, fetcher, options, form["address"]);
                    return Results.LocalRedirect("/import");
                }
            )
            .Needs(Permission.Import)
            .RequireRateLimiting(SiteAccess.FetchLimit)
            .Enters("import")
            .WithName("page:import.address")
            .ExcludeFromDescription();
        Steer(
            routes,
            "retry",
            "import.retry",
            (context, queue, audit, form) => Retry(context, queue, audit, form["id"].ToString(), form["password"])
        );
        Steer(
            routes,
            "cancel",
            "import.cancel",
            (context, queue, audit, form) => Cancel(context, queue, audit, form["id"].ToString() is { Length: > 0 } id ? id : null)
        );
        // Each clears away what he sent; admins, and whoever is alone on a site without accounts, all.
        Steer(
            routes,
            "clear",
            "import.clear",
            (context, queue, audit, form) =>
                queue.Clear(
                    form["everybody"].Count > 0 && Permission.Manage.IsHeldBy(context.User) ? null : context.User.Identity?.Name ?? "",
                    audit.Line(context, "import.clear", null)
                )
        );
    }

    private static void Steer(
        IEndpointRouteBuilder routes,
        string name,
        string action,
        Action<HttpContext, IImportQueue, AuditLog, IFormCollection> work
    ) =>
        routes
            .MapPost(
                "/import/" + name,
                async (HttpContext context, IImportQueue queue, AuditLog audit) =>
                {
                    work(context, queue, audit, await context.Request.ReadFormAsync(context.RequestAborted));
                    // The script asks for the list itself; without it the page comes anew.
                    return IsScript(context) ? Results.NoContent() : Results.LocalRedirect("/import");
                }
            )
            .Needs(Permission.Import)
            .Enters(action)
            .WithName("page:import." + name)
            .ExcludeFromDescription();

    /// <summary>Tries a file again that was not read.</summary>
    /// <exception cref="LibraryException"><c>notFound</c>: there is none that can be tried again.</exception>
    public static void Retry(HttpContext context, IImportQueue queue, AuditLog audit, string id, string? password)
    {
        if (!queue.Retry(id, password, audit.Line(context, "import.retry", queue.Find(id)?.Name)))
            throw new LibraryException(
                "notFound",
                "There is no such file that can be tried again; send it once more.",
                "没有可以重试的这份文件，请重新上传。"
            );
    }

    /// <param name="id">A file; null for all that have no outcome.</param>
    /// <returns>How many imports were stopped.</returns>
    public static int Cancel(HttpContext context, IImportQueue queue, AuditLog audit, string? id) =>
        queue.Cancel(id, audit.Line(context, "import.cancel", id is null ? null : queue.Find(id)?.Name));

    /// <summary>Takes in the page or file at an address.</summary>
    /// <exception cref="LibraryException"><c>notFound</c>: the site does not fetch; <c>badAddress</c>: this address cannot be
    /// fetched.</exception>
    public static async Task<ImportItem> FetchAsync(
        HttpContext context,
        IImportQueue queue,
        AuditLog audit,
        AddressFetcher fetcher,
        SiteOptions options,
        string? address
    )
    {
        if (!options.FetchesAddresses)
            throw new LibraryException(
                "notFound",
                "Import by address is switched off on this site (serve --fetch-addresses).",
                "本站没有开启按网址导入（serve --fetch-addresses）。"
            );
        var (name, bytes) = await fetcher.FetchAsync(address, context.RequestAborted);
        using var content = new MemoryStream(bytes, writable: false);
        return await queue.AddAsync(
            name,
            content,
            new Sender(context.User.Identity?.Name ?? "", audit.Line(context, "import", address!.Trim())),
            null,
            context.RequestAborted
        );
    }

    private static bool IsScript(HttpContext context) => context.Request.Headers["X-Token"].Count > 0;

    private static async Task<IResult> Upload(HttpContext context, IImportQueue queue, AuditLog audit, SiteOptions options)
    {
        var taken = await ReceiveAsync(context, queue, audit, options);
        return IsScript(context) ? Results.Json(taken.Select(i => new { i.Id, i.Name })) : Results.LocalRedirect("/import");
    }

    /// <summary>Takes the files of a form in.</summary>
    public static async Task<IReadOnlyList<ImportItem>> ReceiveAsync(
        HttpContext context,
        IImportQueue queue,
        AuditLog audit,
        SiteOptions options
    )
    {
        if (!context.Request.HasFormContentType)
            throw new BadHttpRequestException("multipart/form-data");
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var files = form.Files.Where(f => f.Length > 0 || f.FileName.Length > 0).ToList();
        if (files.Count == 0)
            throw new LibraryException(
                "badValue",
                "The request holds no file; send one or more as “files”.",
                "没有收到文件；请选择文件（表单字段 files）后再导入。"
            );
        if (files.Count > options.FilesAtOnce)
            throw new BadHttpRequestException(string.Create(CultureInfo.InvariantCulture, $"{options.FilesAtOnce} files at most"));
        var taken = new List<ImportItem>();
        foreach (var file in files)
        {
            if (file.Length > options.FileBytes)
                throw new BadHttpRequestException("too large", StatusCodes.Status413PayloadTooLarge);
            await using var content = file.OpenReadStream();
            var sender = new Sender(context.User.Identity?.Name ?? "", audit.Line(context, "import", ImportItem.SafeName(file.FileName)));
            taken.Add(await queue.AddAsync(file.FileName, content, sender, form["password"].ToString(), context.RequestAborted));
        }
        return taken;
    }
}

/// <summary>A page of the list of imports: what was not read first, then what is under way, then the rest from the newest on.</summary>
/// <param name="Only"><c>failed</c> for what was not read alone; null for all.</param>
/// <param name="Total">Files in the list.</param>
/// <param name="All">Files there are.</param>
/// <param name="Failed">Those among them that were not read.</param>
/// <param name="Counts">How many came to which end.</param>
/// <param name="Retriable">Ids of those that can be tried again.</param>
public sealed record ImportPage(
    IReadOnlyList<ImportItem> Items,
    string? Only,
    int Page,
    int Total,
    int All,
    int Failed,
    IReadOnlyList<(Library.Import.ImportStatus Status, int Count)> Counts,
    ImportBatch Batch
)
{
    internal const int ItemsAPage = 100;

    public int Pages => PagesOf(Total);

    public required IReadOnlySet<string> Retriable { get; init; }

    internal static int PagesOf(int total) => (total + ItemsAPage - 1) / ItemsAPage;

    internal static ImportPage Of(IImportQueue queue, string? only, int? page, int coming) =>
        queue.Page(only == "failed", Math.Max(1, page ?? 1), Math.Clamp(coming, 0, 100_000));
}
