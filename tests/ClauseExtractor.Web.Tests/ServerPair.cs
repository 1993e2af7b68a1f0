using ClauseExtractor.Library;
using ClauseExtractor.Tests.Library;
using Microsoft.AspNetCore.TestHost;

namespace ClauseExtractor.Web.Tests;

/// <summary>Two servers with sign-in over one database, each with its own index.</summary>
internal sealed class ServerPair : IAsyncDisposable
{
    private ServerPair(SiteUnderTest one, SiteUnderTest two) => (One, Two) = (one, two);

    public SiteUnderTest One { get; }

    public SiteUnderTest Two { get; }

    public static async Task<ServerPair> StartAsync(Func<SiteOptions, SiteOptions>? change = null)
    {
        string target = PostgresCluster.Instance.NewLibrary();
        return new ServerPair(await Start(), await Start());

        Task<SiteUnderTest> Start()
        {
            string folder = Directory.CreateTempSubdirectory("clause-web-").FullName;
            return SiteUnderTest.StartAsync(
                team: true,
                corpus: false,
                folder: folder,
                change: o => (change?.Invoke(o) ?? o) with { LibraryAddress = LibraryAddress.Parse(target, folder) }
            );
        }
    }

    /// <summary>One browser before both: its cookies go to whichever answers.</summary>
    public PairClient Client() => new(this);

    public async ValueTask DisposeAsync()
    {
        await One.DisposeAsync();
        await Two.DisposeAsync();
    }

    internal sealed class PairClient(ServerPair pair) : IDisposable
    {
        private readonly Switch way = new(pair.One.App.GetTestServer().CreateHandler(), pair.Two.App.GetTestServer().CreateHandler());
        private HttpClient? client;

        /// <summary>The next requests go to the first server (0) or the second (1).</summary>
        public HttpClient At(int server)
        {
            way.Server = server;
            return client ??= new HttpClient(new CookieHandler(way)) { BaseAddress = new Uri("http://localhost") };
        }

        public void Dispose() => client?.Dispose();
    }

    private sealed class Switch(params HttpMessageHandler[] servers) : HttpMessageHandler
    {
        private readonly HttpMessageInvoker[] ways = [.. servers.Select(s => new HttpMessageInvoker(s))];

        public int Server { get; set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            ways[Server].SendAsync(request, cancellationToken);
    }
}
