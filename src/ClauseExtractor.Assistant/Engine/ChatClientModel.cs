using Microsoft.Extensions.AI;

namespace ClauseExtractor.Assistant.Engine;

/// <summary>The portable engine: any <see cref="IChatClient"/>, the tool calls run here.</summary>
public sealed class ChatClientModel(IChatClient client, AssistantOptions options) : ILanguageModel
{
    private readonly MeteredChatClient _client = new(client, options);

    /// <inheritdoc/>
    public string Name => "openai";

    /// <inheritdoc/>
    public ModelUsage Used => _client.Used;

    /// <inheritdoc/>
    public async Task<string> CompleteAsync(ModelRequest request, CancellationToken cancellation = default)
    {
        var messages = new List<ChatMessage> { new(ChatRole.System, request.Instructions), new(ChatRole.User, request.Input) };
        var chat = new ChatOptions();
        if (request.Tools.Count > 0)
            chat.Tools = [.. request.Tools];
        var runner = new ToolRunner(request.Tools);
        var completion = new Completion(_client, request, options);
        while (true)
        {
            var response = await completion.GetResponseAsync(messages, chat, cancellation).ConfigureAwait(false);
            var calls = response.Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>().ToList();
            if (calls.Count == 0)
                return response.Text;
            messages.Add(new ChatMessage(ChatRole.Assistant, [.. calls]));
            messages.Add(new ChatMessage(ChatRole.Tool, [.. await runner.Run(calls, cancellation).ConfigureAwait(false)]));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();
}
