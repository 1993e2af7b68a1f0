using System.CommandLine;
using System.CommandLine.Parsing;
using ClauseExtractor.Formats;
using ClauseExtractor.Formats.Guard;

namespace ClauseExtractor.Cli.Extracting;

/// <summary>How every command reads files: in reading processes of this program, under limits that <c>--limits</c> changes.</summary>
internal static class Guarded
{
    public static Option<ReadingLimits?> LimitsOption(Shell shell) =>
        new("--limits")
        {
            Description = shell.Text(
                $"每份文件的限度，如 seconds=120,memory=2048。可改：{string.Join('、', LimitsText.Names)}（秒、MB 或个数）",
                $"What one file may cost, as seconds=120,memory=2048. Names: {string.Join(", ", LimitsText.Names)} (seconds, MB or pieces)"
            ),
            CustomParser = result => LimitsText.Parse(result.Tokens[0].Value) ?? Refuse(shell, result),
        };

    /// <summary>A reader of every kind of file; closing it ends its processes.</summary>
    /// <param name="limits">Null for the defaults.</param>
    public static GuardedReader Reader(ReadingLimits? limits) => new(WorkerCommand.For(typeof(Guarded).Assembly.Location), limits);

    private static ReadingLimits? Refuse(Shell shell, ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        result.AddError(
            shell.Text($"“{text}”不是限度，例：seconds=120,memory=2048", $"“{text}” is no list of limits such as seconds=120,memory=2048")
        );
        return null;
    }
}
