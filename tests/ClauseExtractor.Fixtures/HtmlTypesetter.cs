using System.Net;
using System.Text;

namespace ClauseExtractor.Fixtures;

/// <summary>The same layout for a browser to print: fonts with Kangxi radicals among their glyphs, and the page numbers by CSS.</summary>
internal static class HtmlTypesetter
{
    private const string Head = """
        <!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>fixture</title><style>
        @page { size: A4; margin: 37mm 26mm 35mm 26mm; @bottom-center { content: "— " counter(page) " —"; font: 14pt "Noto Serif CJK SC"; } }
        body { margin: 0; font: 16pt/29pt "Noto Serif CJK SC"; text-align: justify; line-break: strict; text-spacing-trim: space-all; }
        p { margin: 0; text-indent: 2em; orphans: 1; widows: 1 } .heading { font-family: "Noto Sans CJK SC"; }
        .title { text-indent: 0; text-align: center; font: 22pt/35pt "Noto Sans CJK SC"; } .banner { text-indent: 0; text-align: center; font: 32pt/45pt "Noto Serif CJK SC"; color: red; }
        .signature { text-align: right; padding-right: 2em; text-indent: 0 } .flushleft { text-indent: 0 }
        table { border-collapse: collapse; width: 100%; font-size: 12pt; line-height: 18pt } td { border: 1px solid; padding: 4pt; text-align: left }
        </style></head><body>

        """;

    public static string Write(IReadOnlyList<TypesetParagraph> paragraphs)
    {
        var html = new StringBuilder(Head);
        for (int i = 0; i < paragraphs.Count; i++)
            if (paragraphs[i].Cells is null)
                html.Append("<p class=\"")
                    .Append(OfficialSetting.Of(paragraphs, i).ToString().ToLowerInvariant())
                    .Append("\">")
                    .Append(WebUtility.HtmlEncode(paragraphs[i].Text))
                    .Append("</p>\n");
            else
            {
                html.Append("<table>\n");
                for (; i < paragraphs.Count && paragraphs[i].Cells is { } cells; i++)
                    html.Append("<tr>").AppendJoin("", cells.Select(cell => $"<td>{WebUtility.HtmlEncode(cell)}</td>")).Append("</tr>\n");
                i--;
                html.Append("</table>\n");
            }
        return html.Append("</body></html>\n").ToString();
    }
}
