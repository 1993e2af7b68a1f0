using System.Buffers;

namespace ClauseExtractor.Reading;

/// <summary>
/// Tells the mark of a note, set small and raised behind a word or a figure (20²万元), from raised characters that belong to the text (m²,
/// 10³, CO₂).
/// </summary>
public static class NoteMark
{
    private const int Longest = 5;

    private static readonly SearchValues<char> RaisedDigits = SearchValues.Create("¹²³⁰⁴⁵⁶⁷⁸⁹");

    /// <summary>Whether raised characters are the mark of a note.</summary>
    /// <param name="before">The text that they stand behind, in the same paragraph.</param>
    /// <param name="raised">The raised characters.</param>
    public static bool Is(ReadOnlySpan<char> before, ReadOnlySpan<char> raised)
    {
        before = before.TrimEnd();
        raised = raised.Trim();
        if (raised.Length is 0 or > Longest || before.Length == 0)
            return false;
        if (raised.Trim("*＊※†‡").Length == 0)
            return true;
        var inner = raised.StartsWith("注") ? raised[1..].TrimStart() : raised;
        bool marked = inner.Length != raised.Length || inner.Length > 0 && "[［(（〔【".Contains(inner[0]);
        inner = inner.Trim("[]［］()（）〔〕【】");
        if (inner.Length == 0 || inner.Length > 3)
            return false;
        bool circled = inner.Length == 1 && inner[0] is >= '①' and <= '⓿';
        if (!circled && inner.IndexOfAnyExceptInRange('0', '9') >= 0 && inner.IndexOfAnyExcept(RaisedDigits) >= 0)
            return false;
        return marked || circled || !IsPower(before);
    }

    /// <summary>A unit of length or a power of ten: m², 平方 is said by 米², 5×10³.</summary>
    private static bool IsPower(ReadOnlySpan<char> before) =>
        char.IsAsciiLetter(before[^1])
        || before[^1] is 'µ' or 'Ω' or '米' or ')' or '）' && before.Length > 1 && char.IsAsciiLetter(before[^2])
        || before.EndsWith("10") && (before.Length == 2 || before[^3] is '×' or '*' or 'x' or '·' or ' ');
}
