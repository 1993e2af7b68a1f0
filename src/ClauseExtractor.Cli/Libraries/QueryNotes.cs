using System.CommandLine;
using ClauseExtractor.Library.Search;

namespace ClauseExtractor.Cli.Libraries;

/// <summary>Says how a query was understood: what the thesaurus added, which filters there are not, and how it was made wider.</summary>
internal static class QueryNotes
{
    public static Option<bool> ExactOption(Shell shell) =>
        new("--exact-words")
        {
            Description = shell.Text("只检索所写的词，不加同义词", "Search the words as written, without those that mean the same"),
        };

    public static void Print(Shell shell, PolicyQuery query)
    {
        foreach (var unknown in query.Unknown)
            shell.Error.WriteLine(unknown.Say(shell.English));
        PrintWidened(shell, query);
    }

    private static void PrintWidened(Shell shell, PolicyQuery query)
    {
        foreach (var widened in query.Widened)
            shell.Error.WriteLine(
                shell.Text(
                    $"“{widened.Word}”同时检索：{string.Join('、', widened.Added)}（加引号或用 --exact-words 则只检索原词）",
                    $"“{widened.Word}” also finds: {string.Join(", ", widened.Added)} (quote it, or use --exact-words, to find it alone)"
                )
            );
    }

    /// <summary>The heading of what a wider query finds: which words found nothing, and how they were read.</summary>
    public static void Print(Shell shell, RelaxedHits relaxed)
    {
        (string strike, string plain) = shell.Colour ? ("\e[9m", "\e[0m") : ("", "");
        shell.Out.WriteLine(shell.Text("── 放宽后的结果 ──", "── Wider results ──"));
        if (relaxed.Struck.Count > 0)
            shell.Out.WriteLine(
                shell.Text("  没有找到：", "  Found nothing: ")
                    + string.Join(shell.Text("、", ", "), relaxed.Struck.Select(w => strike + w + plain))
            );
        else if (relaxed.Hits.Count > 0 && relaxed.Hits[0].Missing.Count > 0)
            shell.Out.WriteLine(
                shell.Text("  没有一条含有全部词语，每条都注明缺哪些。", "  No clause has all the words; each names those that it lacks.")
            );
        foreach (var word in relaxed.Rewritten)
            shell.Out.WriteLine(
                "  "
                    + word.Typed
                    + " → "
                    + (
                        word.Read.Count == 0
                            ? shell.Text("（问句用词，不检索）", "(a word of the question, not searched)")
                            : string.Join(shell.Text("、", ", "), word.Read)
                    )
            );
        PrintWidened(shell, relaxed.Query);
        shell.Out.WriteLine();
    }
}
