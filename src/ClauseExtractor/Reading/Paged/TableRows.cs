using System.Text;

namespace ClauseExtractor.Reading.Paged;

/// <summary>
/// Makes the rows of a table from its lines: lines of one cell are set closely, and cells that stand at the same height are one row.
/// </summary>
internal static class TableRows
{
    /// <summary>Lines of one cell follow each other at the least distance in the table, give or take so much.</summary>
    private const double Slack = 1.2;

    /// <summary>One source line a row, its cells parted by a tab.</summary>
    public static IEnumerable<SourceLine> Of(
        IReadOnlyList<PageLine> lines,
        IReadOnlyList<Gutter> gutters,
        int table,
        int page,
        GapRule spacing
    )
    {
        if (FieldTable.Is(lines, gutters))
        {
            foreach (var row in FieldTable.Rows(lines, gutters).Where(row => row.Count > 0))
                yield return Write(row, table, page, spacing, 2);
            yield break;
        }
        var (cells, pitch) = Cells(lines, gutters);
        int many = lines.Count(line => line.Segments.Count > 1);
        foreach (var row in Labelled(cells, many, pitch) ?? Rows(cells, many).SelectMany(row => TightRows.Split(row, pitch)))
            yield return Write([.. row.OrderBy(cell => cell.Column)], table, page, spacing);
    }

    /// <summary>
    /// The rows where cells of the first column span several of them, each such cell in the first of its rows; null where none do.
    /// </summary>
    private static List<List<TableCell>>? Labelled(List<TableCell> cells, int many, double pitch)
    {
        int first = cells.Min(cell => cell.Column);
        var labels = cells.Where(cell => cell.Column == first).OrderBy(cell => cell.Centre).ToList();
        var others = cells.Where(cell => cell.Column != first).ToList();
        if (others.Count == 0)
            return null;
        var rows = Rows(others, many).SelectMany(row => TightRows.Split(row, pitch)).ToList();
        if (SpanningLabels.Of(labels, rows) is not { } spans)
            return null;
        for (int i = 0, row = 0; i < labels.Count; row += spans[i++])
            rows[row].Add(labels[i]);
        return rows;
    }

    private static (List<TableCell> Cells, double Pitch) Cells(IReadOnlyList<PageLine> lines, IReadOnlyList<Gutter> gutters)
    {
        var pieces = lines
            .SelectMany(line =>
                line.Segments.GroupBy(segment => gutters.Count(g => g.Middle < segment.Left + Math.Min(segment.Width / 2, line.Em)))
                    .Select(group => (Column: group.Key, Piece: new Segment([.. group.SelectMany(s => s.Runs)]), line.Middle))
            )
            .ToList();
        double pitch = LinePitch(
            pieces.GroupBy(p => p.Column).Select(column => column.Select(p => (p.Middle, p.Piece)).ToList()),
            lines[0].Em
        );
        var cells = new List<TableCell>();
        var last = new Dictionary<int, TableCell>();
        foreach (var (column, piece, middle) in pieces)
            if (last.TryGetValue(column, out var above) && middle - above.LastMiddle < pitch * Slack)
                above.Add(piece, middle);
            else
                cells.Add(last[column] = new TableCell(column, piece, middle));
        return (cells, pitch);
    }

    /// <summary>
    /// The distance from line to line inside a cell; 0 where each line is a row: where all lines of the table stand equally far apart, or
    /// figures under each other no further
    /// than lines of a cell would, since no figure goes on in another.
    /// </summary>
    private static double LinePitch(IEnumerable<List<(double Middle, Segment Piece)>> columns, double em)
    {
        var pairs = columns
            .SelectMany(column =>
                column.Zip(column.Skip(1), (a, b) => (Pitch: b.Middle - a.Middle, Figures: a.Piece.IsFigure && b.Piece.IsFigure))
            )
            .Where(pair => pair.Pitch > 0.9 * em)
            .OrderBy(pair => pair.Pitch)
            .ToList();
        if (pairs.Count == 0 || pairs[0].Pitch > 1.8 * em || pairs[pairs.Count * 9 / 10].Pitch < 1.25 * pairs[0].Pitch)
            return 0;
        return pairs.Exists(pair => pair.Figures && pair.Pitch < TightRows.Parted * pairs[0].Pitch) ? 0 : pairs[0].Pitch;
    }

    /// <summary>Cells whose heights overlap are one row; where that melts a tightly set table into one, each line is a row.</summary>
    private static List<List<TableCell>> Rows(List<TableCell> cells, int manyCelled)
    {
        var rows = Merge(cells);
        if (rows.Count > 1 || manyCelled < 4)
            return rows;
        return Merge([.. cells.SelectMany(cell => cell.Pieces.Select((piece, i) => new TableCell(cell.Column, piece, cell.Middles[i])))]);
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

    /// <param name="columns">How many cells the row has, empty ones too; 0 for those with text only.</param>
    public static SourceLine Write(List<TableCell> row, int table, int page, GapRule spacing, int columns = 0)
    {
        var text = new StringBuilder();
        var ranges = new List<CellRange>();
        var edges = new List<float>();
        List<int> faint = [];
        var (confidence, recognised) = (0.0, 0);
        foreach (var column in row.GroupBy(cell => cell.Column))
        {
            while (columns > 0 && ranges.Count < column.Key)
                Part();
            if (ranges.Count > 0)
                Tab();
            int start = text.Length;
            foreach (var piece in column.SelectMany(cell => cell.Pieces))
            {
                var line = LineText.Of(piece.Runs, page, spacing);
                if (text.Length > start && char.IsAsciiLetterOrDigit(text[^1]) && char.IsAsciiLetterOrDigit(line.Text[0]))
                {
                    edges.Add(line.Edges![0]);
                    text.Append(' ');
                }
                faint.AddRange(line.Faint.Select(at => text.Length + at));
                if (line.Confidence is { } sure)
                    (confidence, recognised) = (confidence + sure * line.Text.Length, recognised + line.Text.Length);
                text.Append(line.Text);
                edges.AddRange(line.Edges!.Take(line.Text.Length));
            }
            ranges.Add(new CellRange(start, text.Length));
        }
        while (ranges.Count < columns)
            Part();
        var pieces = row.SelectMany(cell => cell.Pieces).ToList();
        double left = pieces.Min(p => p.Left),
            right = pieces.Max(p => p.Right),
            top = pieces.Min(p => p.Top),
            bottom = pieces.Max(p => p.Bottom);
        edges.Add((float)right);
        return new SourceLine(text.ToString(), page)
        {
            Box = new Box(left, top, right - left, bottom - top),
            // Where a cell has several lines, a range of it has no one left and right: its place is the row's.
            Edges = row.All(cell => cell.Pieces.Count == 1) ? edges : null,
            FontSize = (float)pieces.Max(p => p.Runs[0].Em),
            Row = new TableRow(table, ranges),
            Confidence = recognised > 0 ? (float)(confidence / recognised) : null,
            Faint = faint,
        };

        // A cell without text.
        void Part()
        {
            if (ranges.Count > 0)
                Tab();
            ranges.Add(new CellRange(text.Length, text.Length));
        }

        void Tab()
        {
            edges.Add(edges.Count > 0 ? edges[^1] : 0);
            text.Append('\t');
        }
    }
}
