using System.Net;
using System.Text.Json;
using ClauseExtractor.Web.Access;

namespace ClauseExtractor.Web.Tests.Attack;

/// <summary>
/// Every call that the OpenAPI document describes, by everybody, with right and wrong values. A new call without a row in the table of
/// answers fails.
/// </summary>
public sealed class DescribedCallTests
{
    // What an admin is answered who asks for the document {id}, or for something that is not there (7777), or sends an empty body.
    private static readonly Dictionary<string, int> Answers = new()
    {
        ["api:search"] = 200,
        ["api:suggestions"] = 200,
        ["api:benefits"] = 200,
        ["api:statistics"] = 200,
        ["api:documents"] = 200,
        ["api:document"] = 200,
        ["api:record"] = 200,
        ["api:text"] = 200,
        ["api:file"] = 404,
        ["api:page"] = 422,
        ["api:export"] = 400,
        ["api:remove"] = 204,
        ["api:revisions"] = 404,
        ["api:imports.post"] = 400,
        ["api:imports"] = 200,
        ["api:import"] = 404,
        ["api:imports.address"] = 404,
        ["api:import.retry"] = 404,
        ["api:import.cancel"] = 404,
        ["api:review"] = 200,
        ["api:corrections"] = 200,
        ["api:correct"] = 409,
        ["api:correction"] = 404,
        ["api:accept"] = 404,
        ["api:reject"] = 404,
        ["api:undo"] = 404,
        ["api:ask"] = 404,
        ["api:propose"] = 404,
        ["api:match"] = 200,
        ["api:match.post"] = 200,
        ["api:watches.add"] = 400,
        ["api:watches.seen"] = 404,
        ["api:watches.remove"] = 404,
        ["api:standing"] = 200,
        ["api:due"] = 200,
        ["api:watches"] = 200,
        ["api:estimate"] = 200,
        ["api:accounts"] = 200,
        ["api:accounts.create"] = 400,
        ["api:audit"] = 200,
    };

    private static readonly Dictionary<string, Role[]> Allowed = new()
    {
        ["read"] = [Role.Researcher, Role.Importer, Role.Reviewer, Role.Admin],
        ["import"] = [Role.Importer, Role.Admin],
        ["review"] = [Role.Reviewer, Role.Admin],
        ["manage"] = [Role.Admin],
    };

    // Values that no parameter means, harmless in themselves.
    private static readonly string[] Odd =
    [
        "",
        " ",
        "NaN",
        "-1",
        "0",
        "99999999999999999999",
        "1e400",
        "null",
        "true",
        "../x",
        "算力<b>",
        "a\u0000b",
        "a\r\nX-Added: 1",
        "\uD83D\uDE00",
        new string('长', 3000),
        "2026-02-30",
        "'; --",
        "%00",
        "[]",
        "{}",
    ];

    [Fact]
    public async Task Every_role_is_answered_as_the_document_says()
    {
        await using var site = await SiteUnderTest.StartAsync(team: true);
        var clients = Enum.GetValues<Role>().ToDictionary(role => role, site.ClientWithToken);
        var calls = await DescribedCall.AllAsync(clients[Role.Researcher]);
        Assert.Empty(calls.Select(c => c.Id).Except(Answers.Keys));
        Assert.Empty(Answers.Keys.Except(calls.Select(c => c.Id)));
        Assert.All(calls, call => Assert.Contains(call.Needs, Allowed.Keys));
        var values = new Dictionary<string, string>
        {
            ["id"] = site.Library.Catalogue.List()[0].Id,
            ["sha256"] = "none",
            ["old"] = "none",
            ["new"] = "none",
            ["format"] = "none",
        };
        var wrong = new List<string>();
        // What removes the document comes last.
        foreach (var call in calls.OrderBy(c => c.Id == "api:remove"))
        {
            // Ids of corrections and uploads are no documents'.
            var given =
                call.Path.StartsWith("/api/documents", StringComparison.Ordinal) || call.Id == "api:revisions"
                    ? values
                    : values.Where(v => v.Key != "id").ToDictionary();
            foreach (var (role, client) in clients)
            {
                using var answer = await client.SendAsync(call.Request(given));
                int expected = Allowed[call.Needs].Contains(role) ? Answers[call.Id] : 403;
                if ((int)answer.StatusCode != expected)
                    wrong.Add($"{call.Id} as {role}: {(int)answer.StatusCode}, not {expected}");
            }
            using var stranger = await site.Client().SendAsync(call.Request(given));
            if (stranger.StatusCode != HttpStatusCode.Unauthorized)
                wrong.Add($"{call.Id} as a stranger: {(int)stranger.StatusCode}");
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task No_value_of_any_parameter_gets_more_than_an_answer()
    {
        var log = new KeptLog();
        await using var site = await SiteUnderTest.StartAsync(log: log);
        var client = site.Client();
        string id = site.Library.Catalogue.List()[0].Id;
        var wrong = new List<string>();
        foreach (var call in (await DescribedCall.AllAsync(client)).Where(c => c.Id != "api:remove"))
        foreach (var parameter in call.Parameters)
        // A null character in a path is refused by the server itself, before the site.
        foreach (string odd in Odd.Where(o => !parameter.InPath || !o.Contains('\0', StringComparison.Ordinal)))
        {
            var values = call.Parameters.ToDictionary(
                p => p.Name,
                p =>
                    p.Name == parameter.Name ? odd
                    : p.Name is "id" or "old" or "new" ? id
                    : p.Name == "format" ? "json"
                    : ""
            );
            using var answer = await client.SendAsync(
                call.Request(values.Where(v => v.Value.Length > 0 || v.Key == parameter.Name).ToDictionary())
            );
            await JudgeAsync(call, $"{parameter.Name}={odd[..Math.Min(odd.Length, 20)]}", answer, wrong);
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Empty(log.Lines);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no json")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"question\":5,\"clause\":[],\"field\":{},\"name\":null,\"revision\":\"x\",\"text\":0}")]
    [InlineData("{\"name\":\"\",\"password\":\"\",\"role\":\"emperor\"}")]
    [InlineData("{\"field\":\"benefits[99999999999].caps[-1]\",\"value\":\"\\u0000\",\"reason\":\"x\",\"revision\":0}")]
    public async Task No_body_gets_more_than_an_answer(string body)
    {
        var log = new KeptLog();
        await using var site = await SiteUnderTest.StartAsync(team: true, log: log);
        var client = site.ClientWithToken(Role.Admin);
        var values = new Dictionary<string, string> { ["id"] = site.Library.Catalogue.List()[0].Id };
        var wrong = new List<string>();
        foreach (
            var call in (await DescribedCall.AllAsync(client)).Where(c => c.Method == HttpMethod.Post && c.Body != "multipart/form-data")
        )
        {
            using var answer = await client.SendAsync(
                call.Request(call.Path.Contains("documents", StringComparison.Ordinal) ? values : new Dictionary<string, string>(), body)
            );
            await JudgeAsync(call, body, answer, wrong);
            if ((int)answer.StatusCode < 400)
                wrong.Add($"{call.Id} took {body}");
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Empty(log.Lines);
    }

    private static async Task JudgeAsync(DescribedCall call, string sent, HttpResponseMessage answer, List<string> wrong)
    {
        if ((int)answer.StatusCode is < 200 or >= 500)
            wrong.Add($"{call.Id} {sent}: {(int)answer.StatusCode}");
        if (answer.Headers.Contains("X-Added"))
            wrong.Add($"{call.Id} {sent}: a header of the caller's");
        if ((int)answer.StatusCode < 400)
            return;
        string body = await answer.Content.ReadAsStringAsync();
        if (
            answer.Content.Headers.ContentType?.MediaType != "application/problem+json"
            || body.Contains("   at ", StringComparison.Ordinal)
            || body.Contains("Exception", StringComparison.Ordinal)
        )
            wrong.Add($"{call.Id} {sent}: {body[..Math.Min(body.Length, 100)]}");
        using var problem = JsonDocument.Parse(body);
        if (problem.RootElement.GetProperty("status").GetInt32() != (int)answer.StatusCode)
            wrong.Add($"{call.Id} {sent}: the problem tells another status");
    }
}
