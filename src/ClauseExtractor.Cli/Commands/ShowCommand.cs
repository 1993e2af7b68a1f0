using System.CommandLine;
using ClauseExtractor.Cli.Extracting;
using ClauseExtractor.Cli.Output;
using ClauseExtractor.Extraction;
using ClauseExtractor.Json;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Cli.Commands;

/// <summary><c>clause show FILE [--clause PATH]</c>: the clause tree with its facts, and the words of each.</summary>
internal static class ShowCommand
{
    public static Command Create(Shell shell)
    {
        var file = new Argument<FileInfo>("file") { Description = shell.Text("一份文件", "A document") };
        var path = new Option<string?>("--clause")
        {
            Description = shell.Text("只看一个条款，例如 '二/(四)'", "One clause only, as '二/(四)'"),
        };
        var password = new Option<string?>("--password") { Description = shell.Text("用于打开加密文件的密码", "Opens a protected file") };
        var why = new Option<bool>("--why")
        {
            Description = shell.Text(
                "每行扶持写明由哪种句式读出、次选是什么、凭什么取舍",
                "For each benefit: the wording that it was read by, the second reading, and what decided"
            ),
        };
        var (format, limits) = (FormatOption.Create(shell), Guarded.LimitsOption(shell));
        var command = new Command(
            "show",
            shell.Text(
                "显示一份文件的条款树与事实，并在原文上划出依据。",
                "Shows the clause tree of a document with its facts, and underlines the words that they rest on."
            )
        )
        {
            file,
            path,
            why,
            password,
            limits,
            format,
        };
        command.SetAction(
            (parse, cancellation) =>
            {
                using var reader = Guarded.Reader(parse.GetValue(limits));
                var pipeline = new PolicyPipeline([reader]);
                var source = SourceFile.Load(parse.GetRequiredValue(file).FullName) with { Password = parse.GetValue(password) };
                var record = pipeline.Run(source, cancellation);
                string? wanted = parse.GetValue(path) is { } asked ? ClausePathArgument.Find(record, asked) : null;
                if (parse.GetValue(path) is { } missing && wanted is null)
                {
                    shell.Error.WriteLine(
                        shell.Text($"没有条款“{missing}”。有：", $"There is no clause {missing}. There are: ")
                            + string.Join(' ', record.Clauses.Select(c => c.Path))
                    );
                    return Task.FromResult(ExitCode.Wanting);
                }
                var part = wanted is null ? record : Part(record, wanted);
                switch (parse.GetValue(format))
                {
                    case OutputFormat.Json:
                        shell.Out.Write(System.Text.Encoding.UTF8.GetString(RecordJson.Write(part)));
                        break;
                    case OutputFormat.Csv:
                        shell.Out.Write(System.Text.Encoding.UTF8.GetString(RecordCsv.Benefits([part])));
                        break;
                    case OutputFormat.Table when wanted is null:
                        new ClauseView(shell, record).PrintTree();
                        break;
                    default:
                        new ClauseView(shell, record).PrintClause(wanted!);
                        break;
                }
                if (parse.GetValue(why))
                    ReadingView.Print(
                        shell,
                        record,
                        pipeline
                            .Explain(source, cancellation)
                            .Where(r => wanted is null || r.Clause == wanted || r.Clause.StartsWith(wanted + "/", StringComparison.Ordinal))
                    );
                return Task.FromResult(ExitCode.Done);
            }
        );
        return command;
    }

    private static PolicyRecord Part(PolicyRecord record, string path)
    {
        bool In(string? clause) => clause == path || clause?.StartsWith(path + "/", StringComparison.Ordinal) == true;
        return record with
        {
            Clauses = [.. record.Clauses.Where(c => In(c.Path))],
            Benefits = [.. record.Benefits.Where(b => In(b.Clause))],
            Provisions = [.. record.Provisions.Where(p => In(p.Clause))],
            Thresholds = [.. record.Thresholds.Where(t => In(t.Clause))],
            Indicators = [.. record.Indicators.Where(i => In(i.Clause))],
        };
    }
}
