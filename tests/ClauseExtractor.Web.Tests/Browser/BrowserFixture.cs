using ClauseExtractor.Web.Tests.Asking;
using Microsoft.Playwright;

namespace ClauseExtractor.Web.Tests.Browser;

/// <summary>
/// One chromium and one site over the corpus for all browser tests. Where there is no chromium, they fail under CI and say so elsewhere.
/// </summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private static readonly string[] Places =
    [
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
        "/snap/bin/chromium",
    ];

    private IPlaywright? playwright;

    internal SiteUnderTest Site { get; private set; } = null!;

    public IBrowser? Browser { get; private set; }

    public string Address { get; private set; } = "";

    public async Task InitializeAsync()
    {
        Site = await SiteUnderTest.StartAsync(
            listen: true,
            change: o => o with { Assistant = FakeAssistant.Create(TimeSpan.FromSeconds(1)) }
        );
        Address = Site.App.Urls.First();
        if (Executable() is not { } executable)
            return;
        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions
            {
                // Without a locale that knows Chinese the browser saves every Chinese file name as "download".
                Env = Environment
                    .GetEnvironmentVariables()
                    .Keys.Cast<string>()
                    .Where(k => k is not ("LANG" or "LC_ALL"))
                    .Select(k => KeyValuePair.Create(k, Environment.GetEnvironmentVariable(k) ?? ""))
                    .Append(KeyValuePair.Create("LANG", "C.UTF-8")),
                ExecutablePath = executable,
                Args =
                [
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                ],
            }
        );
    }

    public async Task DisposeAsync()
    {
        if (Browser is not null)
            await Browser.DisposeAsync();
        playwright?.Dispose();
        await Site.DisposeAsync();
    }

    /// <summary>
    /// A page of a size and language that notes every error and every request that leaves the machine. Null where there is no browser,
    /// which is said aloud.
    /// </summary>
    /// <param name="site">Another site that listens; null for the one over the corpus.</param>
    internal async Task<WatchedPage?> OpenAsync(
        int width,
        string language = "zh",
        bool script = true,
        bool dark = false,
        SiteUnderTest? site = null
    )
    {
        string address = site?.App.Urls.First() ?? Address;
        if (Browser is null)
        {
            string reason = $"No chromium at {string.Join(", ", Places)} or in CLAUSE_CHROMIUM: browser tests cannot run.";
            if (Environment.GetEnvironmentVariable("CI") is { Length: > 0 })
                Assert.Fail(reason);
            Console.Error.WriteLine(reason);
            return null;
        }
        var context = await Browser.NewContextAsync(
            new BrowserNewContextOptions
            {
                ViewportSize = new ViewportSize { Width = width, Height = width < 600 ? 844 : 900 },
                BaseURL = address,
                JavaScriptEnabled = script,
                ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
                Locale = "zh-CN",
                ReducedMotion = ReducedMotion.Reduce,
            }
        );
        context.SetDefaultTimeout(30_000);
        if (language == "en")
            await context.AddCookiesAsync([
                new Cookie
                {
                    Name = "lang",
                    Value = "en",
                    Url = address,
                },
            ]);
        return new WatchedPage(await context.NewPageAsync(), address);
    }

    private static string? Executable() =>
        Environment.GetEnvironmentVariable("CLAUSE_CHROMIUM") is { Length: > 0 } named ? named : Places.FirstOrDefault(File.Exists);
}

[CollectionDefinition(nameof(BrowserFixture))]
public sealed class BrowserTests : ICollectionFixture<BrowserFixture>;

/// <summary>A page with what went wrong on it.</summary>
internal sealed class WatchedPage : IAsyncDisposable
{
    public WatchedPage(IPage page, string address)
    {
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                Faults.Add($"console: {message.Text}");
        };
        page.PageError += (_, error) => Faults.Add($"script: {error}");
        page.Request += (_, request) =>
        {
            if (
                !request.Url.StartsWith(address, StringComparison.Ordinal)
                && !request.Url.StartsWith("data:", StringComparison.Ordinal)
                && !request.Url.StartsWith("blob:", StringComparison.Ordinal)
            )
                Faults.Add($"leaves the machine: {request.Url}");
        };
    }

    public IPage Page { get; }

    public List<string> Faults { get; } = [];

    /// <summary>Nothing went wrong, and nothing sticks out to the side.</summary>
    public async Task AssertCleanAsync()
    {
        Assert.Empty(Faults);
        int beyond = await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(beyond <= 1, $"{Page.Url} is {beyond} pixels wider than the screen");
    }

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();
}
