using System.CommandLine;
using ClauseExtractor.Assistant.Mcp;
using ClauseExtractor.Cli.Assistance;
using ClauseExtractor.Cli.Libraries;

namespace ClauseExtractor.Cli.Commands;

/// <summary>
/// <c>clause mcp</c>: the library for AI assistants, over standard input and output. Nothing else may be written to standard output.
/// </summary>
internal static class McpCommand
{
    public static Command Create(Shell shell)
    {
        var library = LibraryOption.Create(shell);
        var command = new Command(
            "mcp",
            shell.Text(
                "把资料库接给 AI 助手（MCP，经标准输入输出，只读）。",
                "Serves the library to AI assistants (MCP over standard input and output, read-only)."
            )
        )
        {
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
                        using var input = Console.OpenStandardInput();
                        using var output = Console.OpenStandardOutput();
                        var server = new PolicyMcpServer(
                            new LibraryForAssistant(opened),
                            () => DateOnly.FromDateTime(DateTime.Today),
                            typeof(McpCommand).Assembly.GetName().Version?.ToString(3) ?? ""
                        );
                        await server.RunAsync(input, output, cancellation);
                        return ExitCode.Done;
                    }
                )
        );
        return command;
    }
}
