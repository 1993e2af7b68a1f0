using Microsoft.Extensions.AI;

namespace ClauseExtractor.Assistant.Engine;

/// <summary>
/// The client for one completion: asks with the request's schema and, past the last round of tool calls, for words only: the kernel runs
/// the calls by itself, and is held to an end here.
/// </summary>
public sealed class Completion(IChatClient client, ModelRequest request, AssistantOptions limits) : DelegatingChatClient(client)
{
    private int _rounds;

    /// <inheritdoc/>
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var asked = options?.Clone() ?? new ChatOptions();
        asked.Temperature = 0;
        if (request.Schema is { } schema)
            asked.ResponseFormat = ChatResponseFormat.ForJsonSchema(schema);
        bool last = _rounds++ >= limits.MaxRounds;
        if (last)
            asked.ToolMode = ChatToolMode.None;
        var response = await base.GetResponseAsync(messages, asked, cancellationToken).ConfigureAwait(false);
        if (last)
            foreach (var message in response.Messages)
                message.Contents = [.. message.Contents.Where(c => c is not FunctionCallContent)];
        return response;
    }
}
