using System.CommandLine;
using ClauseExtractor.Cli.Libraries;
using ClauseExtractor.Cli.Output;
using ClauseExtractor.Extraction;
using ClauseExtractor.Library.Corrections;
using ClauseExtractor.Wording;

namespace ClauseExtractor.Cli.Commands;

/// <summary>
/// <c>clause review</c> lists what waits for somebody; <c>accept</c>, <c>reject</c>, <c>undo</c>, <c>confirm</c> settle it.
/// </summary>
internal static class ReviewCommand
{
    public static Command Create(Shell shell)
    {
        var (library, format) = (LibraryOption.Create(shell), FormatOption.Create(shell));
        var below = new Option<double>("--below")
        {
            Description = shell.Text("列出可信度低于此值的扶持", "Benefits with less confidence than this"),
            DefaultValueFactory = _ => 0.8,
        };
        below.Validators.Add(result =>
        {
            if (
                result.Tokens.Count > 0
                && double.TryParse(result.Tokens[0].Value, System.Globalization.CultureInfo.InvariantCulture, out double asked)
                && asked is not (>= 0 and <= 1)
            )
                result.AddError(
                    shell.Text("--below 须在 0 到 1 之间：可信度是概率。", "--below is from 0 to 1: a confidence is a probability.")
                );
        });
        var limit = new Option<int>("--limit") { Description = shell.Text("至多条数", "Items at most"), DefaultValueFactory = _ => 50 };
        var offset = new Option<int>("--offset") { Description = shell.Text("从第几项之后开始", "Begin behind so many items") };
        foreach (var bounded in new[] { limit, offset })
            bounded.Validators.Add(result =>
            {
                if (result.Tokens.Count > 0 && int.TryParse(result.Tokens[0].Value, out int asked) && asked < 0)
                    result.AddError(shell.Text($"{bounded.Name} 不能小于 0。", $"{bounded.Name} is 0 or more."));
            });
        var command = new Command(
            "review",
            shell.Text(
                "待复核清单：待定的更正、可信度低的扶持、有疑点的文件。",
                "What waits for a reviewer: corrections, benefits of low confidence, documents with warnings."
            )
        )
        {
            below,
            limit,
            offset,
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
                        var queue = opened.Corrections.Queue(parse.GetValue(below));
                        var items = queue.Items(parse.GetValue(offset), parse.GetValue(limit));
                        Listing.Print(
                            shell,
                            parse.GetValue(format),
                            items,
                            [
                                new("kind", shell.Text("事项", "What"), i => i.Kind)
                                {
                                    Show = i =>
                                        i.Kind switch
                                        {
                                            "correction" => shell.Text($"更正 {i.Correction!.Id}", $"correction {i.Correction!.Id}"),
                                            "row" => shell.Text("扶持", "benefit"),
                                            "figure" => shell.Text("数额", "figure"),
                                            _ => shell.Text("文件", "document"),
                                        },
                                },
                                new("correction", "", i => i.Correction?.Id) { Hidden = true },
                                new("document", shell.Text("编号", "Id"), i => i.Document.Id)
                                {
                                    Show = i => i.Document.Id[..Math.Min(8, i.Document.Id.Length)],
                                },
                                new("title", shell.Text("标题", "Title"), i => i.Document.DisplayTitle) { Weight = 1, MaxLines = 2 },
                                new("clause", shell.Text("条款", "Clause"), i => i.Clause),
                                new("row", shell.Text("行", "Row"), i => i.Row) { Right = true },
                                new(
                                    "confidence",
                                    shell.Text("可信度", "Confidence"),
                                    i => i.Kind == "row" ? Math.Round(i.Confidence, 3) : null
                                )
                                {
                                    Right = true,
                                },
                                new("text", shell.Text("内容", "Text"), i => Text(shell, i)) { Weight = 2, MaxLines = 4 },
                            ]
                        );
                        string kinds = string.Join(
                            shell.Text("，", ", "),
                            new (string Kind, string Name)[]
                            {
                                ("correction", shell.Text("更正", "corrections")),
                                ("row", shell.Text("扶持", "benefits")),
                                ("figure", shell.Text("未能读懂的数额", "figures not read")),
                                ("document", shell.Text("文件", "documents")),
                            }
                                .Where(k => queue.Count(k.Kind) > 0)
                                .Select(k => $"{k.Name} {queue.Count(k.Kind)}")
                        );
                        shell.Error.WriteLine(
                            queue.Places.Count == 0
                                ? shell.Text("没有待复核的。", "Nothing waits.")
                                : shell.Text(
                                    $"列出 {items.Count} 项，共 {queue.Places.Count} 项：{kinds}。",
                                    $"{items.Count} of {queue.Places.Count} items: {kinds}."
                                )
                        );
                        return Task.FromResult(ExitCode.Done);
                    }
                )
        );
        command.Add(
            Settle(
                shell,
                "accept",
                shell.Text("接受一项待定的更正", "Accepts a correction that waits"),
                (ledger, id, who, note) => ledger.Accept(id, who, note)
            )
        );
        command.Add(
            Settle(
                shell,
                "reject",
                shell.Text("拒绝一项待定的更正", "Refuses a correction that waits"),
                (ledger, id, who, note) => ledger.Reject(id, who, note)
            )
        );
        command.Add(
            Settle(
                shell,
                "undo",
                shell.Text("撤销一项已生效的更正", "Takes an applied correction back"),
                (ledger, id, who, note) => ledger.Undo(id, who, note)
            )
        );
        command.Add(Confirm(shell));
        command.Add(ReviewAssistCommand.Create(shell));
        return command;
    }

    private static string Text(Shell shell, ReviewItem item) =>
        item switch
        {
            { Correction: { } c } => $"{c.Field}: {c.Old ?? "–"} → {c.New ?? "–"} "
                + $"({c.State}{(c.Why is null ? "" : ", " + c.Why)}{(c.Reason.Length > 0 ? "; " + c.Reason : "")})",
            { Figures.Count: > 0 } => UnreadFigures.Say(item.Figures, shell.English)!,
            { Benefit: { } b } => $"{b.Term} {BenefitText.Figures(b, shell.Language)} {b.Span.Quote}",
            _ => string.Join(" ", item.Warnings.Select(w => $"{w.Code} {w.Message}")),
        };

    private static Command Settle(
        Shell shell,
        string name,
        string description,
        Func<CorrectionLedger, long, string, string?, Correction> settle
    )
    {
        var id = new Argument<long>("id") { Description = shell.Text("更正编号", "Number of the correction") };
        var note = new Option<string?>("--note") { Description = shell.Text("说明", "A note") };
        var author = CorrectCommand.AuthorOption(shell);
        var library = LibraryOption.Create(shell);
        var command = new Command(name, description) { id, note, author, library };
        command.SetAction(
            (parse, _) =>
                LibraryRun.On(
                    shell,
                    parse.GetRequiredValue(library),
                    mustExist: true,
                    opened =>
                    {
                        var settled = settle(
                            opened.Corrections,
                            parse.GetRequiredValue(id),
                            parse.GetRequiredValue(author),
                            parse.GetValue(note)
                        );
                        shell.Error.WriteLine(
                            shell.Text($"更正 {settled.Id}：{settled.State}", $"Correction {settled.Id}: {settled.State}")
                        );
                        return Task.FromResult(ExitCode.Done);
                    }
                )
        );
        return command;
    }

    private static Command Confirm(Shell shell)
    {
        var document = new Argument<string>("document")
        {
            Description = shell.Text("编号、文号、标题或文件名", "Id, number, title or file name"),
        };
        var clause = new Argument<string>("clause") { Description = shell.Text("条款路径", "Path of the clause") };
        var row = new Argument<int>("row")
        {
            Description = shell.Text("该条款的第几项扶持，从 0 起", "Which benefit of the clause, from 0"),
        };
        var author = CorrectCommand.AuthorOption(shell);
        var library = LibraryOption.Create(shell);
        var command = new Command("confirm", shell.Text("确认一项扶持无误", "Says that a benefit is right as it stands"))
        {
            document,
            clause,
            row,
            author,
            library,
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
                        opened.Corrections.Confirm(
                            found.Id,
                            parse.GetRequiredValue(clause),
                            parse.GetRequiredValue(row),
                            parse.GetRequiredValue(author),
                            found.Revision
                        );
                        return Task.FromResult(ExitCode.Done);
                    }
                )
        );
        return command;
    }
}
