using ClauseExtractor.Layout;

namespace ClauseExtractor.Structure;

/// <summary>
/// Finds paragraphs with figures between the first and the last clause that belong to no clause (CE0304): a label was not read, or text
/// stands between two parts. What they grant would else
/// be lost without a word.
/// </summary>
internal static class UnclaimedText
{
    /// <param name="text">The document.</param>
    /// <param name="nodes">Its clauses, in document order.</param>
    public static IEnumerable<Warning> Find(PolicyText text, IReadOnlyList<ClauseNode> nodes)
    {
        if (nodes.Count == 0)
            yield break;
        var own = Own(nodes);
        int first = own[0].Start,
            last = own.Max(r => r.End),
            at = 0,
            covered = 0;
        foreach (var paragraph in text.Paragraphs)
        {
            if (paragraph.End <= first)
                continue;
            if (paragraph.Start >= last)
                yield break;
            while (at < own.Count && own[at].Start < paragraph.End)
                covered = Math.Max(covered, own[at++].End);
            if (covered <= paragraph.Start && HasFigure(text.Folded.AsSpan(paragraph.Start, paragraph.End - paragraph.Start)))
                yield return new Warning("CE0304", "This text holds figures and belongs to no clause.", text.Span(paragraph.Range));
        }
    }

    // The text of the nodes with their labels, in order.
    private static List<TextRange> Own(IReadOnlyList<ClauseNode> nodes)
    {
        var own = new List<TextRange>(2 * nodes.Count);
        foreach (var node in nodes)
        {
            if (!node.LabelRange.IsEmpty)
                own.Add(node.LabelRange);
            foreach (var range in node.Own)
                if (!range.IsEmpty)
                    own.Add(range);
        }
        own.Sort((a, b) => a.Start.CompareTo(b.Start));
        return own;
    }

    /// <summary>A sum of money, a share or a ratio: 5000元, 100万, 3亿, 15%, 三十万元, 1:0.5.</summary>
    private static bool HasFigure(ReadOnlySpan<char> line)
    {
        for (int i = 1; i < line.Length; i++)
            if (
                line[i] is '%' or '元' or '万' or '亿'
                    && (
                        char.IsAsciiDigit(line[i - 1])
                        || LabelNumber.Measure(line[(i - 1)..], 0) > 0
                        || line[i] == '元' && line[i - 1] is '万' or '亿'
                    )
                || line[i] == ':'
                    && line[i - 1] == '1'
                    && i + 1 < line.Length
                    && char.IsAsciiDigit(line[i + 1])
                    && (i < 2 || !char.IsAsciiDigit(line[i - 2]))
            )
                return true;
        return false;
    }
}
