using System.ClientModel;
using System.ClientModel.Primitives;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;
using AIChatMessage = Microsoft.Extensions.AI.ChatMessage;

namespace ClauseExtractor.Assistant.Engine;

/// <summary>
/// Any OpenAI-compatible endpoint as an <see cref="IChatClient"/>. Replies are streamed, so that a slow model is told from a dead one by its silence.
/// Repeating, budgets and tool calls are not its business; its failures are <see cref="AssistantException"/>s that say whether a repetition may help.
/// </summary>
public sealed class OpenAIChatClient : IChatClient
{
    /// <summary>Longest reply that is read, in characters: an endless one is cut off.</summary>
    private const int LongestReply = 200_000;

    private readonly AssistantOptions _options;
    private readonly HttpClient _http;
    private readonly ChatClient _client;

    public OpenAIChatClient(AssistantOptions options)
    {
        _options = options;
        // No redirects, so that the key goes nowhere else; no proxy for an endpoint on this machine. Timeouts are this class's own.
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = !options.Endpoint.IsLoopback, ConnectTimeout = TimeSpan.FromSeconds(20) })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        _client = new ChatClient(options.Model, new ApiKeyCredential(options.Key?.Reveal() ?? "none"), new OpenAIClientOptions
        {
            Endpoint = options.Endpoint,
            Transport = new HttpClientPipelineTransport(_http),
            RetryPolicy = new ClientRetryPolicy(0),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
        });
    }

    /// <inheritdoc/>
    public Task<ChatResponse> GetResponseAsync(IEnumerable<AIChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<AIChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var longest = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        longest.CancelAfter(_options.Longest);
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(longest.Token);
        var calls = new SortedDictionary<int, (string? Id, string? Name, StringBuilder Arguments)>();
        int length = 0;
        bool finished = false;
        var stream = _client.CompleteChatStreamingAsync(OpenAIMessages.From(messages), OpenAIMessages.From(options), silence.Token);
        await using var updates = stream.GetAsyncEnumerator(silence.Token);
        while (await Guarded(Next, cancellationToken).ConfigureAwait(false))
        {
            var update = updates.Current;
            finished |= update.FinishReason is not null;
            foreach (var call in update.ToolCallUpdates)
            {
                var known = calls.GetValueOrDefault(call.Index);
                var arguments = known.Arguments ?? new StringBuilder();
                length += (call.FunctionArgumentsUpdate is { } more ? arguments.Append(more.ToString()) : arguments).Length;
                calls[call.Index] = (Given(call.ToolCallId) ?? known.Id, Given(call.FunctionName) ?? known.Name, arguments);
            }
            string text = string.Concat(update.ContentUpdate.Select(p => p.Text));
            if ((length += text.Length) > LongestReply)
                throw new AssistantException("CE0607", "The model's reply does not end.", "Ask for less, or use another model.");
            if (text.Length > 0)
                yield return new ChatResponseUpdate(ChatRole.Assistant, text);
            if (update.Usage is { } usage)
                yield return new ChatResponseUpdate(ChatRole.Assistant, [new UsageContent(new UsageDetails { InputTokenCount = usage.InputTokenCount, OutputTokenCount = usage.OutputTokenCount })]);
        }
        if (!finished)
            throw Cut(null);
        if (calls.Count > 0)
            yield return new ChatResponseUpdate(ChatRole.Assistant, [.. calls.Values.Select(Call)]);

        ValueTask<bool> Next()
        {
            silence.CancelAfter(_options.Silence);
            return updates.MoveNextAsync();
        }
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static FunctionCallContent Call((string? Id, string? Name, StringBuilder Arguments) call)
    {
        string id = call.Id ?? "call_" + call.Name, arguments = call.Arguments.ToString();
        try
        {
            return new FunctionCallContent(id, call.Name ?? "", arguments.Length == 0 ? null : JsonSerializer.Deserialize<Dictionary<string, object?>>(arguments));
        }
        catch (JsonException e)
        {
            return new FunctionCallContent(id, call.Name ?? "") { Exception = e };
        }
    }

    /// <summary>Runs a step and turns its failures into the one exception of this project.</summary>
    private async Task<T> Guarded<T>(Func<ValueTask<T>> step, CancellationToken caller)
    {
        try
        {
            return await step().ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (!caller.IsCancellationRequested)
        {
            throw new AssistantException("CE0604", "The model's endpoint is silent or too slow.", "Try again later, or raise CLAUSE_MODEL_SILENCE.", e) { IsTransient = true };
        }
        catch (ClientResultException e) when (e.Status == 0)
        {
            throw Cut(e);
        }
        catch (ClientResultException e)
        {
            throw Refused(e);
        }
        catch (HttpRequestException e)
        {
            throw Cut(e);
        }
        catch (IOException e)
        {
            throw Cut(e);
        }
        catch (JsonException e)
        {
            throw new AssistantException("CE0607", "The endpoint's reply is no JSON of a chat completion.", "See whether CLAUSE_MODEL_ENDPOINT is an OpenAI-compatible interface (it ends in /v1 as a rule).", e);
        }
    }

    private AssistantException Cut(Exception? inner) =>
        new("CE0602", $"The model's endpoint {_options.Endpoint.Host} cannot be reached or cut the connection.", "See whether it runs and CLAUSE_MODEL_ENDPOINT is right.", inner) { IsTransient = true };

    private AssistantException Refused(ClientResultException e)
    {
        string said = e.Message.ReplaceLineEndings(" ");
        said = (_options.Key ?? new ApiKey("")).Redact(said.Length > 300 ? said[..300] : said);
        bool busy = e.Status is 408 or 409 or 425 or 429 or >= 500;
        // The client's exception repeats the endpoint's words, and those may repeat the key: it must not be the inner one.
        return new AssistantException(busy ? "CE0606" : "CE0603", $"The model's endpoint answered {e.Status}: {said}", busy ? "Try again later." : "See CLAUSE_MODEL, CLAUSE_MODEL_KEY and CLAUSE_MODEL_ENDPOINT.")
        {
            Status = e.Status,
            IsTransient = busy,
            RetryAfter = e.GetRawResponse()?.Headers.TryGetValue("Retry-After", out string? wait) == true && int.TryParse(wait, out int seconds) && seconds >= 0 ? TimeSpan.FromSeconds(seconds) : null,
        };
    }
}
