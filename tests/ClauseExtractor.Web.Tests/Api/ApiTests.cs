using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ClauseExtractor.Web.Access;

namespace ClauseExtractor.Web.Tests.Api;

/// <summary>The API as programs use it.</summary>
public sealed class ApiTests
{
    [Fact]
    public async Task Search_pages_through_every_hit_once()
    {
        await using var site = await SiteUnderTest.StartAsync();
        var client = site.Client();
        var seen = new List<string>();
        int total = 0;
        for (string? after = ""; after is not null; )
        {
            var page = await client.GetFromJsonAsync<JsonElement>($"/api/search?q=奖励&limit=3&after={Uri.EscapeDataString(after)}");
            total = page.GetProperty("total").GetInt32();
            seen.AddRange(
                page.GetProperty("items")
                    .EnumerateArray()
                    .Select(h => h.GetProperty("document").GetString() + h.GetProperty("clause").GetString())
            );
            after = page.GetProperty("next").GetString();
        }
        Assert.True(total > 6);
        Assert.Equal(total, seen.Distinct().Count());
        Assert.Equal(total, seen.Count);
    }

    [Fact]
    public async Task Lists_give_the_next_offset_until_the_end()
    {
        await using var site = await SiteUnderTest.StartAsync();
        var client = site.Client();
        var first = await client.GetFromJsonAsync<JsonElement>("/api/documents?limit=3");
        Assert.Equal(5, first.GetProperty("total").GetInt32());
        Assert.Equal("3", first.GetProperty("next").GetString());
        var second = await client.GetFromJsonAsync<JsonElement>("/api/documents?limit=3&offset=3");
        Assert.Equal(2, second.GetProperty("items").GetArrayLength());
        Assert.Equal(JsonValueKind.Null, second.GetProperty("next").ValueKind);
    }

    [Theory]
    [InlineData("/api/search?q=cap%3E%3Dmuch", 400, "badQuery")]
    [InlineData("/api/search?q=cap:nosuch", 400, "badQuery")]
    [InlineData("/api/search?limit=0", 400, "badRequest")]
    [InlineData("/api/search?limit=501", 400, "badRequest")]
    [InlineData("/api/search?offset=-1", 400, "badRequest")]
    [InlineData("/api/search?on=yesterday", 400, "badRequest")]
    [InlineData("/api/search?sort=upwards", 400, "badValue")]
    [InlineData("/api/benefits?group=3", 400, "badValue")]
    [InlineData("/api/export?format=exe", 400, "badRequest")]
    [InlineData("/api/documents/none", 404, "notFound")]
    [InlineData("/api/documents/none/record", 404, "notFound")]
    [InlineData("/api/documents/none/file", 404, "notFound")]
    [InlineData("/api/documents/none/corrections", 404, "notFound")]
    [InlineData("/api/revisions?old=none&new=none", 404, "notFound")]
    [InlineData("/api/revisions?old=none", 400, "badRequest")]
    [InlineData("/api/imports/none", 404, null)]
    [InlineData("/api/nothing", 404, null)]
    public async Task What_is_refused_comes_as_problem_details_with_a_code(string path, int status, string? code)
    {
        await using var site = await SiteUnderTest.StartAsync(corpus: false);
        using var answer = await site.Client().GetAsync(path);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        Assert.Equal(code, problem.TryGetProperty("code", out var told) ? told.GetString() : null);
    }

    [Fact]
    public async Task A_wrong_query_says_where_it_is_wrong_in_the_callers_language()
    {
        await using var site = await SiteUnderTest.StartAsync(corpus: false);
        var client = site.Client();
        string query = "奖励 cap>=much";
        using var answer = await client.GetAsync($"/api/search?q={Uri.EscapeDataString(query)}&lang=en");
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("much", query.Substring(problem.GetProperty("start").GetInt32(), problem.GetProperty("length").GetInt32()));
        Assert.DoesNotContain(
            problem.GetProperty("detail").GetString()!,
            c => c is >= '一' and <= '鿿' and not '万' and not '亿' and not '元'
        );
    }

    [Fact]
    public async Task The_record_is_the_public_format_and_grounded_in_the_text()
    {
        await using var site = await SiteUnderTest.StartAsync();
        var client = site.Client();
        var documents = (await client.GetFromJsonAsync<JsonElement>("/api/documents"))
            .GetProperty("items")
            .EnumerateArray()
            .Select(d => d.GetProperty("id").GetString())
            .ToList();
        foreach (string? id in documents)
        {
            string text = await client.GetStringAsync($"/api/documents/{id}/text");
            var record = await client.GetFromJsonAsync<JsonElement>($"/api/documents/{id}/record");
            Assert.Equal("clause-extractor/v1", record.GetProperty("schema").GetString());
            foreach (var benefit in record.GetProperty("benefits").EnumerateArray())
            {
                var span = benefit.GetProperty("span");
                Assert.Equal(
                    span.GetProperty("quote").GetString(),
                    text[span.GetProperty("start").GetInt32()..span.GetProperty("end").GetInt32()]
                );
            }
        }
    }

    [Fact]
    public async Task Of_two_corrections_on_one_revision_the_second_is_told_and_nothing_is_overwritten()
    {
        await using var site = await SiteUnderTest.StartAsync();
        var document = site.Library.Catalogue.List()[0];
        var clients = Enumerable.Range(0, 8).Select(_ => site.Client()).ToList();
        var answers = await Task.WhenAll(
            clients.Select(
                (client, i) =>
                    client.PostAsJsonAsync(
                        $"/api/documents/{document.Id}/corrections",
                        new
                        {
                            field = "title",
                            value = $"标题{i}",
                            reason = "试",
                            revision = document.Revision,
                        }
                    )
            )
        );
        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Created);
        Assert.Equal(7, answers.Count(a => a.StatusCode == HttpStatusCode.Conflict));
        var kept = Assert.Single(site.Library.Corrections.Of(document.Id));
        Assert.Equal(
            kept.New,
            JsonSerializer.Serialize(site.Library.Catalogue.Record(document.Id).Document.Title, ClauseExtractor.Json.RecordJson.Options)
        );
    }

    [Fact]
    public async Task A_correction_is_made_undone_and_told()
    {
        await using var site = await SiteUnderTest.StartAsync();
        var client = site.Client();
        var benefit = (await client.GetFromJsonAsync<JsonElement>("/api/benefits?q=cap>=100万&limit=1")).GetProperty("items")[0];
        string id = benefit.GetProperty("document").GetString()!,
            clause = benefit.GetProperty("clause").GetString()!;
        int row = benefit.GetProperty("row").GetInt32();
        long revision = site.Library.Catalogue.Get(id)!.Revision;
        using var made = await client.PostAsJsonAsync(
            $"/api/documents/{id}/corrections",
            new
            {
                clause,
                field = $"benefits[{row}].caps[0].amount",
                value = "1.23亿",
                reason = "原文如此",
                revision,
            }
        );
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var correction = await made.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("123000000", correction.GetProperty("new").GetString());
        Assert.Equal(1, (await client.GetFromJsonAsync<JsonElement>("/api/benefits?q=cap>=1.2亿")).GetProperty("total").GetInt32());
        using var undone = await client.PostAsJsonAsync(
            $"/api/corrections/{correction.GetProperty("id").GetInt64()}/undo",
            new { text = "看错了" }
        );
        Assert.Equal(HttpStatusCode.OK, undone.StatusCode);
        Assert.Equal(0, (await client.GetFromJsonAsync<JsonElement>("/api/benefits?q=cap>=1.2亿")).GetProperty("total").GetInt32());
        var history = await client.GetFromJsonAsync<JsonElement>($"/api/corrections/{correction.GetProperty("id").GetInt64()}");
        Assert.Equal(["made", "undone"], history.EnumerateArray().Select(e => e.GetProperty("action").GetString()!));
        using var again = await client.PostAsJsonAsync($"/api/corrections/{correction.GetProperty("id").GetInt64()}/undo", new { });
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("{\"field\":\"title\"")]
    [InlineData("{\"field\":\"text\",\"value\":\"x\",\"reason\":\"r\",\"revision\":0}")]
    [InlineData("{\"field\":\"dates.issued\",\"value\":\"soon\",\"reason\":\"r\",\"revision\":0}")]
    [InlineData("{\"field\":\"__proto__\",\"value\":\"x\",\"reason\":\"r\",\"revision\":0}")]
    public async Task A_bad_correction_changes_nothing(string body)
    {
        await using var site = await SiteUnderTest.StartAsync();
        var document = site.Library.Catalogue.List()[0];
        using var answer = await site.Client()
            .PostAsync(
                $"/api/documents/{document.Id}/corrections",
                new StringContent(
                    body.Replace("\"revision\":0", $"\"revision\":{document.Revision}", StringComparison.Ordinal),
                    System.Text.Encoding.UTF8,
                    "application/json"
                )
            );
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Empty(site.Library.Corrections.Of(document.Id));
    }

    [Fact]
    public async Task OpenAPI_describes_every_endpoint_with_a_summary_and_who_may_call_it()
    {
        await using var site = await SiteUnderTest.StartAsync(corpus: false);
        var description = await site.Client().GetFromJsonAsync<JsonElement>("/api/openapi.json");
        Assert.StartsWith("3.1", description.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        var operations = description
            .GetProperty("paths")
            .EnumerateObject()
            .SelectMany(p => p.Value.EnumerateObject().Select(o => (Path: p.Name, Method: o.Name, o.Value)))
            .ToList();
        Assert.True(operations.Count >= 25);
        Assert.All(
            operations,
            o =>
            {
                Assert.StartsWith("/api/", o.Path, StringComparison.Ordinal);
                Assert.True(o.Value.TryGetProperty("summary", out _), $"{o.Method} {o.Path} has no summary");
                Assert.Contains("Needs:", o.Value.GetProperty("description").GetString(), StringComparison.Ordinal);
            }
        );
    }

    [Fact]
    public async Task Health_and_measurements_answer()
    {
        await using var site = await SiteUnderTest.StartAsync(team: true, corpus: false);
        Assert.Contains("\"status\":\"ok\"", await site.Client().GetStringAsync("/health"), StringComparison.Ordinal);
        var admin = site.ClientWithToken(Role.Admin);
        await admin.GetStringAsync("/api/statistics");
        string metrics = await admin.GetStringAsync("/metrics");
        Assert.Contains("http_server_request_duration_seconds_bucket", metrics, StringComparison.Ordinal);
        Assert.Contains("clause_imports_waiting 0", metrics, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("json", "application/json")]
    [InlineData("jsonl", "application/jsonl")]
    [InlineData("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    [InlineData("md", "text/markdown")]
    [InlineData("benefits.csv", "text/csv")]
    public async Task Records_are_exported(string format, string type)
    {
        await using var site = await SiteUnderTest.StartAsync();
        using var answer = await site.Client().GetAsync($"/api/export?format={format}&id={site.Library.Catalogue.List()[0].Id}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType!.MediaType);
        Assert.True((await answer.Content.ReadAsByteArrayAsync()).Length > 100);
    }
}
