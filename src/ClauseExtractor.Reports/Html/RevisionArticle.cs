using ClauseExtractor.Revision;
using ClauseExtractor.Wording;

namespace ClauseExtractor.Reports.Html;

/// <summary>One row of a revision in the page.</summary>
internal static class RevisionArticle
{
    public static void Append(TextWriter page, ReportLanguage language, RevisionRow row)
    {
        string id = RevisionPage.Escape(row.Anchor),
            kind = row.Change.Change.ToString().ToLowerInvariant();
        page.Write(
            $"<article id=\"{id}\" class=\"{RevisionPage.Class(row.Rank)}\"><h3>{RevisionPage.Escape(row.Labels)} <span "
                + $"class=\"name\">{RevisionPage.Escape(row.Heading)}</span>"
        );
        page.Write($" <span class=\"tag {kind}\">{RevisionPage.Escape(row.Kind)}</span>");
        if (row.Change.Moved)
            page.Write($" <span class=\"tag\">{language.Text("移动", "moved")}</span>");
        if (row.Change.Renumbered)
            page.Write($" <span class=\"tag\">{language.Text("序号变化", "renumbered")}</span>");
        page.Write(
            $" <a class=\"link\" href=\"#{RevisionPage.Escape(Uri.EscapeDataString(row.Anchor))}\" "
                + $"title=\"{language.Text("本条链接", "link to this clause")}\">#</a></h3>\n"
        );
        if (row.Change.Change == ChangeKind.Unchanged)
        {
            page.Write($"<div class=\"text\">{Words(row.Change.Edits)}</div>");
        }
        else
        {
            page.Write(
                $"<div class=\"pair\">"
                    + $"{Side(row.OldEdits, language.Text("（无）", "(none)"))}{Side(row.NewEdits, language.Text("（删去）", "(deleted)"))}</div>"
            );
            page.Write($"<div class=\"one text\">{Words(row.Change.Edits)}</div>");
        }
        if (row.FactNotes.Count > 0)
        {
            page.Write("<ul class=\"notes\">");
            foreach (string note in row.FactNotes)
                page.Write($"<li>{RevisionPage.Escape(note)}</li>");
            page.Write("</ul>");
        }
        page.Write("</article>\n");
    }

    private static string Side(IEnumerable<Edit> edits, string none)
    {
        string words = Words(edits);
        return words.Length == 0 ? $"<div class=\"text none\">{none}</div>" : $"<div class=\"text\">{words}</div>";
    }

    private static string Words(IEnumerable<Edit> edits) =>
        string.Concat(
            edits.Select(e =>
                e.Op switch
                {
                    EditOp.Delete => $"<del{Minor(e)}>{RevisionPage.Escape(e.Text)}</del>",
                    EditOp.Insert => $"<ins{Minor(e)}>{RevisionPage.Escape(e.Text)}</ins>",
                    _ => RevisionPage.Escape(e.Text),
                }
            )
        );

    /// <summary>Brackets and commas that were set otherwise are shown, but do not catch the eye.</summary>
    private static string Minor(Edit edit) =>
        edit.Text.All(c => char.IsPunctuation(c) && c is not '%' || char.IsWhiteSpace(c)) ? " class=\"minor\"" : "";
}
