using System.CommandLine;
using ClauseExtractor.Assistant.Engine;
using ClauseExtractor.Cli.Assistance;
using ClauseExtractor.Cli.Libraries;

namespace ClauseExtractor.Cli.Commands;

/// <summary>
/// <c>clause review assist</c>: asks the language model about the clauses that the rules left open; what holds joins the review queue.
/// </summary>
internal static class ReviewAssistCommand
{
    public static Command Create(Shell shell)
    {
        var document = new Argument<string>("document")
        {
            Description = shell.Text("编号、文号、标题或文件名", "Id, number, title or file name"),
        };
        var library = LibraryOption.Create(shell);
        var command = new Command(
            "assist",
            shell.Text(
                "用语言模型查看规则拿不准的条款；只有产品自己也从原文读出的，才提交复核。",
                "Asks a language model about clauses the rules were unsure of; only what the product reads in the text itself is proposed."
            )
        )
        {
            document,
            library,
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
                            int code = await AssistRun.IntoQueue(
                                shell,
                                model,
                                opened,
                                opened.Catalogue.Find(parse.GetRequiredValue(document)).Id,
                                cancellation
                            );
                            ConfiguredModel.PrintUsage(shell, model.Used);
                            return code;
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
}
