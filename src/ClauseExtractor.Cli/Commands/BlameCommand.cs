using System.CommandLine;
using ClauseExtractor.Cli.Comparing;
using ClauseExtractor.Cli.Libraries;
using ClauseExtractor.Cli.Output;
using ClauseExtractor.Revision.History;
using ClauseExtractor.Wording;

namespace ClauseExtractor.Cli.Commands;

/// <summary><c>clause blame DOC</c>: beside every cap and rate the version that it came with.</summary>
internal static class BlameCommand
{
    private sealed record Line(
        string Clause,
        string? Heading,
        string Term,
        string Figure,
        decimal Value,
        string Since,
        string? Date,
        string? Before
    );

    public static Command Create(Shell shell)
    {
        var document = new Argument<string>("document")
        {
            Description = shell.Text("编号、文号、标题或文件名", "Id, number, title or file name"),
        };
        var (library, format) = (LibraryOption.Create(shell), FormatOption.Create(shell));
        var command = new Command(
            "blame",
            shell.Text("每个上限、比例自哪一版起如此。", "Says of every cap and rate which version it came with.")
        )
        {
            document,
            library,
            format,
        };
        command.SetAction(
            (parse, _) =>
                LibraryRun.On(
                    shell,
                    parse.GetRequiredValue(library),
                    mustExist: true,
                    opened =>
                    {
                        var versions = LibraryVersions.Of(opened, opened.Catalogue.Find(parse.GetRequiredValue(document)));
                        var lines = PolicyBlame.Of(versions);
                        if (lines.Count == 0)
                            shell.Error.WriteLine(
                                shell.Text("最新一版没有扶持上限或比例。", "The newest version gives no cap and no rate.")
                            );
                        Listing.Print(
                            shell,
                            parse.GetValue(format),
                            [.. lines.Select(l => ToLine(shell, versions[^1], l))],
                            [
                                new("clause", shell.Text("条款", "Clause"), l => l.Clause) { Weight = 1 },
                                new("heading", shell.Text("标题", "Heading"), l => l.Heading) { Weight = 2 },
                                new("term", shell.Text("方式", "Kind"), l => l.Term),
                                new("figure", shell.Text("数额", "Figure"), l => l.Figure) { Weight = 2 },
                                new("value", "", l => l.Value) { Hidden = true },
                                new("since", shell.Text("自版本", "Since"), l => l.Since) { Weight = 2 },
                                new("date", shell.Text("日期", "Date"), l => l.Date),
                                new("before", shell.Text("此前", "Before"), l => l.Before),
                            ]
                        );
                        return Task.FromResult(ExitCode.Done);
                    }
                )
        );
        return command;
    }

    private static Line ToLine(Shell shell, PolicyVersion newest, BlameLine line)
    {
        var benefit = newest.Record.Benefits[line.Row];
        string? heading = newest.Record.Clauses.FirstOrDefault(c => c.Path == benefit.Clause)?.Heading;
        var (figure, value) = line.Cap is { } at
            ? (BenefitText.Cap(benefit.Caps[at], shell.Language, FigureStyle.Brief), benefit.Caps[at].Amount)
            : (BenefitText.Rate(benefit.Rate!, shell.Language, FigureStyle.Brief), benefit.Rate!.Value);
        string? before =
            line.Before is not { } old ? null
            : line.Cap is null ? ValueText.Percent(old)
            : ValueText.Money(shell.Language, old);
        return new Line(benefit.Clause, heading, benefit.Term, figure, value, line.Since.Name, Json.CsvFile.Print(line.Since.Date), before);
    }
}
