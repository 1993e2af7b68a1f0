using System.Globalization;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Layout;

/// <summary>
/// Takes page numbers off the lines that they are glued to: at the head or foot of its page, 18再制造技术 beside pages that begin with 17 and
/// 19, or whose own number is 18. A figure of the text
/// (18家企业, 2025年) does not count on from page to page.
/// </summary>
internal static class GluedPageNumbers
{
    private const string Units = "年月日号条款项个家万亿元人户次期届位名家件台套米亩吨倍天周岁时分点%％";

    public static void Cut(List<LayoutLine> lines)
    {
        var pages = lines
            .Where(line => line is { Drop: null, Clean.Length: > 0, Source.Page: not null })
            .GroupBy(line => line.Source.Page!.Value)
            .OrderBy(page => page.Key)
            .ToList();
        if (pages.Count < 2)
            return;
        // What pages print as their number, less what they are counted as: the same on every page.
        var offsets = lines
            .Where(line => line is { Drop: DropReason.PageNumber, Source.Page: not null })
            .Select(line => Number(line.Clean) is { } n ? n - line.Source.Page : null)
            .OfType<int>()
            .ToHashSet();
        var glued = pages
            .SelectMany(page => new[] { page.First(), page.Last() }.Distinct().Select(line => (Line: line, Off: Glued(line) - page.Key)))
            .Where(found => found.Off is not null)
            .ToList();
        foreach (var (line, off) in glued)
            if (offsets.Contains(off!.Value) || glued.Exists(other => other.Off == off && other.Line.Source.Page != line.Source.Page))
            {
                int start = line.Source.Text.Length - line.Source.Text.AsSpan().TrimStart().Length,
                    end = start;
                while (char.IsAsciiDigit(TextFold.Fold(line.Source.Text[end])))
                    end++;
                line.Remove(start, end, DropReason.PageNumber);
                line.Refresh();
            }
    }

    private static int? Number(string text) =>
        int.TryParse(text.AsSpan().Trim("-·•.~ "), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    /// <summary>The number that a line begins with, where a heading follows it without a gap: Han, no unit, no label's mark.</summary>
    private static int? Glued(LayoutLine line)
    {
        var text = line.Clean.AsSpan();
        int end = 0;
        while (end < text.Length && end < 4 && char.IsAsciiDigit(text[end]))
            end++;
        return
            end is 0 or 4
            || end + 1 >= text.Length
            || line.Row is not null
            || !LineEnds.IsHan(text[end])
            || Units.Contains(text[end], StringComparison.Ordinal)
            ? null
            : int.Parse(text[..end], CultureInfo.InvariantCulture);
    }
}
