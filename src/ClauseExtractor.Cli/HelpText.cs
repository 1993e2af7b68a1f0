using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace ClauseExtractor.Cli;

/// <summary>Commands that belong together, under one heading of <c>--help</c>.</summary>
internal sealed record CommandGroup(string Heading, IReadOnlyList<Command> Commands);

/// <summary>The usage as System.CommandLine lays it out, wholly in the user's language, with the commands in groups.</summary>
internal sealed class HelpText(Shell shell, HelpAction standard, IReadOnlyList<CommandGroup> groups) : SynchronousCommandLineAction
{
    /// <summary>Words that the library has in English only.</summary>
    private static readonly (string English, string Chinese)[] Words =
    [
        ("Description:", "说明:"),
        ("[command]", "[命令]"),
        ("[options]", "[选项]"),
        ("(REQUIRED)", "（必填）  "),
        ("[default: ", "[默认: "),
    ];

    public override int Invoke(ParseResult parseResult)
    {
        var output = parseResult.InvocationConfiguration.Output;
        using var page = new StringWriter();
        parseResult.InvocationConfiguration.Output = page;
        int code = standard.Invoke(parseResult);
        parseResult.InvocationConfiguration.Output = output;
        var headings = parseResult.CommandResult.Command is RootCommand ? groups.ToDictionary(g => g.Commands[0].Name, g => g.Heading) : [];
        foreach (string line in page.ToString().TrimEnd().Split('\n').Select(l => l.TrimEnd()))
        {
            if (line.StartsWith("  ", StringComparison.Ordinal) && headings.Remove(line.Trim().Split(' ')[0], out string? heading))
                output.WriteLine($"\n  {heading}");
            output.WriteLine(
                shell.English
                    ? line
                    : Words.Aggregate(line, (text, word) => text.Replace(word.English, word.Chinese, StringComparison.Ordinal))
            );
        }
        return code;
    }
}
