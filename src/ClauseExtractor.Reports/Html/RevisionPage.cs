using System.Globalization;
using System.Net;
using ClauseExtractor.Revision;
using ClauseExtractor.Wording;

namespace ClauseExtractor.Reports.Html;

/// <summary>A revision as one web page in one file: no other file, no network, side by side or inline, on screen and on paper.</summary>
public static class RevisionPage
{
    /// <summary>The page as HTML.</summary>
    public static string Render(RevisionView view)
    {
        using var page = new StringWriter(CultureInfo.InvariantCulture);
        string T(string chinese, string english) => view.Language.Text(chinese, english);
        var (old, @new) = (view.Record.Old, view.Record.New);
        string title = T("修订对照：", "Revision: ") + (@new.Title ?? @new.File);
        page.Write(
            $"<!DOCTYPE html>\n<html lang=\"{T("zh-CN", "en")}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
                + $"content=\"width=device-width,initial-scale=1\">\n"
        );
        page.Write(
            $"<title>{Escape(title)}</title>\n<style>\n{Resource("revision.css")}</style>\n</head>\n<body class=\"hide-same "
                + $"hide-renaming\">\n<header>\n<h1>{Escape(title)}</h1>\n"
        );
        page.Write(
            $"<div class=\"sides\"><div class=\"side old\"><span>{T("修订前", "Before")}</span><b>{Escape(old.Title ?? old.File)}</b>"
                + $"<span>{Escape(old.File)}</span></div>"
        );
        page.Write(
            $"<div class=\"side new\"><span>{T("修订后", "After")}</span><b>{Escape(@new.Title ?? @new.File)}</b><span>"
                + $"{Escape(@new.File)}</span></div></div>\n"
        );
        Counts(page, view);
        page.Write("</header>\n<main>\n");
        Facts(page, view);
        Bar(page, view);
        page.Write("<div class=\"body\">\n");
        Contents(page, view);
        page.Write("<div>\n");
        foreach (var row in view.Rows)
            RevisionArticle.Append(page, view.Language, row);
        string keys = T(
            "由 ClauseExtractor 生成。删除线为删去的文字，下划线为新增的文字。按 j、k 逐处查看，按 v 切换并排与行内。",
            "Made by ClauseExtractor. Struck out: removed words; underlined: new words. j and k step through the changes, "
                + "v switches between side by side and inline."
        );
        page.Write($"</div>\n</div>\n</main>\n<footer>{Escape(view.MarkMeaning)}{keys}</footer>\n");
        page.Write($"<script>\n{Resource("revision.js")}</script>\n</body>\n</html>\n");
        return page.ToString();
    }

    internal static string Escape(string text) => WebUtility.HtmlEncode(text);

    /// <summary>The class of a row in the page's style sheet.</summary>
    internal static string Class(ChangeRank rank) =>
        rank switch
        {
            ChangeRank.Substance => "substance",
            ChangeRank.Wording => "wording",
            ChangeRank.Renaming => "renaming",
            ChangeRank.Layout => "layout",
            _ => "same",
        };

    private static void Counts(TextWriter page, RevisionView view)
    {
        page.Write("<ul class=\"counts\">");
        foreach (var (name, count) in SummaryText.Counts(view))
            page.Write($"<li><b>{count}</b> {Escape(name)}</li>");
        page.Write("</ul>\n");
        foreach (string replacement in SummaryText.Replacements(view).Prepend(SummaryText.SameText(view)).Where(t => t.Length > 0))
            page.Write($"<p>{Escape(replacement)}</p>\n");
    }

    private static void Facts(TextWriter page, RevisionView view)
    {
        string T(string chinese, string english) => view.Language.Text(chinese, english);
        page.Write($"<h2>{T("实质变化", "Changes of substance")}</h2>\n");
        if (view.Facts.Count == 0)
        {
            page.Write(
                $"<p>{T("没有金额、比例、日期、条件或责任单位的变化。", "No amount, rate, date, condition or owner changed.")}</p>\n"
            );
            return;
        }
        page.Write("<div class=\"wide\"><table class=\"facts\"><thead><tr>");
        foreach (
            string head in new[]
            {
                T("类别", "Subject"),
                T("条款", "Clause"),
                T("内容", "What"),
                T("修订前", "Before"),
                T("修订后", "After"),
                T("幅度", "Size"),
            }
        )
            page.Write($"<th>{head}</th>");
        page.Write("</tr></thead>");
        foreach (var kind in view.Blocks.GroupBy(b => b.Kind))
        {
            page.Write($"<tbody class=\"kind\"><tr><th colspan=\"6\">{Escape(BlockNames.Of(kind.Key, view.Language))}</th></tr></tbody>\n");
            foreach (var block in kind)
            {
                page.Write("<tbody class=\"block\">");
                if (BlockNames.IsRules(block))
                    Rules(page, view, block);
                else
                    foreach (var fact in block.Lines)
                        Fact(page, view, block, fact);
                page.Write("</tbody>\n");
            }
        }
        page.Write("</table></div>\n");
        if (view.Drafted && view.DocumentNotes.Count > 0)
            page.Write($"<ul class=\"notes\">{string.Concat(view.DocumentNotes.Select(n => $"<li>{Escape(n)}</li>"))}</ul>\n");
    }

    private static void Fact(TextWriter page, RevisionView view, FactBlock block, FactLine fact)
    {
        string direction = fact.Fact.Change == FactChangeKind.Removed || fact.Size.StartsWith('−') ? "down" : "up";
        string place = fact == block.Lines[0] ? Place(view, block, block.Lines.Count) : "";
        page.Write(
            $"<tr><td>{Escape(fact.Subject)}</td>{place}<td class=\"what\">{Escape(BlockNames.What(block, fact, view.Language))}</td>"
                + $"<td>{Mark("del", fact.Old)}</td><td>{Mark("ins", fact.New)}</td><td class=\"size {direction}\">"
                + $"{Escape(ChangeNames.Size(fact, view.Language))}</td></tr>"
        );
    }

    /// <summary>The rules of a clause that came or went: one line of the table, a list in its cell.</summary>
    private static void Rules(TextWriter page, RevisionView view, FactBlock block)
    {
        var first = block.Lines[0];
        bool gone = first.Fact.Change == FactChangeKind.Removed;
        string tag = gone ? "del" : "ins",
            list = $"<ol class=\"rules\">{string.Concat(BlockNames.Rules(block).Select(r => $"<li>{Mark(tag, r)}</li>"))}</ol>";
        page.Write(
            $"<tr><td>{Escape(first.Subject)}</td>{Place(view, block, 1)}<td class=\"what\">"
                + $"{Escape(BlockNames.Head(block, view.Language))}</td><td>{(gone ? list : "")}</td><td>{(gone ? "" : list)}</td><td "
                + $"class=\"size {(gone ? "down" : "up")}\">{Escape(ChangeNames.Size(first, view.Language))}</td></tr>"
        );
    }

    private static string Place(RevisionView view, FactBlock block, int lines)
    {
        string clause = block.Row is { } at
            ? $"<a href=\"#{Escape(Uri.EscapeDataString(view.Rows[at].Anchor))}\">{Escape(view.Rows[at].Labels)}</a>"
            : "—";
        return $"<td class=\"clause\" rowspan=\"{lines}\">{clause}</td>";
    }

    private static string Mark(string tag, string text) => text.Length == 0 ? "" : $"<{tag}>{Escape(text)}</{tag}>";

    private static void Bar(TextWriter page, RevisionView view)
    {
        string T(string chinese, string english) => view.Language.Text(chinese, english);
        page.Write("<nav class=\"bar\">");
        foreach (
            var (rank, name) in new[]
            {
                (ChangeRank.Substance, T("实质", "substance")),
                (ChangeRank.Wording, T("文字", "wording")),
                (ChangeRank.Renaming, T("名称替换", "names replaced")),
                (ChangeRank.Layout, T("格式与序号", "layout")),
                (ChangeRank.Same, T("未变", "unchanged")),
            }
        )
            page.Write(
                $"<label><input type=\"checkbox\" data-rank=\"{Class(rank)}\"{(RevisionView.Quiet.Contains(rank) ? "" : " checked")}> "
                    + $"{name} {view.Count(rank)}</label>"
            );
        page.Write(
            $"<span class=\"push\"><button id=\"previous\" title=\"k\">{T("上一处", "Previous")}</button><button id=\"next\" title=\"j\">"
                + $"{T("下一处", "Next")}</button>"
        );
        page.Write(
            $"<button id=\"layout\" title=\"v\">{T("并排／行内", "Side by side / inline")}</button><button id=\"theme\">"
                + $"{T("明／暗", "Light / dark")}</button></span></nav>\n"
        );
    }

    private static void Contents(TextWriter page, RevisionView view)
    {
        page.Write("<ol class=\"toc\">\n");
        foreach (var row in view.Rows)
            page.Write(
                $"<li class=\"{Class(row.Rank)} l{Math.Min(row.Level, 5)}\"><a href=\"#{Escape(Uri.EscapeDataString(row.Anchor))}\">"
                    + $"{Escape(Label(row))} {Escape(row.Heading)}</a></li>\n"
            );
        page.Write("</ol>\n");
    }

    private static string Label(RevisionRow row) => row.NewLabel.Length > 0 ? row.NewLabel : row.OldLabel;

    private static string Resource(string name)
    {
        using var stream =
            typeof(RevisionPage).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource {name} is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
