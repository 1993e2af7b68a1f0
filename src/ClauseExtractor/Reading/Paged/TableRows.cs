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
        int many = lines.Count(line => line.Segments.Count > 1);
        foreach (var row in Labelled(cells, many, pitch) ?? Rows(cells, many).SelectMany(row => SplitTight(row, pitch)))
            yield return Write([.. row.OrderBy(cell => cell.Column)], table, page, spacing);
    }

    /// <summary>The rows where cells of the first column span several of them, each such cell in the first of its rows; null where none do.</summary>
    private static List<List<TableCell>>? Labelled(List<TableCell> cells, int many, double pitch)
    {
        int first = cells.Min(cell => cell.Column);
        var labels = cells.Where(cell => cell.Column == first).OrderBy(cell => cell.Centre).ToList();
        var others = cells.Where(cell => cell.Column != first).ToList();
        if (others.Count == 0)
            return null;
        var rows = Rows(others, many).SelectMany(row => SplitTight(row, pitch)).ToList();
        if (SpanningLabels.Of(labels, rows) is not { } spans)
            return null;
        for (int i = 0, row = 0; i < labels.Count; row += spans[i++])
            rows[row].Add(labels[i]);
        return rows;
    }

    private static (List<TableCell> Cells, double Pitch) Cells(IReadOnlyList<PageLine> lines, IReadOnlyList<Gutter> gutters)
    {
        var pieces = lines.SelectMany(line => line.Segments
            .GroupBy(segment => gutters.Count(g => g.Middle < segment.Left + Math.Min(segment.Width / 2, line.Em)))
            .Select(group => (Column: group.Key, Piece: new Segment([.. group.SelectMany(s => s.Runs)]), line.Middle))).ToList();
        double pitch = LinePitch(pieces.GroupBy(p => p.Column).Select(column => column.Select(p => p.Middle).ToList()), lines[0].Em);
        var cells = new List<TableCell>();
        var last = new Dictionary<int, TableCell>();
        foreach (var (column, piece, middle) in pieces)
            if (last.TryGetValue(column, out var above) && middle - above.LastMiddle < pitch * Slack)
                above.Add(piece, middle);
            else
                cells.Add(last[column] = new TableCell(column, piece, middle));
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
    private static List<List<TableCell>> Rows(List<TableCell> cells, int manyCelled)
    {
        var rows = Merge(cells);
        if (rows.Count > 1 || manyCelled < 4)
            return rows;
        return Merge([.. cells.SelectMany(cell => cell.Pieces.Select((piece, i) => new TableCell(cell.Column, piece, cell.Middles[i])))]);
    }

    /// <summary>
    /// Rows that only a rule's width parts melt together: where cells are set from their top, a line that fills the first column and another, a little further off than
    /// lines of one cell are, begins the next row. Cells seldom have equally many lines: where every line fills the first column and another, each is a row.
    /// </summary>
    private static IEnumerable<List<TableCell>> SplitTight(List<TableCell> row, double pitch)
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
            var cell = new TableCell(column.Key, column.First().Piece, column.First().Middle);
            foreach (var (_, piece, middle) in column.Skip(1))
                cell.Add(piece, middle);
            return cell;
        }).ToList());
    }

    private static List<List<TableCell>> Merge(List<TableCell> cells)
    {
        var rows = new List<List<TableCell>>();
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

    private static SourceLine Write(List<TableCell> row, int table, int page, GapRule spacing)
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
}
