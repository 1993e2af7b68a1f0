using System.IO.Pipelines;
using System.Text.Json;
using ClauseExtractor.Assistant.Mcp;
using ClauseExtractor.Assistant.Tools;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace ClauseExtractor.Tests.Assistant;

/// <summary>The official client against the server, over streams; <c>clause mcp</c> as a process has its own test.</summary>
public class PolicyMcpServerTests
{
    [Fact]
    public Task Every_tool_only_reads() =>
        With(async client =>
        {
            var tools = await client.ListToolsAsync();
            Assert.Equal(
                [
                    "compare_regions",
                    "compare_revisions",
                    "estimate_benefits",
                    "list_benefits",
                    "list_documents",
                    "list_due",
                    "list_watches",
                    "match_profile",
                    "policy_status",
                    "read_clause",
                    "read_document",
                    "search_clauses",
                ],
                tools.Select(t => t.Name).Order(StringComparer.Ordinal)
            );
            Assert.All(
                tools,
                t => Assert.True(t.ProtocolTool.Annotations is { ReadOnlyHint: true, DestructiveHint: false, OpenWorldHint: false }, t.Name)
            );
            Assert.All(tools, t => Assert.False(string.IsNullOrWhiteSpace(t.Description), t.Name));
        });

    [Fact]
    public Task A_search_gives_clauses_with_their_text() =>
        With(async client =>
        {
            var hits = await Call<List<FoundClause>>(client, "search_clauses", new() { ["query"] = "算力" });
            Assert.Equal(["cm", "pt"], hits.Select(h => h.Document));
            Assert.Contains("最高不超过２００万元扶持", hits[0].Text, StringComparison.Ordinal);
        });

    [Fact]
    public Task Rows_status_and_clauses_come_from_the_record() =>
        With(async client =>
        {
            var rows = await Call<List<BenefitView>>(client, "list_benefits", new() { ["document"] = "pt" });
            Assert.Equal((0.3m, 1_000_000m), (rows[0].Rate, rows[0].Caps[0].Amount));
            Assert.Equal(
                PolicyState.InForce,
                (await Call<PolicyStatus>(client, "policy_status", new() { ["document"] = "pt", ["on"] = "2026-03-01" })).State
            );
            Assert.Equal(
                "一/(二)",
                (await Call<ClauseView>(client, "read_clause", new() { ["document"] = "cm", ["clause"] = "一/（二）" })).Clause
            );
            Assert.Equal(6, (await Call<DocumentView>(client, "read_document", new() { ["document"] = "cm" })).Clauses.Count);
            Assert.Equal(2, (await Call<List<PolicyEntry>>(client, "list_documents", [])).Count);
        });

    [Theory]
    [InlineData("read_clause", """{"document":"zz","clause":"一"}""", "no document zz")]
    [InlineData("read_clause", """{"document":"cm","clause":"九"}""", "no clause 九")]
    [InlineData("search_clauses", """{"query":"cap>>5"}""", "第5个字处有误")]
    [InlineData("search_clauses", """{"query":"算力","limit":"many"}""", "could not be converted")]
    [InlineData("list_benefits", "{}", "document or a query")]
    [InlineData("policy_status", """{"document":"cm","on":"tomorrow"}""", "ISO date")]
    [InlineData("compare_revisions", """{"oldDocument":"cm","newDocument":"pt"}""", "比对")]
    [InlineData("estimate_benefits", """{"document":"pt","clause":"一/(一)","baseAmount":"much"}""", "much")]
    [InlineData("match_profile", """{"profile":"{\"turnover\":1}"}""", "turnover")]
    public Task A_wrong_call_says_what_was_wrong(string tool, string arguments, string said) =>
        With(async client =>
        {
            var result = await client.CallToolAsync(tool, JsonSerializer.Deserialize<Dictionary<string, object?>>(arguments));
            Assert.True(result.IsError);
            Assert.Contains(said, Text(result), StringComparison.Ordinal);
        });

    [Fact]
    public Task A_tool_that_writes_is_not_there() =>
        With(async client =>
            await Assert.ThrowsAnyAsync<McpException>(async () =>
                await client.CallToolAsync("delete_document", new Dictionary<string, object?> { ["document"] = "cm" })
            )
        );

    [Fact]
    public Task Documents_and_clauses_have_addresses() =>
        With(async client =>
        {
            var resources = await client.ListResourcesAsync();
            Assert.Equal(["clause://documents/cm", "clause://documents/pt"], resources.Select(r => r.Uri));
            Assert.Equal(2, (await client.ListResourceTemplatesAsync()).Count);
            Assert.Contains(
                "支持智能算力使用",
                ResourceText(await client.ReadResourceAsync("clause://documents/cm")),
                StringComparison.Ordinal
            );
            string address = new PolicyAddress("pt", "一/(一)").ToString();
            Assert.Equal(new PolicyAddress("pt", "一/(一)"), PolicyAddress.Parse(address));
            Assert.StartsWith("降低算力使用成本", ResourceText(await client.ReadResourceAsync(address)), StringComparison.Ordinal);
        });

    [Theory]
    [InlineData("clause://documents/zz")]
    [InlineData("clause://documents/cm/clauses/九")]
    [InlineData("clause://documents/")]
    [InlineData("file:///etc/passwd")]
    public Task What_is_not_in_the_library_has_no_address(string uri) =>
        With(async client => await Assert.ThrowsAnyAsync<McpException>(async () => await client.ReadResourceAsync(uri)));

    [Fact]
    public Task Prompts_ask_for_quotes() =>
        With(async client =>
        {
            Assert.Equal(
                ["compare_districts", "explain_revision"],
                (await client.ListPromptsAsync()).Select(p => p.Name).Order(StringComparer.Ordinal)
            );
            var prompt = await client.GetPromptAsync(
                "compare_districts",
                new Dictionary<string, object?> { ["topic"] = "算力租用", ["districts"] = "崇明、普陀" }
            );
            string text = Assert.IsType<TextContentBlock>(Assert.Single(prompt.Messages).Content).Text;
            Assert.Contains("崇明、普陀", text, StringComparison.Ordinal);
            Assert.Contains("逐字引用", text, StringComparison.Ordinal);
        });

    private static async Task With(Func<McpClient, Task> conversation)
    {
        var toServer = new Pipe();
        var toClient = new Pipe();
        using var stop = new CancellationTokenSource();
        var serving = new PolicyMcpServer(new SampleLibrary(), () => new DateOnly(2026, 6, 1), "test").RunAsync(
            toServer.Reader.AsStream(),
            toClient.Writer.AsStream(),
            stop.Token
        );
        await using (
            var client = await McpClient.CreateAsync(new StreamClientTransport(toServer.Writer.AsStream(), toClient.Reader.AsStream()))
        )
        {
            Assert.Equal("clause", client.ServerInfo?.Name);
            await conversation(client);
        }
        await stop.CancelAsync();
        await Record.ExceptionAsync(() => serving);
    }

    private static async Task<T> Call<T>(McpClient client, string tool, Dictionary<string, object?> arguments)
    {
        var result = await client.CallToolAsync(tool, arguments);
        Assert.False(result.IsError ?? false, Text(result));
        return JsonSerializer.Deserialize<T>(Text(result), PolicyTools.Json)!;
    }

    private static string Text(CallToolResult result) => string.Concat(result.Content.OfType<TextContentBlock>().Select(b => b.Text));

    private static string ResourceText(ReadResourceResult result) =>
        Assert.IsType<TextResourceContents>(Assert.Single(result.Contents)).Text;
}
