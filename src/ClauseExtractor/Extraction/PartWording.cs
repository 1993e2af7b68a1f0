namespace ClauseExtractor.Extraction;

/// <summary>The parts of a row in words.</summary>
public static class PartWording
{
    /// <summary>What is said of a part that is not sure: 对象存疑.</summary>
    public static string Doubtful(RowPart part) => Name(part) + "存疑";

    private static string Name(RowPart part) =>
        part switch
        {
            RowPart.Caps => "数额",
            RowPart.Per => "计数单位",
            RowPart.Rate => "比例",
            RowPart.Base => "计算基数",
            RowPart.Term => "名目",
            RowPart.Years => "年限",
            _ => "对象",
        };
}
