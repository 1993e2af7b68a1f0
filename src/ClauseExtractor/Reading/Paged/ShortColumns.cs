using System.Text.RegularExpressions;

namespace ClauseExtractor.Reading.Paged;

/// <summary>
/// Tells columns of running text that are only a few lines long from two cells of a table beside each other: by what they say. Text goes on
/// from the foot of the left column to the head of the right,
/// or a numbered unit begins there; the two sides of a comparison (条文对照) begin with the same number.
/// </summary>
internal static partial class ShortColumns
{
    /// <summary>Fewer lines than this show no column.</summary>
    public const int LeastLines = 2;

    /// <summary>All lines but the last of a paragraph fill their column.</summary>
    private const double Full = 0.85;

    /// <summary>In ems: a column of running text is as wide at least.</summary>
    private const double Wide = 12;

    public static bool Are(List<Segment> left, List<Segment> right)
    {
        if (left.Count < LeastLines || right.Count < LeastLines || !Fills(left) || !Fills(right))
            return false;
        string foot = left[^1].Words,
            head = right[0].Words,
            first = left[0].Words;
        bool goesOn = foot[^1] is not ('。' or '；' or '：' or ';' or ':') && left[^1].Width > Full * Width(left) && !Label().IsMatch(head);
        return goesOn
            || Label().Match(head) is { Success: true } label
                && Label().Match(first) is var above
                && (above.Success ? above.Value != label.Value : left.Exists(line => Label().IsMatch(line.Words)));
    }

    private static double Width(List<Segment> side) => side.Max(s => s.Right) - side.Min(s => s.Left);

    /// <summary>Whether every line that another of its paragraph follows is as wide as the column.</summary>
    private static bool Fills(List<Segment> side)
    {
        double left = side.Min(s => s.Left),
            width = Width(side);
        return width >= Wide * side[0].Runs[0].Em
            && side.Zip(side.Skip(1)).All(pair => pair.First.Words[^1] is '。' or '；' or '：' || pair.First.Right - left > Full * width);
    }

    // 一、 · （一） · 1. · 第一条 · 第一章
    [GeneratedRegex(
        @"^(第[一二三四五六七八九十百\d]+[章节条]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、](?!\d))"
    )]
    private static partial Regex Label();
}
