namespace ClauseExtractor.Layout;

/// <summary>The families of printed labels, in the order in which they nest where a document does not say otherwise.</summary>
public enum LabelFamily
{
    /// <summary>第一编, 第一篇, 第一部分.</summary>
    Part,

    /// <summary>第一章.</summary>
    Chapter,

    /// <summary>第一节.</summary>
    Section,

    /// <summary>第一条.</summary>
    Article,

    /// <summary>一、</summary>
    Han,

    /// <summary>（一）</summary>
    HanBracketed,

    /// <summary>1. and ⒈</summary>
    Digit,

    /// <summary>1、</summary>
    DigitPause,

    /// <summary>3.1</summary>
    Dotted,

    /// <summary>3.1.2</summary>
    DottedThird,

    /// <summary>3.1.2.4</summary>
    DottedFourth,

    /// <summary>（1） and ⑴</summary>
    DigitBracketed,

    /// <summary>1）</summary>
    DigitHalfBracketed,

    /// <summary>①</summary>
    Circled,
}

/// <summary>What arrays by family need.</summary>
internal static class LabelFamilies
{
    /// <summary>How many families there are.</summary>
    public const int Count = (int)LabelFamily.Circled + 1;
}

/// <summary>A label as printed at the head of a unit.</summary>
/// <param name="Family">Its style.</param>
/// <param name="Ordinal">Its number.</param>
/// <param name="Name">How it stands in a path: folded, without pause mark or full stop.</param>
/// <param name="Length">UTF-16 units of the printed label, its separator and the white space after it included.</param>
/// <param name="Bare">True where nothing follows the label in its paragraph.</param>
public readonly record struct PrintedLabel(LabelFamily Family, int Ordinal, string Name, int Length, bool Bare)
{
    /// <summary>Whether the labels with a decimal point: 3.1, 3.1.2.</summary>
    public bool IsDotted => Family is LabelFamily.Dotted or LabelFamily.DottedThird or LabelFamily.DottedFourth;
}
