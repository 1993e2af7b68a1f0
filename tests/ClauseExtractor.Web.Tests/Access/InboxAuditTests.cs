using ClauseExtractor.Web.Access;
using ClauseExtractor.Web.Importing;
using Microsoft.Extensions.DependencyInjection;

namespace ClauseExtractor.Web.Tests.Access;

/// <summary>Uploads that wait in a folder, and the log beside it: both or neither.</summary>
public sealed class InboxAuditTests
{
    [Fact]
    public async Task An_uploads_entry_lies_in_its_note_until_the_log_has_it()
    {
        var site = await SiteUnderTest.StartAsync(team: true, corpus: false);
        string folder = await site.StopAsync();
        // As a site leaves it that was killed between the note and the log.
        var inbox = new Inbox(Path.Combine(folder, "library.inbox"));
        var item = new ImportItem("20260301080000000-0a0b0c0d", "a.txt", 0, "zhao", new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));
        var entry = new AuditLine(item.At, "zhao", "import", "a.txt", "192.0.2.1") { Act = item.Id };
        await inbox.AddAsync(
            item,
            new MemoryStream("甲市若干措施\n第一条 给予最高10万元奖励。\n"u8.ToArray()),
            1 << 20,
            entry,
            CancellationToken.None
        );
        for (int start = 0; start < 2; start++)
        {
            site = await SiteUnderTest.StartAsync(team: true, corpus: false, folder: folder);
            var entered = Assert.Single(site.App.Services.GetRequiredService<AuditLog>().Read(0, 10));
            Assert.Equal(
                ("zhao", "import", "a.txt", "192.0.2.1", item.At),
                (entered.Who, entered.Action, entered.Subject, entered.Address, entered.At)
            );
            Assert.NotNull(site.App.Services.GetRequiredService<IImportQueue>().Find(item.Id));
            if (start == 0)
                await site.StopAsync();
        }
        await site.DisposeAsync();
    }

    [Fact]
    public async Task A_file_that_the_log_cannot_take_is_not_taken_in()
    {
        await using var site = await SiteUnderTest.StartAsync(team: true, corpus: false);
        var client = site.ClientWithToken(Role.Importer);
        string accounts = site.App.Services.GetRequiredService<SiteOptions>().AccountsFile;
        using (var log = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={accounts};Pooling=False"))
        {
            log.Open();
            using var breaking = log.CreateCommand();
            breaking.CommandText =
                "CREATE TRIGGER full BEFORE INSERT ON audit WHEN NEW.action = 'import' BEGIN SELECT RAISE(ABORT, 'full'); END";
            breaking.ExecuteNonQuery();
        }
        using var answer = await client.PostAsync(
            "/api/imports",
            Attack.AttackTests.Files(("a.txt", "甲市若干措施\n第一条 给予最高10万元奖励。\n"))
        );
        Assert.InRange((int)answer.StatusCode, 500, 599);
        var queue = site.App.Services.GetRequiredService<IImportQueue>();
        Assert.Equal((0, 0), (queue.Newest(0, 10).Items.Count, queue.Waiting));
        Assert.Empty(Directory.EnumerateFiles(Path.ChangeExtension(site.Library.Path, ".inbox")));
    }
}
