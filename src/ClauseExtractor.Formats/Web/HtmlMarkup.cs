namespace ClauseExtractor.Formats.Web;

/// <summary>
/// Tells whether a page's markup swallows text: a tag that is not closed takes a paragraph for its attributes, an element that is not
/// closed the rest of the page.
/// </summary>
internal static class HtmlMarkup
{
    /// <summary>So many Han characters outside quotes are no attribute.</summary>
    private const int Swallowed = 4;

    /// <summary>Elements whose content is not markup, so that only their own end ends them.</summary>
    private static readonly string[] Raw = ["script", "style", "title", "textarea", "noscript", "iframe"];

    public static bool SwallowsText(string source)
    {
        for (int at = source.IndexOf('<'); at >= 0 && at + 1 < source.Length; at = source.IndexOf('<', at))
        {
            if (string.CompareOrdinal(source, at, "<!--", 0, 4) == 0)
            {
                int close = source.IndexOf("-->", at + 4, StringComparison.Ordinal);
                if (close < 0)
                    return true;
                at = close + 3;
                continue;
            }
            if (!char.IsAsciiLetter(source[at + 1]))
            {
                at++;
                continue;
            }
            int end = End(source, at);
            if (end < 0)
                return true;
            string? raw = Raw.FirstOrDefault(name =>
                string.Compare(source, at + 1, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) == 0
                && !char.IsAsciiLetterOrDigit(source[at + 1 + name.Length])
            );
            if (raw is not null && source[end - 1] != '/')
            {
                end = source.IndexOf("</" + raw, end, StringComparison.OrdinalIgnoreCase);
                if (end < 0)
                    return true;
            }
            at = end;
        }
        return false;
    }

    /// <summary>Where a tag ends; -1 where it has taken text in or never ends.</summary>
    private static int End(string source, int start)
    {
        char quote = '\0';
        int han = 0;
        for (int i = start + 1; i < source.Length; i++)
        {
            char c = source[i];
            if (quote != '\0')
            {
                if (c == quote)
                    quote = '\0';
                else if (c == '<' && i + 1 < source.Length && source[i + 1] == '/')
                    return -1;
            }
            else if (c is '"' or '\'' && source[i - 1] is '=' or ' ')
                quote = c;
            else if (c == '>')
                return i;
            else if (c is >= '\u4E00' and <= '\u9FFF' && ++han >= Swallowed)
                return -1;
        }
        return -1;
    }
}
