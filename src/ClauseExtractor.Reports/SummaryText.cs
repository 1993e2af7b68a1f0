using ClauseExtractor.Revision;
using ClauseExtractor.Wording;

namespace ClauseExtractor.Reports;

/// <summary>The counts of a revision in words.</summary>
public static class SummaryText
{
    /// <summary>What there is of, and how many; the first is the changes of meaning. Kinds that do not occur are left out.</summary>
    public static IReadOnlyList<(string Name, int Count)> Counts(RevisionView view)
    {
        var summary = view.Record.Summary;
        string T(string chinese, string english) => view.Language.Text(chinese, english);
        var counts = new List<(string Name, int Count)>
        {
            (T("修改", "reworded"), summary.Reworded - view.Count(ChangeRank.Renaming)),
            (T("新增", "inserted"), summary.Inserted),
            (T("删除", "deleted"), summary.Deleted),
            (T("拆分", "split"), summary.Split),
            (T("合并", "merged"), summary.Merged),
            (T("移动", "moved"), summary.Moved),
            (T("仅序号变化", "renumbered"), summary.Renumbered),
            (T("仅标点格式", "editorial"), summary.Editorial),
            (T("仅替换名称", "with nothing but names replaced"), view.Count(ChangeRank.Renaming)),
            (T("未变", "unchanged"), summary.Unchanged),
        };
        return [(T("实质变化", "changes of substance"), view.Facts.Count), .. counts.Where(c => c.Count > 0)];
    }

    /// <summary>Said where both sides are one file, or two files hold one text; empty elsewhere.</summary>
    public static string SameText(RevisionView view) =>
        view switch
        {
            { IsSameText: false } => "",
            { Likeness: SideLikeness.File } => view.Language.Text("两边是同一份文件", "Both sides are the same file"),
            { Likeness: SideLikeness.Text } => view.Language.Text("两份文件的文本完全相同", "Both files hold the same text"),
            _ => view.Language.Text("同一文本，版式不同", "The same text, set differently"),
        };

    /// <summary>Each name or word that was replaced throughout, with how often.</summary>
    public static IReadOnlyList<string> Replacements(RevisionView view) =>
        [
            .. view.Record.Replacements.Select(r =>
                view.Language.Text(
                    $"通篇以“{r.New}”代替“{r.Old}”（{r.Count}处）",
                    $"“{r.New}” in place of “{r.Old}” throughout ({r.Count} times)"
                )
            ),
        ];

    /// <summary>The counts in one line, and what was replaced throughout.</summary>
    public static string Line(RevisionView view)
    {
        string counts = string.Join(
            view.Language.Text("，", ", "),
            Counts(view).Select(c => view.Language.Text($"{c.Name} {c.Count}", $"{c.Count} {c.Name}"))
        );
        return string.Join(
            view.Language.Text("；", "; "),
            Replacements(view).Prepend(counts).Prepend(SameText(view)).Where(t => t.Length > 0)
        );
    }
}
