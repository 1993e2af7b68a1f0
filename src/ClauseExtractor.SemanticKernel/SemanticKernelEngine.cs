using System.Reflection;
using ClauseExtractor.Assistant.Engine;
using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;

namespace ClauseExtractor.SemanticKernel;

/// <summary>The entry point of the Semantic Kernel engine. A build whose package feed has no Semantic Kernel has the same type, which gives nothing.</summary>
public static class SemanticKernelEngine
{
    /// <summary>Version of the package that is built in, without build metadata; null where the engine is not built in.</summary>
    public static string? Version { get; } = typeof(Kernel).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0];

    /// <summary>The engine, null where it is not built in.</summary>
    /// <param name="client">Reaches the endpoint; the kernel has no client of its own, so that keys, timeouts and errors are in one place.</param>
    public static ILanguageModel? Create(IChatClient client, AssistantOptions options) => new SemanticKernelModel(client, options);
}
