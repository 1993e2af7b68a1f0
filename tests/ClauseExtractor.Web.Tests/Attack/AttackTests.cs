using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using ClauseExtractor.Reading;
using ClauseExtractor.Web.Access;

namespace ClauseExtractor.Web.Tests.Attack;

/// <summary>What hostile readers, sites and documents try.</summary>
public sealed class AttackTests
{
    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("192.168.1.20")]
    [InlineData("::")]
    public void Without_sign_in_it_refuses_to_listen_beyond_this_machine(string address)
    {
        var options = new SiteOptions(Path.Combine(Path.GetTempPath(), "never.db"), SiteUnderTest.Readers)
        {
            Address = IPAddress.Parse(address),
        };
        Assert.Throws<InvalidOperationException>(() => ClauseSite.Build(options));
    }

    [Fact]
    public async Task Every_answer_forbids_foreign_and_inline_content()
    {
        await using var site = await SiteUnderTest.StartAsync();
        var client = site.Client();
        string id = site.Library.Catalogue.List()[0].Id;
        foreach (
            string page in new[]
            {
                "/",
                "/?q=奖励",
                "/?q=cap>=x",
                "/documents",
                $"/documents/{id}",
                "/benefits",
                "/revisions",
                "/import",
                "/review",
                $"/review/{id}",
                "/nothing-here",
                "/api/statistics",
                $"/documents/{id}/file",
            }
        )
        {
            using var answer = await client.GetAsync(page);
            string policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
            Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
            string body = await answer.Content.ReadAsStringAsync();
            if (answer.Content.Headers.ContentType?.MediaType != "text/html")
                continue;
            var html = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(body);
            Assert.Empty(html.QuerySelectorAll("[style], style"));
            Assert.All(
                html.QuerySelectorAll("script"),
                script => Assert.StartsWith("/assets/", script.GetAttribute("src"), StringComparison.Ordinal)
            );
            Assert.DoesNotContain(
                html.All,
                element => element.Attributes.Any(a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase))
            );
        }
    }

    [Fact]
    public async Task Text_of_documents_is_never_markup()
    {
        await using var site = await SiteUnderTest.StartAsync(corpus: false);
        string text =
            "<script>alert(1)</script>若干措施\n第一条 \"><img src=x onerror=alert(2)> 对企业给予最高100万元的奖励。\n第二条 ' onmouseover='alert(3) 给予50万元补贴。\n";
        await site.Library.ImportAsync(
            new SourceFile("<img src=x onerror=alert(4)>.txt", Encoding.UTF8.GetBytes(text)),
            new PolicyPipeline(SiteUnderTest.Readers)
        );
        var document = site.Library.Catalogue.List().Single();
        site.Library.Corrections.Correct(new(document.Id, null, "title", "<script>alert(5)</script>", "<b>why</b>", "<i>who</i>"));
        var client = site.Client();
        foreach (
            string page in new[]
            {
                "/",
                "/?q=奖励",
                "/documents",
                $"/documents/{document.Id}",
                $"/documents/{document.Id}?value=b0",
                "/benefits",
                $"/revisions?new={document.Id}",
                "/review",
                $"/review/{document.Id}",
                $"/?q={Uri.EscapeDataString("<script>alert(6)</script>")}",
                $"/documents?q={Uri.EscapeDataString("\"><script>alert(7)</script>")}",
            }
        )
        {
            var html = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await client.GetStringAsync(page));
            Assert.Empty(html.QuerySelectorAll("script:not([src])"));
            Assert.Empty(html.QuerySelectorAll("img[src=x]"));
            Assert.DoesNotContain(
                html.All,
                element => element.Attributes.Any(a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase))
            );
        }
    }

    [Fact]
    public async Task A_name_that_is_made_to_point_here_reads_nothing()
    {
        await using var site = await SiteUnderTest.StartAsync(corpus: false);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/statistics") { Headers = { Host = "evil.example" } };
        using var answer = await site.Client().SendAsync(request);
        Assert.Equal(HttpStatusCode.MisdirectedRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task Another_site_changes_nothing_through_the_users_browser(string header, string value)
    {
        await using var site = await SiteUnderTest.StartAsync(corpus: false);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/imports") { Content = Files(("a.txt", "第一条 给予奖励。")) };
        request.Headers.Add(header, value);
        using var answer = await site.Client().SendAsync(request);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_form_without_the_token_changes_nothing_and_a_session_needs_it_on_the_API_too()
    {
        await using var site = await SiteUnderTest.StartAsync(team: true);
        var client = await site.ClientWithSessionAsync(Role.Admin);
        string id = site.Library.Catalogue.List()[0].Id;
        foreach (string path in new[] { $"/documents/{id}/remove", $"/review/{id}/correct", "/accounts", "/sign-out" })
        {
            using var answer = await client.PostAsync(
                path,
                new FormUrlEncodedContent([
                    KeyValuePair.Create("field", "title"),
                    KeyValuePair.Create("value", "x"),
                    KeyValuePair.Create("reason", "x"),
                ])
            );
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }
        using var call = await client.PostAsJsonAsync(
            $"/api/documents/{id}/corrections",
            new
            {
                field = "title",
                value = "x",
                reason = "x",
                revision = 0,
            }
        );
        Assert.Equal(HttpStatusCode.BadRequest, call.StatusCode);
        using var remove = await client.DeleteAsync($"/api/documents/{id}");
        Assert.Equal(HttpStatusCode.BadRequest, remove.StatusCode);
        Assert.Equal(5, site.Library.Catalogue.List().Count);
        Assert.Empty(site.Library.Corrections.Of(id));
    }

    [Theory]
    [InlineData("/documents/..%2f..%2fetc%2fpasswd")]
    [InlineData("/assets/x/..%2f..%2fsite.css")]
    [InlineData("/assets/x/site.css.map")]
    [InlineData("/documents/none/pages/..%2f..%2fx/1.png")]
    [InlineData("/documents/none/export/..%2f..%2fx")]
    [InlineData("/api/imports/..%2f..%2flibrary")]
    public async Task A_path_leads_nowhere_but_to_what_there_is(string path)
    {
        await using var site = await SiteUnderTest.StartAsync(corpus: false);
        using var answer = await site.Client().GetAsync(path);
        Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.NotFound, HttpStatusCode.BadRequest });
    }

    [Theory]
    [InlineData("../../../etc/cron.d/x", "x")]
    [InlineData("..\\..\\windows\\x.txt", "x.txt")]
    [InlineData("/etc/passwd", "passwd")]
    [InlineData("..", "document")]
    [InlineData("", "document")]
    [InlineData("a\u0000b\r\n.txt", "ab.txt")]
    [InlineData("invoice\u202efdp.exe", "invoicefdp.exe")]
    public void A_senders_name_is_only_a_name(string sent, string kept) =>
        Assert.Equal(kept, ClauseExtractor.Web.Importing.ImportItem.SafeName(sent));

    [Fact]
    public async Task Too_large_and_too_many_is_refused_whole()
    {
        await using var site = await SiteUnderTest.StartAsync(corpus: false, change: o => o with { FileBytes = 1000, FilesAtOnce = 3 });
        var client = site.Client();
        using var large = await client.PostAsync("/api/imports", Files(("big.txt", new string('条', 2000))));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
        using var many = await client.PostAsync(
            "/api/imports",
            Files([.. Enumerable.Range(0, 4).Select(i => ($"{i}.txt", "第一条 给予奖励。"))])
        );
        Assert.Equal(HttpStatusCode.BadRequest, many.StatusCode);
        using var none = await client.PostAsync("/api/imports", new StringContent("{}", new MediaTypeHeaderValue("application/json")));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, none.StatusCode);
        Assert.Equal(0, (await client.GetFromJsonAsync<System.Text.Json.JsonElement>("/api/imports")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task The_original_comes_as_a_download_only()
    {
        await using var site = await SiteUnderTest.StartAsync(corpus: false);
        byte[] page = Encoding.UTF8.GetBytes(
            "<html><body><h1>若干措施</h1><p>第一条 给予最高100万元的奖励。</p><script>alert(1)</script></body></html>"
        );
        var outcome = await site.Library.ImportAsync(new SourceFile("page.html", page), new PolicyPipeline(SiteUnderTest.Readers));
        using var answer = await site.Client().GetAsync($"/documents/{outcome.Document}/file");
        Assert.Equal("application/octet-stream", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal(page, await answer.Content.ReadAsByteArrayAsync());
    }

    internal static MultipartFormDataContent Files(params (string Name, string Text)[] files)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, text) in files)
            form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "files", name);
        return form;
    }
}
