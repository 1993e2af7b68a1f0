namespace ClauseExtractor.Layout;

/// <summary>
/// What two files of one text have in common, whatever made them: its letters and figures. A typed space, a soft hyphen, the full stop that
/// a heading has in one of them do not part them;
/// marks within figures (5.5, 1:0.5) and signs of shares do.
/// </summary>
public static class TextKey
{
    /// <summary>Writes the key of a text.</summary>
    /// <param name="folded">A canonical text, folded.</param>
    /// <param name="key">Takes the key; as long as the text at least.</param>
    /// <returns>The length of the key.</returns>
    public static int Write(string folded, Span<char> key)
    {
        int length = 0;
        for (int i = 0; i < folded.Length; i++)
            if (folded[i] is >= '一' and <= '鿿' || Counts(folded, i))
                key[length++] = folded[i];
        return length;
    }

    /// <summary>Whether a character of a text is part of its key.</summary>
    public static bool Counts(string text, int at)
    {
        char c = TextFold.Fold(text[at]);
        return char.IsLetterOrDigit(c)
            || char.IsSurrogate(c)
            || c is '%' or '‰'
            || c != ' ' && c != '\n' && at > 0 && at + 1 < text.Length && IsDigit(text[at - 1]) && IsDigit(text[at + 1]);
    }

    private static bool IsDigit(char c) => char.IsAsciiDigit(TextFold.Fold(c));
}
