using ClauseExtractor.Cli.Output;
using ClauseExtractor.Extraction;
using ClauseExtractor.Library;
using ClauseExtractor.Library.Catalogue;
using ClauseExtractor.Reports;
using ClauseExtractor.Revision;
using ClauseExtractor.Revision.History;
using ClauseExtractor.Wording;

namespace ClauseExtractor.Cli.Comparing;

/// <summary><c>clause history DOC --clause PATH</c>: when each value of a clause changed, and in which version.</summary>
internal static class ClauseHistoryScreen
{
    private sealed record Line(
        string Version,
        string? Date,
        string? Clause,
        string Change,
        string? Field,
        string? Old,
        string? New,
        string Text
    );

    public static int Print(Shell shell, PolicyLibrary library, DocumentSummary document, string clause, OutputFormat format)
    {
        var versions = LibraryVersions.Of(library, document);
        string? path = Commands.ClausePathArgument.Find(versions[^1].Record, clause);
        if (path is null)
        {
            shell.Error.WriteLine(
                shell.Text($"没有条款“{clause}”。有：", $"There is no clause {clause}. There are: ")
                    + string.Join(' ', versions[^1].Record.Clauses.Select(c => c.Path))
            );
            return ExitCode.Wanting;
        }
        var steps = ClauseHistory.Of(versions, path);
        var lines = new List<Line>();
        for (int i = 0; i < steps.Count; i++)
            lines.AddRange(Lines(shell, steps[i], i > 0 ? steps[i - 1].Version.Record : null));
        Listing.Print(
            shell,
            format,
            lines,
            [
                new("version", shell.Text("版本", "Version"), l => l.Version) { Weight = 2 },
                new("date", shell.Text("日期", "Date"), l => l.Date),
                new("clause", shell.Text("条款", "Clause"), l => l.Clause) { Weight = 1 },
                new("change", shell.Text("变化", "Change"), l => l.Change),
                new("field", "", l => l.Field) { Hidden = true },
                new("old", "", l => l.Old) { Hidden = true },
                new("new", "", l => l.New) { Hidden = true },
                new("text", shell.Text("内容", "Text"), l => l.Text) { Weight = 5 },
            ]
        );
        return ExitCode.Done;
    }

    private static IEnumerable<Line> Lines(Shell shell, ClauseStep step, PolicyRecord? before)
    {
        string? date = Json.CsvFile.Print(step.Version.Date);
        if (step.Path is null)
        {
            yield return new(step.Version.Name, date, null, shell.Text("尚无", "not yet"), null, null, null, "");
            yield break;
        }
        string text = step.Version.Record.Clauses.First(c => c.Path == step.Path).Text;
        string change = step.Change is { } kind
            ? ChangeNames.Of(kind, shell.Language) + (step.Moved ? shell.Text("、移动", ", moved") : "")
            : shell.Text("最早", "oldest");
        var facts = before is null ? [] : FactLines.Of(step.Facts, before, step.Version.Record, shell.Language);
        if (facts.Count == 0)
            yield return new(step.Version.Name, date, step.Path, change, null, null, null, text);
        foreach (var fact in facts)
            yield return new(step.Version.Name, date, step.Path, change, fact.Fact.Field, fact.Old, fact.New, fact.Text);
    }
}
