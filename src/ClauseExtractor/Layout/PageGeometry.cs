using ClauseExtractor.Reading;

namespace ClauseExtractor.Layout;

/// <summary>The column of text on each page, worked out from the boxes of its lines: where lines start, where they end, how far paragraphs are indented.</summary>
internal sealed class PageGeometry
{
    private readonly Dictionary<int, (double Left, double Right)> columns = [];
    private readonly double typeSize;

    private PageGeometry(double typeSize) => this.typeSize = typeSize;

    /// <summary>Null where fewer than half of the lines have a box.</summary>
    public static PageGeometry? Fit(IReadOnlyList<LayoutLine> lines)
    {
        var boxed = lines.Where(l => l.Source.Box is not null && l.Row is null && l.Source.Row is null).ToList();
        if (boxed.Count == 0 || boxed.Count * 2 < lines.Count)
            return null;
        var sizes = boxed.Select(l => l.Source.FontSize is { } size ? size : l.Source.Box!.Value.Width / Math.Max(1, l.Width) * 2).Order().ToList();
        var geometry = new PageGeometry(sizes[sizes.Count / 2]);
        double left = Percentile(boxed.Select(l => l.Source.Box!.Value.X), 0.1), right = Percentile(boxed.Select(l => l.Source.Box!.Value.X + l.Source.Box!.Value.Width), 0.9);
        foreach (var page in boxed.GroupBy(l => l.Source.Page ?? 0))
        {
            var text = page.Where(l => l.Width >= 30).ToList();
            geometry.columns[page.Key] = text.Count < 4 ? (left, right)
                : (Percentile(text.Select(l => l.Source.Box!.Value.X), 0.1), Percentile(text.Select(l => l.Source.Box!.Value.X + l.Source.Box!.Value.Width), 0.9));
        }
        return geometry;
    }

    /// <summary>Whether the line reaches the right edge of the column, two characters aside.</summary>
    public bool IsFull(LayoutLine line)
    {
        var box = line.Source.Box!.Value;
        return box.X + box.Width > Column(line).Right - 2.2 * typeSize;
    }

    /// <summary>Whether the line starts further in than the column.</summary>
    public bool IsIndented(LayoutLine line) => line.Source.Box!.Value.X > Column(line).Left + 1.2 * typeSize;

    /// <summary>A full line goes on in the next where that one is not indented; a short line that is no heading goes on where its sentence is open.</summary>
    public bool Joins(LayoutLine a, LayoutLine b, bool terminal, bool hasClause)
    {
        if (a.Source.FontSize is { } x && b.Source.FontSize is { } y && Math.Abs(x - y) > 0.25 * Math.Max(x, y))
            return false;
        if (!IsFull(a))
            return !terminal && hasClause && !IsIndented(b) && a.Width > 60;
        return !IsIndented(b) && !(terminal && ParagraphStarts.IsClosing(b.Clean));
    }

    private (double Left, double Right) Column(LayoutLine line) => columns[line.Source.Page ?? 0];

    private static double Percentile(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToList();
        return sorted[(int)Math.Round((sorted.Count - 1) * share)];
    }
}
