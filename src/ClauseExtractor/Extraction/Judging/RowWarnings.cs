using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Judging;

/// <summary>The warnings about rows that are not sure.</summary>
internal static class RowWarnings
{
    private const double Doubtful = 0.8;

    // By the number of the reader's doubt.
    private static readonly string[] Reasons =
    [
        "分别给出多个数额，但条件中没有相同项数的列举",
        "数额旁没有写明给予的是什么",
        "本句没有写明对象或条件",
        "以其他标准的倍数计，未推算数额",
        "叠加其他补助后的数额",
        "比例没有写明计算基数",
        "上限写在另一句中",
        "一处有多个数额",
    ];

    /// <summary>A warning for each row below 0.8, naming its weakest part and what the reader stumbled over.</summary>
    public static IEnumerable<Warning> Of(IReadOnlyList<Benefit> rows, RowHints hints)
    {
        for (int i = 0; i < rows.Count; i++)
            if (rows[i].Confidence < Doubtful)
            {
                var reasons = Reasons
                    .Where((_, bit) => (hints.Rows[i].Doubts & (1 << bit)) != 0)
                    .Prepend(rows[i].Weakest is { } part ? PartWording.Doubtful(part) : "把握不足");
                yield return new Warning("CE0401", string.Join('；', reasons), rows[i].Span);
            }
    }
}
