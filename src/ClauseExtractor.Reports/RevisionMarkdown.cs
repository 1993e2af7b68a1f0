using System.Globalization;
using System.Text;
using ClauseExtractor.Revision;
using ClauseExtractor.Wording;

namespace ClauseExtractor.Reports;

/// <summary>A revision as Markdown: for a ticket, a wiki, a mail.</summary>
public static class RevisionMarkdown
{
    public static string Render(RevisionView view)
    {
        using var page = new StringWriter(CultureInfo.InvariantCulture);
        string T(string chinese, string english) => view.Language.Text(chinese, english);
        var (old, @new) = (view.Record.Old, view.Record.New);
        page.Write(
            $"# {T("修订对照", "Revision")}\n\n- {T("修订前：", "Before: ")}{Escape(old.Title ?? old.File)}（{Escape(old.File)}）\n- "
                + $"{T("修订后：", "After: ")}{Escape(@new.Title ?? @new.File)}（{Escape(@new.File)}）\n\n{SummaryText.Line(view)}\n"
        );
        if (view.Facts.Count > 0)
        {
            page.Write($"\n## {T("实质变化", "Changes of substance")}\n\n");
            foreach (var kind in view.Blocks.GroupBy(b => b.Kind))
            {
                page.Write($"### {Escape(BlockNames.Of(kind.Key, view.Language))}\n\n");
                foreach (var block in kind)
                {
                    string place = block.Row is { } at ? $"**{Escape(view.Rows[at].Labels)}** " : "";
                    var lines = BlockNames.Read(block, view.Language);
                    page.Write($"- {place}{Escape(lines[0])}\n");
                    foreach (string line in lines.Skip(1))
                        page.Write($"  - {Escape(line)}\n");
                }
                page.Write('\n');
            }
        }
        page.Write($"\n## {T("条款对照", "Clauses")}\n");
        foreach (var row in view.Rows.Where(r => !RevisionView.Quiet.Contains(r.Rank)))
        {
            string moved =
                (row.Change.Moved ? T("、移动", ", moved") : "") + (row.Change.Renumbered ? T("、序号变化", ", renumbered") : "");
            page.Write($"\n### {Escape(row.Labels)} {Escape(row.Heading)}（{row.Kind}{moved}）\n\n");
            page.Write(string.Concat(row.Change.Edits.Select(Words)).ReplaceLineEndings("  \n"));
            page.Write('\n');
            if (view.Drafted && row.FactNotes.Count > 0)
                page.Write($"\n{T("修订说明：", "Note: ")}{Escape(string.Concat(row.FactNotes))}\n");
        }
        if (view.Drafted)
            page.Write($"\n{Escape(view.MarkMeaning)}\n");
        return page.ToString();
    }

    /// <summary>HTML marks, since Markdown has none for an insertion.</summary>
    private static string Words(Edit edit) =>
        edit.Op switch
        {
            EditOp.Delete => $"<del>{Escape(edit.Text)}</del>",
            EditOp.Insert => $"<ins>{Escape(edit.Text)}</ins>",
            _ => Escape(edit.Text),
        };

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (char c in text)
            escaped.Append(
                c switch
                {
                    '<' => "&lt;",
                    '>' => "&gt;",
                    '&' => "&amp;",
                    '*' or '_' or '`' or '[' or ']' or '\\' or '#' or '|' => "\\" + c,
                    _ => c.ToString(),
                }
            );
        return escaped.ToString();
    }
}
