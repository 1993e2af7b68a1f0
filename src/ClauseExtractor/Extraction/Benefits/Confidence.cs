namespace ClauseExtractor.Extraction.Benefits;

/// <summary>How sure a row is: what each doubt was worth on answers known beforehand.</summary>
internal static class Confidence
{
    private static readonly (Doubt Doubt, double Factor, string Words)[] Weights =
    [
        (Doubt.UnpairedTiers, 0.80, "分别给出多个数额，但条件中没有相同项数的列举"),
        (Doubt.NoNoun, 0.75, "数额旁没有写明给予的是什么"),
        (Doubt.NoCondition, 0.90, "本句没有写明对象或条件"),
        (Doubt.RefersBack, 0.60, "以其他标准的倍数计，未推算数额"),
        (Doubt.Stacked, 0.75, "叠加其他补助后的数额"),
        (Doubt.NoBase, 0.92, "比例没有写明计算基数"),
        (Doubt.SharedCap, 0.90, "上限写在另一句中"),
        (Doubt.Crowded, 0.80, "一处有多个数额"),
    ];

    /// <summary>The probability that a row is right, 0 to 1.</summary>
    public static double Of(RowDraft row)
    {
        double confidence = row.IsQuantified ? 0.97 : 0.9;
        foreach (var (doubt, factor, _) in Weights)
            if (row.Doubts.Contains(doubt))
                confidence *= factor;
        return Math.Round(confidence, 2);
    }

    /// <summary>The doubts of a row in words.</summary>
    public static string Explain(RowDraft row) => string.Join("；", Weights.Where(w => row.Doubts.Contains(w.Doubt)).Select(w => w.Words));
}
