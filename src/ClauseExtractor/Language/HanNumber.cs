namespace ClauseExtractor.Language;

/// <summary>Whole numbers of labels and dates in Chinese numerals: 十一, 二十, 一百零三, 二〇二五.</summary>
public static class HanNumber
{
    /// <summary>Whether the character may stand in the numeral of a label.</summary>
    public static bool IsNumeral(char c) =>
        c is '一' or '二' or '三' or '四' or '五' or '六' or '七' or '八' or '九' or '十' or '百' or '千' or '零' or '〇' or '两';

    /// <summary>Length of the run of numerals at a position.</summary>
    public static int Measure(ReadOnlySpan<char> text, int at)
    {
        int end = at;
        while (end < text.Length && IsNumeral(text[end]))
            end++;
        return end - at;
    }

    /// <summary>The value of a numeral, null where it is malformed or above 9999. Digits in a row (二〇二五) read as in a year.</summary>
    public static int? Parse(ReadOnlySpan<char> text)
    {
        if (
            text.IsEmpty
            || text.Length > 9
            || Measure(text, 0) != text.Length
            || text.IndexOfAny('十', '百', '千') < 0 && text.Length is not (1 or 4)
        )
            return null;
        return NumberReader.Parse(text) is { } value and <= 9_999 ? (int)value : null;
    }
}
