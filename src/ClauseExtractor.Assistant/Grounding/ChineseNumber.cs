using ClauseExtractor.Language;

namespace ClauseExtractor.Assistant.Grounding;

/// <summary>Reads 二百五十, 一千零五万, 二〇二五 and 两 in prose that a model wrote.</summary>
internal static class ChineseNumber
{
    /// <summary>The characters that a number may hold.</summary>
    public const string Characters = "零〇一二两三四五六七八九十百千万亿";

    /// <summary>The value; null where the characters are no number. A unit that nothing counts (千万, 亿) is counted once.</summary>
    public static decimal? Read(string text) => NumberReader.Parse(text) ?? NumberReader.Parse("一" + text);
}
