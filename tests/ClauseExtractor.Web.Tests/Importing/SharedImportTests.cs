using System.Net;
using ClauseExtractor.Library.Import;
using ClauseExtractor.Library.Storage;
using ClauseExtractor.Web.Access;
using ClauseExtractor.Web.Importing;
using ClauseExtractor.Web.Tests.Attack;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ClauseExtractor.Web.Tests.Importing;

/// <summary>Uploads at several servers over one database.</summary>
public sealed class SharedImportTests
{
    private const string Policy = "某市若干措施\n第一条 对符合条件的企业给予最高100万元的奖励。\n";

    [SkippableFact]
    public async Task What_is_sent_to_one_server_is_read_by_another_and_both_show_what_became_of_it()
    {
        await using var pair = await ServerPair.StartAsync();
        await StopReadingAsync(pair.One);
        Assert.Null(pair.One.Accounts.Create("li", SiteUnderTest.Password, Role.Admin));
        using var client = pair.Client();
        using (await SiteUnderTest.SignInAsync(client.At(0), "li", SiteUnderTest.Password)) { }
        var form = AttackTests.Files(("a.txt", Policy));
        form.Add(new StringContent(await SiteUnderTest.TokenAsync(client.At(0), "/import")), "_token");
        using (var sent = await client.At(0).PostAsync("/import", form))
            Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        await IdleAsync(pair.One);
        Assert.Contains("新增", await client.At(0).GetStringAsync("/import"), StringComparison.Ordinal);
        Assert.Contains("某市若干措施", await client.At(1).GetStringAsync("/import"), StringComparison.Ordinal);
        // Who looks at the outcome finds what came with it, at whichever server.
        Assert.Contains("某市若干措施", await client.At(0).GetStringAsync("/?q=" + Uri.EscapeDataString("奖励")), StringComparison.Ordinal);
        Assert.Equal(
            ("li", "a.txt"),
            pair.Two.App.Services.GetRequiredService<AuditLog>()
                .Read(0, 10)
                .Where(e => e.Action == "import")
                .Select(e => (e.Who, e.Subject))
                .Single()
        );
    }

    [SkippableFact]
    public async Task Who_knows_the_password_reads_the_file_and_where_he_is_gone_it_is_asked_for_again()
    {
        byte[] locked = await File.ReadAllBytesAsync(Path.Combine(SiteUnderTest.Root, "tests", "fixtures", "protected", "aes256.pdf"));
        await using var pair = await ServerPair.StartAsync();
        var (one, two) = (Queue(pair.One), Queue(pair.Two));
        var opened = await SendAsync(one, "opened.pdf");
        await IdleAsync(pair.Two);
        Assert.Equal(ImportStatus.Added, two.Find(opened.Id)!.Outcome!.Status);
        await StopReadingAsync(pair.One);
        var left = await SendAsync(one, "left.pdf");
        var people = pair.Two.Library.Site();
        Assert.Equal(ImportStage.Waiting, two.Find(left.Id)!.Stage);
        Assert.Equal(0, people.Use(c => c.ExecuteScalar<int>("SELECT count(*) FROM jobs j WHERE j::text LIKE '%政策2025%'")));
        people.Use(c => c.Execute("UPDATE jobs SET due = now() WHERE outcome IS NULL"));
        await IdleAsync(pair.Two);
        // The bytes are in the library since the first: without the password they are known all the same.
        Assert.Equal(ImportStatus.Known, two.Find(left.Id)!.Outcome!.Status);

        async Task<ImportItem> SendAsync(IImportQueue queue, string name)
        {
            using var content = new MemoryStream(locked);
            return await queue.AddAsync(name, content, new Sender("li"), "政策2025", CancellationToken.None);
        }
    }

    [SkippableFact]
    public async Task A_file_that_the_log_cannot_take_is_not_taken_in()
    {
        await using var pair = await ServerPair.StartAsync();
        using var client = pair.One.ClientWithToken(Role.Importer);
        pair.One.Library.Site()
            .Use(c =>
                c.Execute(
                    """
                    CREATE FUNCTION full_log() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''full''; END';
                    CREATE TRIGGER full_log BEFORE INSERT ON audit FOR EACH ROW WHEN (NEW.action = 'import') EXECUTE FUNCTION full_log();
                    """
                )
            );
        using var answer = await client.PostAsync("/api/imports", AttackTests.Files(("a.txt", Policy)));
        Assert.InRange((int)answer.StatusCode, 500, 599);
        Assert.Empty(Queue(pair.Two).Newest(0, 10).Items);
    }

    private static IImportQueue Queue(SiteUnderTest site) => site.App.Services.GetRequiredService<IImportQueue>();

    /// <summary>A server that takes uploads and reads none.</summary>
    private static Task StopReadingAsync(SiteUnderTest site) =>
        site.App.Services.GetServices<IHostedService>().OfType<SharedImportQueue>().Single().StopAsync(CancellationToken.None);

    private static async Task IdleAsync(SiteUnderTest site)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (Queue(site).Waiting > 0)
            await Task.Delay(20, patience.Token);
    }
}
