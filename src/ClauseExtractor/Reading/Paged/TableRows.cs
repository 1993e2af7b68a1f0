using System.Text;

namespace ClauseExtractor.Reading.Paged;

/// <summary>Makes the rows of a table from its lines: lines of one cell are set closely, and cells that stand at the same height are one row.</summary>
internal static class TableRows
{
    /// <summary>Lines of one cell follow each other within so many ems.</summary>
    private const double Tight = 1.45;

    /// <summary>One source line a row, its cells parted by a tab.</summary>
    public static IEnumerable<SourceLine> Of(IReadOnlyList<PageLine> lines, IReadOnlyList<Gutter> gutters, int table, int page)
    {
        var cells = Cells(lines, gutters);
        foreach (var row in Rows(cells, lines.Count(line => line.Segments.Count > 1)))
            yield return Write([.. row.OrderBy(cell => cell.Column)], table, page);
    }

    private static List<Cell> Cells(IReadOnlyList<PageLine> lines, IReadOnlyList<Gutter> gutters)
    {
        var cells = new List<Cell>();
        var last = new Dictionary<int, Cell>();
        foreach (var line in lines)
            foreach (var group in line.Segments.GroupBy(segment => gutters.Count(g => g.Middle < segment.Left + Math.Min(segment.Width / 2, line.Em))))
            {
                var piece = new Segment([.. group.SelectMany(s => s.Runs)]);
                if (last.TryGetValue(group.Key, out var above) && line.Middle - above.LastMiddle < Tight * line.Em)
                    above.Add(piece, line.Middle);
                else
                    cells.Add(last[group.Key] = new Cell(group.Key, piece, line.Middle));
            }
        return cells;
    }

    /// <summary>Cells whose heights overlap are one row; where that melts a tightly set table into one, each line is a row.</summary>
    private static List<List<Cell>> Rows(List<Cell> cells, int manyCelled)
    {
        var rows = Merge(cells);
        if (rows.Count > 1 || manyCelled < 4)
            return rows;
        return Merge([.. cells.SelectMany(cell => cell.Pieces.Select((piece, i) => new Cell(cell.Column, piece, cell.Middles[i])))]);
    }

    private static List<List<Cell>> Merge(List<Cell> cells)
    {
        var rows = new List<List<Cell>>();
        double bottom = double.MinValue;
        foreach (var cell in cells.OrderBy(c => c.Middles[0]))
        {
            if (rows.Count == 0 || cell.Middles[0] > bottom + 0.3 * cell.Pieces[0].Runs[0].Em)
                rows.Add([]);
            rows[^1].Add(cell);
            bottom = Math.Max(rows[^1].Count == 1 ? double.MinValue : bottom, cell.LastMiddle);
        }
        return rows;
    }

    private static SourceLine Write(List<Cell> row, int table, int page)
    {
        var text = new StringBuilder();
        var ranges = new List<CellRange>();
        var edges = new List<float>();
        foreach (var column in row.GroupBy(cell => cell.Column))
        {
            if (text.Length > 0)
            {
                edges.Add(edges.Count > 0 ? edges[^1] : 0);
                text.Append('\t');
            }
            int start = text.Length;
            foreach (var piece in column.SelectMany(cell => cell.Pieces))
            {
                var line = LineText.Of(piece.Runs, page);
                if (text.Length > start && char.IsAsciiLetterOrDigit(text[^1]) && char.IsAsciiLetterOrDigit(line.Text[0]))
                {
                    edges.Add(line.Edges![0]);
                    text.Append(' ');
                }
                text.Append(line.Text);
                edges.AddRange(line.Edges!.Take(line.Text.Length));
            }
            ranges.Add(new CellRange(start, text.Length));
        }
        var pieces = row.SelectMany(cell => cell.Pieces).ToList();
        double left = pieces.Min(p => p.Left), right = pieces.Max(p => p.Right), top = pieces.Min(p => p.Top), bottom = pieces.Max(p => p.Bottom);
        edges.Add((float)right);
        return new SourceLine(text.ToString(), page)
        {
            Box = new Box(left, top, right - left, bottom - top),
            // Where a cell has several lines, a range of it has no one left and right: its place is the row's.
            Edges = row.All(cell => cell.Pieces.Count == 1) ? edges : null,
            FontSize = (float)pieces.Max(p => p.Runs[0].Em),
            Row = new TableRow(table, ranges),
        };
    }

    private sealed class Cell(int column, Segment first, double middle)
    {
        public int Column { get; } = column;

        public List<Segment> Pieces { get; } = [first];

        public List<double> Middles { get; } = [middle];

        public double LastMiddle => Middles[^1];

        public void Add(Segment piece, double at)
        {
            Pieces.Add(piece);
            Middles.Add(at);
        }
    }
}
