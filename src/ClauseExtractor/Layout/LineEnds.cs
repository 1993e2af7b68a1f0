using ClauseExtractor.Language;

namespace ClauseExtractor.Layout;

/// <summary>What the last and first characters of a folded line say of whether the sentence goes on.</summary>
internal static class LineEnds
{
    /// <summary>
    /// The sentence or item is over: 。；！？：, also before closing quotes and brackets; the ASCII full stop after a Han character counts.
    /// </summary>
    public static bool IsTerminal(ReadOnlySpan<char> line)
    {
        int at = line.Length - 1;
        while (at > 0 && line[at] is '”' or '’' or '"' or ')' or ']' or ' ')
            at--;
        return at >= 0
            && (
                line[at] is '。' or ';' or '!' or '?' or ':' or '；'
                || line[at] == '.' && at > 0 && !char.IsAsciiLetterOrDigit(line[at - 1])
            );
    }

    /// <summary>The sentence is in its middle: the line ends in a comma, an opening mark or a word that needs another.</summary>
    public static bool IsOpen(ReadOnlySpan<char> line)
    {
        if (line.IsEmpty)
            return false;
        return line[^1] is ',' or '、' or '(' or '《' or '“' or '[' or '-' or '~' or '/'
            || line[^1] is '和' or '与' or '及' or '的' or '为' or '对' or '将' && !WholeWords.Ends(line)
            || OpenWords.Ends(line);
    }

    /// <summary>Words that need another behind them.</summary>
    private static readonly WordList OpenWords = new(
        "关于",
        "印发",
        "转发",
        "征求",
        "根据",
        "按照",
        "给予",
        "不超过",
        "不低于",
        "不少于",
        "不高于",
        "百分之",
        "千分之",
        "一次性",
        "分别"
    );

    /// <summary>目的, 行为, 公众参与: the last character is the end of a word, not a word that joins.</summary>
    private static readonly WordList WholeWords = new("目的", "行为", "参与", "普及", "应对", "核对", "总和", "作为", "涉及");

    /// <summary>No paragraph starts with such a character: closing marks, commas, stops.</summary>
    public static bool Continues(ReadOnlySpan<char> line) =>
        !line.IsEmpty && line[0] is ',' or '。' or ';' or ':' or '、' or '!' or '?' or ')' or ']' or '》' or '”' or '’' or '%' or '‰';

    /// <summary>Whether a comma or stop stands within the line: it is a sentence, not a title.</summary>
    public static bool HasClause(ReadOnlySpan<char> line) => line.IndexOfAny(",。;；") >= 0;

    /// <summary>A Han character, 〇 included.</summary>
    public static bool IsHan(char c) =>
        c
            is >= '\u4E00'
                and <= '\u9FFF'
                or '〇'
                or >= '\u3400'
                and <= '\u4DBF'
                or >= '\u2E80'
                and <= '\u2FDF'
                or >= '\uF900'
                and <= '\uFAFF'
                or >= '\uD800'
                and <= '\uDFFF';
}
