using ClauseExtractor.Reading;

namespace ClauseExtractor.Layout;

/// <summary>
/// Tells cards that are set as a table of two columns: labels (支持对象, 申请条件, 补贴标准) on the left, what they say on the right. Each of their
/// rows is a paragraph like 支持对象：…, no row of data.
/// </summary>
internal static class CardRows
{
    /// <summary>So many rows with a known label make a table a card, and so large a share of its rows of two cells.</summary>
    private const int Fewest = 2;

    private const double Share = 0.4;

    /// <summary>How the label of a field ends, besides those that <see cref="ParagraphStarts.FieldLength"/> knows.</summary>
    private static readonly string[] Endings =
    [
        "内容",
        "主体",
        "单位",
        "部门",
        "金额",
        "额度",
        "比例",
        "时间",
        "时限",
        "电话",
        "地点",
        "要求",
        "名称",
        "措施",
        "政策",
        "程序",
        "环节",
        "说明",
        "备注",
        "领域",
    ];

    public static void Release(List<LayoutLine> lines)
    {
        foreach (var table in lines.Where(line => line.Row is not null).GroupBy(line => line.Row!.Table).ToList())
        {
            var rows = table.ToList();
            int pairs = rows.Count(IsPair),
                known = rows.Count(line => IsPair(line) && IsKnown(line));
            if (rows.Exists(line => line.Row!.Cells.Count > 2) || known < Fewest && known < rows.Count || known < Share * pairs)
                continue;
            foreach (var line in rows)
                (line.Row, line.IsField) = (null, IsPair(line));
        }
    }

    private static bool IsKnown(LayoutLine line)
    {
        var label = line.Source.Text[line.Row!.Cells[0].Start..line.Row.Cells[0].End].TrimEnd(' ', '：', ':');
        return ParagraphStarts.FieldLength(line.Clean) > 0
            || label.Length >= 4 && Endings.Any(ending => label.EndsWith(ending, StringComparison.Ordinal));
    }

    /// <summary>A short label and its text.</summary>
    private static bool IsPair(LayoutLine line) =>
        line.Row is { Cells: [var label, var text] }
        && label.End - label.Start is > 1 and <= 14
        && text.End > text.Start
        && line.Source.Text.AsSpan(label.Start, label.End - label.Start).IndexOfAny("。；，,;") < 0;
}
