using ClauseExtractor.Assistant.Asking;
using ClauseExtractor.Assistant.Engine;
using ClauseExtractor.SemanticKernel;
using static ClauseExtractor.Tests.Assistant.ScriptedEndpoint;

namespace ClauseExtractor.Tests.Assistant;

/// <summary>The language model engines that this build has. Every one is held to the same suite.</summary>
public static class ModelEngines
{
    public static TheoryData<string> BuiltIn => SemanticKernelEngine.Version is null ? ["openai"] : ["openai", "semantic-kernel"];

    public static ILanguageModel Open(string engine, ScriptedEndpoint endpoint, AssistantOptions? options = null)
    {
        options ??= endpoint.Options;
        var client = new OpenAIChatClient(options);
        return engine == "semantic-kernel" ? SemanticKernelEngine.Create(client, options)! : new ChatClientModel(client, options);
    }

    /// <summary>Every case on every engine.</summary>
    internal static TData Each<TData, TCase>(IEnumerable<TCase> cases, Action<TData, string, TCase> add)
        where TData : new()
    {
        var data = new TData();
        foreach (var one in cases)
            foreach (string engine in SemanticKernelEngine.Version is null ? (string[])["openai"] : ["openai", "semantic-kernel"])
                add(data, engine, one);
        return data;
    }
}

/// <summary>A test that needs Semantic Kernel; where the build has none it is reported as skipped, with the reason.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SemanticKernelFactAttribute : FactAttribute
{
    public SemanticKernelFactAttribute() => Skip = SemanticKernelEngine.Version is null ? "Semantic Kernel was not exercised: the package feed had none when this was built." : null;
}

public class SemanticKernelTests
{
    /// <summary>A question end to end: the library's functions are a kernel plugin, called by the kernel itself.</summary>
    [SemanticKernelFact]
    public async Task The_kernel_calls_the_library_and_the_answer_is_checked_alike()
    {
        await using var endpoint = new ScriptedEndpoint(
            Reply.Calls(("search_clauses", new { query = "算力" })),
            Reply.Says(new
            {
                statements = new object[]
                {
                    new { text = "普陀对租用智能算力的软件企业按实际租用费用的30%给予补贴，每年不超过100万元。", citations = new[] { new { document = "pt", clause = "一/(一)", quote = "对租用智能算力的软件企业，按照实际租用费用的30%给予补贴，每年不超过100万元" } } },
                    new { text = "普陀每年补贴900万元。", citations = new[] { new { document = "pt", clause = "一/(一)", quote = "每年不超过100万元" } } },
                },
                notSaid = Array.Empty<string>(),
            }));
        using var model = ModelEngines.Open("semantic-kernel", endpoint);
        var library = new SampleLibrary();
        var answer = await new PolicyQuestioner(model, library, new DateOnly(2026, 6, 1)).AskAsync("普陀对算力租用补多少？");
        Assert.Equal(["算力"], library.Queries);
        Assert.Single(answer.Statements);
        Assert.Single(answer.Removed);
    }
}
