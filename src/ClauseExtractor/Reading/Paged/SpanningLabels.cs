namespace ClauseExtractor.Reading.Paged;

/// <summary>
/// Finds the rows that the cells of a table's first column span (合并单元格), where such cells are set in the middle of their rows: a label then
/// stands at the height of any of
/// its rows or between two. Taken only where the spans, each with its label in its middle, cover the rows of the table one after the other
/// without rest: a first column with
/// blanks does not.
/// </summary>
internal static class SpanningLabels
{
    /// <summary>How far, in ems, a label may stand from the middle of its rows.</summary>
    private const double Slack = 0.7;

    /// <summary>For each label the number of rows that it spans; null where the first column is no column of such labels.</summary>
    /// <param name="labels">The cells of the first column, from the top.</param>
    /// <param name="rows">The rows that the other columns make, from the top.</param>
    public static IReadOnlyList<int>? Of(IReadOnlyList<TableCell> labels, IReadOnlyList<IReadOnlyList<TableCell>> rows)
    {
        if (labels.Count < 2 || rows.Count <= labels.Count)
            return null;
        double[] edges = Edges(rows);
        var spans = new List<int>();
        int start = 0;
        foreach (var label in labels)
        {
            int best = -1;
            double nearest = Slack * label.Em;
            for (int end = start + 1; end <= rows.Count; end++)
            {
                double off = Math.Abs((edges[start] + edges[end]) / 2 - label.Centre);
                if (off < nearest)
                    (best, nearest) = (end, off);
            }
            if (best < 0 || best - start > 1 && IsOneARow(label, rows.Skip(start).Take(best - start)))
                return null;
            spans.Add(best - start);
            start = best;
        }
        if (start != rows.Count)
            return null;
        return FromTheTop(labels, rows) is { } top && Regularity(top, rows) > Regularity(spans, rows) ? top : spans;
    }

    /// <summary>
    /// The spans where every label stands level with the first of its rows; null where one does not. Of an odd number of rows the middle is
    /// level with one, too.
    /// </summary>
    private static List<int>? FromTheTop(IReadOnlyList<TableCell> labels, IReadOnlyList<IReadOnlyList<TableCell>> rows)
    {
        var starts = labels
            .Select(label => rows.ToList().FindIndex(row => Math.Abs(row.Min(cell => cell.Middles[0]) - label.Middles[0]) < 0.3 * label.Em))
            .ToList();
        return starts[0] != 0 || starts.Contains(-1)
            ? null
            : [.. starts.Zip(starts.Skip(1).Append(rows.Count), (start, end) => end - start)];
    }

    /// <summary>How many of the spans begin with the same words: 国家级 before 省级, under each label.</summary>
    private static int Regularity(List<int> spans, IReadOnlyList<IReadOnlyList<TableCell>> rows) =>
        spans
            .Select(
                (_, i) =>
                    string.Concat(
                        rows[spans.Take(i).Sum()].MinBy(cell => cell.Column)!.Pieces.SelectMany(piece => piece.Runs).Select(run => run.Text)
                    )
            )
            .GroupBy(first => first)
            .Max(group => group.Count());

    /// <summary>Whether what was taken for a label of several lines is a cell for each row: 1, 2, 3 set as closely as lines are.</summary>
    private static bool IsOneARow(TableCell label, IEnumerable<IReadOnlyList<TableCell>> rows)
    {
        var lines = rows.SelectMany(row => row).SelectMany(cell => cell.Middles).ToList();
        return label.Middles.Count > 1 && label.Middles.All(middle => lines.Exists(line => Math.Abs(line - middle) < 0.3 * label.Em));
    }

    /// <summary>Where each row begins, and where the last one ends: half-way between the lines of two rows.</summary>
    private static double[] Edges(IReadOnlyList<IReadOnlyList<TableCell>> rows)
    {
        double[] tops = [.. rows.Select(row => row.Min(cell => cell.Middles[0]))],
            bottoms = [.. rows.Select(row => row.Max(cell => cell.LastMiddle))];
        var edges = new double[rows.Count + 1];
        for (int i = 1; i < rows.Count; i++)
            edges[i] = (bottoms[i - 1] + tops[i]) / 2;
        edges[0] = tops[0] - (edges[1] - bottoms[0]);
        edges[^1] = bottoms[^1] + (tops[^1] - edges[^2]);
        return edges;
    }
}
