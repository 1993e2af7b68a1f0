using ClauseExtractor.Library;
using ClauseExtractor.Web.Access;
using ClauseExtractor.Web.Hosting;
using ClauseExtractor.Web.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace ClauseExtractor.Web.Api;

/// <summary>Everything that the pages do, for programs: JSON under <c>/api</c>, described by <c>/api/openapi.json</c>.</summary>
internal static class SiteApi
{
    public const string Document = "v1";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi("/api/openapi.json").Needs(Permission.Read).WithName("api:openapi");
        // People get a page, programs the description.
        routes
            .MapGet(
                "/api",
                (HttpContext context, EndpointDataSource endpoints, PolicyLibrary library, SiteOptions options) =>
                    !context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal)
                        ? Results.LocalRedirect("/api/openapi.json")
                        : new RazorComponentResult<ApiView>(
                            new
                            {
                                Calls = ApiGuide.Calls(endpoints, SiteContext.IsEnglish(context)),
                                Root = SiteContext.SiteOf(context, options).GetLeftPart(UriPartial.Authority),
                                Document = library.Catalogue.List() is [var first, ..] ? first.Id : null,
                            }
                        )
            )
            .Needs(Permission.Read)
            .WithName("api:root")
            .ExcludeFromDescription();
        var api = routes
            .MapGroup("/api")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden);
        SearchApi.Map(api);
        MatchApi.Map(api);
        EstimateApi.Map(api);
        CalendarApi.Map(api);
        StandingApi.Map(api);
        DocumentApi.Map(api);
        RevisionApi.Map(api);
        ImportApi.Map(api);
        CorrectionApi.Map(api);
        AssistantApi.Map(api);
        AdminApi.Map(api);
    }

    public static void AddSiteApiDescription(this IServiceCollection services) =>
        services.AddOpenApi(
            Document,
            options =>
            {
                options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
                options.AddDocumentTransformer(
                    (document, _, _) =>
                    {
                        document.Info = new OpenApiInfo
                        {
                            Title = "ClauseExtractor",
                            Version = Document,
                            Description =
                                "Policies, their clauses and what they grant, each value with its words. Lists are paged; what is "
                                + "refused comes as problem details (RFC 9457) with a stable `code`. In team mode send "
                                + "`Authorization: Bearer TOKEN`.",
                        };
                        document.Components ??= new OpenApiComponents();
                        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
                        document.Components.SecuritySchemes["token"] = new OpenApiSecurityScheme
                        {
                            Type = SecuritySchemeType.Http,
                            Scheme = "bearer",
                        };
                        return Task.CompletedTask;
                    }
                );
                options.AddOperationTransformer(
                    (operation, context, _) =>
                    {
                        // Who may call it, where programs and people look for it.
                        var needs = context.Description.ActionDescriptor.EndpointMetadata.OfType<Permission>().LastOrDefault();
                        operation.Description = $"{operation.Description} Needs: {needs.ToString().ToLowerInvariant()}.".Trim();
                        return Task.CompletedTask;
                    }
                );
            }
        );
}

/// <summary>A part of a list.</summary>
/// <param name="Total">How many there are in all.</param>
/// <param name="Next">Hand it back as <c>after</c> (or <c>offset</c> where the list takes that) for the next part; null on the last
/// one.</param>
internal sealed record Paged<T>(int Total, IReadOnlyList<T> Items, string? Next);

/// <summary>One value of a closed list, by its name in either case.</summary>
internal static class Choice
{
    /// <exception cref="LibraryException"><c>badValue</c>: the list has no such name.</exception>
    public static T Read<T>(string? name, T usual)
        where T : struct, Enum
    {
        if (string.IsNullOrEmpty(name))
            return usual;
        if (char.IsAsciiLetter(name[0]) && Enum.TryParse<T>(name, ignoreCase: true, out var value) && Enum.IsDefined(value))
            return value;
        string known = string.Join(", ", Enum.GetNames<T>().Select(n => n.ToLowerInvariant()));
        throw new LibraryException("badValue", $"“{name}” is none of: {known}.", $"“{name}”不在可用值之中：{known}。");
    }
}

/// <summary>Bounds of pages.</summary>
internal static class Paging
{
    public const int Most = 500;

    /// <exception cref="BadHttpRequestException">Out of bounds.</exception>
    public static (int Offset, int Limit) Read(int? offset, int? limit, int usual = 50) =>
        (offset ?? 0, limit ?? usual) is (>= 0, >= 1 and <= Most) and var page
            ? page
            : throw new BadHttpRequestException($"limit is 1 to {Most}, offset 0 or more");

    public static Paged<T> Of<T>(IReadOnlyList<T> all, int offset, int limit) =>
        Page(all.Count, [.. all.Skip(offset).Take(limit)], offset, limit);

    /// <param name="items">The part from <paramref name="offset"/> on.</param>
    public static Paged<T> Page<T>(int total, IReadOnlyList<T> items, int offset, int limit) =>
        new(total, items, offset + limit < total ? (offset + limit).ToString(System.Globalization.CultureInfo.InvariantCulture) : null);
}
