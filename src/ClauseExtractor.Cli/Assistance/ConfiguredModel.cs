using ClauseExtractor.Assistant.Engine;

namespace ClauseExtractor.Cli.Assistance;

/// <summary>The language model that the environment configures, if any: nothing is called unless a command that says so is run.</summary>
internal static class ConfiguredModel
{
    /// <summary>The model; null where none is configured, with the way to configure one on stderr.</summary>
    /// <exception cref="AssistantException">It is half configured.</exception>
    public static ILanguageModel? Open(Shell shell)
    {
        if (AssistantOptions.Read(Environment.GetEnvironmentVariable) is { } options)
            return new SemanticKernelModel(options);
        shell.Error.WriteLine(
            shell.Text(
                "没有配置语言模型，其余功能不受影响。要启用，设置环境变量：",
                "No language model is configured; everything else works without. To use one, set:"
            )
        );
        foreach (var (name, meaning) in AssistantOptions.Variables.Take(3))
            shell.Error.WriteLine($"  {name}  {shell.Text(InChinese(name), meaning)}");
        return null;
    }

    private static string InChinese(string name) =>
        name switch
        {
            "CLAUSE_MODEL_ENDPOINT" => "兼容 OpenAI 的接口地址，如 http://127.0.0.1:11434/v1",
            "CLAUSE_MODEL" => "模型在该接口上的名称",
            _ => "密钥，接口需要时填写",
        };

    /// <summary>What a run used, on stderr.</summary>
    public static void PrintUsage(Shell shell, ModelUsage used) =>
        shell.Error.WriteLine(
            shell.Text(
                $"模型：{used.Requests} 次请求，输入 {used.InputTokens}、输出 {used.OutputTokens} 词元{Cost(used, "，费用 ")}。",
                $"Model: {used.Requests} requests, {used.InputTokens} tokens in, {used.OutputTokens} out{Cost(used, ", cost ")}."
            )
        );

    /// <summary>Why a model could not be used, on stderr.</summary>
    public static int PrintFailure(Shell shell, AssistantException e)
    {
        shell.Error.WriteLine($"{e.Code}: {e.Message} {e.Remedy}");
        return ExitCode.Wanting;
    }

    private static string Cost(ModelUsage used, string label) =>
        used.Cost == 0 ? "" : label + used.Cost.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture);
}
