using System.CommandLine;
using ClauseExtractor.Cli.Libraries;
using ClauseExtractor.Library.Corrections;

namespace ClauseExtractor.Cli.Commands;

/// <summary><c>clause correct DOC CLAUSE FIELD VALUE --reason …</c></summary>
internal static class CorrectCommand
{
    public static Command Create(Shell shell)
    {
        var document = new Argument<string>("document") { Description = shell.Text("编号、文号、标题或文件名", "Id, number, title or file name") };
        var clause = new Argument<string>("clause") { Description = shell.Text("条款路径，如 '二/(四)'；- 表示文件本身", "Path of the clause, as '二/(四)'; - for the document itself") };
        var field = new Argument<string>("field") { Description = shell.Text("字段，如 heading、benefits[0].caps[0].amount、benefits[+]、dates.effectiveTo", "heading, benefits[0].caps[0].amount, benefits[+], dates.effectiveTo …") };
        var value = new Argument<string>("value") { Description = shell.Text("新值，如 300万、30%、2026-12-31；null 表示删去", "The new value: 300万, 30%, 2026-12-31 …; null takes it out") };
        var reason = new Option<string>("--reason") { Description = shell.Text("理由", "Why"), Required = true };
        var author = AuthorOption(shell);
        var library = LibraryOption.Create(shell);
        var command = new Command("correct", shell.Text("更正一个值。抽取结果不变，更正另存，可撤销，重新抽取后仍有效。", "Corrects a value, beside the extraction: it can be undone, and survives re-extraction.")) { document, clause, field, value, reason, author, library };
        command.SetAction((parse, _) => LibraryRun.On(shell, parse.GetRequiredValue(library), mustExist: true, opened =>
        {
            var found = opened.Catalogue.Find(parse.GetRequiredValue(document));
            string path = parse.GetRequiredValue(clause);
            var made = opened.Corrections.Correct(new CorrectionRequest(
                found.Id, path == "-" ? null : path, parse.GetRequiredValue(field), parse.GetRequiredValue(value), parse.GetRequiredValue(reason), parse.GetRequiredValue(author), found.Revision));
            shell.Error.WriteLine(shell.Text($"更正 {made.Id}：{made.Field} {made.Old ?? "–"} → {made.New ?? "–"}", $"Correction {made.Id}: {made.Field} {made.Old ?? "–"} → {made.New ?? "–"}"));
            return Task.FromResult(ExitCode.Done);
        }));
        return command;
    }

    internal static Option<string> AuthorOption(Shell shell) => new("--author") { Description = shell.Text("经手人", "Who"), DefaultValueFactory = _ => Environment.UserName };
}
