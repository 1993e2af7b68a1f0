using System.Net.Http.Json;
using ClauseExtractor.Library;
using ClauseExtractor.Library.Catalogue;
using ClauseExtractor.Library.Corrections;
using ClauseExtractor.Library.Storage;
using ClauseExtractor.Web.Access;
using ClauseExtractor.Web.Importing;
using ClauseExtractor.Web.Tests.Asking;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ClauseExtractor.Web.Tests.Access;

/// <summary>Nothing is changed without an entry in the audit log, and no entry tells of what did not happen.</summary>
public abstract class AuditTests(SiteStore store)
{
    [SkippableFact]
    public async Task Every_endpoint_that_takes_more_than_a_question_says_what_it_enters()
    {
        await using var site = await store.StartAsync(team: true, corpus: false);
        var silent = Endpoints(site)
            .Where(e => !e.Methods.Contains("GET") && e.Metadata.GetMetadata<AuditTrail.Enters>() is null)
            .Select(e => e.Name);
        Assert.Empty(silent);
        // What can be done has a row below, so that a new act without one fails.
        var acts = Endpoints(site).SelectMany(e => e.Metadata.GetMetadata<AuditTrail.Enters>()?.Actions ?? []).Distinct();
        Assert.Empty(acts.Except(Acts.Keys).Except(["refused", "signIn.delayed"]));
    }

    public static TheoryData<string> Actions => [.. Acts.Keys];

    [SkippableTheory]
    [MemberData(nameof(Actions))]
    public async Task What_is_done_stands_in_the_log_once(string action)
    {
        await using var site = await store.StartAsync(
            team: true,
            change: o => o with { Assistant = FakeAssistant.Create(TimeSpan.Zero), Readers = [new Importing.HeldReader(), .. o.Readers] }
        );
        Assert.Null(site.Accounts.Create("root admin", SiteUnderTest.Password, Role.Admin));
        var client = await site.ClientWithSessionAsync(Role.Admin, "chief");
        int before = Count(site, action);
        using var answer = await Acts[action](site, client);
        Assert.True((int)answer.StatusCode < 400 || action == "signIn.wrong", answer.StatusCode.ToString());
        Assert.Equal(before + 1, Count(site, action));
        Assert.Empty(site.Library.Acts.Waiting());
    }

    [SkippableFact]
    public async Task What_failed_does_not_stand_in_the_log()
    {
        await using var site = await store.StartAsync(team: true);
        var client = await site.ClientWithSessionAsync(Role.Admin, "chief");
        var log = site.App.Services.GetRequiredService<AuditLog>();
        int before = log.Read(0, 100).Count;
        var document = site.Library.Catalogue.List()[0];
        foreach (
            var (path, fields) in new (string, (string, string)[])[]
            {
                ($"/review/{document.Id}/correct", [("field", "no such field"), ("value", "x"), ("reason", "x"), ("revision", "0")]),
                ("/review/corrections/999/undo", []),
                ("/documents/none/remove", []),
                ("/accounts", [("name", "chief"), ("password", SiteUnderTest.Password), ("role", "Admin")]),
                ("/account/tokens/999/withdraw", []),
                ("/account/tokens", [("name", ""), ("role", "Admin")]),
            }
        )
        {
            using var answer = await client.PostAsync(path, SiteUnderTest.Form(await SiteUnderTest.TokenAsync(client, "/account"), fields));
            Assert.InRange((int)answer.StatusCode, 400, 499);
        }
        Assert.Equal(before, log.Read(0, 100).Count);
    }

    [SkippableFact]
    public async Task A_change_that_another_site_tried_through_a_browser_is_entered_as_refused()
    {
        await using var site = await store.StartAsync(team: true, corpus: false);
        var client = await site.ClientWithSessionAsync(Role.Admin, "chief");
        using var answer = await client.PostAsync("/accounts", new FormUrlEncodedContent([KeyValuePair.Create("name", "mallory")]));
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(
            "POST /accounts",
            site.App.Services.GetRequiredService<AuditLog>().Read(0, 10).Single(e => e.Action == "refused").Subject
        );
    }

    [SkippableFact]
    public async Task What_a_crash_kept_from_the_log_is_entered_when_the_site_starts_and_once()
    {
        var site = await store.StartAsync(team: true);
        var document = site.Library.Catalogue.List()[0];
        var act = new LibraryAct("1", new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero), "zhao", "correct", document.Id, "192.0.2.1");
        site.Library.Acts.Do(
            act,
            () => site.Library.Corrections.Correct(new CorrectionRequest(document.Id, null, "title", "更正", "试", "zhao"))
        );
        string folder = await site.StopAsync();
        for (int start = 0; start < 2; start++)
        {
            site = await store.StartAsync(team: true, corpus: false, folder: folder);
            var entry = Assert.Single(site.App.Services.GetRequiredService<AuditLog>().Read(0, 10));
            Assert.Equal(
                ("zhao", "correct", document.Id, "192.0.2.1", act.At),
                (entry.Who, entry.Action, entry.Subject, entry.Address, entry.At)
            );
            Assert.Empty(site.Library.Acts.Waiting());
            if (start == 0)
                await site.StopAsync();
        }
        await site.DisposeAsync();
    }

    [SkippableFact]
    public async Task An_admin_reads_the_log_on_the_site_page_by_page_in_his_language()
    {
        await using var site = await store.StartAsync(team: true, corpus: false);
        var client = await site.ClientWithSessionAsync(Role.Admin, "chief");
        var log = site.App.Services.GetRequiredService<AuditLog>();
        for (int i = 0; i < 150; i++)
            log.Add(new AuditLine(DateTimeOffset.UtcNow, "li", "download", $"/documents/{i}", "192.0.2.1"));
        Assert.Contains("/documents/149", await client.GetStringAsync("/audit"), StringComparison.Ordinal);
        string second = await client.GetStringAsync("/audit?page=2");
        Assert.Contains(">/documents/0</td>", second, StringComparison.Ordinal);
        Assert.Contains("下载", second, StringComparison.Ordinal);
        Assert.Contains("downloaded", await client.GetStringAsync("/audit?page=2&lang=en"), StringComparison.Ordinal);
    }

    private static int Count(SiteUnderTest site, string action) =>
        site.App.Services.GetRequiredService<AuditLog>().Read(0, 1000).Count(e => e.Action == action);

    private static IEnumerable<(
        string Name,
        IReadOnlyList<string> Methods,
        Microsoft.AspNetCore.Http.EndpointMetadataCollection Metadata
    )> Endpoints(SiteUnderTest site) =>
        site
            .App.Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>() is not null)
            .Select(e =>
                (
                    e.Metadata.GetMetadata<EndpointNameMetadata>()!.EndpointName,
                    e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods,
                    e.Metadata
                )
            );

    private static readonly Dictionary<string, Func<SiteUnderTest, HttpClient, Task<HttpResponseMessage>>> Acts = new()
    {
        ["signIn"] = (site, _) => SiteUnderTest.SignInAsync(site.Client(), "chief", SiteUnderTest.Password),
        ["signIn.wrong"] = (site, _) => SiteUnderTest.SignInAsync(site.Client(), "chief", "a wrong password"),
        ["signOut"] = (_, client) => PostAsync(client, "/sign-out"),
        ["account.create"] = (_, client) =>
            PostAsync(client, "/accounts", ("name", "wang"), ("password", SiteUnderTest.Password), ("role", "Importer")),
        ["account.change"] = (site, client) =>
            PostAsync(
                client,
                $"/accounts/{site.Accounts.List().Single(a => a.Name == "root admin").Id}",
                ("role", "Researcher"),
                ("password", "another horse 7 staple")
            ),
        ["account.password"] = (_, client) =>
            PostAsync(client, "/account/password", ("old", SiteUnderTest.Password), ("password", "another horse 7 staple")),
        ["token.create"] = (_, client) => PostAsync(client, "/account/tokens", ("name", "program"), ("role", "Reviewer")),
        ["token.withdraw"] = async (site, client) =>
        {
            site.Accounts.CreateToken(
                site.Accounts.List().Single(a => a.Name == "chief").Id,
                "program",
                Role.Researcher,
                TimeSpan.FromDays(1)
            );
            return await PostAsync(client, $"/account/tokens/{site.Accounts.Tokens()[0].Id}/withdraw");
        },
        ["import"] = (_, client) => UploadAsync(client, "a.txt", "甲市若干措施\n第一条 给予最高10万元奖励。\n"),
        ["import.cancel"] = async (_, client) =>
        {
            await UploadAsync(client, Importing.HeldReader.FileName, "x");
            return await PostAsync(client, "/import/cancel");
        },
        ["import.retry"] = async (site, client) =>
        {
            await UploadAsync(client, "a.pdf", "%PDF-1.7 cut off");
            return await PostAsync(client, "/import/retry", ("id", await OutcomeAsync(site)));
        },
        ["import.clear"] = async (site, client) =>
        {
            await UploadAsync(client, "a.pdf", "%PDF-1.7 cut off");
            await OutcomeAsync(site);
            return await PostAsync(client, "/import/clear");
        },
        ["correct"] = (site, client) =>
            PostAsync(
                client,
                $"/review/{First(site).Id}/correct",
                ("field", "title"),
                ("value", "改过的标题"),
                ("anyway", "1"),
                ("revision", $"{First(site).Revision}")
            ),
        ["propose"] = async (site, client) =>
        {
            using var call = new HttpRequestMessage(HttpMethod.Post, $"/api/documents/{First(site).Id}/corrections")
            {
                Content = JsonContent.Create(
                    new
                    {
                        field = "title",
                        value = "另一标题",
                        reason = "试",
                        revision = First(site).Revision,
                        propose = true,
                    }
                ),
            };
            call.Headers.Add("X-Token", await SiteUnderTest.TokenAsync(client, "/account"));
            return await client.SendAsync(call);
        },
        ["confirm"] = (site, client) =>
        {
            var (document, clause) = site
                .Library.Catalogue.List()
                .Select(d => (d, site.Library.Catalogue.Record(d.Id).Benefits))
                .First(d => d.Benefits.Count > 0);
            return PostAsync(
                client,
                $"/review/{document.Id}/confirm",
                ("clause", clause[0].Clause),
                ("row", "0"),
                ("revision", $"{document.Revision}")
            );
        },
        ["note"] = (site, client) => PostAsync(client, $"/review/{First(site).Id}/note", ("note", "看过"), ("mark", "Checked")),
        ["accept"] = (site, client) => PostAsync(client, $"/review/corrections/{Proposed(site)}/accept"),
        ["reject"] = (site, client) => PostAsync(client, $"/review/corrections/{Proposed(site)}/reject"),
        ["undo"] = (site, client) => PostAsync(client, $"/review/corrections/{site.Library.Corrections.Correct(Request(site)).Id}/undo"),
        ["assist"] = (site, client) =>
            PostAsync(
                client,
                $"/review/{First(site).Id}/assist",
                ("clause", site.Library.Catalogue.Record(First(site).Id).Clauses[0].Path)
            ),
        ["ask"] = (_, client) => PostAsync(client, "/ask", ("question", "算力补贴多少？")),
        ["review"] = (site, client) =>
            PostAsync(
                client,
                "/revisions/review",
                ("old", First(site).Id),
                ("new", site.Library.Catalogue.List()[1].Id),
                ("key", "0123456789abcdef"),
                ("mark", "Checked"),
                ("note", "")
            ),
        ["match"] = (_, client) => MatchAsync(client),
        ["watch"] = (_, client) => PostAsync(client, "/watches", ("act", "add"), ("name", "算力"), ("q", "算力")),
        ["remove"] = (site, client) => PostAsync(client, $"/documents/{First(site).Id}/remove"),
    };

    private static async Task<HttpResponseMessage> MatchAsync(HttpClient client)
    {
        var form = new MultipartFormDataContent
        {
            { new StringContent(await SiteUnderTest.TokenAsync(client, "/match")), "_token" },
            { new StringContent("{\"region\": \"上海市\"}"), "profile", "p.json" },
        };
        return await client.PostAsync("/match/profile", form);
    }

    private static async Task<HttpResponseMessage> UploadAsync(HttpClient client, string name, string text)
    {
        var form = Attack.AttackTests.Files((name, text));
        form.Add(new StringContent(await SiteUnderTest.TokenAsync(client, "/account")), "_token");
        return await client.PostAsync("/import", form);
    }

    /// <summary>The id of the one file that was uploaded, when it has its outcome.</summary>
    private static async Task<string> OutcomeAsync(SiteUnderTest site)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var queue = site.App.Services.GetRequiredService<IImportQueue>();
        while (queue.Waiting > 0)
            await Task.Delay(20, patience.Token);
        return queue.Newest(0, 10).Items.Single().Id;
    }

    private static DocumentSummary First(SiteUnderTest site) => site.Library.Catalogue.List()[0];

    private static CorrectionRequest Request(SiteUnderTest site) => new(First(site).Id, null, "title", "改过的标题", "试", "zhao");

    private static long Proposed(SiteUnderTest site) => site.Library.Corrections.Propose(Request(site)).Id;

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string path, params (string, string)[] fields) =>
        await client.PostAsync(path, SiteUnderTest.Form(await SiteUnderTest.TokenAsync(client, "/account"), fields));
}
