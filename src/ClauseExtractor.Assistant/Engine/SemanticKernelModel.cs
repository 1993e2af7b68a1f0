using System.Reflection;
using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;

namespace ClauseExtractor.Assistant.Engine;

/// <summary>
/// The language model by Semantic Kernel: the library's functions are a kernel plugin, and the kernel calls them by itself.
/// </summary>
/// <remarks>
/// A request is a chat history, never a prompt template: a bare &lt; in a template makes the whole of it one user message.
/// </remarks>
public sealed class SemanticKernelModel(AssistantOptions options) : ILanguageModel
{
    private readonly MeteredChatClient _client = new(new EndpointChatClient(options), options);

    /// <summary>Version of the package, without build metadata.</summary>
    public static string Version { get; } =
        typeof(Kernel).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <inheritdoc/>
    public string Name => options.Model;

    /// <inheritdoc/>
    public ModelUsage Used => _client.Used;

    /// <inheritdoc/>
    public async Task<string> CompleteAsync(ModelRequest request, CancellationToken cancellation = default)
    {
        var kernel = new Kernel();
        if (request.Tools.Count > 0)
            kernel.Plugins.AddFromFunctions("library", new ToolRunner(request.Tools).Guarded.Select(t => t.AsKernelFunction()));
        // Not disposed: that would close the client that the next request needs.
        var chat = new Completion(_client, request, options).AsBuilder().UseKernelFunctionInvocation().Build();
        var settings = new PromptExecutionSettings
        {
            FunctionChoiceBehavior = request.Tools.Count > 0 ? FunctionChoiceBehavior.Auto() : null,
        };
        var history = new ChatHistory(request.Instructions);
        history.AddUserMessage(request.Input);
        var replies = await chat.AsChatCompletionService()
            .GetChatMessageContentsAsync(history, settings, kernel, cancellation)
            .ConfigureAwait(false);
        return replies is [var reply, ..] ? reply.Content ?? "" : "";
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();
}
