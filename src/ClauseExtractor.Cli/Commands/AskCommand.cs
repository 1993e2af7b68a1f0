using System.CommandLine;
using ClauseExtractor.Assistant.Asking;
using ClauseExtractor.Assistant.Engine;
using ClauseExtractor.Cli.Assistance;
using ClauseExtractor.Cli.Libraries;

namespace ClauseExtractor.Cli.Commands;

/// <summary><c>clause ask QUESTION</c>: an answer from the library, every sentence with the words it rests on.</summary>
internal static class AskCommand
{
    public static Command Create(Shell shell)
    {
        var question = new Argument<string>("question")
        {
            Description = shell.Text("问题，如：崇明和普陀对算力租用各补多少？", "A question in plain words"),
        };
        var library = LibraryOption.Create(shell);
        var format = new Option<string>("--format")
        {
            Description = shell.Text("输出格式：text 或 json", "text or json"),
            DefaultValueFactory = _ => "text",
        };
        format.AcceptOnlyFromAmong("text", "json");
        var command = new Command(
            "ask",
            shell.Text(
                "用语言模型从资料库中找答案；每句话都附原文，没有原文的一律删去。",
                "Answers from the library with a language model; every sentence has its words, and what has none is removed."
            )
        )
        {
            question,
            library,
            format,
        };
        command.SetAction(
            (parse, cancellation) =>
                LibraryRun.On(
                    shell,
                    parse.GetRequiredValue(library),
                    mustExist: true,
                    async opened =>
                    {
                        try
                        {
                            using var model = ConfiguredModel.Open(shell);
                            if (model is null)
                                return ExitCode.Wanting;
                            var answer = await new PolicyQuestioner(
                                model,
                                new LibraryForAssistant(opened),
                                DateOnly.FromDateTime(DateTime.Today)
                            ).AskAsync(parse.GetRequiredValue(question), cancellation);
                            shell.Out.Write(parse.GetValue(format) == "json" ? AnswerJson.Write(answer) : AnswerText.Write(answer));
                            PrintRun(shell, answer);
                            return answer.Readable ? ExitCode.Done : ExitCode.Wanting;
                        }
                        catch (AssistantException e)
                        {
                            return ConfiguredModel.PrintFailure(shell, e);
                        }
                    }
                )
        );
        return command;
    }

    private static void PrintRun(Shell shell, Answer answer)
    {
        if (answer.Searches.Count > 0)
            shell.Error.WriteLine(shell.Text("检索：", "Searched: ") + string.Join(shell.Text("；", "; "), answer.Searches));
        if (answer.Removed.Count > 0)
            shell.Error.WriteLine(
                shell.Text($"删去没有依据的 {answer.Removed.Count} 句：", $"Removed {answer.Removed.Count} unfounded: ")
                    + string.Join(", ", answer.Removed.GroupBy(r => r.Fault).Select(g => $"{g.Key} {g.Count()}"))
            );
        if (!answer.Readable)
            shell.Error.WriteLine(shell.Text("模型的回复无法读取。", "The model's reply could not be read."));
        ConfiguredModel.PrintUsage(shell, answer.Usage);
    }
}
