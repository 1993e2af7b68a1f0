using System.Text.Json;
using Microsoft.Extensions.AI;

namespace ClauseExtractor.Assistant.Engine;

/// <summary>
/// What the assistant asks of a language model: it runs the tool calls itself and returns the last words; nothing that it returns is
/// trusted.
/// </summary>
public interface ILanguageModel : IDisposable
{
    /// <summary>The model's name, for reports and as the author of its proposals.</summary>
    string Name { get; }

    /// <summary>What this run has used.</summary>
    ModelUsage Used { get; }

    /// <summary>Sends a request and whatever tool calls follow from it.</summary>
    /// <exception cref="AssistantException">The endpoint cannot be reached, refuses, is too slow or the budget is spent.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    Task<string> CompleteAsync(ModelRequest request, CancellationToken cancellation = default);
}

/// <summary>A request to a model.</summary>
/// <param name="Instructions">The product's own words.</param>
/// <param name="Input">The question or the text at hand: data.</param>
/// <param name="Tools">Functions that the model may call; all of them only read.</param>
/// <param name="Schema">JSON schema of the reply; null where any text will do. An endpoint may ignore it, so the reply is parsed with
/// distrust.</param>
public sealed record ModelRequest(string Instructions, string Input, IReadOnlyList<AIFunction> Tools, JsonElement? Schema = null);
