using ClauseExtractor.Assistant.Engine;
using Microsoft.Extensions.AI;

namespace ClauseExtractor.SemanticKernel;

/// <summary>The Semantic Kernel engine of a build whose package feed has no Semantic Kernel.</summary>
public static class SemanticKernelEngine
{
    /// <summary>Version of the package that is built in; null here.</summary>
    public static string? Version => null;

    /// <summary>The engine, null where it is not built in.</summary>
    public static ILanguageModel? Create(IChatClient client, AssistantOptions options) => null;
}
