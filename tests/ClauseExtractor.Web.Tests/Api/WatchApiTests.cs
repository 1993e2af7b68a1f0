using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ClauseExtractor.Web.Access;

namespace ClauseExtractor.Web.Tests.Api;

/// <summary>Kept queries and profiles by the API; writing is for reviewers.</summary>
public sealed class WatchApiTests
{
    [Fact]
    public async Task Reviewers_keep_look_at_and_forget_queries_and_all_read_them()
    {
        await using var site = await SiteUnderTest.StartAsync(team: true);
        var (reader, reviewer) = (site.ClientWithToken(Role.Researcher), site.ClientWithToken(Role.Reviewer));
        var watch = new { name = "算力 周报", query = "算力 上限>=100万" };
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.PostAsJsonAsync("/api/watches", watch)).StatusCode);
        using var made = await reviewer.PostAsJsonAsync("/api/watches", watch);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var listed = await reader.GetFromJsonAsync<JsonElement>("/api/watches");
        Assert.Equal("算力 上限>=100万", listed[0].GetProperty("query").GetString());
        string address = "/api/watches/" + Uri.EscapeDataString("算力 周报");
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.PostAsync(address + "/seen", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await reviewer.PostAsync(address + "/seen", null)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.DeleteAsync(address)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await reviewer.DeleteAsync(address)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await reviewer.DeleteAsync(address)).StatusCode);
        Assert.Equal(0, (await reader.GetFromJsonAsync<JsonElement>("/api/watches")).GetArrayLength());
    }

    [Theory]
    [InlineData("", "算力")]
    [InlineData("名称", "")]
    [InlineData("名称", "上限>=很多")]
    public async Task What_cannot_be_kept_is_refused(string name, string query)
    {
        await using var site = await SiteUnderTest.StartAsync(corpus: false);
        using var answer = await site.Client().PostAsJsonAsync("/api/watches", new { name, query });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_profile_as_JSON_is_matched_with_what_is_confirmed()
    {
        await using var site = await SiteUnderTest.StartAsync();
        var client = site.Client();
        var profile = new Dictionary<string, object> { ["region"] = "上海市普陀区", ["kinds"] = new[] { "企业" } };
        var before = await Ask(profile);
        var open = before
            .GetProperty("items")
            .EnumerateArray()
            .First(i =>
                i.GetProperty("verdict").GetString() == "Unknown"
                && i.GetProperty("requirements")
                    .EnumerateArray()
                    .All(r => r.GetProperty("requirement").TryGetProperty("key", out var k) && k.ValueKind == JsonValueKind.String)
            );
        profile["confirmed"] = open.GetProperty("requirements")
            .EnumerateArray()
            .Select(r => r.GetProperty("requirement").GetProperty("key").GetString()!)
            .Distinct()
            .ToDictionary(k => k, _ => true);
        var after = (await Ask(profile))
            .GetProperty("items")
            .EnumerateArray()
            .First(i => Same(i, "document") && Same(i, "row") && Same(i, "clause"));
        Assert.Equal("Met", after.GetProperty("verdict").GetString());
        using var bad = await client.PostAsJsonAsync("/api/match", new { region = 5 });
        Assert.Equal(HttpStatusCode.BadRequest, bad.StatusCode);

        bool Same(JsonElement item, string name) => item.GetProperty(name).ToString() == open.GetProperty(name).ToString();

        async Task<JsonElement> Ask(object body)
        {
            using var answer = await client.PostAsJsonAsync("/api/match", body);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            return await answer.Content.ReadFromJsonAsync<JsonElement>();
        }
    }

    [Theory]
    [InlineData((64 << 10) + 1, HttpStatusCode.RequestEntityTooLarge, "64 KB")]
    [InlineData(64 << 10, HttpStatusCode.OK, "")]
    [InlineData(1, HttpStatusCode.BadRequest, "第 1 行")]
    public async Task A_profile_has_one_bound_and_one_refusal_as_a_body_and_as_a_file(int length, HttpStatusCode status, string words)
    {
        await using var site = await SiteUnderTest.StartAsync(corpus: false);
        var client = site.Client();
        byte[] profile = System.Text.Encoding.UTF8.GetBytes("{\"name\":\"x\"}".PadRight(length)[..length]);
        using var body = new ByteArrayContent(profile) { Headers = { { "Content-Type", "application/json" } } };
        using var called = await client.PostAsync("/api/match", body);
        Assert.Equal(status, called.StatusCode);
        Assert.Contains(words, await Said(called), StringComparison.Ordinal);
        using var form = new MultipartFormDataContent
        {
            { new StringContent(await SiteUnderTest.TokenAsync(client, "/match")), "_token" },
            { new ByteArrayContent(profile), "profile", "p.json" },
        };
        using var sent = await client.PostAsync("/match/profile", form);
        Assert.Equal(status == HttpStatusCode.OK ? HttpStatusCode.Redirect : status, sent.StatusCode);
        Assert.Contains(words, WebUtility.HtmlDecode(await sent.Content.ReadAsStringAsync()), StringComparison.Ordinal);

        static async Task<string> Said(HttpResponseMessage answer) =>
            (await answer.Content.ReadFromJsonAsync<JsonElement>()).TryGetProperty("detail", out var detail) ? detail.GetString()! : "";
    }

    [Fact]
    public async Task The_page_of_the_API_is_in_the_readers_language()
    {
        await using var site = await SiteUnderTest.StartAsync();
        var client = site.Client();
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        string chinese = await client.GetStringAsync("/api?lang=zh"),
            english = await client.GetStringAsync("/api?lang=en");
        Assert.Contains("检索条款。", chinese, StringComparison.Ordinal);
        Assert.Contains("Finds clauses.", english, StringComparison.Ordinal);
        // Every call has its words in both.
        foreach (
            var call in System
                .Text.RegularExpressions.Regex.Matches(english, "</strong> ([^<]+)</code> <span class=\"of\">([^<]+)</span>")
                .Select(m => m.Groups[2].Value)
        )
            Assert.DoesNotContain(call, chinese, StringComparison.Ordinal);
    }
}
