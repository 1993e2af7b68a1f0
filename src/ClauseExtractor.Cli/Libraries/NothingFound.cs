using ClauseExtractor.Library;
using ClauseExtractor.Library.Search;

namespace ClauseExtractor.Cli.Libraries;

/// <summary>What to tell who finds nothing: which of the words the library does not hold, and how a question is written.</summary>
internal static class NothingFound
{
    /// <summary>Characters from which on a word is likelier a sentence.</summary>
    private const int LongWord = 6;

    public static void Explain(Shell shell, PolicyLibrary library, PolicyQuery query)
    {
        var alone = query
            .Text.Required.Select(group =>
                (Word: group.AnyOf[0].Words, library.Search($"{Alone(group)} versions:all", new SearchOptions { Limit = 1 }).Total)
            )
            .ToList();
        if (alone.Count > 1 || (alone.Count > 0 && query.Filters.Count > 0))
            shell.Error.WriteLine(
                shell.Text("单独检索，不加筛选：", "Each alone, without filters: ")
                    + string.Join(shell.Text("，", ", "), alone.Select(a => $"{a.Word} {a.Total}"))
            );
        if (alone.Any(a => a.Total == 0 && a.Word.Length >= LongWord))
            shell.Error.WriteLine(
                shell.Text(
                    "词语之间加空格，例如：算力 补贴；任一即可用 |，例如：算力|算法",
                    "Put spaces between words (算力 补贴), and | where one of them is enough (算力|算法)."
                )
            );
    }

    /// <summary>A group of the query as a query of its own, with what the thesaurus added.</summary>
    private static string Alone(TextGroup group) =>
        string.Join('|', group.AnyOf.Select(term => $"\"{term.Words.Replace("\"", "", StringComparison.Ordinal)}\""));
}
