using System.Net.Http.Json;
using System.Text.Json;
using ClauseExtractor.Library;
using ClauseExtractor.Tests.Library;
using ClauseExtractor.Web.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ClauseExtractor.Web.Tests.Hosting;

/// <summary>Two servers over one database, each with its own index.</summary>
public class TwoServersTests
{
    [SkippableFact]
    public async Task Two_servers_show_the_same_library_and_everybody_his_own_changes_at_once()
    {
        string target = PostgresCluster.Instance.NewLibrary();
        await using var one = await StartAsync(target, corpus: true);
        await using var two = await StartAsync(target, corpus: false);
        string id = one.Library.Catalogue.List()[0].Id;
        Assert.Equal(5, (await two.Client().GetFromJsonAsync<JsonElement>("/api/documents")).GetProperty("total").GetInt32());
        Assert.Contains("\"behind\":0", await one.Client().GetStringAsync("/health"), StringComparison.Ordinal);
        // The second one no longer follows by itself: what it shows now it shows for the caller's sake.
        await two.App.Services.GetServices<IHostedService>().OfType<LibraryFollowing>().Single().StopAsync(default);
        using var answer = await one.Client()
            .PostAsJsonAsync(
                $"/api/documents/{id}/corrections",
                new
                {
                    field = "title",
                    value = "算力与智算专项扶持办法",
                    reason = "标题有误",
                    revision = one.Library.Catalogue.List()[0].Revision,
                }
            );
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        Assert.Equal(0, await Total(two.Client()));
        using var mine = two.Stranger();
        mine.DefaultRequestHeaders.Add(
            "Cookie",
            Assert
                .Single(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith(OwnChanges.Cookie, StringComparison.Ordinal))
                .Split(';')[0]
        );
        Assert.NotEqual(0, await Total(mine));
        Assert.Contains("clause_index_behind 0", await two.Client().GetStringAsync("/metrics"), StringComparison.Ordinal);
    }

    private static async Task<int> Total(HttpClient client) =>
        (await client.GetFromJsonAsync<JsonElement>("/api/search?q=" + Uri.EscapeDataString("\"算力与智算专项扶持办法\"")))
            .GetProperty("total")
            .GetInt32();

    private static Task<SiteUnderTest> StartAsync(string target, bool corpus)
    {
        string folder = Directory.CreateTempSubdirectory("clause-web-").FullName;
        return SiteUnderTest.StartAsync(
            corpus: corpus,
            folder: folder,
            change: o => o with { LibraryAddress = LibraryAddress.Parse(target, folder) }
        );
    }
}
