using ClauseExtractor.Layout;

namespace ClauseExtractor.Matching;

/// <summary>A stretch of a condition between commas.</summary>
/// <param name="Either">True where it begins with 或: it is an alternative to the stretch before.</param>
/// <param name="Within">True for words in brackets.</param>
internal readonly record struct ConditionSegment(TextRange Range, bool Either, bool Within);

/// <summary>Cuts a condition at its commas; what stands in brackets is cut out and judged by itself where it asks for a figure.</summary>
internal static class Segments
{
    private static readonly IReadOnlyList<string> Ignored = MatchingWords.Of("bracket");

    /// <returns>The text with its brackets masked, the stretches, and the brackets that hold words which must be ticked.</returns>
    public static (string Masked, IReadOnlyList<ConditionSegment> Segments, IReadOnlyList<TextRange> Ticks) Cut(string text)
    {
        char[] masked = text.ToCharArray();
        var inner = new List<TextRange>();
        var ticks = new List<TextRange>();
        for (int open = text.IndexOf('('); open >= 0; open = text.IndexOf('(', open + 1))
        {
            int close = text.IndexOf(')', open);
            if (close < 0)
                break;
            var range = new TextRange(open + 1, close);
            string words = text[(open + 1)..close];
            // 30人(含)以下, 超过50人(含50人): the bracket is part of the figure.
            if (
                words.Length <= 8
                && (words.StartsWith('含') || words.StartsWith("不含", StringComparison.Ordinal))
                && open > 0
                && (IsFigureEnd(text[open - 1]) || words.Length <= 2)
            )
                continue;
            Array.Fill(masked, '_', open, close + 1 - open);
            if (
                !Ignored.Any(i => words.StartsWith(i, StringComparison.Ordinal))
                && !words.Contains("下同", StringComparison.Ordinal)
                && words.Any(char.IsAsciiDigit)
                && words.Length > 6
            )
                inner.Add(range);
            else if (
                !Ignored.Any(i => words.StartsWith(i, StringComparison.Ordinal))
                && words.Length > 4
                && !words.Contains('、')
                && !words.EndsWith("下同", StringComparison.Ordinal)
            )
                ticks.Add(range);
            open = close;
        }
        var segments = new List<ConditionSegment>();
        string outer = new(masked);
        Split(outer, new TextRange(0, outer.Length), false, segments);
        foreach (var range in inner)
            Split(text, range, true, segments);
        return (outer, segments, ticks);
    }

    private static bool IsFigureEnd(char c) =>
        c is '元' or '人' or '家' or '个' or '年' or '%' or '亩' or '上' or '下' or '万' or '亿' or '件' or '米' or '内' or '天' or '月'
        || char.IsAsciiDigit(c);

    private static void Split(string text, TextRange range, bool within, List<ConditionSegment> segments)
    {
        int from = range.Start;
        bool quoted = false;
        for (int i = range.Start; i <= range.End; i++)
        {
            if (i < range.End)
                quoted = text[i] is '“' or '《' || (quoted && text[i] is not ('”' or '》'));
            if (i < range.End && (quoted || text[i] is not (',' or ';' or ':' or '。' or '\n')))
                continue;
            while (from < i && text[from] is ' ' or '_')
                from++;
            if (i > from)
                segments.Add(new ConditionSegment(new TextRange(from, i), text[from] == '或', within));
            from = i + 1;
        }
    }
}
