using System.Net;
using System.Text.Json;
using ClauseExtractor.Web.Tests.Attack;

namespace ClauseExtractor.Web.Tests.Importing;

/// <summary>Uploads that wait in a folder beside a library in a file.</summary>
public sealed class InboxTests
{
    private const string Policy = "某市若干措施\n第一条 对符合条件的企业给予最高100万元的奖励。\n第二条 对贷款给予50%的贴息。\n";

    [Theory]
    [InlineData(1, "added")]
    [InlineData(2, "failed")]
    public async Task An_upload_that_ended_the_site_twice_is_not_tried_again_and_the_next_goes_on(int begun, string status)
    {
        var gate = new ImportTests.GatedReader();
        var site = await SiteUnderTest.StartAsync(corpus: false, change: o => o with { Readers = [gate, .. o.Readers] });
        using (
            var sent = await site.Client()
                .PostAsync(
                    "/api/imports",
                    AttackTests.Files(("a.txt", Policy), ("b.txt", Policy.Replace("100", "200", StringComparison.Ordinal)))
                )
        )
            Assert.Equal(HttpStatusCode.Accepted, sent.StatusCode);
        await gate.Reached;
        string inbox = Path.Combine(site.Folder, "library.inbox");
        // What a site leaves that was killed now: the note that it began.
        string note = Directory
                .EnumerateFiles(inbox, "*.json")
                .Single(file => File.ReadAllText(file).Contains("a.txt", StringComparison.Ordinal)),
            killed = await File.ReadAllTextAsync(note);
        Assert.Equal(1, JsonDocument.Parse(killed).RootElement.GetProperty("begun").GetInt32());
        string folder = await site.StopAsync();
        Assert.Equal(0, JsonDocument.Parse(await File.ReadAllTextAsync(note)).RootElement.GetProperty("begun").GetInt32());
        var left = System.Text.Json.Nodes.JsonNode.Parse(killed)!;
        left["begun"] = begun;
        await File.WriteAllTextAsync(note, left.ToJsonString());

        await File.WriteAllTextAsync(Path.Combine(folder, "library.inbox", "torn.part"), "half a file");

        await using var again = await SiteUnderTest.StartAsync(corpus: false, folder: folder);
        var items = await ImportTests.FinishedAsync(again.Client(), 2);
        Assert.Equal(status, ImportTests.Status(items, "a.txt"));
        Assert.True(
            items.Single(i => i.GetProperty("name").GetString() == "b.txt").GetProperty("outcome").GetProperty("isIn").GetBoolean()
        );
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(folder, "library.inbox"), "*.part"));
    }
}
