using System.CommandLine;
using ClauseExtractor.Cli.Comparing;
using ClauseExtractor.Cli.Libraries;
using ClauseExtractor.Cli.Output;
using ClauseExtractor.Library;
using ClauseExtractor.Library.Catalogue;

namespace ClauseExtractor.Cli.Commands;

/// <summary><c>clause history DOC</c>: its versions, files, repeals and corrections.</summary>
internal static class HistoryCommand
{
    private sealed record Line(string Kind, string? Date, string Document, string Text, string? By);

    public static Command Create(Shell shell)
    {
        var document = new Argument<string>("document")
        {
            Description = shell.Text("编号、文号、标题或文件名", "Id, number, title or file name"),
        };
        var clause = new Option<string?>("--clause")
        {
            Description = shell.Text("只看一个条款在各版本中的变化，例如 '二/(四)'", "One clause through the versions, as '二/(四)'"),
        };
        var (library, format) = (LibraryOption.Create(shell), FormatOption.Create(shell));
        var command = new Command(
            "history",
            shell.Text("一份文件的版本、来源文件、废止关系和更正记录。", "A document's versions, files, repeals and corrections.")
        )
        {
            document,
            clause,
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
                        var found = opened.Catalogue.Find(parse.GetRequiredValue(document));
                        if (parse.GetValue(clause) is { } path)
                            return Task.FromResult(ClauseHistoryScreen.Print(shell, opened, found, path, parse.GetValue(format)));
                        Listing.Print(
                            shell,
                            parse.GetValue(format),
                            Lines(shell, opened, found),
                            [
                                new("kind", shell.Text("事项", "What"), l => l.Kind),
                                new("date", shell.Text("日期", "Date"), l => l.Date),
                                new("document", shell.Text("编号", "Id"), l => l.Document)
                                {
                                    Show = l => l.Document[..Math.Min(8, l.Document.Length)],
                                },
                                new("text", shell.Text("内容", "Text"), l => l.Text) { Weight = 3 },
                                new("by", shell.Text("经手", "By"), l => l.By) { Weight = 1 },
                            ]
                        );
                        return Task.FromResult(ExitCode.Done);
                    }
                )
        );
        return command;
    }

    private static string Action(Shell shell, string action) =>
        shell.English
            ? action
            : action switch
            {
                "made" => "更正",
                "proposed" => "提出",
                "accepted" => "采纳",
                "rejected" => "否决",
                "undone" => "撤销",
                "carried" => "沿用",
                "returned" => "退回复核",
                _ => action,
            };

    /// <summary>What a file of several does for the record.</summary>
    private static string Role(Shell shell, SourceCopy file) =>
        file.LendsPages ? shell.Text("（提供页码和版面）", " (lends its pages)")
        : file.IsPrimary ? shell.Text("（记录以此为准）", " (the record rests on it)")
        : "";

    /// <summary>Why a version stands after the one before it.</summary>
    private static string Order(Shell shell, string? sign) =>
        sign switch
        {
            "undecided" => shell.Text(
                "（与上一版本的先后，原文未写明）",
                " (whether it is newer than the one before, the texts do not tell)"
            ),
            "sameIssue" => shell.Text(
                "（与上一版本同日同文号，是同一次发布的另一份文本）",
                " (the same issue as the one before, from another file)"
            ),
            "effective" => shell.Text("（按施行日期在后）", " (later by its first day)"),
            "repeal" => shell.Text("（文中废止上一版本）", " (repeals the one before)"),
            "number" => shell.Text("（按文号在后）", " (later by its number)"),
            "title" or "revision" => shell.Text("（标明为修订）", " (says that it is a revision)"),
            "stage" => shell.Text("（征求意见在前）", " (the draft came first)"),
            "file" => shell.Text("（按文件名中的日期在后）", " (later by the date in the file's name)"),
            _ => "",
        };

    private static List<Line> Lines(Shell shell, PolicyLibrary library, DocumentSummary document)
    {
        var lines = new List<Line>();
        foreach (var version in library.Catalogue.Versions(document.Id))
        {
            string order = Order(shell, version.VersionSign);
            lines.Add(
                new(
                    shell.Text($"版本 {version.Version}", $"version {version.Version}"),
                    Json.CsvFile.Print(version.Issued ?? version.Printed ?? version.EffectiveFrom),
                    version.Id,
                    $"{version.DisplayTitle} {version.DocumentNumber}".Trim() + order,
                    null
                )
            );
            lines.AddRange(
                library
                    .Catalogue.Sources(version.Id)
                    .Select(s => new Line(
                        shell.Text(s.IsPrimary ? "文件" : "副本", s.IsPrimary ? "file" : "copy"),
                        null,
                        version.Id,
                        string.Join("; ", s.Paths) + Role(shell, s),
                        null
                    ))
            );
        }
        var (by, of) = library.Catalogue.Repeals(document);
        lines.AddRange(
            by.Select(d => new Line(
                shell.Text("被废止", "repealed by"),
                Json.CsvFile.Print(d.EffectiveFrom ?? d.Issued),
                d.Id,
                $"{d.DisplayTitle} {d.DocumentNumber}".Trim(),
                null
            ))
        );
        lines.AddRange(
            of.Select(d => new Line(
                shell.Text("废止", "repeals"),
                Json.CsvFile.Print(document.EffectiveFrom ?? document.Issued),
                d.Id,
                $"{d.DisplayTitle} {d.DocumentNumber}".Trim(),
                null
            ))
        );
        lines.AddRange(
            library
                .Catalogue.Predecessors(document.Id)
                .Where(p => p.Reason == "title")
                .Select(p => new Line(
                    shell.Text("可能的前身", "possible predecessor"),
                    Json.CsvFile.Print(p.Document.Issued),
                    p.Document.Id,
                    p.Document.DisplayTitle,
                    null
                ))
        );
        foreach (var correction in library.Corrections.Of(document.Id))
            lines.AddRange(
                library
                    .Corrections.History(correction.Id)
                    .Select(e => new Line(
                        $"#{correction.Id} {Action(shell, e.Action)}",
                        e.At.ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture),
                        document.Id,
                        $"{correction.Clause} {correction.Field}: {correction.Old ?? "–"} → {correction.New ?? "–"} "
                            + $"({e.Note ?? correction.Reason})".Trim(),
                        e.Author
                    ))
            );
        return lines;
    }
}
