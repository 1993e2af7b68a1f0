using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using ClauseExtractor.Cli;
using ClauseExtractor.Cli.Assistance;
using ClauseExtractor.Formats;
using ClauseExtractor.Library;
using ClauseExtractor.Library.Corrections;
using ClauseExtractor.Reading;
using ClauseExtractor.Web;
using static ClauseExtractor.Tests.Assistant.ScriptedEndpoint;

namespace ClauseExtractor.Tests.Assistant;

/// <summary>The site with a model on loopback: what is unfounded reaches neither an answer nor the review queue.</summary>
public sealed class AssistantForSiteTests : IDisposable
{
    private const string Grant = "按照实际租用费用的30%给予补贴，每年不超过100万元";
    private const string Policy = $"普陀区加快发展智能软件产业实施意见\n一、政策措施\n（一）降低算力使用成本。对软件企业，{Grant}。\n";

    private readonly string folder = Directory.CreateTempSubdirectory("clause-site-").FullName;

    private string LibraryFile => Path.Combine(folder, "library.db");

    [Fact]
    public async Task An_answer_holds_what_the_text_bears_with_its_place()
    {
        string id = AddPolicy();
        await using var endpoint = new ScriptedEndpoint(
            Reply.Calls(("search_clauses", new { query = "算力" })),
            Reply.Says(
                new
                {
                    statements = new object[]
                    {
                        new
                        {
                            text = "普陀区按照实际租用费用的30%给予补贴，每年不超过100万元。",
                            citations = new[]
                            {
                                new
                                {
                                    document = id,
                                    clause = "一/(一)",
                                    quote = Grant,
                                },
                            },
                        },
                        new
                        {
                            text = "普陀区每年最高补贴900万元。",
                            citations = new[]
                            {
                                new
                                {
                                    document = id,
                                    clause = "一/(一)",
                                    quote = Grant,
                                },
                            },
                        },
                    },
                    notSaid = Array.Empty<string>(),
                }
            )
        );
        var answer = await PostAsync(endpoint, "/api/ask", new { question = "普陀对算力租用补多少？" });
        var statement = Assert.Single(answer.GetProperty("statements").EnumerateArray());
        var citation = Assert.Single(statement.GetProperty("citations").EnumerateArray());
        Assert.Equal(
            (id, "一/(一)", Grant),
            (
                citation.GetProperty("document").GetString(),
                citation.GetProperty("clause").GetString(),
                citation.GetProperty("quote").GetString()
            )
        );
        Assert.Equal(1, answer.GetProperty("removed").GetInt32());
        Assert.DoesNotContain("900", answer.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_cannot_be_reached_is_told_without_its_key()
    {
        AddPolicy();
        await using var endpoint = new ScriptedEndpoint(Reply.Fails(401, "wrong key sk-secret-0123456789"));
        var answer = await PostAsync(endpoint, "/api/ask", new { question = "算力？" });
        Assert.Equal("CE0603", answer.GetProperty("failure").GetProperty("code").GetString());
        Assert.DoesNotContain("sk-secret", answer.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_what_the_grammar_reads_the_same_joins_the_queue_and_once_only()
    {
        string id = AddPolicy();
        object Row(decimal amount) =>
            new
            {
                quote = Grant,
                term = "补贴",
                caps = new[]
                {
                    new
                    {
                        amount,
                        bound = "upTo",
                        per = "year",
                        quote = "每年不超过100万元",
                    },
                },
                rate = new
                {
                    value = 0.3,
                    bound = "exact",
                    quote = "实际租用费用的30%",
                },
            };
        foreach (var (proposed, dropped) in new[] { (1, 1), (0, 2) })
        {
            await using var endpoint = new ScriptedEndpoint(Reply.Says(new { benefits = new[] { Row(9_000_000), Row(1_000_000) } }));
            var told = await PostAsync(endpoint, $"/api/documents/{id}/proposals", new { clause = "一/(一)" });
            Assert.Equal(
                (true, proposed, dropped),
                (told.GetProperty("isOpen").GetBoolean(), told.GetProperty("proposed").GetInt32(), told.GetProperty("dropped").GetInt32())
            );
        }
        using var library = PolicyLibrary.Open(LibraryFile);
        var waiting = Assert.Single(library.Corrections.Of(id));
        Assert.Equal((CorrectionOrigin.Model, CorrectionState.Proposed, "scripted"), (waiting.Origin, waiting.State, waiting.Author));
        Assert.Contains("规则未读出", waiting.Reason, StringComparison.Ordinal);
        Assert.Empty(library.Catalogue.Record(id).Benefits);
    }

    /// <summary>A policy out of which the rules' rows are taken, so that its clause is open.</summary>
    private string AddPolicy()
    {
        using var library = PolicyLibrary.Open(LibraryFile);
        var file = new SourceFile("putuo.txt", Encoding.UTF8.GetBytes(Policy));
        library.Add(file, new PolicyPipeline().Run(file) with { Benefits = [] });
        return library.Catalogue.List()[0].Id;
    }

    private async Task<JsonElement> PostAsync(ScriptedEndpoint endpoint, string path, object body)
    {
        var options = new SiteOptions(LibraryFile, DocumentReaders.All())
        {
            Port = 0,
            Assistant = AssistantForSite.Create(new Shell(TextWriter.Null, TextWriter.Null), endpoint.Options),
        };
        await using var site = ClauseSite.Build(options);
        await site.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(site.Urls.First()) };
        using var answer = await client.PostAsJsonAsync(path, body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        var told = await answer.Content.ReadFromJsonAsync<JsonElement>();
        await site.StopAsync();
        return told;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
