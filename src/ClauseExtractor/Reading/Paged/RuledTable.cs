namespace ClauseExtractor.Reading.Paged;

/// <summary>
/// Reads a table with drawn lines cell by cell: the lines of a cell are one text, wherever they stand in it. A cell over several rows
/// stands in the first of them and is empty in the others.
/// </summary>
/// <param name="Number">Of the table in the document.</param>
/// <param name="Top">Where the table stands, in points from the top of the page.</param>
/// <param name="Bottom">Where it ends.</param>
/// <param name="Grid">Its lines.</param>
/// <param name="Lines">Its rows; a row of a single cell (a title over the whole width, a frame) as plain lines.</param>
internal sealed record RuledTable(int Number, double Top, double Bottom, RuledGrid Grid, IReadOnlyList<SourceLine> Lines)
{
    /// <summary>The tables of a page that have text, and the runs beside them.</summary>
    /// <param name="known">Grids of the document that are tables for sure: another with columns at their places is one whatever stands in
    /// it, as the end of a table on the next page.</param>
    /// <param name="tables">How many tables the document has so far.</param>
    public static (List<RuledTable> Tables, IReadOnlyList<PositionedRun> Others) Read(
        IReadOnlyList<RuledGrid> grids,
        IReadOnlyList<RuledGrid> known,
        IReadOnlyList<PositionedRun> runs,
        int page,
        GapRule spacing,
        ref int tables
    )
    {
        var found = new List<RuledTable>();
        var rest = runs;
        foreach (var grid in grids)
        {
            var own = rest.Where(grid.Contains).ToList();
            var cells = own.GroupBy(grid.CellOf).ToDictionary(cell => cell.Key, cell => LineAssembler.Gather([.. cell]));
            if (cells.Count == 0 || !IsTable(grid, runs) && !known.Any(grid.IsAlike))
                continue;
            int number = ++tables;
            found.Add(
                new RuledTable(
                    number,
                    grid.Ys[0],
                    grid.Ys[^1],
                    grid,
                    [.. Enumerable.Range(0, grid.Rows).SelectMany(row => Row(grid, row, cells, number, page, spacing))]
                )
            );
            rest = [.. rest.Where(run => !grid.Contains(run))];
        }
        return (found, rest);
    }

    /// <summary>Whether another table has its columns at the same places.</summary>
    public bool IsAlike(RuledTable other) => Grid.IsAlike(other.Grid);

    /// <summary>
    /// Two rows of several cells with text at least, or one of three. Boxes of an organisation chart, a page's frame with a line in it are
    /// no table.
    /// </summary>
    public static bool IsTable(RuledGrid grid, IReadOnlyList<PositionedRun> runs)
    {
        var filled = runs.Where(grid.Contains).Select(grid.CellOf).ToHashSet();
        var rows = Enumerable.Range(0, grid.Rows).Select(row => InRow(grid, row).Count(filled.Contains)).ToList();
        return rows.Count(cells => cells > 1) >= 2 || rows.Exists(cells => cells > 2);
    }

    private static IEnumerable<int> InRow(RuledGrid grid, int row) =>
        Enumerable.Range(0, grid.Columns).Select(column => grid.CellAt(row, column)).Distinct();

    private static IEnumerable<SourceLine> Row(
        RuledGrid grid,
        int row,
        Dictionary<int, List<List<PositionedRun>>> cells,
        int table,
        int page,
        GapRule spacing
    )
    {
        int[] here = [.. InRow(grid, row)];
        // A cell that began in a row above is said there.
        var own = here.Where(cell => cell / grid.Columns == row && cells.ContainsKey(cell)).ToList();
        if (own.Count == 0)
            return [];
        if (here.Length == 1)
            return cells[own[0]].Select(line => LineText.Of(line, page, spacing));
        var filled = own.SelectMany(cell => cells[cell].Select(line => new PageLine(line)).Select((line, i) => (cell, line, i)))
            .GroupBy(p => p.cell)
            .Select(cell =>
            {
                var (_, first, _) = cell.First();
                var made = new TableCell(Array.IndexOf(here, cell.Key), new Segment(first.Runs), first.Middle);
                foreach (var (_, line, _) in cell.Skip(1))
                    made.Add(new Segment(line.Runs), line.Middle);
                return made;
            })
            .OrderBy(cell => cell.Column)
            .ToList();
        return [TableRows.Write(filled, table, page, spacing, here.Length)];
    }
}
