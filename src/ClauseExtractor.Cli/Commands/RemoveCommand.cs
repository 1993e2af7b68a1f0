using System.CommandLine;
using ClauseExtractor.Cli.Libraries;

namespace ClauseExtractor.Cli.Commands;

/// <summary><c>clause remove DOC…</c></summary>
internal static class RemoveCommand
{
    public static Command Create(Shell shell)
    {
        var documents = new Argument<string[]>("document")
        {
            Description = shell.Text("编号、文号、标题或文件名", "Id, number, title or file name"),
            Arity = ArgumentArity.OneOrMore,
        };
        var library = LibraryOption.Create(shell);
        var command = new Command(
            "remove",
            shell.Text(
                "从资料库移除文件。更正会保留，文件再次导入时恢复。",
                "Removes documents from the library. Their corrections are kept, and are there again when the documents are."
            )
        )
        {
            documents,
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
                        // All are found before any is removed: a wrong name must not leave half the work done.
                        foreach (
                            var document in parse.GetRequiredValue(documents).Select(opened.Catalogue.Find).DistinctBy(d => d.Id).ToList()
                        )
                        {
                            opened.Catalogue.Remove(document.Id);
                            shell.Error.WriteLine(
                                shell.Text(
                                    $"已移除 {document.Id} {document.DisplayTitle}",
                                    $"Removed {document.Id} {document.DisplayTitle}"
                                )
                            );
                        }
                        return Task.FromResult(ExitCode.Done);
                    }
                )
        );
        return command;
    }
}
