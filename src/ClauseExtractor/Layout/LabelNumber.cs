using ClauseExtractor.Language;

namespace ClauseExtractor.Layout;

/// <summary>
/// Numbers as labels print them: 十一 and 一一 (digits in a row, as Word's ideographDigital list has them), 廿一 and 卅. Wider than
/// <see cref="HanNumber"/>, because a label is
/// known to be a number: in running text 一二 and 五六 are guesses (一二百元), not twelve and fifty-six.
/// </summary>
public static class LabelNumber
{
    private const int Longest = 7;

    /// <summary>Length of the run of numerals at a position.</summary>
    public static int Measure(ReadOnlySpan<char> text, int at)
    {
        int end = at;
        while (end < text.Length && (HanNumber.IsNumeral(text[end]) || text[end] is '廿' or '卅'))
            end++;
        return end - at;
    }

    /// <summary>The value of a label's numeral, null where it is malformed.</summary>
    public static int? Parse(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text.Length > Longest)
            return null;
        if (text[0] is '廿' or '卅')
        {
            int tens = text[0] == '廿' ? 20 : 30;
            var rest = text[1..];
            if (rest is ['十', ..])
                rest = rest[1..];
            return rest.IsEmpty ? tens
                : rest.Length == 1 && HanNumber.Parse(rest) is > 0 and < 10 and var digit ? tens + digit
                : null;
        }
        if (text.Length is 2 or 3 && text.IndexOfAny("十百千廿卅两".AsSpan()) < 0)
        {
            int value = 0;
            foreach (char c in text)
                value = value * 10 + (HanNumber.Parse([c]) ?? 0);
            return HanNumber.Parse([text[0]]) is > 0 ? value : null;
        }
        return HanNumber.Parse(text);
    }
}
