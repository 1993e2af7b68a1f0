using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using AngleSharp.Html.Parser;
using ClauseExtractor.Library.Import;
using ClauseExtractor.Web.Access;
using ClauseExtractor.Web.Importing;
using ClauseExtractor.Web.Tests.Attack;
using Microsoft.Extensions.DependencyInjection;

namespace ClauseExtractor.Web.Tests.Importing;

/// <summary>What people do with files on their way: stop them, try them again, look how far they are.</summary>
public abstract class SteeringTests(SiteStore store)
{
    private const string Policy = "某市若干措施\n第一条 对符合条件的企业给予最高100万元的奖励。\n第二条 对贷款给予50%的贴息。\n";

    [SkippableFact]
    public async Task What_waits_and_what_is_read_is_cancelled_and_the_rest_goes_on()
    {
        var held = new HeldReader();
        await using var site = await store.StartAsync(corpus: false, change: o => o with { Readers = [held, .. o.Readers] });
        var client = site.Client();
        var queue = Queue(site);
        await SendAsync(client, (HeldReader.FileName, "x"), ("waits.txt", Policy), ("goes on.txt", Policy + "第三条 给予10万元奖励。\n"));
        await held.Reached;
        string page = await client.GetStringAsync("/import?lang=en");
        Assert.Contains("0 of 3 done", page, StringComparison.Ordinal);
        Assert.Contains("recognising page 3 of 9", page, StringComparison.Ordinal);
        Assert.Equal(0.1, queue.Page(false, 1, 0).Batch.Share, 6);
        Assert.Equal(7, queue.Page(false, 1, 4).Batch.Total);
        await PostAsync(client, "/import/cancel", ("id", Id(queue, "waits.txt")));
        Assert.Equal(ImportStatus.Cancelled, Find(queue, "waits.txt").Outcome!.Status);
        await PostAsync(client, "/import/cancel", ("id", Id(queue, HeldReader.FileName)));
        await IdleAsync(queue);
        Assert.Equal(ImportStatus.Cancelled, Find(queue, HeldReader.FileName).Outcome!.Status);
        Assert.True(Find(queue, "goes on.txt").Outcome!.IsIn);
        Assert.Single(site.Library.Catalogue.List());
        await PostAsync(client, "/import/retry", ("id", Id(queue, "waits.txt")));
        await IdleAsync(queue);
        Assert.True(Find(queue, "waits.txt").Outcome!.IsIn);
        // What is in the library is not tried again, nor what is not there.
        foreach (string id in new[] { Id(queue, "waits.txt"), "none" })
            Assert.False(queue.Retry(id, null, null));
    }

    [SkippableFact]
    public async Task All_is_cancelled_at_once_and_outcomes_are_cleared_away()
    {
        var held = new HeldReader();
        await using var site = await store.StartAsync(corpus: false, change: o => o with { Readers = [held, .. o.Readers] });
        var client = site.Client();
        await SendAsync(client, (HeldReader.FileName, "x"), ("a.txt", Policy), ("b.txt", Policy));
        await held.Reached;
        await PostAsync(client, "/import/cancel");
        await IdleAsync(Queue(site));
        Assert.All(Queue(site).Newest(0, 100).Items, item => Assert.Equal(ImportStatus.Cancelled, item.Outcome!.Status));
        await PostAsync(client, "/import/clear", ("everybody", "yes"));
        Assert.Empty(Queue(site).Newest(0, 100).Items);
        Assert.Equal(0, store.Kept(site));
        Assert.Empty(site.Library.Catalogue.List());
    }

    [SkippableFact]
    public async Task Each_clears_away_his_own_outcomes_and_an_admin_those_of_all()
    {
        await using var site = await store.StartAsync(team: true, corpus: false);
        using var first = await site.ClientWithSessionAsync(Role.Importer, "first");
        using var second = await site.ClientWithSessionAsync(Role.Importer, "second");
        using var admin = await site.ClientWithSessionAsync(Role.Admin, "admin");
        foreach (var (client, name) in new[] { (first, "one.txt"), (second, "two.txt"), (second, "three.txt") })
        {
            using var form = AttackTests.Files((name, Policy + name));
            form.Add(new StringContent(await SiteUnderTest.TokenAsync(client, "/import")), "_token");
            using var sent = await client.PostAsync("/import", form);
        }
        await IdleAsync(Queue(site));
        // Who may not manage may not clear for others, whatever he sends.
        await PostAsync(first, "/import/clear", ("everybody", "yes"));
        Assert.Equal(
            ["two.txt", "three.txt"],
            Queue(site).Newest(0, 100).Items.Select(i => i.Name).Order(StringComparer.Ordinal).Reverse()
        );
        await PostAsync(admin, "/import/clear");
        Assert.Equal(2, Queue(site).Newest(0, 100).Total);
        await PostAsync(admin, "/import/clear", ("everybody", "yes"));
        Assert.Equal(0, Queue(site).Newest(0, 100).Total);
    }

    [SkippableFact]
    public async Task A_file_that_asks_for_a_password_is_opened_with_one_given_beside_it_after_a_restart_too()
    {
        var site = await store.StartAsync(corpus: false);
        byte[] locked = await File.ReadAllBytesAsync(Path.Combine(SiteUnderTest.Root, "tests", "fixtures", "protected", "aes256.pdf"));
        using (
            var sent = await site.Client()
                .PostAsync("/api/imports", new MultipartFormDataContent { { new ByteArrayContent(locked), "files", "locked.pdf" } })
        )
            Assert.Equal(HttpStatusCode.Accepted, sent.StatusCode);
        await IdleAsync(Queue(site));
        string folder = await site.StopAsync();

        await using var again = await store.StartAsync(corpus: false, folder: folder);
        var client = again.Client();
        var row = new HtmlParser()
            .ParseDocument(await client.GetStringAsync("/import"))
            .QuerySelector(".queue li form[action='/import/retry']")!;
        Assert.NotNull(row.QuerySelector("input[name=password]"));
        string id = row.QuerySelector("input[name=id]")!.GetAttribute("value")!;
        await PostAsync(client, "/import/retry", ("id", id), ("password", "wrong"));
        await IdleAsync(Queue(again));
        Assert.Equal("CE0014", Queue(again).Find(id)!.Outcome!.Code);
        using (var told = await client.PostAsJsonAsync($"/api/imports/{id}/retry", new { password = "政策2025" }))
            Assert.Equal(HttpStatusCode.Accepted, told.StatusCode);
        await IdleAsync(Queue(again));
        Assert.Equal(ImportStatus.Added, Queue(again).Find(id)!.Outcome!.Status);
        Assert.Equal(0, store.Kept(again));
    }

    [SkippableFact]
    public async Task An_entry_that_leads_out_of_its_archive_and_one_of_another_kind_are_named()
    {
        await using var site = await store.StartAsync(corpus: false);
        var client = site.Client();
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(Packed("../x.txt", "a.txt", "note.exe")), "files", "policies.zip" },
        };
        using var sent = await client.PostAsync("/api/imports", form);
        await IdleAsync(Queue(site));
        var led = Find(Queue(site), "policies.zip › ../x.txt");
        Assert.Equal((ImportStatus.Refused, "CE0034"), (led.Outcome!.Status, led.Outcome.Code));
        Assert.DoesNotContain(led.Id, Queue(site).Page(false, 1, 0).Retriable);
        Assert.True(Find(Queue(site), "policies.zip › a.txt").Outcome!.IsIn);
        string page = await client.GetStringAsync("/import");
        Assert.Contains("压缩包里有 2 份文件，各自导入。不是文件类型、已跳过的：note.exe。", page, StringComparison.Ordinal);
        Assert.Contains("指向压缩包之外", page, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task What_was_not_read_comes_first_and_alone_where_asked_and_sizes_are_true()
    {
        await using var site = await store.StartAsync(corpus: false);
        var client = site.Client();
        await SendAsync(
            client,
            ("bad.pdf", "%PDF-1.7 cut off"),
            ("good.txt", Policy),
            ("untitled.txt", "第一条 对企业给予最高100万元的奖励。\n" + new string(' ', 1500)),
            ("empty.txt", "")
        );
        await IdleAsync(Queue(site));
        var page = new HtmlParser().ParseDocument(await client.GetStringAsync("/import"));
        var rows = page.QuerySelectorAll("#imports .queue > li");
        Assert.Equal(["empty.txt", "bad.pdf"], rows.Take(2).Select(r => r.QuerySelector("strong")!.TextContent));
        Assert.Equal(["0 B", "16 B"], rows.Take(2).Select(r => r.QuerySelector(".of")!.TextContent));
        var untitled = rows.Single(r => r.QuerySelector("strong")!.TextContent == "untitled.txt");
        Assert.Equal("1.5 KB", untitled.QuerySelector(".of")!.TextContent);
        Assert.Equal("untitled.txt", untitled.QuerySelector("a")!.TextContent);
        var failed = new HtmlParser().ParseDocument(await client.GetStringAsync("/import/list?only=failed"));
        Assert.Equal(2, failed.QuerySelectorAll(".queue > li").Length);
    }

    [SkippableFact]
    public async Task Nothing_to_import_is_said_and_not_taken()
    {
        await using var site = await store.StartAsync(corpus: false);
        var client = site.Client();
        using var answer = await client.PostAsync("/api/imports", new MultipartFormDataContent { { new StringContent("x"), "note" } });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("badValue", (await answer.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>()).GetProperty("code").GetString());
        using var page = await client.PostAsync("/import", SiteUnderTest.Form(await SiteUnderTest.TokenAsync(client, "/import")));
        Assert.Equal(HttpStatusCode.BadRequest, page.StatusCode);
        Assert.Contains("请选择文件", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public void The_time_left_is_told_when_it_can_be()
    {
        var clock = new SteppedClock();
        var batch = new BatchProgress(clock);
        for (int i = 0; i < 4; i++)
            batch.Begin();
        Assert.Null(batch.Now(0, 0).Left);
        clock.Seconds = 10;
        batch.End();
        Assert.Equal((1, 4, TimeSpan.FromSeconds(30)), (batch.Now(0, 0).Done, batch.Now(0, 0).Total, batch.Now(0, 0).Left!.Value));
        Assert.Equal(TimeSpan.FromSeconds(10), batch.Now(0, 1).Left);
        Assert.Equal(TimeSpan.FromSeconds(70), batch.Now(4, 0).Left);
        for (int i = 0; i < 3; i++)
            batch.End();
        Assert.Equal((0, 1.0), (batch.Now(0, 0).Waiting, batch.Now(0, 0).Share));
        // The next file begins anew.
        batch.Begin();
        Assert.Equal((0, 1), (batch.Now(0, 0).Done, batch.Now(0, 0).Total));
    }

    /// <summary>A clock that stands until it is set.</summary>
    private sealed class SteppedClock : TimeProvider
    {
        public long Seconds { get; set; }

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Seconds;
    }

    private static byte[] Packed(params string[] names)
    {
        using var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
            foreach (string name in names)
            {
                using var entry = new StreamWriter(archive.CreateEntry(name).Open());
                entry.Write(Policy + name);
            }
        return packed.ToArray();
    }

    private static IImportQueue Queue(SiteUnderTest site) => site.App.Services.GetRequiredService<IImportQueue>();

    private static ImportItem Find(IImportQueue queue, string name) => queue.Newest(0, 100).Items.Single(i => i.Name == name);

    private static string Id(IImportQueue queue, string name) => Find(queue, name).Id;

    private static async Task SendAsync(HttpClient client, params (string, string)[] files)
    {
        using var sent = await client.PostAsync("/api/imports", AttackTests.Files(files));
        Assert.Equal(HttpStatusCode.Accepted, sent.StatusCode);
    }

    private static async Task PostAsync(HttpClient client, string path, params (string, string)[] fields)
    {
        using var answer = await client.PostAsync(path, SiteUnderTest.Form(await SiteUnderTest.TokenAsync(client, "/import"), fields));
        Assert.Equal("/import", answer.Headers.Location?.OriginalString);
    }

    private static async Task IdleAsync(IImportQueue queue)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (queue.Waiting > 0)
            await Task.Delay(20, patience.Token);
    }
}
