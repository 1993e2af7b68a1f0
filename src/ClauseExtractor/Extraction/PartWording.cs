namespace ClauseExtractor.Extraction;

/// <summary>The parts of a row in words.</summary>
public static class PartWording
{
    /// <summary>What is said of a part that is not sure: 条件存疑.</summary>
    public static string Doubtful(RowPart part) => Name(part).Chinese + "存疑";

    /// <summary>The same in English: condition in doubt.</summary>
    public static string DoubtfulInEnglish(RowPart part) => Name(part).English + " in doubt";

    private static (string Chinese, string English) Name(RowPart part) =>
        part switch
        {
            RowPart.Caps => ("数额", "sum"),
            RowPart.Per => ("计数单位", "what it is counted by"),
            RowPart.Rate => ("比例", "rate"),
            RowPart.Base => ("计算基数", "base of the rate"),
            RowPart.Term => ("名目", "kind"),
            RowPart.Years => ("年限", "years"),
            RowPart.Condition => ("条件", "condition"),
            RowPart.Beneficiary => ("对象", "recipient"),
            _ => throw new ArgumentOutOfRangeException(nameof(part)),
        };
}
