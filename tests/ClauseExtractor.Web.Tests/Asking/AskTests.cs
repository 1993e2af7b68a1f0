using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Parser;

namespace ClauseExtractor.Web.Tests.Asking;

/// <summary>Questions in plain words, and a model's second reading in the review.</summary>
public sealed class AskTests
{
    [Fact]
    public async Task Without_a_model_there_is_no_box_and_one_line_says_how_to_get_one()
    {
        await using var site = await SiteUnderTest.StartAsync();
        var client = site.Client();
        var start = new HtmlParser().ParseDocument(await client.GetStringAsync("/"));
        Assert.Null(start.QuerySelector("#question"));
        Assert.Null(start.QuerySelector("nav a[href='/ask']"));
        Assert.Contains("CLAUSE_MODEL_ENDPOINT", start.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/ask")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.PostAsJsonAsync("/api/ask", new { question = "算力？" })).StatusCode);
    }

    [Fact]
    public async Task An_answer_has_an_address_and_each_statement_a_link_to_its_clause()
    {
        await using var site = await StartAsync();
        var client = site.Client();
        using var asked = await client.PostAsync(
            "/ask",
            SiteUnderTest.Form(await SiteUnderTest.TokenAsync(client, "/"), ("question", "能得到什么？"))
        );
        Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
        string address = asked.Headers.Location!.OriginalString;
        string html = await client.GetStringAsync(address);
        // A browser without the site's script gets the whole page at once.
        Assert.DoesNotContain("blazor-ssr", html, StringComparison.Ordinal);
        var page = new HtmlParser().ParseDocument(html);
        Assert.Equal("<b>可以</b>得到扶持。", page.QuerySelector(".said")!.TextContent);
        string link = page.QuerySelector("blockquote a")!.GetAttribute("href")!;
        Assert.StartsWith("/documents/", link, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(link)).StatusCode);
        Assert.Contains("删去 2 句", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("没有说到的部分", page.Body.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/ask/0123456789")).StatusCode);
    }

    [Fact]
    public async Task With_script_the_page_comes_at_once_and_the_answer_after_it()
    {
        await using var site = await StartAsync(TimeSpan.FromSeconds(1));
        var client = site.Client();
        using var asked = await client.PostAsync(
            "/ask",
            SiteUnderTest.Form(await SiteUnderTest.TokenAsync(client, "/"), ("question", "能得到什么？"))
        );
        using var request = new HttpRequestMessage(HttpMethod.Get, asked.Headers.Location) { Headers = { { "Cookie", "script=1" } } };
        string html = await (await client.SendAsync(request)).Content.ReadAsStringAsync();
        int end = html.IndexOf("</html>", StringComparison.Ordinal),
            part = html.IndexOf("<template blazor-component-id", StringComparison.Ordinal);
        Assert.InRange(end, 1, part);
        Assert.Contains("class=\"waiting\"", html[..end], StringComparison.Ordinal);
        Assert.Contains("得到扶持", html[part..], StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("断了的模型", "CE0602", "连不上语言模型的服务")]
    [InlineData("坏了的程序", "CE0099", "")]
    public async Task What_goes_wrong_is_told_and_nothing_of_its_insides(string question, string code, string words)
    {
        await using var site = await StartAsync();
        var client = site.Client();
        using var asked = await client.PostAsync(
            "/ask",
            SiteUnderTest.Form(await SiteUnderTest.TokenAsync(client, "/"), ("question", question))
        );
        string html = await client.GetStringAsync(asked.Headers.Location);
        Assert.Contains(code, html, StringComparison.Ordinal);
        Assert.Contains(words, html, StringComparison.Ordinal);
        Assert.DoesNotContain("secret details", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_is_bounded_and_so_is_the_number_of_questions()
    {
        await using var site = await StartAsync(change: o => o with { QuestionsAMinute = 3 });
        var client = site.Client();
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await client.PostAsJsonAsync("/api/ask", new { question = new string('问', 501) })).StatusCode
        );
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsJsonAsync("/api/ask", new { question = " " })).StatusCode);
        using var good = await client.PostAsJsonAsync("/api/ask", new { question = "能得到什么？" });
        Assert.Equal(1, (await good.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("statements").GetArrayLength());
        Assert.Equal(HttpStatusCode.TooManyRequests, (await client.PostAsJsonAsync("/api/ask", new { question = "再问？" })).StatusCode);
    }

    [Fact]
    public async Task What_the_model_proposes_waits_in_the_queue_marked_as_its_own_with_both_readings()
    {
        await using var site = await StartAsync();
        var client = site.Client();
        var document = site.Library.Catalogue.List()[0];
        string clause = site.Library.Catalogue.Record(document.Id).Clauses[0].Path,
            address = $"/review/{document.Id}?clause={Uri.EscapeDataString(clause)}";
        using var asked = await client.PostAsync(
            $"/review/{document.Id}/assist",
            SiteUnderTest.Form(await SiteUnderTest.TokenAsync(client, address), ("clause", clause))
        );
        Assert.Contains("模型提出 1 项", await asked.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.NotEqual("模型的标题", site.Library.Catalogue.Record(document.Id).Clauses[0].Heading);
        var queue = new HtmlParser().ParseDocument(await client.GetStringAsync("/review"));
        Assert.Contains("模型提出", queue.QuerySelector(".badge.model")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("规则读作：“乙”", queue.Body!.TextContent, StringComparison.Ordinal);
    }

    private static Task<SiteUnderTest> StartAsync(TimeSpan? pause = null, Func<SiteOptions, SiteOptions>? change = null) =>
        SiteUnderTest.StartAsync(change: o => (change?.Invoke(o) ?? o) with { Assistant = FakeAssistant.Create(pause ?? TimeSpan.Zero) });
}
