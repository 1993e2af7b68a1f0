using Microsoft.Extensions.AI;
using Polly;
using Polly.Retry;

namespace ClauseExtractor.Assistant.Engine;

/// <summary>
/// What the kernel sends its requests through: failed ones are repeated, and the run's budget is kept, so that no loop of tool calls goes
/// on for ever.
/// </summary>
public sealed class MeteredChatClient : DelegatingChatClient
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);
    private readonly RunBudget _budget;
    private readonly ResiliencePipeline _retry;

    public MeteredChatClient(IChatClient inner, AssistantOptions options)
        : base(inner)
    {
        _budget = new RunBudget(options);
        _retry =
            options.Retries == 0
                ? ResiliencePipeline.Empty
                : new ResiliencePipelineBuilder()
                    .AddRetry(
                        new RetryStrategyOptions
                        {
                            ShouldHandle = new PredicateBuilder().Handle<AssistantException>(e => e.IsTransient),
                            MaxRetryAttempts = options.Retries,
                            Delay = options.RetryDelay,
                            MaxDelay = LongestWait,
                            BackoffType = DelayBackoffType.Exponential,
                            UseJitter = true,
                            DelayGenerator = static args =>
                                ValueTask.FromResult(
                                    args.Outcome.Exception is AssistantException { RetryAfter: { } asked }
                                        ? asked < LongestWait
                                            ? asked
                                            : LongestWait
                                        : (TimeSpan?)null
                                ),
                        }
                    )
                    .Build();
    }

    /// <summary>What the run has used.</summary>
    public ModelUsage Used => _budget.Used;

    /// <inheritdoc/>
    /// <exception cref="AssistantException">The endpoint fails for good, or the budget is spent.</exception>
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var sent = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        try
        {
            return await Repeated(sent, options, cancellationToken).ConfigureAwait(false);
        }
        catch (AssistantException e) when (e.Status == 400 && options?.ResponseFormat is not null)
        {
            // Some endpoints know no JSON schema; the instructions ask for the same form in words.
            var plain = options.Clone();
            plain.ResponseFormat = null;
            return await Repeated(sent, plain, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<ChatResponse> Repeated(IReadOnlyList<ChatMessage> messages, ChatOptions? options, CancellationToken cancellation) =>
        await _retry
            .ExecuteAsync(
                async token =>
                {
                    _budget.Claim();
                    var response = await base.GetResponseAsync(messages, options, token).ConfigureAwait(false);
                    _budget.Book(
                        response.Usage?.InputTokenCount ?? messages.Sum(Length) / 2,
                        response.Usage?.OutputTokenCount ?? response.Messages.Sum(Length) / 2
                    );
                    return response;
                },
                cancellation
            )
            .ConfigureAwait(false);

    private static long Length(ChatMessage message) =>
        message.Text.Length + message.Contents.OfType<FunctionResultContent>().Sum(r => (r.Result as string)?.Length ?? 0);
}
