using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using ClauseExtractor.Assistant.Engine;

namespace ClauseExtractor.Tests.Assistant;

/// <summary>
/// An OpenAI-compatible endpoint on loopback that plays a script, one reply a request: right ones and every wrong one that a real endpoint
/// has been seen to give.
/// When the script is over it answers 410, so that a request too many is seen.
/// </summary>
public sealed class ScriptedEndpoint : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<Reply> _script;
    private readonly Task _loop;

    public ScriptedEndpoint(params Reply[] script)
    {
        _script = new ConcurrentQueue<Reply>(script);
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/v1");
        _loop = Task.Run(Accept);
    }

    public Uri Address { get; }

    /// <summary>The bodies of the requests so far.</summary>
    public ConcurrentQueue<JsonElement> Requests { get; } = [];

    /// <summary>The Authorization headers of the requests so far.</summary>
    public ConcurrentQueue<string> Authorizations { get; } = [];

    /// <summary>Options for this endpoint: waits in milliseconds, a key that must not be seen anywhere.</summary>
    public AssistantOptions Options =>
        new(Address, "scripted", new ApiKey("sk-secret-0123456789"))
        {
            RetryDelay = TimeSpan.FromMilliseconds(5),
            Silence = TimeSpan.FromSeconds(20),
            Retries = 2,
        };

    public SemanticKernelModel Model(AssistantOptions? options = null) => new(options ?? Options);

    /// <summary>One thing that the endpoint does with a request.</summary>
    public abstract record Reply
    {
        public static Reply Says(string text) => new Stream([Delta(new { role = "assistant", content = text }), End("stop")]);

        public static Reply Says(object json) => Says(JsonSerializer.Serialize(json));

        /// <summary>A text of which each message holds four characters.</summary>
        public static Reply InPieces(string text) =>
            new Stream([.. text.Chunk(4).Select(c => Delta(new { content = new string(c) })), End("stop")]);

        public static Reply Calls(params (string Name, object Arguments)[] calls) =>
            CallsRaw([.. calls.Select(c => (c.Name, JsonSerializer.Serialize(c.Arguments)))]);

        public static Reply CallsRaw(params (string Name, string Arguments)[] calls) => new ToolCalls(calls);

        /// <summary>
        /// The calls as events, each by the name that the request offers the tool under (an engine may prefix it: library_search).
        /// </summary>
        internal static Reply Offered((string Name, string Arguments)[] calls, JsonElement request)
        {
            var offered = request.TryGetProperty("tools", out var tools)
                ? tools.EnumerateArray().Select(t => t.GetProperty("function").GetProperty("name").GetString()!).ToList()
                : [];
            string Name(string name) =>
                offered.FirstOrDefault(o =>
                    o == name || o.EndsWith("_" + name, StringComparison.Ordinal) || o.EndsWith("-" + name, StringComparison.Ordinal)
                ) ?? name;
            return new Stream([
                .. calls.Select(
                    (c, i) =>
                        Delta(
                            new
                            {
                                tool_calls = new[]
                                {
                                    new
                                    {
                                        index = i,
                                        id = $"call_{Guid.NewGuid():N}",
                                        type = "function",
                                        function = new { name = Name(c.Name), arguments = c.Arguments },
                                    },
                                },
                            }
                        )
                ),
                End("tool_calls"),
            ]);
        }

        /// <summary>A status with a body in the form of OpenAI's errors.</summary>
        public static Reply Fails(int status, string message, int? retryAfter = null) =>
            new Whole(status, JsonSerializer.Serialize(new { error = new { message, type = "error" } }), retryAfter);

        /// <summary>Any body with status 200.</summary>
        public static Reply Raw(string body) => new Whole(200, body, null);

        /// <summary>Some of a text, then the connection is closed in the middle.</summary>
        public static Reply CutAfter(string text) => new Stream([Delta(new { content = text })]) { Cut = true };

        /// <summary>Nothing for longer than any test waits.</summary>
        public static Reply Silent() => new Stream([End("stop")]) { Pause = TimeSpan.FromMinutes(10) };

        /// <summary>Text without end.</summary>
        public static Reply Endless() => new Stream([.. Enumerable.Repeat(Delta(new { content = new string('无', 4000) }), 200)]);

        private static object Delta(object delta) =>
            new
            {
                id = "c",
                @object = "chat.completion.chunk",
                created = 1,
                model = "scripted",
                choices = new[]
                {
                    new
                    {
                        index = 0,
                        delta,
                        finish_reason = (string?)null,
                    },
                },
            };

        private static object End(string reason) =>
            new
            {
                id = "c",
                @object = "chat.completion.chunk",
                created = 1,
                model = "scripted",
                choices = new[]
                {
                    new
                    {
                        index = 0,
                        delta = new { },
                        finish_reason = reason,
                    },
                },
                usage = new
                {
                    prompt_tokens = 100,
                    completion_tokens = 10,
                    total_tokens = 110,
                },
            };
    }

    private sealed record ToolCalls((string Name, string Arguments)[] Made) : Reply;

    private sealed record Stream(IReadOnlyList<object> Events) : Reply
    {
        public TimeSpan Pause { get; init; }

        public bool Cut { get; init; }
    }

    private sealed record Whole(int Status, string Body, int? RetryAfter) : Reply;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _loop;
        _stop.Dispose();
    }

    private async Task Accept()
    {
        var open = new List<Task>();
        try
        {
            while (true)
                open.Add(Serve(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // Closed, perhaps before this task had begun to listen.
        }
        await Task.WhenAll(open);
    }

    private async Task Serve(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                var request = await ReadRequest(stream);
                var reply = _script.TryDequeue(out var next) ? next : Reply.Fails(410, "The script is over.");
                await Play(stream, reply is ToolCalls calls ? Reply.Offered(calls.Made, request) : reply);
            }
            catch (Exception e) when (e is OperationCanceledException or IOException) { }
        }
    }

    private async Task<JsonElement> ReadRequest(NetworkStream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            // A caller who cancels may hang up within the head: that ends the request (EndOfStreamException), not the test.
            await stream.ReadExactlyAsync(one, _stop.Token);
            head.Append((char)one[0]);
        }
        string Header(string name) =>
            head.ToString()
                .Split("\r\n")
                .FirstOrDefault(l => l.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))
                ?[(name.Length + 1)..].Trim()
            ?? "";
        byte[] body;
        if (Header("Transfer-Encoding") == "chunked")
            body = await ReadChunks(stream);
        else
            await stream.ReadExactlyAsync(
                body = new byte[int.Parse(Header("Content-Length"), System.Globalization.CultureInfo.InvariantCulture)],
                _stop.Token
            );
        Authorizations.Enqueue(Header("Authorization"));
        var request = JsonDocument.Parse(body).RootElement.Clone();
        Requests.Enqueue(request);
        return request;
    }

    private async Task<byte[]> ReadChunks(NetworkStream stream)
    {
        var body = new List<byte>();
        while (true)
        {
            var line = new StringBuilder();
            var one = new byte[1];
            while (!line.ToString().EndsWith("\r\n", StringComparison.Ordinal))
            {
                await stream.ReadExactlyAsync(one, _stop.Token);
                line.Append((char)one[0]);
            }
            var chunk = new byte[Convert.ToInt32(line.ToString().Trim(), 16) + 2];
            await stream.ReadExactlyAsync(chunk, _stop.Token);
            if (chunk.Length == 2)
                return [.. body];
            body.AddRange(chunk.AsSpan(0, chunk.Length - 2));
        }
    }

    private async Task Play(NetworkStream stream, Reply reply)
    {
        if (reply is Whole whole)
        {
            byte[] body = Encoding.UTF8.GetBytes(whole.Body);
            string wait = whole.RetryAfter is { } seconds ? $"Retry-After: {seconds}\r\n" : "";
            await Write(
                stream,
                $"HTTP/1.1 {whole.Status} Scripted\r\nContent-Type: application/json\r\n{wait}Content-Length: "
                    + $"{body.Length}\r\nConnection: close\r\n\r\n"
            );
            await stream.WriteAsync(body, _stop.Token);
            return;
        }
        var events = (Stream)reply;
        await Write(
            stream,
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
        );
        foreach (object e in events.Events)
        {
            await Task.Delay(events.Pause, _stop.Token);
            await Chunk(stream, $"data: {JsonSerializer.Serialize(e)}\n\n");
        }
        if (events.Cut)
            return;
        await Chunk(stream, "data: [DONE]\n\n");
        await Write(stream, "0\r\n\r\n");
    }

    private Task Chunk(NetworkStream stream, string text) => Write(stream, $"{Encoding.UTF8.GetByteCount(text):x}\r\n{text}\r\n");

    private Task Write(NetworkStream stream, string text) => stream.WriteAsync(Encoding.UTF8.GetBytes(text), _stop.Token).AsTask();
}
