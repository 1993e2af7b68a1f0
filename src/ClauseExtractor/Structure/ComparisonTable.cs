using ClauseExtractor.Language;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Structure;

/// <summary>Tells a comparison table (条文对照表) by its head: 修订前 beside 修订后, 原条文 beside 修改后条文.</summary>
internal static class ComparisonTable
{
    private static readonly WordList Before = new(
        "修订前",
        "修改前",
        "调整前",
        "原条文",
        "原条款",
        "原文",
        "原政策",
        "原办法",
        "现行条文",
        "现行条款",
        "现行办法",
        "现行规定"
    );

    private static readonly WordList After = new(
        "修订后",
        "修改后",
        "调整后",
        "修订条文",
        "修改条文",
        "修订条款",
        "修改条款",
        "修订稿",
        "修改稿",
        "修订内容",
        "修改内容",
        "新条文",
        "新条款",
        "新政策",
        "新办法",
        "修订草案",
        "修正案"
    );

    public static bool IsHead(PolicyText text, Paragraph row)
    {
        if (row.Row is not { Cells: { Count: >= 2 and <= 5 } cells })
            return false;
        int before = -1,
            after = -1;
        for (int i = 0; i < cells.Count; i++)
        {
            var cell = text.Folded.AsSpan(cells[i].Start, cells[i].End - cells[i].Start).Trim();
            if (cell.Length is 0 or > 24)
                continue;
            before = before < 0 && Before.Starts(cell) ? i : before;
            after = after < 0 && After.Starts(cell) ? i : after;
        }
        return before >= 0 && after >= 0 && before != after;
    }
}
