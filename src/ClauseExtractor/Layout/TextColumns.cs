using ClauseExtractor.Reading;

namespace ClauseExtractor.Layout;

/// <summary>The block that a line of running text stands in.</summary>
/// <param name="Left">The left edge where lines without indent begin, in points.</param>
/// <param name="Right">The right edge that full lines reach.</param>
/// <param name="Pitch">The usual distance from line to line.</param>
/// <param name="Em">The usual size of the type.</param>
internal sealed record TextColumn(double Left, double Right, double Pitch, double Em)
{
    /// <summary>Whether a line stands in the middle of the column, clear of both edges.</summary>
    public bool IsCentred(Box box, double em)
    {
        double before = box.X - Left,
            after = Right - box.X - box.Width;
        // A title in larger type may leave hardly any room beside it.
        double least = (em > 1.12 * Em ? 0.4 : 1.5) * Em;
        return before > least && after > least && Math.Abs(before - after) < Math.Max(1.5 * em, 0.12 * (before + after));
    }
}

/// <summary>Measures the columns of a document's pages. Pages of one size share them: one page alone may hold short lines only.</summary>
internal static class TextColumns
{
    /// <summary>Pages whose widths differ by less, in points, are of one size: scans of one document do.</summary>
    private const double SameWidth = 40;

    /// <summary>The column of each line; null for lines without a place.</summary>
    /// <param name="pages">Sizes by page number from 1; a landscape annex has columns of its own.</param>
    public static IReadOnlyList<TextColumn?> Of(IReadOnlyList<SourceLine> lines, IReadOnlyList<PageSize> pages)
    {
        var columns = new TextColumn?[lines.Count];
        var sides = Sides(lines);
        foreach (
            var group in Enumerable
                .Range(0, lines.Count)
                .Where(i => lines[i].Box is not null && lines[i].Row is null)
                .GroupBy(i => (sides[i], Size(lines[i].Page, pages)))
        )
        {
            var column = Measure([.. group.Select(i => lines[i])]);
            foreach (int i in group)
                columns[i] = column;
        }
        return columns;
    }

    private static int Size(int? page, IReadOnlyList<PageSize> pages) =>
        page is { } number && number <= pages.Count ? (int)Math.Round(pages[number - 1].Width / SameWidth) : 0;

    /// <summary>Which side of its page a line stands on: 0 on a page of one column, else 1 or 2; 3 for a line across both.</summary>
    private static int[] Sides(IReadOnlyList<SourceLine> lines)
    {
        var sides = new int[lines.Count];
        foreach (
            var page in Enumerable
                .Range(0, lines.Count)
                .Where(i => lines[i] is { Box: not null, Page: not null })
                .GroupBy(i => lines[i].Page)
        )
        {
            var indices = page.ToList();
            var beside = indices.Where(i => indices.Any(j => j != i && StandBeside(lines[i].Box!.Value, lines[j].Box!.Value))).ToList();
            if (beside.Count < 4 || beside.Count < 0.5 * indices.Count)
                continue;
            double gutter = beside
                .Where(i =>
                    beside.Any(j => StandBeside(lines[i].Box!.Value, lines[j].Box!.Value) && lines[j].Box!.Value.X > lines[i].Box!.Value.X)
                )
                .Max(i => lines[i].Box!.Value.X + lines[i].Box!.Value.Width);
            foreach (int i in indices)
            {
                var box = lines[i].Box!.Value;
                sides[i] =
                    box.X + box.Width <= gutter + 1 ? 1
                    : box.X >= gutter - 1 ? 2
                    : 3;
            }
        }
        return sides;
    }

    private static bool StandBeside(Box a, Box b) =>
        Math.Abs(a.Y + a.Height / 2 - b.Y - b.Height / 2) < 0.5 * Math.Min(a.Height, b.Height)
        && (a.X + a.Width <= b.X || b.X + b.Width <= a.X);

    private static TextColumn Measure(IReadOnlyList<SourceLine> lines)
    {
        double em = Median([
            .. lines.SelectMany(line => Enumerable.Repeat((double)(line.FontSize ?? 10), Math.Max(1, line.Text.Length / 5))),
        ]);
        double left = FirstCommon([.. lines.Select(line => line.Box!.Value.X)], em / 2);
        double right = -FirstCommon([.. lines.Select(line => -line.Box!.Value.X - line.Box.Value.Width)], em / 2);
        var pitches = lines
            .Zip(lines.Skip(1))
            .Where(pair => pair.First.Page == pair.Second.Page)
            .Select(pair =>
                pair.Second.Box!.Value.Y + pair.Second.Box.Value.Height / 2 - pair.First.Box!.Value.Y - pair.First.Box.Value.Height / 2
            )
            .Where(pitch => pitch > 0.8 * em && pitch < 4 * em)
            .ToList();
        return new TextColumn(left, right, pitches.Count > 0 ? Median(pitches) : 1.5 * em, em);
    }

    /// <summary>The smallest value that a fair share of the others stands at: an edge, not one line that sticks out.</summary>
    private static double FirstCommon(List<double> values, double tolerance)
    {
        values.Sort();
        int enough = Math.Max(2, values.Count / 12);
        for (int i = 0; i < values.Count; i++)
        {
            int j = i;
            while (j < values.Count && values[j] <= values[i] + tolerance)
                j++;
            if (j - i >= enough)
                return values[i];
        }
        return values[0];
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }
}
