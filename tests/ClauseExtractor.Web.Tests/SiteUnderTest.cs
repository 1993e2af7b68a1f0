using System.Net.Http.Headers;
using AngleSharp.Html.Parser;
using ClauseExtractor.Formats;
using ClauseExtractor.Library;
using ClauseExtractor.Reading;
using ClauseExtractor.Web.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ClauseExtractor.Web.Tests;

/// <summary>The whole site over a library of its own in a temporary folder, called without a network.</summary>
internal sealed class SiteUnderTest : IAsyncDisposable
{
    public const string Password = "correct horse 9 staple";

    private readonly string folder;

    private SiteUnderTest(string folder, WebApplication app) => (this.folder, App) = (folder, app);

    public WebApplication App { get; }

    public PolicyLibrary Library => App.Services.GetRequiredService<PolicyLibrary>();

    public AccountStore Accounts => App.Services.GetRequiredService<AccountStore>();

    public string Folder => folder;

    public static IReadOnlyList<IDocumentReader> Readers { get; } = DocumentReaders.All();

    /// <summary>The repository's root.</summary>
    public static string Root { get; } = FindRoot();

    /// <param name="corpus">True to begin with the five documents of the corpus.</param>
    /// <param name="listen">True to listen on a port of this machine, for a browser.</param>
    /// <param name="log">Keeps what the site logs; null for the site's own way.</param>
    /// <param name="folder">A folder to go on with; null for a new one.</param>
    /// <param name="services">Puts other parts in the place of the site's.</param>
    public static async Task<SiteUnderTest> StartAsync(
        bool team = false,
        bool corpus = true,
        string? folder = null,
        bool listen = false,
        Func<SiteOptions, SiteOptions>? change = null,
        KeptLog? log = null,
        Action<IServiceCollection>? services = null
    )
    {
        folder ??= Directory.CreateTempSubdirectory("clause-web-").FullName;
        var options = new SiteOptions(Path.Combine(folder, "library.db"), Readers)
        {
            Team = team,
            LocalUser = "tester",
            Port = 0,
        };
        var app = ClauseSite.Build(
            change?.Invoke(options) ?? options,
            builder =>
            {
                if (!listen)
                    builder.WebHost.UseTestServer();
                services?.Invoke(builder.Services);
                if (log is not null)
                    builder.Logging.AddProvider(log);
            }
        );
        await app.StartAsync();
        var site = new SiteUnderTest(folder, app);
        if (corpus)
            await site.Library.ImportAsync(Directory.GetFiles(Path.Combine(Root, "corpus"), "*.txt"), new PolicyPipeline(Readers));
        return site;
    }

    /// <summary>A client that keeps cookies and follows nothing by itself.</summary>
    public HttpClient Client()
    {
        var client = new HttpClient(new CookieHandler(App.GetTestServer().CreateHandler())) { BaseAddress = new Uri("http://localhost") };
        client.DefaultRequestHeaders.AcceptLanguage.Add(new StringWithQualityHeaderValue("zh-CN"));
        return client;
    }

    /// <summary>A client that keeps nothing: no cookies but those put in by hand.</summary>
    public HttpClient Stranger() => new(App.GetTestServer().CreateHandler()) { BaseAddress = new Uri("http://localhost") };

    /// <summary>A client of an account with a role, by API token.</summary>
    public HttpClient ClientWithToken(Role role)
    {
        var client = Client();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", TokenOf(role));
        return client;
    }

    /// <summary>The key of a token of a new account with a role.</summary>
    public string TokenOf(Role role)
    {
        string name = $"{role}-{Guid.NewGuid():N}"[..20];
        Assert.Null(Accounts.Create(name, Password, role));
        return Accounts.CreateToken(Accounts.List().Single(a => a.Name == name).Id, "test", role, TimeSpan.FromHours(1)).Key;
    }

    /// <summary>A client of an account with a role, by a session.</summary>
    public async Task<HttpClient> ClientWithSessionAsync(Role role, string? name = null)
    {
        name ??= $"{role}-{Guid.NewGuid():N}"[..20];
        Assert.Null(Accounts.Create(name, Password, role));
        var client = Client();
        using var answer = await SignInAsync(client, name, Password);
        Assert.Equal(System.Net.HttpStatusCode.Redirect, answer.StatusCode);
        return client;
    }

    public static async Task<HttpResponseMessage> SignInAsync(HttpClient client, string name, string password) =>
        await client.PostAsync("/sign-in", Form(await TokenAsync(client, "/sign-in"), ("name", name), ("password", password)));

    /// <summary>The antiforgery token of the forms of a page.</summary>
    public static async Task<string> TokenAsync(HttpClient client, string page)
    {
        string html = await client.GetStringAsync(page);
        return new HtmlParser().ParseDocument(html).QuerySelector("input[name=_token]")?.GetAttribute("value")
            ?? throw new InvalidOperationException($"{page} has no form.");
    }

    public static FormUrlEncodedContent Form(string token, params (string Name, string Value)[] fields) =>
        new(fields.Append(("_token", token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2)));

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Stops the site and leaves its folder, as a crash or a restart does.</summary>
    public async Task<string> StopAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        return folder;
    }

    private static string FindRoot()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "ClauseExtractor.sln")))
                return at.FullName;
        throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
