using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using ClauseExtractor.Assistant.Mcp;

namespace ClauseExtractor.Tests.Assistant;

/// <summary>What a client may send that is no proper message, line by line, and what it is told.</summary>
public class MessageGuardTests
{
    private const string Initialize =
        """{"jsonrpc":"2.0","id":"i","method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"t","version":"1"}}}""";

    [Theory]
    [InlineData("this is no json", -32700, "null", "no JSON")]
    [InlineData("""[{"jsonrpc":"2.0","id":8,"method":"ping"}]""", -32600, "null", "a batch")]
    [InlineData("""{"jsonrpc":"2.0","id":{"a":1},"method":"tools/list"}""", -32600, "null", "an id that is an object")]
    [InlineData("""{"jsonrpc":"2.0","id":null,"method":"tools/list"}""", -32600, "null", "an id that is null")]
    [InlineData("""{"jsonrpc":"1.0","id":7,"method":"tools/list"}""", -32600, "7", "another version")]
    [InlineData("""{"jsonrpc":"2.0","id":7}""", -32600, "7", "no method")]
    [InlineData("""{"jsonrpc":"2.0","id":7,"method":5}""", -32600, "7", "a method that is a number")]
    [InlineData(
        """{"jsonrpc":"2.0","id":7,"method":"tools/list","params":{"cursor":"nonsense"}}""",
        -32602,
        "7",
        "a cursor of a list that has one page"
    )]
    [InlineData("""{"jsonrpc":"2.0","id":"p","method":"prompts/list","params":{"cursor":"2"}}""", -32602, "\"p\"", "the same of prompts")]
    [InlineData(
        """{"jsonrpc":"2.0","id":7,"method":"resources/list","params":{"cursor":"nonsense"}}""",
        -32602,
        "7",
        "a cursor that the server itself refuses"
    )]
    public async Task A_wrong_line_is_answered_with_an_error(string line, int code, string id, string why)
    {
        var answers = await ConversationAsync(Initialize, line);
        Assert.True(
            answers.Exists(a =>
                a.TryGetProperty("error", out var error)
                && error.GetProperty("code").GetInt32() == code
                && a.GetProperty("id").GetRawText() == id
            ),
            why
        );
        Assert.Contains(answers, a => a.TryGetProperty("result", out _) && a.GetProperty("id").ToString() == "i");
    }

    [Fact]
    public async Task Nothing_is_answered_before_initialize_but_a_ping()
    {
        var answers = await ConversationAsync(
            """{"jsonrpc":"2.0","id":1,"method":"tools/list"}""",
            """{"jsonrpc":"2.0","id":2,"method":"ping"}""",
            Initialize,
            """{"jsonrpc":"2.0","id":3,"method":"tools/list"}"""
        );
        Assert.Equal(
            -32600,
            answers.Single(a => a.GetProperty("id").ToString() == "1").GetProperty("error").GetProperty("code").GetInt32()
        );
        Assert.True(answers.Single(a => a.GetProperty("id").ToString() == "2").TryGetProperty("result", out _));
        Assert.NotEmpty(
            answers.Single(a => a.GetProperty("id").ToString() == "3").GetProperty("result").GetProperty("tools").EnumerateArray()
        );
    }

    [Fact]
    public async Task Words_of_documents_are_labelled_as_data()
    {
        var answers = await ConversationAsync(
            Initialize,
            """{"jsonrpc":"2.0","id":1,"method":"tools/list"}""",
            """{"jsonrpc":"2.0","id":2,"method":"resources/read","params":{"uri":"clause://documents/cm"}}""",
            """{"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"search_clauses","arguments":{"query":"算力"}}}""",
            """{"jsonrpc":"2.0","id":4,"method":"resources/list"}"""
        );
        var tools = answers.Single(a => a.GetProperty("id").ToString() == "1").GetProperty("result").GetProperty("tools").EnumerateArray();
        Assert.All(tools, t => Assert.Equal("document-data", t.GetProperty("_meta").GetProperty("clause/content").GetString()));
        var content = answers.Single(a => a.GetProperty("id").ToString() == "2").GetProperty("result").GetProperty("contents")[0];
        Assert.Equal("document-data", content.GetProperty("_meta").GetProperty("clause/content").GetString());
        Assert.Equal(
            "document-data",
            answers
                .Single(a => a.GetProperty("id").ToString() == "3")
                .GetProperty("result")
                .GetProperty("_meta")
                .GetProperty("clause/content")
                .GetString()
        );
        var listed = answers
            .Single(a => a.GetProperty("id").ToString() == "4")
            .GetProperty("result")
            .GetProperty("resources")
            .EnumerateArray();
        Assert.All(listed, r => Assert.Equal("document-data", r.GetProperty("_meta").GetProperty("clause/content").GetString()));
    }

    // Each line asks for one answer; the client stays until it has them all.
    private static async Task<List<JsonElement>> ConversationAsync(params string[] lines)
    {
        var (toServer, toClient) = (new Pipe(), new Pipe());
        using var stop = new CancellationTokenSource();
        var serving = new PolicyMcpServer(new SampleLibrary(), () => new DateOnly(2026, 6, 1), "test").RunAsync(
            toServer.Reader.AsStream(),
            toClient.Writer.AsStream(),
            stop.Token
        );
        await toServer.Writer.WriteAsync(Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"));
        using var reader = new StreamReader(toClient.Reader.AsStream());
        var answers = new List<JsonElement>();
        while (answers.Count < lines.Length)
            answers.Add(JsonDocument.Parse((await reader.ReadLineAsync())!).RootElement.Clone());
        await stop.CancelAsync();
        await Record.ExceptionAsync(() => serving);
        return answers;
    }
}
