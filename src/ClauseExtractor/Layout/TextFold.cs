using ClauseExtractor.Language;

namespace ClauseExtractor.Layout;

/// <summary>
/// A length-preserving fold for matching: each UTF-16 unit maps to exactly one. NFKC would turn ㈠ into three characters and shift every
/// offset.
/// </summary>
public static class TextFold
{
    private static readonly char[] Table = Build();

    /// <summary>
    /// Folds one unit: full-width ASCII to half-width, « » and 〈 〉 to 《 》, 〔 ［ 【 to [, radicals to their characters, traditional characters
    /// to simplified ones, every white space to a space.
    /// </summary>
    public static char Fold(char c) => Table[c];

    /// <summary>Folds a text; the result has the same length, and is the text itself where nothing of it changes.</summary>
    public static string Fold(string text)
    {
        foreach (char c in text)
            if (Table[c] != c)
                return Folded(text, 0, text.Length);
        return text;
    }

    /// <summary>Folds a part of a text.</summary>
    internal static string Fold(string text, int start, int length) => length == text.Length ? Fold(text) : Folded(text, start, length);

    private static string Folded(string text, int start, int length) =>
        string.Create(
            length,
            (text, start),
            static (span, source) =>
            {
                var part = source.text.AsSpan(source.start, span.Length);
                for (int i = 0; i < span.Length; i++)
                    span[i] = Table[part[i]];
            }
        );

    private static char[] Build()
    {
        var table = new char[char.MaxValue + 1];
        for (int c = 0; c < table.Length; c++)
            table[c] = char.IsWhiteSpace((char)c) && c != '\n' ? ' ' : (char)c;
        for (int c = 0xFF01; c <= 0xFF5E; c++)
            table[c] = (char)(c - 0xFEE0);
        foreach (
            var (from, to) in new[]
            {
                ("«»〈〉", "《》《》"),
                ("〔〕［］【】〖〗", "[][][][]"),
                ("﹙﹚", "()"),
                ("﹒．｡", "..。"),
                ("﹪", "%"),
                ("–—―－﹣−─‒‐‑\u00AD", "-----------"),
                ("∶：︰﹕", "::::"),
                ("〜～∼﹏", "~~~~"),
                ("﹐﹔﹖﹗﹑､", ",;?!、、"),
                ("〞〝″＂", "”“””"),
                ("○◯", "〇〇"),
            }
        )
            for (int i = 0; i < from.Length; i++)
                table[from[i]] = to[i];
        foreach (var (from, to) in TraditionalCharacters.Map)
            table[from] = to;
        // Some radicals stand for traditional characters.
        foreach (var (from, to) in Radicals.Map)
            table[from] = TraditionalCharacters.Simplify(to);
        return table;
    }
}
