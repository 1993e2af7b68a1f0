using ClauseExtractor.Language;

namespace ClauseExtractor.Reading.Paged;

/// <summary>Tells what recognition finds in a map, a chart or a logo: no line of a text.</summary>
internal static class PictureLetters
{
    /// <summary>A label in a picture has no more Han characters.</summary>
    private const int LongestLabel = 5;

    /// <summary>A page with so many lines, of which so large a share are labels, is a map or a chart.</summary>
    private const int LeastLines = 6;

    private const double Share = 0.7;

    /// <summary>
    /// The recognised lines, no rows of tables, without a Han character or a figure; on a page that is nothing but labels, these.
    /// </summary>
    public static HashSet<SourceLine> In(IReadOnlyList<SourceLine> lines)
    {
        var found = new HashSet<SourceLine>(ReferenceEqualityComparer.Instance);
        foreach (var page in lines.Where(line => line.Confidence is not null).GroupBy(line => line.Page))
        {
            found.UnionWith(page.Where(line => line.Row is null && !line.Text.Any(c => IsHan(c) || char.IsDigit(c))));
            var labels = page.Where(IsLabel).ToList();
            if (page.Count() >= LeastLines && labels.Count >= Share * page.Count())
                found.UnionWith(labels);
        }
        return found;
    }

    private static bool IsLabel(SourceLine line) =>
        line.Row is null
        && line.Text.Count(IsHan) <= LongestLabel
        && !line.Text.Any(c => char.IsDigit(c) || HanNumber.IsNumeral(c) || c is '。' or '、' or '；' or '：' or '，');

    private static bool IsHan(char c) => c is >= '\u4E00' and <= '\u9FFF';
}
