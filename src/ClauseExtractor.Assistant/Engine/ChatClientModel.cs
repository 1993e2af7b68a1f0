using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Polly;
using Polly.Retry;

namespace ClauseExtractor.Assistant.Engine;

/// <summary>The portable engine: any <see cref="IChatClient"/>, with repetition of failed requests, a budget and the tool calls run here, within limits.</summary>
public sealed class ChatClientModel : ILanguageModel, IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);
    private readonly IChatClient _client;
    private readonly AssistantOptions _options;
    private readonly RunBudget _budget;
    private readonly ResiliencePipeline _retry;

    public ChatClientModel(IChatClient client, AssistantOptions options)
    {
        (_client, _options, _budget) = (client, options, new RunBudget(options));
        _retry = options.Retries == 0 ? ResiliencePipeline.Empty : new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<AssistantException>(e => e.IsTransient),
            MaxRetryAttempts = options.Retries,
            Delay = options.RetryDelay,
            MaxDelay = LongestWait,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            DelayGenerator = static args => ValueTask.FromResult(
                args.Outcome.Exception is AssistantException { RetryAfter: { } asked } ? asked < LongestWait ? asked : LongestWait : (TimeSpan?)null),
        }).Build();
    }

    /// <inheritdoc/>
    public string Name => "openai";

    /// <inheritdoc/>
    public ModelUsage Used => _budget.Used;

    /// <inheritdoc/>
    public async Task<string> CompleteAsync(ModelRequest request, CancellationToken cancellation = default)
    {
        var messages = new List<ChatMessage> { new(ChatRole.System, request.Instructions), new(ChatRole.User, request.Input) };
        var options = new ChatOptions { Temperature = 0 };
        if (request.Tools.Count > 0)
            options.Tools = [.. request.Tools];
        if (request.Schema is { } schema)
            options.ResponseFormat = ChatResponseFormat.ForJsonSchema(schema);
        var runner = new ToolRunner(request.Tools);
        for (int round = 0; ; round++)
        {
            // Past the last round the model may only speak.
            if (round >= _options.MaxRounds)
                options.ToolMode = ChatToolMode.None;
            var response = await Send(messages, options, cancellation).ConfigureAwait(false);
            var calls = response.Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>().ToList();
            if (calls.Count == 0 || round >= _options.MaxRounds)
                return response.Text;
            messages.Add(new ChatMessage(ChatRole.Assistant, [.. calls]));
            messages.Add(new ChatMessage(ChatRole.Tool, [.. await runner.Run(calls, cancellation).ConfigureAwait(false)]));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private async Task<ChatResponse> Send(List<ChatMessage> messages, ChatOptions options, CancellationToken cancellation)
    {
        try
        {
            return await Repeated(messages, options, cancellation).ConfigureAwait(false);
        }
        catch (AssistantException e) when (e.Code == "CE0603" && options.ResponseFormat is not null && e.Message.Contains("400", StringComparison.Ordinal))
        {
            // Some endpoints know no JSON schema; the instructions ask for the same form in words.
            options.ResponseFormat = null;
            return await Repeated(messages, options, cancellation).ConfigureAwait(false);
        }
    }

    private async Task<ChatResponse> Repeated(List<ChatMessage> messages, ChatOptions options, CancellationToken cancellation) =>
        await _retry.ExecuteAsync(async token =>
        {
            _budget.Claim();
            var response = await _client.GetResponseAsync(messages, options, token).ConfigureAwait(false);
            _budget.Book(
                response.Usage?.InputTokenCount ?? messages.Sum(Length) / 2, response.Usage?.OutputTokenCount ?? response.Messages.Sum(Length) / 2);
            return response;
        }, cancellation).ConfigureAwait(false);

    private static long Length(ChatMessage message) => message.Text.Length + message.Contents.OfType<FunctionResultContent>().Sum(r => (r.Result as string)?.Length ?? 0);
}
