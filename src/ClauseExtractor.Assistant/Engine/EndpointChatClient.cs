using System.ClientModel;
using System.ClientModel.Primitives;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;

namespace ClauseExtractor.Assistant.Engine;

/// <summary>
/// The kernel's client for any OpenAI-compatible endpoint. Replies are streamed, so that a slow model is told from a dead one by its
/// silence.
/// Repeating, budgets and tool calls are not its business; its failures are <see cref="AssistantException"/>s that say whether a repetition
/// may help.
/// </summary>
public sealed class EndpointChatClient : DelegatingChatClient
{
    /// <summary>Longest reply that is read, in characters: an endless one is cut off.</summary>
    private const int LongestReply = 200_000;

    private readonly AssistantOptions _options;
    private readonly HttpClient _http;

    public EndpointChatClient(AssistantOptions options)
        : this(options, Connection(options)) { }

    private EndpointChatClient(AssistantOptions options, HttpClient http)
        : base(new OpenAIClient(
                new ApiKeyCredential(options.Key?.Reveal() ?? "none"),
                new OpenAIClientOptions
                {
                    Endpoint = options.Endpoint,
                    Transport = new HttpClientPipelineTransport(http),
                    // By itself the package repeats a 429 without counting; repetitions are the budget's.
                    RetryPolicy = new ClientRetryPolicy(0),
                    NetworkTimeout = Timeout.InfiniteTimeSpan,
                }
            ).GetChatClient(options.Model).AsIChatClient()) => (_options, _http) = (options, http);

    /// <inheritdoc/>
    public override Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    ) => GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    /// <inheritdoc/>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        using var longest = new CancellationTokenSource(_options.Longest, _options.Clock);
        using var silence = new CancellationTokenSource(Timeout.InfiniteTimeSpan, _options.Clock);
        using var any = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, longest.Token, silence.Token);
        int length = 0;
        bool finished = false;
        await using var updates = base.GetStreamingResponseAsync(messages, options, any.Token).GetAsyncEnumerator(any.Token);
        while (await Guarded(Next, cancellationToken).ConfigureAwait(false))
        {
            var update = updates.Current;
            finished |= update.FinishReason is not null;
            if ((length += Length(update)) > LongestReply)
                throw new AssistantException("CE0607", "The model's reply does not end.", "Ask for less, or use another model.");
            yield return update;
        }
        if (!finished)
            throw Cut(null);

        ValueTask<bool> Next()
        {
            silence.CancelAfter(_options.Silence);
            return updates.MoveNextAsync();
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _http.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>
    /// No redirects, so that the key goes nowhere else; no proxy for an endpoint on this machine. Timeouts are this class's own.
    /// </summary>
    private static HttpClient Connection(AssistantOptions options) =>
        new(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseProxy = !options.Endpoint.IsLoopback,
                ConnectTimeout = TimeSpan.FromSeconds(20),
            }
        )
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };

    /// <summary>
    /// Characters of a piece, those of a call's arguments included: the package keeps these back until the call is whole.
    /// </summary>
    private static int Length(ChatResponseUpdate update) =>
        update.Text.Length
        + (
            (update.RawRepresentation as StreamingChatCompletionUpdate)?.ToolCallUpdates.Sum(c =>
                c.FunctionArgumentsUpdate?.ToMemory().Length ?? 0
            )
            ?? 0
        );

    /// <summary>Runs a step and turns its failures into the one exception of this project.</summary>
    private async Task<T> Guarded<T>(Func<ValueTask<T>> step, CancellationToken caller)
    {
        try
        {
            return await step().ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (!caller.IsCancellationRequested)
        {
            throw new AssistantException(
                "CE0604",
                "The model's endpoint is silent or too slow.",
                "Try again later, or raise CLAUSE_MODEL_SILENCE.",
                e
            )
            {
                IsTransient = true,
            };
        }
        catch (ClientResultException e) when (e.Status != 0)
        {
            throw Refused(e);
        }
        catch (Exception e) when (e is ClientResultException or HttpRequestException or IOException)
        {
            throw Cut(e);
        }
        catch (JsonException e)
        {
            throw new AssistantException(
                "CE0607",
                "The endpoint's reply is no JSON of a chat completion.",
                "See whether CLAUSE_MODEL_ENDPOINT is an OpenAI-compatible interface (it ends in /v1 as a rule).",
                e
            );
        }
    }

    private AssistantException Cut(Exception? inner) =>
        new(
            "CE0602",
            $"The model's endpoint {_options.Endpoint.Host} cannot be reached or cut the connection.",
            "See whether it runs and CLAUSE_MODEL_ENDPOINT is right.",
            inner
        )
        {
            IsTransient = true,
        };

    private AssistantException Refused(ClientResultException e)
    {
        string said = e.Message.ReplaceLineEndings(" ");
        said = (_options.Key ?? new ApiKey("")).Redact(said.Length > 300 ? said[..300] : said);
        bool busy = e.Status is 408 or 409 or 425 or 429 or >= 500;
        string? wait = e.GetRawResponse()?.Headers.TryGetValue("Retry-After", out string? asked) == true ? asked : null;
        string remedy = busy ? "Try again later." : "See CLAUSE_MODEL, CLAUSE_MODEL_KEY and CLAUSE_MODEL_ENDPOINT.";
        // The client's exception repeats the endpoint's words, and those may repeat the key: it must not be the inner one.
        return new AssistantException(busy ? "CE0606" : "CE0603", $"The model's endpoint answered {e.Status}: {said}", remedy)
        {
            Status = e.Status,
            IsTransient = busy,
            RetryAfter = int.TryParse(wait, out int seconds) && seconds >= 0 ? TimeSpan.FromSeconds(seconds) : null,
        };
    }
}
