using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ClauseExtractor.Web.Hosting;
using ClauseExtractor.Web.Tests.Attack;
using Microsoft.Data.Sqlite;

namespace ClauseExtractor.Web.Tests.Hosting;

/// <summary>What is said where the site's disk fails it. A disk that is really full or read-only is in SiteOnBadDiskTests.</summary>
public sealed class StorageProblemTests
{
    public static TheoryData<Exception, int, string> Faults =>
        new()
        {
            { new SqliteException("full", 13), 507, "diskFull" },
            { new SqliteException("no room for side files", 10), 507, "diskFull" },
            { new IOException("no space", 28), 507, "diskFull" },
            { new SqliteException("read-only", 8), 409, "readOnly" },
            { new SqliteException("no side files", 14), 409, "readOnly" },
            { new IOException("read-only", 30), 409, "readOnly" },
            { new UnauthorizedAccessException(), 409, "readOnly" },
            { new SqliteException("malformed", 11), 503, "damaged" },
            { new SqliteException("no database", 26), 503, "damaged" },
            { new SqliteException("locked", 5), 503, "busy" },
        };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_of_the_disk_is_a_problem_with_a_remedy(Exception fault, int status, string code)
    {
        var problem = Problem.Of(fault);
        Assert.Equal((status, code), (problem!.Status, problem.Code));
        Assert.All(new[] { problem.Chinese, problem.English }, words => Assert.InRange(words.Length, 15, 200));
    }

    [Fact]
    public void A_fault_of_the_product_is_none_of_the_disk()
    {
        Assert.Null(Problem.Of(new SqliteException("constraint", 19)));
        Assert.Null(Problem.Of(new IOException("something else")));
    }

    [Fact]
    public async Task A_library_that_is_damaged_while_the_site_runs_is_told_in_a_line_without_a_trace()
    {
        var log = new KeptLog();
        await using var site = await SiteUnderTest.StartAsync(log: log);
        string id = site.Library.Catalogue.List()[0].Id,
            path = site.Library.Path;
        await site.Library.ImportAsync(
            new Reading.SourceFile("a.txt", System.Text.Encoding.UTF8.GetBytes("甲市若干措施\n第一条 给予最高10万元奖励。\n")),
            new PolicyPipeline(SiteUnderTest.Readers)
        );
        SqliteConnection.ClearAllPools();
        await using (var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite))
        {
            // All but the first pages, which hold the schema.
            file.Seek(40 * 4096, SeekOrigin.Begin);
            await file.WriteAsync(new byte[file.Length - (40 * 4096)]);
        }
        using var record = await site.Client().GetAsync($"/api/documents/{id}/record");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, record.StatusCode);
        Assert.Equal("damaged", (await record.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
        using var page = await site.Client().GetAsync($"/documents/{id}");
        Assert.Contains("clause rescue", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.NotEmpty(log.Lines);
        Assert.DoesNotContain(log.Lines, line => line.Contains("   at ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_upload_that_finds_no_place_is_refused_with_the_reason()
    {
        await using var site = await SiteUnderTest.StartAsync(corpus: false);
        // A folder cannot be made where a file of its name lies; only a medium without writing and a full one have words of their own.
        using (new FileStream(Path.Combine(site.Folder, "library.inbox"), FileMode.CreateNew))
        {
            using var answer = await site.Client().PostAsync("/api/imports", AttackTests.Files(("a.txt", "第一条 给予奖励。")));
            Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        }
    }
}
