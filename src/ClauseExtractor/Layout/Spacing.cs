namespace ClauseExtractor.Layout;

/// <summary>
/// Says whether white space within a line means something. It does not between letter-spaced single characters (上 海 市), inside a number or
/// date (3 1 日) and between a digit
/// and a Han character (突破 2000 万元); anywhere else a run of it is one space.
/// </summary>
internal static class Spacing
{
    /// <param name="text">The line.</param>
    /// <param name="from">Behind the last character that is kept before the run: characters that were cut out are no neighbours.</param>
    /// <param name="to">The character after the run.</param>
    public static bool Keeps(string text, int from, int to)
    {
        char before = TextFold.Fold(text[from - 1]),
            after = TextFold.Fold(text[to]);
        bool hanBefore = LineEnds.IsHan(before),
            hanAfter = LineEnds.IsHan(after);
        bool digitBefore = char.IsAsciiDigit(before),
            digitAfter = char.IsAsciiDigit(after);
        if (digitBefore && hanAfter || hanBefore && digitAfter)
            return false;
        if (hanBefore && hanAfter)
            return !((from < 2 || IsGap(text[from - 2])) && (to + 1 >= text.Length || IsGap(text[to + 1])));
        if (digitBefore && digitAfter)
            return !IsOneNumber(text, from, to);
        if (digitBefore)
            return !(after is '%' or '‰' || after is '.' or ',' && to + 1 < text.Length && char.IsAsciiDigit(TextFold.Fold(text[to + 1])));
        if (digitAfter)
            return !(
                before == '.'
                && from > 1
                && char.IsAsciiDigit(TextFold.Fold(text[from - 2]))
                && Digits(text, to) <= 2
                && StartOfDigits(text, from - 2) > 1
            );
        return true;
    }

    /// <summary>White space or a Markdown mark: a Han character with one on both sides stands alone.</summary>
    private static bool IsGap(char c) => WhiteSpace.Is(c) || c is '*' or '#' or '_' or '|';

    /// <summary>3 1 and 1 2 are letter-spaced numbers, 10 000 is grouped; 1 2024 and 2024 2025 are two numbers.</summary>
    private static bool IsOneNumber(string text, int from, int to)
    {
        int before = 1;
        while (from - 1 - before >= 0 && char.IsAsciiDigit(TextFold.Fold(text[from - 1 - before])))
            before++;
        int after = Digits(text, to);
        return after < 4 && before < 4 && (before == 1 || after == 1 || after == 3);
    }

    private static int Digits(string text, int at)
    {
        int end = at;
        while (end < text.Length && char.IsAsciiDigit(TextFold.Fold(text[end])))
            end++;
        return end - at;
    }

    /// <summary>How many characters stand before the run of digits that ends at a position.</summary>
    private static int StartOfDigits(string text, int at)
    {
        while (at >= 0 && char.IsAsciiDigit(TextFold.Fold(text[at])))
            at--;
        return at + 1;
    }
}
