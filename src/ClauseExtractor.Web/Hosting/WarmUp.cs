using ClauseExtractor.Library;
using ClauseExtractor.Library.Search;
using ClauseExtractor.Library.Tables;
using ClauseExtractor.Web.Access;
using ClauseExtractor.Web.Api;
using ClauseExtractor.Web.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ClauseExtractor.Web.Hosting;

/// <summary>
/// Asks, while the site starts, what its first readers will ask, and makes the pages they will open: what the library keeps in memory is then there before them, and what runs is compiled.
/// A courtesy: what fails in it is logged and stops nothing.
/// </summary>
internal sealed partial class WarmUp(
    PolicyLibrary library, LibraryCache cache, EndpointDataSource endpoints, IServiceScopeFactory scopes, IHttpContextAccessor accessor, ILogger<WarmUp> log) : IHostedService, IDisposable
{
    /// <summary>How often each page is made: the first time compiles it, the next ones find out what is hot.</summary>
    private const int Rounds = 4;

    private readonly CancellationTokenSource stopping = new();
    private Task running = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var work = Task.Run(() => RunAsync(stopping.Token), CancellationToken.None);
        running = work.ContinueWith(ended => Failed(log, ended.Exception!), CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        await Task.WhenAny(running);
    }

    public void Dispose() => stopping.Dispose();

    private async Task RunAsync(CancellationToken cancellation)
    {
        library.Search("", new SearchOptions { Facets = true, Limit = 1 }, cancellation);
        var statistics = SearchEndpoints.Statistics(library, cache);
        Suggestions.Known(library, cache, english: false);
        library.Benefits("", new BenefitTableOptions { GroupBy = BenefitGrouping.Topic, Limit = 1 }, cancellation);
        if (library.Catalogue.List() is not [var newest, ..])
            return;
        string word = Uri.EscapeDataString(statistics.ByKind is [var kind, ..] ? kind.Value : newest.DisplayTitle), place = Uri.EscapeDataString(newest.Region is { } region ? $"region:{region}" : "cap>=1万");
        (string Name, string Path, string Query)[] pages =
        [
            ("page:search", "/", ""), ("page:search", "/", $"?q={word}"), ("page:search", "/", $"?q={place}&sort=cap"), ("page:documents", "/documents", ""), ("page:document", Link.Document(newest.Id), "?value=b0"),
            ("page:benefits", "/benefits", ""), ("page:benefits", "/benefits", $"?q={word}&group=topic&sort=rate"), ("page:revisions", "/revisions", $"?new={newest.Id}"), ("page:import", "/import", ""),
            ("page:review", "/review", ""), ("page:review.document", "/review/" + newest.Id, ""), ("api:suggestions", "/api/suggestions", $"?q={word}"), ("api:openapi", "/api/openapi.json", ""),
        ];
        for (int round = 0; round < Rounds; round++)
            foreach (var (name, path, query) in pages)
                if (endpoints.Endpoints.OfType<RouteEndpoint>().FirstOrDefault(e => e.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName == name) is { } endpoint)
                    await MakeAsync(endpoint, path, query, cancellation);
    }

    /// <summary>Makes one page as a request would and throws it away.</summary>
    private async Task MakeAsync(RouteEndpoint endpoint, string path, string query, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        await using var scope = scopes.CreateAsyncScope();
        var context = new DefaultHttpContext
        {
            RequestServices = scope.ServiceProvider, User = AccessSchemes.Principal(AccessSchemes.Local, nameof(WarmUp), Role.Admin), RequestAborted = cancellation,
            Request = { Method = HttpMethods.Get, Scheme = "http", Host = new HostString("localhost"), Path = path, QueryString = new QueryString(query) }, Response = { Body = Stream.Null },
        };
        context.SetEndpoint(endpoint);
        if (endpoint.RoutePattern.Parameters is [var parameter, ..])
            context.Request.RouteValues[parameter.Name] = path[(path.LastIndexOf('/') + 1)..];
        accessor.HttpContext = context;
        try
        {
            await endpoint.RequestDelegate!(context);
        }
        finally
        {
            accessor.HttpContext = null;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The pages could not be made ready; the first readers wait longer.")]
    private static partial void Failed(ILogger log, Exception why);
}
