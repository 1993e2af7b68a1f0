using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace ClauseExtractor.Assistant.Engine;

/// <summary>
/// Runs the tool calls of one request: only tools that were offered, with arguments that can be read, each call once, in bounded number.
/// </summary>
public sealed class ToolRunner(IReadOnlyList<AIFunction> tools)
{
    private const int MostCalls = 32;
    private readonly HashSet<string> _made = [];

    /// <summary>The tools as the kernel calls them: held to these rules, and a fault is a result that says why.</summary>
    public IReadOnlyList<AIFunction> Guarded => [.. tools.Select(t => new GuardedTool(t, this))];

    private sealed class GuardedTool(AIFunction tool, ToolRunner runner) : DelegatingAIFunction(tool)
    {
        protected override async ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken cancellationToken) =>
            await runner
                .Run(new FunctionCallContent("", Name, new Dictionary<string, object?>(arguments)), cancellationToken)
                .ConfigureAwait(false);
    }

    private async Task<string> Run(FunctionCallContent call, CancellationToken cancellation)
    {
        if (tools.FirstOrDefault(t => t.Name == call.Name) is not { } tool)
            return Refusal($"There is no tool {call.Name}. There are: {string.Join(", ", tools.Select(t => t.Name))}.");
        if (call.Exception is not null)
            return Refusal("The arguments are no JSON object.");
        if (_made.Count >= MostCalls)
            return Refusal("No more calls: answer with what you have.");
        if (!_made.Add(call.Name + JsonSerializer.Serialize(call.Arguments, AIJsonUtilities.DefaultOptions)))
            return Refusal("This call was made before, with the result above: answer, or ask for something else.");
        try
        {
            object? result = await tool.InvokeAsync(new AIFunctionArguments(call.Arguments), cancellation).ConfigureAwait(false);
            return result as string ?? JsonSerializer.Serialize(result, Plain);
        }
        catch (ArgumentException e)
        {
            return Refusal(e.Message);
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            return Refusal("The arguments do not fit the tool: " + e.Message);
        }
    }

    private static readonly JsonSerializerOptions Plain = new(AIJsonUtilities.DefaultOptions)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = false,
    };

    private static string Refusal(string reason) => JsonSerializer.Serialize(new Dictionary<string, string> { ["error"] = reason }, Plain);
}
