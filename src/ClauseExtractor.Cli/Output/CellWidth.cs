using System.Text;

namespace ClauseExtractor.Cli.Output;

/// <summary>How many terminal columns a text takes, and where it may be broken: a Han character takes two.</summary>
internal static class CellWidth
{
    /// <summary>Marks that must not begin a line (行首禁则) and those that must not end one (行尾禁则).</summary>
    private const string NoStart = "，。、；：！？）》」』】〕”’…,.;:!?)]}%％",
        NoEnd = "（《「『【〔“‘([{";

    public static int Of(string text)
    {
        int width = 0;
        foreach (var rune in text.EnumerateRunes())
            width += Of(rune);
        return width;
    }

    /// <summary>The East Asian Width property, Wide and Fullwidth as 2 (Unicode Standard Annex 11), combining marks as 0.</summary>
    public static int Of(Rune rune)
    {
        int c = rune.Value;
        if (
            c < 0x20
            || c is >= 0x7F and < 0xA0
            || Rune.GetUnicodeCategory(rune)
                is System.Globalization.UnicodeCategory.NonSpacingMark
                    or System.Globalization.UnicodeCategory.Format
        )
            return 0;
        return
            c
                is >= 0x1100
                    and <= 0x115F
                    or >= 0x2E80
                    and <= 0x303E
                    or >= 0x3041
                    and <= 0xA4CF
                    or >= 0xAC00
                    and <= 0xD7A3
                    or >= 0xF900
                    and <= 0xFAFF
                    or >= 0xFE30
                    and <= 0xFE6F
                    or >= 0xFF01
                    and <= 0xFF60
                    or >= 0xFFE0
                    and <= 0xFFE6
                    or >= 0x1F300
                    and <= 0x1FAFF
                    or >= 0x20000
                    and <= 0x3FFFD
            ? 2
            : 1;
    }

    /// <summary>
    /// Lines of at most <paramref name="width"/> columns. Breaks between Han characters and at spaces, keeps numbers and Latin words whole,
    /// minds 禁则.
    /// </summary>
    public static IReadOnlyList<string> Wrap(string text, int width) => [.. WrapRanges(text, width).Select(line => text[line])];

    /// <inheritdoc cref="Wrap"/>
    /// <returns>The lines as ranges of the text; white space at a break is in none.</returns>
    public static IReadOnlyList<Range> WrapRanges(string text, int width)
    {
        var lines = new List<Range>();
        for (int start = 0; ; )
        {
            int stop = text.IndexOf('\n', start) is >= 0 and var feed ? feed : text.Length;
            do
            {
                int next = LineEnd(text, start, stop, width),
                    end = next;
                while (end > start && text[end - 1] == ' ')
                    end--;
                lines.Add(start..end);
                for (start = next; start < stop && text[start] == ' '; )
                    start++;
            } while (start < stop);
            if (stop == text.Length)
                return lines;
            start = stop + 1;
        }
    }

    private static int LineEnd(string text, int start, int stop, int width)
    {
        int used = 0,
            end = start;
        while (end < stop && Rune.TryGetRuneAt(text, end, out var rune) && (used += Of(rune)) <= width)
            end += rune.Utf16SequenceLength;
        // A column narrower than its character, or half a surrogate.
        if (end == start && end < stop)
            end += char.IsHighSurrogate(text[start]) && start + 1 < stop ? 2 : 1;
        if (end >= stop)
            return stop;
        // Back to a place where a line may break, unless that would leave less than a third of a line.
        for (int at = end; at > start + ((end - start) / 3); at--)
            if (MayBreak(text[at - 1], text[at]))
                return at;
        return end;
    }

    private static bool MayBreak(char before, char after)
    {
        if (after == ' ' || before is ' ' or '/' or '-' or '_')
            return true;
        if (
            NoStart.Contains(after, StringComparison.Ordinal)
            || NoEnd.Contains(before, StringComparison.Ordinal)
            || char.IsLowSurrogate(after)
        )
            return false;
        return !(IsWordPart(before) && IsWordPart(after));
    }

    /// <summary>Digits, Latin letters and what stands inside a number; a Han character is a word of its own.</summary>
    private static bool IsWordPart(char c) =>
        c is >= '０' and <= '９'
        || (c < 0x2E80 && (char.IsLetterOrDigit(c) || c is '.' or ',' or ':' or '-' or '_' or '/' or '%' or '≤' or '≥' or '+'));
}
