using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Documents;

/// <summary>Finds document numbers (沪府办规〔2025〕4号) in folded text.</summary>
internal static class DocumentNumbers
{
    /// <summary>The first number in a stretch of text, null where there is none.</summary>
    public static TextRange? First(ReadOnlySpan<char> text)
    {
        for (int open = text.IndexOf('['); open >= 0; )
        {
            int close = open + 5;
            if (close < text.Length && text[close] == ' ')
                close++;
            if (close < text.Length && text[close] == ']' && IsYear(text.Slice(open + 1, 4)))
            {
                int end = close + 1;
                while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] is ' ' or '第'))
                    end++;
                int start = open;
                // 原沪科规[2020]3号, 根据沪科规[2020]3号: what stands before the issuer's short name is no part of it.
                while (
                    start > 0
                    && !IsOutside(text, start)
                    && (
                        LineEnds.IsHan(text[start - 1])
                        || char.IsAsciiLetter(text[start - 1])
                        || text[start - 1] is ' ' or '(' or ')' && start > 1 && LineEnds.IsHan(text[start - 2])
                    )
                    && open - start < 16
                )
                    start--;
                while (start < open && text[start] is ' ' or '(' or ')')
                    start++;
                if (end < text.Length && text[end] == '号' && start < open)
                    return new TextRange(start, end + 1);
            }
            int next = text[(open + 1)..].IndexOf('[');
            open = next < 0 ? -1 : open + 1 + next;
        }
        return null;
    }

    // Words before the number; but not 原 and 和 within a place's name that opens the line or the bracket: 中原政办, 平原政发, 呼和政字, 和平政发.
    private static bool IsOutside(ReadOnlySpan<char> text, int end)
    {
        char last = text[end - 1];
        if (last is '条' or '的' or '据' or '照' or '及' or '为')
            return true;
        if (last is not ('原' or '和'))
            return false;
        bool first = end == 1 || text[end - 2] is '(' or '\n';
        bool second = end > 1 && LineEnds.IsHan(text[end - 2]) && (end == 2 || text[end - 3] is '(' or ' ' or '\n');
        return !(second || first && last == '和');
    }

    private static bool IsYear(ReadOnlySpan<char> digits)
    {
        foreach (char c in digits)
            if (!char.IsAsciiDigit(c))
                return false;
        return digits[0] is '1' or '2';
    }
}
