using System.Text;

namespace ClauseExtractor.Reading.Paged;

/// <summary>Makes the rows of a table from its lines: lines of one cell are set closely, and cells that stand at the same height are one row.</summary>
internal static class TableRows
{
    /// <summary>Lines of one cell follow each other at the least distance in the table, give or take so much.</summary>
    private const double Slack = 1.2;

    /// <summary>One source line a row, its cells parted by a tab.</summary>
    public static IEnumerable<SourceLine> Of(IReadOnlyList<PageLine> lines, IReadOnlyList<Gutter> gutters, int table, int page, GapRule spacing)
    {
        var (cells, pitch) = Cells(lines, gutters);
        foreach (var row in Rows(cells, lines.Count(line => line.Segments.Count > 1)).SelectMany(row => SplitTight(row, pitch)))
            yield return Write([.. row.OrderBy(cell => cell.Column)], table, page, spacing);
    }

    private static (List<Cell> Cells, double Pitch) Cells(IReadOnlyList<PageLine> lines, IReadOnlyList<Gutter> gutters)
    {
        var pieces = lines.SelectMany(line => line.Segments
            .GroupBy(segment => gutters.Count(g => g.Middle < segment.Left + Math.Min(segment.Width / 2, line.Em)))
            .Select(group => (Column: group.Key, Piece: new Segment([.. group.SelectMany(s => s.Runs)]), line.Middle))).ToList();
        double pitch = LinePitch(pieces.GroupBy(p => p.Column).Select(column => column.Select(p => p.Middle).ToList()), lines[0].Em);
        var cells = new List<Cell>();
        var last = new Dictionary<int, Cell>();
        foreach (var (column, piece, middle) in pieces)
            if (last.TryGetValue(column, out var above) && middle - above.LastMiddle < pitch * Slack)
                above.Add(piece, middle);
            else
                cells.Add(last[column] = new Cell(column, piece, middle));
        return (cells, pitch);
    }

    /// <summary>The distance from line to line inside a cell; 0 where all lines of the table stand equally far apart, so that each is a row.</summary>
    private static double LinePitch(IEnumerable<List<double>> columns, double em)
    {
        var pitches = columns.SelectMany(column => column.Zip(column.Skip(1), (a, b) => b - a)).Where(pitch => pitch > 0.9 * em).Order().ToList();
        if (pitches.Count == 0 || pitches[0] > 1.8 * em || pitches[pitches.Count * 9 / 10] < 1.25 * pitches[0])
            return 0;
        return pitches[0];
    }

    /// <summary>Cells whose heights overlap are one row; where that melts a tightly set table into one, each line is a row.</summary>
    private static List<List<Cell>> Rows(List<Cell> cells, int manyCelled)
    {
        var rows = Merge(cells);
        if (rows.Count > 1 || manyCelled < 4)
            return rows;
        return Merge([.. cells.SelectMany(cell => cell.Pieces.Select((piece, i) => new Cell(cell.Column, piece, cell.Middles[i])))]);
    }

    /// <summary>
    /// Rows that only a rule's width parts melt together: where cells are set from their top, a line that fills the first column and another, a little further off than
    /// lines of one cell are, begins the next row. Cells seldom have equally many lines: where every line fills the first column and another, each is a row.
    /// </summary>
    private static IEnumerable<List<Cell>> SplitTight(List<Cell> row, double pitch)
    {
        var lines = row.SelectMany(cell => cell.Pieces.Select((piece, i) => (cell.Column, Piece: piece, Middle: cell.Middles[i]))).OrderBy(p => p.Middle).ToList();
        int first = row.Min(cell => cell.Column);
        var starts = lines.Where(p => p.Column == first).Select(p => p.Middle)
            .Where(middle => lines.Any(p => p.Column != first && Math.Abs(p.Middle - middle) < 0.3 * pitch)).ToList();
        bool alike = lines.All(p => starts.Any(start => Math.Abs(p.Middle - start) < 0.3 * pitch));
        if (starts.Count < 2 || !alike && Math.Abs(starts[0] - lines[0].Middle) > 0.3 * pitch
            || !alike && starts.Skip(1).Any(start => start - lines.Where(p => p.Middle < start - 0.3 * pitch).Select(p => p.Middle).DefaultIfEmpty(double.MinValue).Max() < 1.025 * pitch))
            return [row];
        return lines.GroupBy(p => starts.FindLastIndex(start => p.Middle > start - 0.3 * pitch)).Select(group => group.GroupBy(p => p.Column).Select(column =>
        {
            var cell = new Cell(column.Key, column.First().Piece, column.First().Middle);
            foreach (var (_, piece, middle) in column.Skip(1))
                cell.Add(piece, middle);
            return cell;
        }).ToList());
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

    private static SourceLine Write(List<Cell> row, int table, int page, GapRule spacing)
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
                var line = LineText.Of(piece.Runs, page, spacing);
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
