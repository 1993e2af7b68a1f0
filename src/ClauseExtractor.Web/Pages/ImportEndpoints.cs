using System.Globalization;
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
        routes.MapGet("/import", (ImportQueue queue, SiteOptions options) => new RazorComponentResult<ImportView>(new { Items = queue.Items.Take(ImportView.MostItems).ToList(), queue.Waiting, Most = options.FileBytes }))
            .Needs(Permission.Import).WithName("page:import").ExcludeFromDescription();
        // The list alone, for the script that keeps it up to date.
        routes.MapGet("/import/list", (ImportQueue queue) => new RazorComponentResult<ImportList>(new { Items = queue.Items.Take(ImportView.MostItems).ToList(), queue.Waiting }))
            .Needs(Permission.Import).WithName("page:import.list").ExcludeFromDescription();
        routes.MapPost("/import", Upload).Needs(Permission.Import).Enters("import").WithName("page:import.post").ExcludeFromDescription();
    }

    private static async Task<IResult> Upload(HttpContext context, ImportQueue queue, AuditLog audit, SiteOptions options)
    {
        var taken = await ReceiveAsync(context, queue, audit, options);
        // The script asks for the list itself; without it the page comes anew.
        return context.Request.Headers["X-Token"].Count > 0 ? Results.Json(taken.Select(i => new { i.Id, i.Name })) : Results.LocalRedirect("/import");
    }

    /// <summary>Takes the files of a form in.</summary>
    public static async Task<IReadOnlyList<ImportItem>> ReceiveAsync(HttpContext context, ImportQueue queue, AuditLog audit, SiteOptions options)
    {
        if (!context.Request.HasFormContentType)
            throw new BadHttpRequestException("multipart/form-data");
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (form.Files.Count > options.FilesAtOnce)
            throw new BadHttpRequestException(string.Create(CultureInfo.InvariantCulture, $"{options.FilesAtOnce} files at most"));
        var taken = new List<ImportItem>();
        foreach (var file in form.Files.Where(f => f.Length > 0 || f.FileName.Length > 0))
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
