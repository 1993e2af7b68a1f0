using ClauseExtractor.Reading;

namespace ClauseExtractor.Layout;

/// <summary>
/// The first piece of a line that a typesetter does not break: an opening bracket with what follows, a number or a Latin word, and the
/// stops behind it.
/// </summary>
internal static class FirstUnit
{
    private const string Opening = "（([［〔【《〈「『“‘«";
    private const string Closing = "，。、；：？！）)]］〕】》〉」』”’»,.;:?!%％";

    /// <summary>Its width in points; 0 for a line without places.</summary>
    public static double Width(SourceLine line)
    {
        if (line.Edges is not { } edges || line.Text.Length == 0)
            return 0;
        string text = line.Text;
        int end = 0;
        while (end < text.Length - 1 && Opening.Contains(text[end]))
            end++;
        if (IsNarrow(text[end]))
            while (end < text.Length && IsNarrow(text[end]))
                end++;
        else
            end++;
        while (end < text.Length && Closing.Contains(text[end]))
            end++;
        return edges[end] - edges[0];
    }

    private static bool IsNarrow(char c) =>
        c is > ' ' and < '\u2000' && !Closing.Contains(c) || char.IsAsciiLetterOrDigit(c) || c is '.' or ',';
}
