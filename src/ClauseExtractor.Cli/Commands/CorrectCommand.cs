using System.CommandLine;
using ClauseExtractor.Cli.Libraries;
using ClauseExtractor.Cli.Output;
using ClauseExtractor.Extraction;
using ClauseExtractor.Library;
using ClauseExtractor.Library.Corrections;
using ClauseExtractor.Wording;

namespace ClauseExtractor.Cli.Commands;

/// <summary><c>clause correct DOC CLAUSE FIELD VALUE --reason …</c></summary>
internal static class CorrectCommand
{
    public static Command Create(Shell shell)
    {
        var document = new Argument<string>("document")
        {
            Description = shell.Text("编号、文号、标题或文件名", "Id, number, title or file name"),
        };
        var clause = new Argument<string>("clause")
        {
            Description = shell.Text(
                "条款路径，如 '二/(四)'；- 表示文件本身",
                "Path of the clause, as '二/(四)'; - for the document itself"
            ),
        };
        var field = new Argument<string>("field")
        {
            Description = shell.Text(
                "字段，如 heading、benefits[0].caps[0].amount、benefits[+]、dates.effectiveTo",
                "heading, benefits[0].caps[0].amount, benefits[+], dates.effectiveTo …"
            ),
            Arity = ArgumentArity.ZeroOrOne,
        };
        var value = new Argument<string>("value")
        {
            Description = shell.Text(
                "新值，如 300万、30%、2026-12-31；null 表示删去",
                "The new value: 300万, 30%, 2026-12-31 …; null takes it out"
            ),
            Arity = ArgumentArity.ZeroOrOne,
        };
        var reason = new Option<string?>("--reason") { Description = shell.Text("理由", "Why") };
        var author = AuthorOption(shell);
        var library = LibraryOption.Create(shell);
        var command = new Command(
            "correct",
            shell.Text(
                "更正一个值。抽取结果不变，更正另存，可撤销，重新抽取后仍有效。不写字段时列出可更正的字段。",
                "Corrects a value, beside the extraction: it can be undone, and survives re-extraction. Without a field it lists "
                    + "those there are."
            )
        )
        {
            document,
            clause,
            field,
            value,
            reason,
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
                        string path = parse.GetRequiredValue(clause);
                        string? at = path == "-" ? null : path,
                            name = parse.GetValue(field),
                            to = parse.GetValue(value);
                        var record = opened.Catalogue.Record(found.Id);
                        if (at is not null && record.Clauses.All(c => c.Path != at))
                            throw new LibraryException("notFound", $"The document has no clause {at}.", $"文件没有条款 {at}。");
                        if (name is null || to is null)
                        {
                            PrintFields(shell, record, at);
                            return Task.FromResult(name is null ? ExitCode.Done : ExitCode.WrongUsage);
                        }
                        Correction made;
                        try
                        {
                            made = opened.Corrections.Correct(
                                new CorrectionRequest(
                                    found.Id,
                                    at,
                                    name,
                                    to,
                                    parse.GetValue(reason) ?? "",
                                    parse.GetRequiredValue(author),
                                    found.Revision
                                )
                            );
                        }
                        catch (LibraryException e) when (e.Code == "badField")
                        {
                            shell.Error.WriteLine(shell.Text(e.Chinese + "可以更正的有：", e.Message + " What can be corrected:"));
                            PrintFields(new Shell(shell.Error, shell.Error) { English = shell.English, Width = shell.Width }, record, at);
                            return Task.FromResult(ExitCode.Wanting);
                        }
                        shell.Error.WriteLine(
                            shell.Text(
                                $"更正 {made.Id}：{made.Field} {made.Old ?? "–"} → {made.New ?? "–"}",
                                $"Correction {made.Id}: {made.Field} {made.Old ?? "–"} → {made.New ?? "–"}"
                            )
                        );
                        if (TextCheck.Missing(record, at, name, to) is { Count: > 0 } missing)
                            shell.Error.WriteLine(
                                shell.Text(
                                    $"请注意：原文这一条里没有“{string.Join("”“", missing)}”。撤销：clause review undo {made.Id}",
                                    $"Mind: the text does not have “{string.Join("”, “", missing)}” here. To take it back: clause "
                                        + $"review undo {made.Id}"
                                )
                            );
                        return Task.FromResult(ExitCode.Done);
                    }
                )
        );
        return command;
    }

    /// <summary>What can be corrected of a clause and its rows, or of the document, with the values as they are.</summary>
    private static void PrintFields(Shell shell, PolicyRecord record, string? clause)
    {
        var fields = CorrectableFields.Of(record, clause, null).Select(f => (Path: CorrectableFields.Path(f.Name, null), f.Now)).ToList();
        if (clause is not null)
            foreach (var (row, _) in record.Benefits.Where(b => b.Clause == clause).Index())
                fields.AddRange(CorrectableFields.Of(record, clause, row).Select(f => (CorrectableFields.Path(f.Name, row), f.Now)));
        Listing.Print(
            shell,
            OutputFormat.Table,
            fields,
            [
                new("field", shell.Text("字段", "Field"), f => f.Path),
                new("what", shell.Text("是什么", "What"), f => CorrectableFields.Label(f.Path, shell.English)),
                new("now", shell.Text("现在的值", "Now"), f => f.Now) { Weight = 1, MaxLines = 2 },
            ]
        );
    }

    internal static Option<string> AuthorOption(Shell shell) =>
        new("--author") { Description = shell.Text("经手人", "Who"), DefaultValueFactory = _ => Environment.UserName };
}
