using ClauseExtractor.Layout;

namespace ClauseExtractor.Revision.Facts;

/// <summary>
/// Many spans of one document, to be asked whether one of them touches another span; an answer takes the logarithm of their number.
/// </summary>
internal sealed class SpanSet
{
    private readonly int[] starts,
        furthestEnds;

    public SpanSet(IEnumerable<Span> spans)
    {
        Span[] ordered = [.. spans.OrderBy(s => s.Start)];
        (starts, furthestEnds) = (Array.ConvertAll(ordered, s => s.Start), new int[ordered.Length]);
        for (int i = 0; i < ordered.Length; i++)
            furthestEnds[i] = Math.Max(ordered[i].End, i == 0 ? 0 : furthestEnds[i - 1]);
    }

    /// <summary>True where a span of the set shares a character with this one.</summary>
    public bool Touches(Span span)
    {
        int at = Array.BinarySearch(starts, span.End);
        int before = at < 0 ? ~at : at;
        // Of several that begin there the search may find any.
        while (before > 0 && starts[before - 1] == span.End)
            before--;
        return before > 0 && furthestEnds[before - 1] > span.Start;
    }
}
