using System.IO.Pipelines;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ClauseExtractor.Assistant.Mcp;

/// <summary>
/// Stands between a client's lines and the server: a line that is no JSON-RPC 2.0 request or notification, comes before initialize, or
/// names a cursor of a list that has one page, is answered here.
/// The protocol's library drops the first kind without an answer, answers the second, and takes the third for the end of the list, so that
/// a client sees no tools.
/// </summary>
internal sealed class MessageGuard(Stream input, Stream output) : IDisposable
{
    private const int ParseError = -32700,
        InvalidRequest = -32600,
        InvalidParams = -32602;

    // Lists that are given whole: no cursor is one of theirs.
    private static readonly string[] WholeLists = ["tools/list", "prompts/list", "resources/templates/list"];

    private static readonly JsonWriterOptions Style = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Pipe passed = new();
    private readonly SemaphoreSlim writing = new(1, 1);
    private bool initialized;

    /// <summary>The lines that the server may see.</summary>
    public Stream Input => passed.Reader.AsStream();

    /// <summary>Where the server writes: whole lines, never mixed with an answer of this guard.</summary>
    public Stream Output => new LineStream(output, writing);

    public void Dispose() => writing.Dispose();

    /// <summary>Reads the client's lines until it leaves.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        using var reader = new StreamReader(
            input,
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            detectEncodingFromByteOrderMarks: false,
            leaveOpen: true
        );
        try
        {
            while (await reader.ReadLineAsync(cancellation).ConfigureAwait(false) is { } line)
            {
                if (string.IsNullOrWhiteSpace(line))
                    continue;
                if (Refusal(line) is { } refusal)
                    await AnswerAsync(refusal, cancellation).ConfigureAwait(false);
                else
                    await passed.Writer.WriteAsync(Encoding.UTF8.GetBytes(line + "\n"), cancellation).ConfigureAwait(false);
            }
        }
        finally
        {
            await passed.Writer.CompleteAsync().ConfigureAwait(false);
        }
    }

    private (JsonElement? Id, int Code, string Message)? Refusal(string line)
    {
        JsonElement message;
        try
        {
            using var document = JsonDocument.Parse(line);
            message = document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return (null, ParseError, "The line is no JSON.");
        }
        if (message.ValueKind != JsonValueKind.Object)
            return (null, InvalidRequest, "A message is one JSON object; batches are not taken.");
        JsonElement? id = message.TryGetProperty("id", out var given) ? given : null;
        if (id is { ValueKind: not (JsonValueKind.String or JsonValueKind.Number) })
            return (null, InvalidRequest, "An id is a string or a number.");
        if (
            !message.TryGetProperty("jsonrpc", out var version)
            || version.ValueKind != JsonValueKind.String
            || version.GetString() != "2.0"
        )
            return (id, InvalidRequest, "The message is not of JSON-RPC 2.0.");
        if (!message.TryGetProperty("method", out var named))
            return id is not null && (message.TryGetProperty("result", out _) || message.TryGetProperty("error", out _))
                ? null
                : (id, InvalidRequest, "The message names no method.");
        if (named.ValueKind != JsonValueKind.String)
            return (id, InvalidRequest, "A method is a string.");
        return id is null ? null : RefusalOf(named.GetString()!, message, id);
    }

    private (JsonElement? Id, int Code, string Message)? RefusalOf(string method, JsonElement request, JsonElement? id)
    {
        if (method == "initialize")
            initialized = true;
        else if (!initialized && method != "ping")
            return (id, InvalidRequest, "Nothing is answered before initialize.");
        bool cursor =
            request.TryGetProperty("params", out var parameters)
            && parameters.ValueKind == JsonValueKind.Object
            && parameters.TryGetProperty("cursor", out var value)
            && value.ValueKind != JsonValueKind.Null;
        return cursor && WholeLists.Contains(method) ? (id, InvalidParams, "The cursor is not one of this server.") : null;
    }

    private async Task AnswerAsync((JsonElement? Id, int Code, string Message) refusal, CancellationToken cancellation)
    {
        using var line = new MemoryStream();
        using (var json = new Utf8JsonWriter(line, Style))
        {
            json.WriteStartObject();
            json.WriteString("jsonrpc", "2.0");
            json.WritePropertyName("id");
            if (refusal.Id is { } id)
                id.WriteTo(json);
            else
                json.WriteNullValue();
            json.WriteStartObject("error");
            json.WriteNumber("code", refusal.Code);
            json.WriteString("message", refusal.Message);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        line.WriteByte((byte)'\n');
        await LineStream.WriteLineAsync(output, writing, line.ToArray(), cancellation).ConfigureAwait(false);
    }
}
