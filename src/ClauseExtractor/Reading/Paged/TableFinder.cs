using System.Text.RegularExpressions;

namespace ClauseExtractor.Reading.Paged;

/// <summary>A stretch of a page's lines that is a table.</summary>
/// <param name="Start">Index of its first line.</param>
/// <param name="End">One past its last.</param>
/// <param name="Gutters">The strips between its columns.</param>
internal sealed record TableRegion(int Start, int End, IReadOnlyList<Gutter> Gutters);

/// <summary>Finds tables by the strips that their columns leave free, whether or not rules are drawn.</summary>
internal static partial class TableFinder
{
    /// <summary>Lines with several cells that make a table of two columns; wider tables need two.</summary>
    private const int LeastLines = 3;

    /// <summary>
    /// Lines of one cell follow each other within so many ems: set one and a half lines apart, in a typeface with high lines, with the room
    /// between two rows.
    /// </summary>
    private const double MostPitch = 3;

    /// <summary>A table's lines follow each other within so many ems.</summary>
    private const double Apart = 4.5;

    public static List<TableRegion> Find(IReadOnlyList<PageLine> lines)
    {
        var regions = new List<TableRegion>();
        for (int i = 0; i < lines.Count; i++)
            if (lines[i].Segments.Count > 1 && Grow(lines, i) is { } region)
            {
                regions.Add(region);
                i = region.End - 1;
            }
        return regions;
    }

    private static TableRegion? Grow(IReadOnlyList<PageLine> lines, int start)
    {
        double least = lines[start].Em * 0.5;
        var gutters = Gutters.Of(lines[start]);
        int end = start + 1;
        while (
            end < lines.Count
            && lines[end].Middle - lines[end - 1].Middle < Apart * lines[start].Em
            && !IsHeading(lines[end], lines[start])
            && Gutters.Narrow(gutters, lines[end], least) is { Count: > 0 } left
        )
        {
            gutters = left;
            end++;
        }
        while (
            end > start + 1
            && lines[end - 1].Segments.Count == 1
            && !IsCellLine(lines, end - 1, end - 2, lines[start].Em)
            && !IsBelowText(lines, end - 1, start, gutters)
        )
            end--;
        int labelled = start;
        while (
            start > 0
            && lines[start - 1].Segments.Count == 1
            && (IsCellLine(lines, start - 1, start, lines[start].Em) || IsBesideLabel(lines, start - 1, start, labelled, gutters))
            && Gutters.Narrow(gutters, lines[start - 1], least).Count > 0
        )
            start--;
        var region = lines.Skip(start).Take(end - start).ToList();
        var shared = Gutters.Shared(region, least);
        int many = region.Count(line => line.Segments.Count > 1),
            most = region.Max(line => line.Segments.Count);
        bool enough = many >= LeastLines || many == 2 && most >= 3 || many > 0 && FieldTable.Is(region, shared);
        return enough && shared.Count > 0 && !IsNumberedText(region, shared) ? new TableRegion(start, end, shared) : null;
    }

    /// <summary>3.品牌培育奖励 alone on its line, at the left edge: the next item, and no line of a label.</summary>
    private static bool IsHeading(PageLine line, PageLine first) =>
        line.Segments.Count == 1
        && line.Left < first.Left + line.Em
        && HeadingLabel().IsMatch(string.Concat(line.Runs.Take(4).Select(r => r.Text)));

    /// <summary>
    /// Whether a lone line beside a table is set like the lines of its cells: as closely, in the same size, and no wider than the cell
    /// beside it might be.
    /// </summary>
    private static bool IsCellLine(IReadOnlyList<PageLine> lines, int line, int beside, double em) =>
        Math.Abs(lines[line].Middle - lines[beside].Middle) < 1.35 * em
        && Math.Abs(lines[line].Em - em) < 0.15 * em
        && lines[line].Right - lines[line].Left < 0.6 * (lines[beside].Right - lines[beside].Left + em);

    /// <summary>
    /// Whether a lone line above a table begins where its second column does, set as closely as the lines of a cell: the text beside a
    /// label that stands in the middle of its lines, or on the page before.
    /// </summary>
    private static bool IsBesideLabel(IReadOnlyList<PageLine> lines, int line, int beside, int labelled, List<Gutter> gutters) =>
        lines[labelled].Segments is [_, var second, ..]
        && Math.Abs(lines[line].Left - second.Left) < 0.5 * lines[beside].Em
        && lines[line].Left > gutters[0].Left
        && lines[beside].Middle - lines[line].Middle < MostPitch * lines[beside].Em
        && Math.Abs(lines[line].Em - lines[beside].Em) < 0.15 * lines[beside].Em;

    /// <summary>
    /// Whether a lone line goes on below the text beside a label: where the second column begins, set as closely as lines are.
    /// </summary>
    private static bool IsBelowText(IReadOnlyList<PageLine> lines, int line, int start, List<Gutter> gutters) =>
        gutters.Count == 1
        && lines[start].Segments is [_, var second]
        && Math.Abs(lines[line].Left - second.Left) < 0.5 * lines[start].Em
        && lines[line].Left > gutters[0].Left
        && lines[line].Middle - lines[line - 1].Middle < MostPitch * lines[line].Em
        && Math.Abs(lines[line].Em - lines[start].Em) < 0.15 * lines[start].Em;

    /// <summary>第一条　…, 一、…: labels set apart from their text are no column.</summary>
    private static bool IsNumberedText(List<PageLine> region, List<Gutter> gutters) =>
        gutters.Count == 1 && region.All(line => line.Segments.Count == 1 || Label().IsMatch(line.Segments[0].Words));

    [GeneratedRegex(
        @"^(第[一二三四五六七八九十百零〇\d]+[编章节条]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d{1,3}[.．、](?!\d))."
    )]
    private static partial Regex HeadingLabel();

    [GeneratedRegex(
        @"^(第[一二三四五六七八九十百零〇\d]+[编章节条款项]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d+[.．、]|附件\d*[：:]?|[●•·\-—])$"
    )]
    private static partial Regex Label();
}
