using System.CommandLine;

namespace ClauseExtractor.Cli.Output;

/// <summary>How a command prints what it lists.</summary>
internal enum OutputFormat
{
    Table,
    Json,
    Csv,
}

/// <summary><c>--format table|json|csv</c>, the same on every command that lists.</summary>
internal static class FormatOption
{
    public static Option<OutputFormat> Create(Shell shell) =>
        new("--format")
        {
            Description = shell.Text("输出格式：table、json 或 csv", "How to print: table, json or csv"),
            HelpName = "table|json|csv",
            DefaultValueFactory = _ => OutputFormat.Table,
        };
}
