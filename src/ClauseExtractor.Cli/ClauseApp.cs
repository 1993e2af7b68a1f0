using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Text.Json;
using ClauseExtractor.Cli.Commands;
using ClauseExtractor.Cli.Output;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Cli;

/// <summary>The command line: which commands there are, and how each of them ends.</summary>
internal static class ClauseApp
{
    /// <summary>The commands in the groups and the order of <c>--help</c>, one file a command.</summary>
    internal static IReadOnlyList<CommandGroup> Groups(Shell shell) =>
        [
            new(shell.Text("读文件", "Read files"), [DemoCommand.Create(shell), ExtractCommand.Create(shell), ShowCommand.Create(shell)]),
            new(shell.Text("对比", "Compare"), [DiffCommand.Create(shell), CompareCommand.Create(shell), BlameCommand.Create(shell)]),
            new(
                shell.Text("建资料库", "Keep a library"),
                [
                    ImportCommand.Create(shell),
                    WorkCommand.Create(shell),
                    ListCommand.Create(shell),
                    HistoryCommand.Create(shell),
                    RemoveCommand.Create(shell),
                    RebuildCommand.Create(shell),
                    StatsCommand.Create(shell),
                    BackupCommand.Create(shell),
                    BackupCommand.CreateRescue(shell),
                    CopyCommand.Create(shell),
                ]
            ),
            new(
                shell.Text("查找与导出", "Find and export"),
                [
                    SearchCommand.Create(shell),
                    BenefitsCommand.Create(shell),
                    MatchCommand.Create(shell),
                    EstimateCommand.Create(shell),
                    DueCommand.Create(shell),
                    WatchCommand.Create(shell),
                    ExportCommand.Create(shell),
                ]
            ),
            new(shell.Text("复核", "Review"), [ReviewCommand.Create(shell), CorrectCommand.Create(shell), EvalCommand.Create(shell)]),
            new(
                shell.Text("网站与助手", "Site and assistant"),
                [ServeCommand.Create(shell), AskCommand.Create(shell), McpCommand.Create(shell)]
            ),
            new(shell.Text("本机", "This machine"), [DoctorCommand.Create(shell), ModelsCommand.Create(shell)]),
        ];

    /// <summary>The whole command line.</summary>
    public static RootCommand Create(Shell shell)
    {
        var groups = Groups(shell);
        var root = new RootCommand(
            shell.Text(
                "把中文惠企政策读成有据可查的记录：条款、扶持内容、上限、责任单位、起止日期。",
                "Reads Chinese policy documents into grounded records of clauses, benefits, caps, owners and dates."
            )
        )
        {
            shell.LanguageOption,
        };
        foreach (var command in groups.SelectMany(g => g.Commands))
            root.Add(command);
        var help = root.Options.OfType<HelpOption>().Single();
        help.Description = shell.Text("显示用法。", "Show help and usage information.");
        help.Action = new HelpText(shell, (HelpAction)help.Action!, groups);
        var version = root.Options.OfType<VersionOption>().Single();
        version.Description = shell.Text("显示版本和所用软件包。", "Show the version and the packages in use.");
        version.Action = new VersionText(shell);
        return root;
    }

    /// <summary>
    /// Runs one command line. Exit codes: 0 all done, 1 some input refused or found wanting, 2 wrong usage, 130 interrupted.
    /// </summary>
    public static async Task<int> RunAsync(string[] args, Shell shell, CancellationToken cancellation = default)
    {
        var parsed = Create(shell).Parse(args);
        if (parsed.Action is ParseErrorAction)
            return WrongUsage(parsed, shell);
        try
        {
            // The default is to kill the process two seconds after Ctrl-C; a record in writing may take longer than that, and each command
            // ends soon after the request.
            return await parsed.InvokeAsync(
                new InvocationConfiguration
                {
                    Output = shell.Out,
                    Error = shell.Error,
                    EnableDefaultExceptionHandler = false,
                    ProcessTerminationTimeout = TimeSpan.FromSeconds(30),
                },
                cancellation
            );
        }
        catch (OperationCanceledException)
        {
            shell.Error.WriteLine(shell.Text("已中断。", "Interrupted."));
            return ExitCode.Interrupted;
        }
        catch (UnreadableDocumentException e)
        {
            shell.Error.WriteLine($"{e.Code}: {shell.Reason(e.Code, e.Message)} {shell.Remedy(e.Code, e.Remedy)}");
            return ExitCode.Wanting;
        }
        catch (IOException e) when (FullDisk.Is(e))
        {
            shell.Error.WriteLine(FullDisk.Message(shell));
            return ExitCode.Wanting;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            shell.Error.WriteLine(UsageText.Missing(shell, e));
            return ExitCode.Wanting;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            shell.Error.WriteLine(UsageText.Of(shell, e));
            return ExitCode.Wanting;
        }
    }

    /// <summary>Says what is wrong on stderr; the library would print its guesses on stdout.</summary>
    private static int WrongUsage(ParseResult parsed, Shell shell)
    {
        foreach (var error in parsed.Errors)
            shell.Error.WriteLine(UsageText.Of(shell, error));
        var path = parsed.CommandResult.Command is RootCommand ? "clause" : $"clause {parsed.CommandResult.Command.Name}";
        shell.Error.WriteLine(shell.Text($"用法见：{path} --help", $"See: {path} --help"));
        return ExitCode.WrongUsage;
    }
}
