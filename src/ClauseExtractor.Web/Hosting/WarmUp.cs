using System.Text;
using ClauseExtractor.Library;
using ClauseExtractor.Library.Catalogue;
using ClauseExtractor.Library.Search;
using ClauseExtractor.Library.Tables;
using ClauseExtractor.Reading;
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
/// Asks, while the site starts, what its first readers will ask, and makes the pages they will open: what the library keeps in memory is
/// then there before them, and what runs is compiled.
/// A courtesy: what fails in it is logged and stops nothing.
/// </summary>
internal sealed partial class WarmUp(
    SiteOptions options,
    PolicyLibrary library,
    LibraryCache cache,
    EndpointDataSource endpoints,
    IServiceScopeFactory scopes,
    IHttpContextAccessor accessor,
    ILogger<WarmUp> log
) : IHostedService, IDisposable
{
    /// <summary>
    /// How often each page is made: the first time compiles it, the next ones find out what is hot, and what is called often is compiled
    /// anew and well.
    /// </summary>
    private const int Rounds = 4,
        RoundsOfManyDocuments = 32;

    /// <summary>From how many documents on a page is worth so much care; of fewer it is quick however it is compiled.</summary>
    private const int ManyDocuments = 1000;

    private readonly CancellationTokenSource stopping = new();
    private Task running = Task.CompletedTask;

    /// <summary>True once it is over: whoever comes now waits for nothing that was to be made ready.</summary>
    public bool IsDone { get; private set; }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var work = Task.Run(() => RunAsync(stopping.Token), CancellationToken.None);
        running = work.ContinueWith(Ended, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        await running;
    }

    public void Dispose() => stopping.Dispose();

    private async Task RunAsync(CancellationToken cancellation)
    {
        if (File.Exists(library.Path))
            await ReadFileAsync(library.Path, cancellation);
        library.Search("", new SearchOptions { Facets = true, Limit = 1 }, cancellation);
        var statistics = SearchEndpoints.Statistics(library, cache);
        Suggestions.Known(library, cache, english: false);
        library.Benefits("", new BenefitTableOptions { GroupBy = BenefitGrouping.Topic, Limit = 1 }, cancellation);
        if (library.Catalogue.List() is not [var newest, ..])
            return;
        await MakePagesAsync(newest, statistics, cancellation);
        if (statistics.Documents >= ManyDocuments)
            await ImportElsewhereAsync(cancellation);
    }

    /// <summary>
    /// Imports made-up files into a library that is thrown away: the first file that comes in while people read would be compiled for at
    /// their cost, a second long.
    /// </summary>
    private async Task ImportElsewhereAsync(CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("clause-warm-");
        try
        {
            using var other = PolicyLibrary.Open(Path.Combine(folder.FullName, "warm.db"));
            var pipeline = new PolicyPipeline(options.Readers);
            for (int round = 0; round < RoundsOfManyDocuments; round++)
                await other.ImportAsync(
                    new SourceFile(
                        $"{round}.txt",
                        Encoding.UTF8.GetBytes(
                            $"甲市支持软件企业若干措施（第{round}号）\n第一条 对符合条件的企业，按投入的30%给予最高20万元的补贴，每年一次，由市科委负责。\n第二条 本措施自2026年1月1日起施行，有效期三年。\n"
                        )
                    ),
                    pipeline,
                    cancellation
                );
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private void Ended(Task work)
    {
        // A site that could not start (its port is taken) is taken down around this work.
        if (work.Exception is { InnerException: not ObjectDisposedException } why)
            Failed(log, why);
        IsDone = true;
    }

    /// <summary>
    /// Reads the library's file once from front to end, as far as memory holds it: from a disk that nobody read lately its pages come one
    /// by one otherwise, and take ten times as long.
    /// </summary>
    private static async Task ReadFileAsync(string path, CancellationToken cancellation)
    {
        long most = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4;
        await using var file = new FileStream(
            path,
            FileMode.Open,
            FileAccess.Read,
            FileShare.ReadWrite | FileShare.Delete,
            bufferSize: 0,
            FileOptions.SequentialScan | FileOptions.Asynchronous
        );
        var piece = new byte[1 << 20];
        while (file.Position < most && await file.ReadAsync(piece, cancellation) > 0) { }
    }

    private async Task MakePagesAsync(DocumentSummary newest, LibraryStatistics statistics, CancellationToken cancellation)
    {
        int rounds = statistics.Documents < ManyDocuments ? Rounds : RoundsOfManyDocuments;
        for (int round = 0; round < rounds; round++)
            foreach (var (name, path, query) in Pages(newest, statistics, round))
                if (
                    endpoints
                        .Endpoints.OfType<RouteEndpoint>()
                        .FirstOrDefault(e => e.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName == name) is
                    { } endpoint
                )
                    await MakeAsync(endpoint, path, query, cancellation);
    }

    /// <summary>
    /// Every kind of page once; each round asks other queries, for an answer that is kept already shows nothing of how it is found.
    /// </summary>
    private static (string Name, string Path, string Query)[] Pages(DocumentSummary newest, LibraryStatistics statistics, int round)
    {
        string word = Uri.EscapeDataString(Of(statistics.ByKind) ?? newest.DisplayTitle),
            place = Uri.EscapeDataString(Of(statistics.ByRegion) is { } region ? $"region:{region} cap>={round}万" : "cap>=1万");
        return
        [
            ("page:search", "/", ""),
            ("page:search", "/", $"?q={word}"),
            ("page:search", "/", $"?q={place}&sort=cap"),
            ("page:documents", "/documents", ""),
            ("page:document", Link.Document(newest.Id), "?value=b0"),
            ("page:benefits", "/benefits", ""),
            ("page:benefits", "/benefits", $"?q={word}&group=topic&sort=rate"),
            ("page:benefits", "/benefits", "?group=document&sort=rate"),
            ("page:revisions", "/revisions", $"?new={newest.Id}"),
            ("page:import", "/import", ""),
            ("page:review", "/review", ""),
            ("page:review.document", "/review/" + newest.Id, ""),
            ("api:suggestions", "/api/suggestions", $"?q={word}"),
            ("api:openapi", "/api/openapi.json", ""),
        ];

        string? Of(IReadOnlyList<FacetValue> values) => values.Count == 0 ? null : values[round % values.Count].Value;
    }

    /// <summary>Makes one page as a request would and throws it away.</summary>
    private async Task MakeAsync(RouteEndpoint endpoint, string path, string query, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        await using var scope = scopes.CreateAsyncScope();
        var context = new DefaultHttpContext
        {
            RequestServices = scope.ServiceProvider,
            User = AccessSchemes.Principal(AccessSchemes.Local, nameof(WarmUp), Role.Admin),
            RequestAborted = cancellation,
            Request =
            {
                Method = HttpMethods.Get,
                Scheme = "http",
                Host = new HostString("localhost"),
                Path = path,
                QueryString = new QueryString(query),
            },
            Response = { Body = Stream.Null },
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
