using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using ClauseExtractor.Library;
using ClauseExtractor.Web.Access;
using ClauseExtractor.Web.Importing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ClauseExtractor.Web.Tests.Importing;

/// <summary>Import by address: what is fetched, and what an address must not reach.</summary>
public sealed class AddressTests
{
    private const string Page =
        "<html><head><title>某市若干措施</title></head><body><h1>某市若干措施</h1><p>第一条 对企业给予最高100万元的奖励。</p></body></html>";

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("223.5.5.5", true)]
    [InlineData("2400:3200::1", true)]
    [InlineData("0.0.0.0", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("127.0.0.1", false)]
    [InlineData("127.8.8.8", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("192.168.0.1", false)]
    [InlineData("198.18.0.1", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("2001::1", false)]
    [InlineData("fc00::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("ff02::1", false)]
    public void Only_public_addresses_are_open(string address, bool open) =>
        Assert.Equal(open, PublicAddresses.Includes(IPAddress.Parse(address)));

    [Theory]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://localhost/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://0x7f000001/")]
    [InlineData("http://2130706433/")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("https://10.0.0.1/")]
    [InlineData("http://name:password@8.8.8.8/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://8.8.8.8/a.txt")]
    [InlineData("/etc/passwd")]
    [InlineData("policy")]
    [InlineData("")]
    [InlineData(null)]
    public async Task What_is_no_public_page_or_file_is_refused(string? address)
    {
        await using var site = await SiteUnderTest.StartAsync(corpus: false);
        var client = site.Client();
        using var answer = await client.PostAsJsonAsync("/api/imports/address", new { address });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal("badAddress", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
        using var page = await client.PostAsync(
            "/import/address",
            SiteUnderTest.Form(await SiteUnderTest.TokenAsync(client, "/import"), ("address", address ?? ""))
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.StatusCode);
        Assert.Empty(site.App.Services.GetRequiredService<IImportQueue>().Newest(0, 10).Items);
    }

    [Fact]
    public async Task A_team_does_not_fetch_unless_it_is_asked_for_and_then_in_measure()
    {
        await using (var site = await SiteUnderTest.StartAsync(team: true, corpus: false))
        {
            using var answer = await site.ClientWithToken(Role.Importer)
                .PostAsJsonAsync("/api/imports/address", new { address = "http://8.8.8.8/" });
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            var session = await site.ClientWithSessionAsync(Role.Importer);
            Assert.DoesNotContain("by-address", await session.GetStringAsync("/import"), StringComparison.Ordinal);
        }
        await using var asked = await SiteUnderTest.StartAsync(
            team: true,
            corpus: false,
            change: o => o with { FetchesAddresses = true, FetchesAMinute = 2 }
        );
        var client = asked.ClientWithToken(Role.Importer);
        var answers = new List<HttpStatusCode>();
        for (int i = 0; i < 3; i++)
            answers.Add((await client.PostAsJsonAsync("/api/imports/address", new { address = "http://127.0.0.1/" })).StatusCode);
        Assert.Equal([HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity, HttpStatusCode.TooManyRequests], answers);
    }

    [Fact]
    public async Task A_page_is_fetched_imported_and_entered_in_the_log()
    {
        await using var web = await OtherSite.StartAsync();
        await using var site = await SiteUnderTest.StartAsync(
            team: true,
            corpus: false,
            change: o => o with { FetchesAddresses = true },
            services: s => s.AddSingleton(p => new AddressFetcher(p.GetRequiredService<SiteOptions>().FileBytes, IPAddress.IsLoopback))
        );
        var client = site.ClientWithToken(Role.Importer);
        using var answer = await client.PostAsJsonAsync("/api/imports/address", new { address = $" {web.Address}/leads-on " });
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var queue = site.App.Services.GetRequiredService<IImportQueue>();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (queue.Waiting > 0)
            await Task.Delay(20, patience.Token);
        Assert.Equal("policy.html", queue.Newest(0, 10).Items.Single().Name);
        Assert.Equal("某市若干措施", site.Library.Catalogue.List().Single().Title);
        Assert.Equal(
            $"{web.Address}/leads-on",
            site.App.Services.GetRequiredService<AuditLog>().Read(0, 10).Single(e => e.Action == "import").Subject
        );
    }

    [Theory]
    [InlineData("/leads-in", "不能导入")]
    [InlineData("/leads-to-a-file", "http 或 https")]
    [InlineData("/leads-around", "转向超过")]
    [InlineData("/gone", "404")]
    [InlineData("/large", "MB")]
    [InlineData("/packed", "MB")]
    [InlineData("/breaks-off", "连接不上")]
    public async Task What_is_not_answered_with_a_file_in_bounds_is_refused(string path, string said)
    {
        await using var web = await OtherSite.StartAsync();
        // 127.0.0.2 is this machine too, and here stands for a network that is not public.
        using var fetcher = new AddressFetcher(1 << 20, address => address.Equals(IPAddress.Loopback));
        var refusal = await Assert.ThrowsAsync<LibraryException>(() => fetcher.FetchAsync(web.Address + path, CancellationToken.None));
        Assert.Equal("badAddress", refusal.Code);
        Assert.Contains(said, refusal.Chinese, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/file", "办法.pdf")]
    [InlineData("/policy", "policy.html")]
    [InlineData("/", "127.0.0.1.html")]
    public async Task A_file_has_the_name_that_it_comes_with(string path, string name)
    {
        await using var web = await OtherSite.StartAsync();
        using var fetcher = new AddressFetcher(64 << 20, IPAddress.IsLoopback);
        Assert.Equal(name, (await fetcher.FetchAsync(web.Address + path, CancellationToken.None)).Name);
    }

    /// <summary>A site elsewhere.</summary>
    private sealed class OtherSite(WebApplication app) : IAsyncDisposable
    {
        public string Address { get; } = app.Urls.First();

        public static async Task<OtherSite> StartAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
            var app = builder.Build();
            app.MapGet("/", () => Results.Text(Page, "text/html", Encoding.UTF8));
            app.MapGet("/policy", () => Results.Text(Page, "text/html", Encoding.UTF8));
            app.MapGet("/leads-on", () => Results.Redirect("/policy"));
            app.MapGet("/leads-around", () => Results.Redirect("/leads-around"));
            app.MapGet("/leads-in", (HttpContext context) => Results.Redirect($"http://127.0.0.2:{context.Connection.LocalPort}/policy"));
            app.MapGet("/leads-to-a-file", () => Results.Redirect("file:///etc/passwd"));
            app.MapGet("/large", () => Results.Bytes(new byte[3 << 20]));
            app.MapGet("/file", () => Results.File("%PDF-1.7"u8.ToArray(), "application/pdf", "办法.pdf"));
            app.MapGet(
                "/packed",
                (HttpContext context) =>
                {
                    using var packed = new MemoryStream();
                    using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
                        gzip.Write(new byte[3 << 20]);
                    context.Response.Headers.ContentEncoding = "gzip";
                    return Results.Bytes(packed.ToArray());
                }
            );
            app.MapGet(
                "/breaks-off",
                (HttpContext context) =>
                {
                    context.Abort();
                    return Task.CompletedTask;
                }
            );
            await app.StartAsync();
            return new OtherSite(app);
        }

        public async ValueTask DisposeAsync() => await app.DisposeAsync();
    }
}
