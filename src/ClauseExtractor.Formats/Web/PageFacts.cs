using ClauseExtractor.Reading;

namespace ClauseExtractor.Formats.Web;

/// <summary>A fact that a page gives of its document beside the text: 发文字号：国办发〔2018〕123号.</summary>
/// <param name="Label">The label without blanks and colon.</param>
/// <param name="Value">What stands behind it.</param>
internal readonly record struct PageFact(string Label, string Value);

/// <summary>
/// Finds the table or list of facts that government sites set beside a document (索引号, 发文机关, 发文字号, 成文日期, 有效性 …): rows and lines of known
/// labels, several together.
/// The labels are those of the rules for publishing government information (政府信息公开目录), not of one site.
/// </summary>
internal static class PageFacts
{
    private static readonly HashSet<string> Labels =
    [
        "索引号",
        "索取号",
        "信息索引号",
        "主题分类",
        "信息分类",
        "体裁分类",
        "组配分类",
        "所属分类",
        "服务对象",
        "公开方式",
        "公开范围",
        "公开时限",
        "公开类别",
        "公开属性",
        "公文种类",
        "文种",
        "载体类型",
        "效力级别",
        "发布层级",
        "发文机关",
        "发文机构",
        "发文单位",
        "制发机关",
        "制定机关",
        "发布机构",
        "发布机关",
        "发布单位",
        "公开机构",
        "公开主体",
        "公开责任部门",
        "所属机构",
        "成文日期",
        "成文时间",
        "生成日期",
        "发文日期",
        "发文时间",
        "印发日期",
        "发布日期",
        "公开日期",
        "标题",
        "名称",
        "信息名称",
        "文件名称",
        "公文名称",
        "发文字号",
        "发文文号",
        "文号",
        "公文文号",
        "文件编号",
        "统一编号",
        "登记号",
        "统一登记号",
        "规范性文件统一编号",
        "规范性文件登记号",
        "主题词",
        "关键词",
        "内容概述",
        "有效性",
        "时效性",
        "公文时效",
        "效力状态",
        "文件状态",
        "是否有效",
        "信息有效性",
        "生效日期",
        "施行日期",
        "实施日期",
        "失效日期",
        "废止日期",
        "有效期",
        "来源",
        "信息来源",
        "文章来源",
        "稿源",
        "作者",
        "发布时间",
        "发布人",
        "更新时间",
        "时间",
        "浏览次数",
        "浏览量",
        "点击数",
        "点击率",
        "点击量",
        "阅读次数",
        "访问次数",
        "字体",
        "字号",
        "字体大小",
        "责任编辑",
        "编辑",
        "审核",
        "打印",
        "分享",
        "分享到",
        "语种",
    ];

    private static readonly string[] Numbers = ["发文字号", "发文文号", "文号", "公文文号", "文件编号"];

    private static readonly string[] Validity = ["有效性", "时效性", "公文时效", "效力状态", "文件状态", "是否有效", "信息有效性"];

    private static readonly string[] Titles = ["标题", "名称", "信息名称", "文件名称", "公文名称"];

    /// <summary>The facts that each block gives; null for a block that gives none.</summary>
    public static IReadOnlyList<PageFact>?[] Find(IReadOnlyList<HtmlBlock> blocks)
    {
        var found = new IReadOnlyList<PageFact>?[blocks.Count];
        for (int first = 0; first < blocks.Count; )
        {
            int end = first + 1;
            if (blocks[first].Line.Row is { Table: var table })
                while (end < blocks.Count && blocks[end].Line.Row?.Table == table)
                    end++;
            else
                while (
                    end < blocks.Count
                    && blocks[end].Line.Row is null
                    && (OfLine(blocks[end - 1].Line.Text).Count > 0 || IsLabel(blocks[end - 1].Line.Text))
                )
                    end++;
            Mark(blocks, found, first, end);
            first = end;
        }
        return found;
    }

    public static bool IsNumber(PageFact fact) =>
        Numbers.Contains(fact.Label) && fact.Value.Contains('号') && fact.Value.Length is > 4 and < 40;

    public static bool IsTitle(PageFact fact) => Titles.Contains(fact.Label) && fact.Value.Length > 5;

    /// <summary>Whether the page says that the document is no longer in force.</summary>
    public static bool IsEnded(PageFact fact) =>
        Validity.Contains(fact.Label)
        && (
            fact.Value is "否" or "无效"
            || fact.Value.Contains("失效", StringComparison.Ordinal)
            || fact.Value.Contains("废止", StringComparison.Ordinal)
        )
        && !fact.Value.Contains('未');

    private static void Mark(IReadOnlyList<HtmlBlock> blocks, IReadOnlyList<PageFact>?[] found, int first, int end)
    {
        var facts = new List<(int Block, List<PageFact> Facts)>();
        for (int i = first; i < end; i++)
            if (blocks[i].Line.Row is { } row)
                facts.Add((i, OfRow(blocks[i].Line.Text, row)));
            else if (IsLabel(blocks[i].Line.Text) && i + 1 < end && blocks[i + 1].Line.Row is null && !IsLabel(blocks[i + 1].Line.Text))
            {
                // 索引号 and its value in elements of their own (dt and dd, two spans set as blocks).
                facts.Add((i, []));
                facts.Add((i + 1, [new PageFact(Label(blocks[i].Line.Text), blocks[i + 1].Line.Text.Trim())]));
                i++;
            }
            else
                facts.Add((i, OfLine(blocks[i].Line.Text)));
        // One label alone may be anything: 名称 heads a column, 来源 opens a sentence.
        if (
            facts.SelectMany(f => f.Facts).Select(f => f.Label).Distinct().Count() < 2
            || facts.Count(f => f.Facts.Count > 0) < 0.5 * facts.Count
        )
            return;
        // A table of facts is one as a whole; of lines, only those that give a fact.
        bool table = blocks[first].Line.Row is not null;
        foreach (var (block, list) in facts)
            if (table || list.Count > 0 || IsLabel(blocks[block].Line.Text))
                found[block] = list;
    }

    private static List<PageFact> OfRow(string text, TableRow row)
    {
        var facts = new List<PageFact>();
        for (int i = 0; i < row.Cells.Count; i++)
        {
            string cell = text[row.Cells[i].Start..row.Cells[i].End];
            if (IsLabel(cell) && i + 1 < row.Cells.Count)
                facts.Add(new PageFact(Label(cell), text[row.Cells[i + 1].Start..row.Cells[++i].End].Trim()));
            else
                facts.AddRange(OfLine(cell));
        }
        return facts;
    }

    /// <summary>发布时间：2025-03-20　来源：市政府办公室　字体：大 中 小. Empty where the line opens with no label.</summary>
    private static List<PageFact> OfLine(string text)
    {
        var facts = new List<PageFact>();
        for (int at = 0; at < text.Length; )
        {
            int colon = text.AsSpan(at).IndexOfAny('：', ':');
            if (colon < 0 || !Labels.Contains(Label(text[at..(at + colon)])))
                return facts;
            int value = at + colon + 1,
                next = NextLabel(text, value);
            facts.Add(new PageFact(Label(text[at..(at + colon)]), text[value..next].Trim()));
            at = next;
        }
        return facts;
    }

    /// <summary>Where the next label of a line begins; its end where none does.</summary>
    private static int NextLabel(string text, int from)
    {
        for (
            int colon = from;
            (colon = text.AsSpan(colon) is var rest && rest.IndexOfAny('：', ':') is >= 0 and var found ? colon + found : -1) >= 0;
            colon++
        )
        for (int start = colon - 1; start > from && start >= colon - 12; start--)
            if (
                Labels.Contains(Label(text[start..colon]))
                && (
                    char.IsWhiteSpace(text[start - 1])
                    || text[start - 1] is '】' or ']' or ')' or '）' or '|' or '｜'
                    || char.IsAsciiDigit(text[start - 1])
                )
            )
                return start;
        return text.Length;
    }

    private static bool IsLabel(string text) => text.Length <= 16 && Labels.Contains(Label(text));

    /// <summary>索 引 号： and 【索引号】 are 索引号.</summary>
    private static string Label(string text) =>
        string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c is not ('：' or ':' or '【' or '】' or '[' or ']' or '*' or '\u200B')));
}
