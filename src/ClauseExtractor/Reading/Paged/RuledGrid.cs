namespace ClauseExtractor.Reading.Paged;

/// <summary>
/// A table that a page draws with lines: the places of its columns and rows, and which fields of the grid are one cell because no line
/// parts them (合并单元格).
/// </summary>
internal sealed class RuledGrid
{
    /// <summary>In points: lines so near each other are one; ends so near a line meet it.</summary>
    private const double Near = 2.5;

    /// <summary>No table on one page has more.</summary>
    private const int MostColumns = 60,
        MostRows = 300,
        MostLines = 6000;

    private readonly IReadOnlyList<RulingLine> _lines;
    private readonly int[] _cells;

    private RuledGrid(IReadOnlyList<RulingLine> lines, double[] xs, double[] ys)
    {
        (_lines, Xs, Ys) = (lines, xs, ys);
        _cells = [.. Enumerable.Range(0, Columns * Rows)];
        for (int row = 0; row < Rows; row++)
        for (int column = 0; column < Columns; column++)
        {
            double x = (Xs[column] + Xs[column + 1]) / 2,
                y = (Ys[row] + Ys[row + 1]) / 2;
            if (column + 1 < Columns && !HasUpright(Xs[column + 1], y))
                Unite(row * Columns + column, row * Columns + column + 1);
            if (row + 1 < Rows && !HasLevel(Ys[row + 1], x))
                Unite(row * Columns + column, (row + 1) * Columns + column);
        }
    }

    /// <summary>Edges of the columns from the left, and of the rows from the top.</summary>
    public double[] Xs { get; }

    public double[] Ys { get; }

    public int Columns => Xs.Length - 1;

    public int Rows => Ys.Length - 1;

    /// <summary>The tables of a page: lines that touch each other, with at least one line between two columns.</summary>
    public static List<RuledGrid> Of(IReadOnlyList<RulingLine> rules)
    {
        var grids = new List<RuledGrid>();
        if (rules.Count is < 4 or > MostLines)
            return grids;
        foreach (var lines in Touching(rules))
        {
            double[] xs = Places(
                lines
                    .Where(l => !l.IsLevel)
                    .Select(l => l.Left)
                    .Concat(lines.Where(l => l.IsLevel).SelectMany(l => new[] { l.Left, l.Right }))
            );
            double[] ys = Places(
                lines
                    .Where(l => l.IsLevel)
                    .Select(l => l.Top)
                    .Concat(lines.Where(l => !l.IsLevel).SelectMany(l => new[] { l.Top, l.Bottom }))
            );
            if (
                xs.Length is >= 3 and <= MostColumns
                && ys.Length is >= 2 and <= MostRows
                && lines.Any(l => !l.IsLevel && l.Left > xs[0] + Near && l.Left < xs[^1] - Near)
            )
                grids.Add(new RuledGrid(lines, xs, ys));
        }
        return [.. grids.OrderBy(grid => grid.Ys[0])];
    }

    /// <summary>Whether another grid has its columns at the same places.</summary>
    public bool IsAlike(RuledGrid other) =>
        Xs.Length == other.Xs.Length && Xs.Zip(other.Xs).All(pair => Math.Abs(pair.First - pair.Second) < 4);

    /// <summary>Whether the middle of a run stands in the table.</summary>
    public bool Contains(PositionedRun run) =>
        (run.Left + run.Right) / 2 is var x && x > Xs[0] && x < Xs[^1] && run.Middle > Ys[0] && run.Middle < Ys[^1];

    /// <summary>The cell in which a run stands, by the first of its fields: row times <see cref="Columns"/> plus column.</summary>
    public int CellOf(PositionedRun run) => Find(Index(Ys, run.Middle) * Columns + Index(Xs, (run.Left + run.Right) / 2));

    /// <summary>The cell that a field of the grid belongs to.</summary>
    public int CellAt(int row, int column) => Find(row * Columns + column);

    private static int Index(double[] edges, double place)
    {
        int at = Array.BinarySearch(edges, place);
        return Math.Clamp(at >= 0 ? at : ~at - 1, 0, edges.Length - 2);
    }

    private int Find(int field)
    {
        while (_cells[field] != field)
            field = _cells[field];
        return field;
    }

    // The first field, from the top and the left, stands for the cell.
    private void Unite(int a, int b)
    {
        (a, b) = (Find(a), Find(b));
        _cells[Math.Max(a, b)] = Math.Min(a, b);
    }

    private bool HasUpright(double x, double y) =>
        _lines.Any(l => !l.IsLevel && Math.Abs(l.Left - x) <= Near && l.Top - Near <= y && l.Bottom + Near >= y);

    private bool HasLevel(double y, double x) =>
        _lines.Any(l => l.IsLevel && Math.Abs(l.Top - y) <= Near && l.Left - Near <= x && l.Right + Near >= x);

    /// <summary>Places without those that are nearly the same.</summary>
    private static double[] Places(IEnumerable<double> all)
    {
        var places = new List<double>();
        foreach (double place in all.Order())
            if (places.Count == 0 || place - places[^1] > Near)
                places.Add(place);
        return [.. places];
    }

    private static IEnumerable<List<RulingLine>> Touching(IReadOnlyList<RulingLine> rules)
    {
        var left = rules.OrderBy(l => l.Top).ToList();
        while (left.Count > 0)
        {
            var group = new List<RulingLine> { left[0] };
            left.RemoveAt(0);
            for (int i = 0; i < group.Count; i++)
            for (int k = left.Count - 1; k >= 0; k--)
                if (Touch(group[i], left[k]))
                {
                    group.Add(left[k]);
                    left.RemoveAt(k);
                }
            yield return group;
        }
    }

    private static bool Touch(RulingLine a, RulingLine b) =>
        a.Left <= b.Right + Near && b.Left <= a.Right + Near && a.Top <= b.Bottom + Near && b.Top <= a.Bottom + Near;
}
