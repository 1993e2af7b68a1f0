namespace ClauseExtractor.Reading.Paged;

/// <summary>
/// Parts rows of a table that melted together, because only a rule's width stands between the last line of one and the first of the next.
/// </summary>
internal static class TightRows
{
    /// <summary>In distances of lines: the first line of a row stands at least so far from the line above it.</summary>
    public const double Parted = 1.025;

    /// <summary>In distances of lines: lines so near each other stand level.</summary>
    private const double Level = 0.3;

    /// <summary>
    /// The rows in what was taken for one. Where cells are set from their top, a line that fills the first column and another, a little
    /// further off than lines of one cell are,
    /// begins the next row. Cells seldom have equally many lines: where every line fills the first column and another, each is a row. The
    /// lines of a head keep no such order:
    /// where it melted too, it is what stands above the first figure.
    /// </summary>
    /// <param name="pitch">The distance from line to line inside a cell.</param>
    public static IEnumerable<List<TableCell>> Split(List<TableCell> row, double pitch)
    {
        var lines = row.SelectMany(cell => cell.Pieces.Select((piece, i) => (cell.Column, Piece: piece, Middle: cell.Middles[i])))
            .OrderBy(p => p.Middle)
            .ToList();
        int first = row.Min(cell => cell.Column);
        var starts = lines
            .Where(p => p.Column == first)
            .Select(p => p.Middle)
            .Where(middle => lines.Exists(p => p.Column != first && IsLevel(p.Middle, middle)))
            .ToList();
        if (!lines.TrueForAll(p => starts.Exists(start => IsLevel(p.Middle, start))) && !BeginRows(lines[0].Middle))
        {
            double figures = lines.Where(p => p.Piece.IsFigure).Select(p => p.Middle).FirstOrDefault(double.MaxValue);
            starts.RemoveAll(start => start < figures - Level * pitch);
            if (!BeginRows(figures))
                return [row];
        }
        return lines
            .GroupBy(p => starts.FindLastIndex(start => p.Middle > start - Level * pitch))
            .Select(group =>
                group
                    .GroupBy(p => p.Column)
                    .Select(column =>
                    {
                        var cell = new TableCell(column.Key, column.First().Piece, column.First().Middle);
                        foreach (var (_, piece, middle) in column.Skip(1))
                            cell.Add(piece, middle);
                        return cell;
                    })
                    .ToList()
            );

        bool IsLevel(double a, double b) => Math.Abs(a - b) < Level * pitch;

        bool BeginRows(double top) =>
            starts.Count > 1
            && IsLevel(starts[0], top)
            && starts.Skip(1).All(start => start - lines.Last(p => p.Middle < start - Level * pitch).Middle >= Parted * pitch);
    }
}
