using System.Diagnostics;
using System.Text.RegularExpressions;
using ClauseExtractor.Cli;
using ClauseExtractor.Tests.Architecture;
using ClauseExtractor.Tests.Cli;

namespace ClauseExtractor.Tests.Docs;

/// <summary>
/// What the two READMEs show is true: their commands run, what they print is what stands there, and every command is listed with the words
/// of its help.
/// CLAUSE_WRITE_DOCS=1 writes outputs and lists anew.
/// </summary>
public partial class ReadmeTests
{
    private static readonly bool Rewrite = Environment.GetEnvironmentVariable("CLAUSE_WRITE_DOCS") == "1";

    [Theory]
    [InlineData("README.md")]
    [InlineData("README.zh-CN.md")]
    public async Task Commands_run_and_print_what_is_shown(string readme)
    {
        using var folder = new ScratchFolder();
        foreach (string part in new[] { "corpus", "samples", "tests/Gold", "extracted" })
        foreach (string file in Sources.Files(part))
            folder.Write(file, Sources.Read(file));
        string text = Sources.Read(readme);
        foreach (Match block in Blocks().Matches(text))
        {
            string printed = "";
            foreach (string line in block.Groups["commands"].Value.TrimEnd('\n').Split('\n').Where(IsSelfContained))
                printed = await RunAsync(folder.Path, line);
            if (!block.Groups["shown"].Success)
                continue;
            if (Rewrite)
                text = text.Replace(
                    block.Value,
                    block.Value.Replace(block.Groups["shown"].Value, printed, StringComparison.Ordinal),
                    StringComparison.Ordinal
                );
            else
                Assert.Equal(block.Groups["shown"].Value, printed);
        }
        if (Rewrite)
            await File.WriteAllTextAsync(Path.Combine(Sources.Root, readme), text);
    }

    [Theory]
    [InlineData("README.md", true)]
    [InlineData("README.zh-CN.md", false)]
    public void Every_command_is_listed_with_the_words_of_its_help(string readme, bool english)
    {
        var groups = ClauseApp.Groups(new Shell(TextWriter.Null, TextWriter.Null) { English = english });
        string list = string.Concat(
            groups.Select(g =>
                $"| **{g.Heading}** | |\n"
                + string.Concat(
                    g.Commands.Select(c => $"| `clause {c.Name}` | {c.Description!.Replace("|", "\\|", StringComparison.Ordinal)} |\n")
                )
            )
        );
        string text = Sources.Read(readme);
        var listed = CommandList().Match(text).Groups["list"];
        if (Rewrite)
            File.WriteAllText(Path.Combine(Sources.Root, readme), text[..listed.Index] + list + text[(listed.Index + listed.Length)..]);
        else
            Assert.Equal(list, listed.Value);
    }

    [Fact]
    public void The_twins_show_the_same_commands()
    {
        static IEnumerable<string> Commands(string readme) =>
            Blocks()
                .Matches(Sources.Read(readme))
                .SelectMany(b => b.Groups["commands"].Value.Split('\n'))
                .Select(c => c.Replace(" --lang en", "", StringComparison.Ordinal));
        Assert.Equal(Commands("README.md"), Commands("README.zh-CN.md"));
    }

    /// <summary>All but the tests themselves, servers, and what asks a model or the API that a server would answer.</summary>
    private static bool IsSelfContained(string command) =>
        command.StartsWith("./clause ", StringComparison.Ordinal) && command.Split(' ')[1] is not ("serve" or "ask" or "mcp");

    private static async Task<string> RunAsync(string folder, string command)
    {
        string[] args = [.. Words().Matches(command).Skip(1).Select(w => w.Value.Trim('\''))];
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "clause.dll"), .. args])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
            StandardErrorEncoding = System.Text.Encoding.UTF8,
        };
        start.Environment["COLUMNS"] = "100";
        start.Environment.Remove("CLAUSE_LANG");
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{command} ended with {process.ExitCode}:\n{await error}");
        return output;
    }

    /// <summary>A block of commands, and the block of what the last of them prints where one follows at once.</summary>
    [GeneratedRegex("```sh\n(?<commands>.*?)```\n(```text\n(?<shown>.*?)```)?", RegexOptions.Singleline)]
    private static partial Regex Blocks();

    [GeneratedRegex(
        "\n\\| (command \\| what it does|命令 \\| 作用) \\|\n\\|---\\|---\\|\n(?<list>(\\|[^\n]*\n|[A-Z-]+\n)*)",
        RegexOptions.Singleline
    )]
    private static partial Regex CommandList();

    [GeneratedRegex("'[^']*'|[^ ]+")]
    private static partial Regex Words();
}
