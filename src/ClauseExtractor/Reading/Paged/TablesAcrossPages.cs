using System.Text;

namespace ClauseExtractor.Reading.Paged;

/// <summary>
/// Joins the parts of a table that goes on over pages, where each page repeats its head: the head is read once, and the rows are those of
/// one table.
/// </summary>
internal static class TablesAcrossPages
{
    /// <summary>
    /// Besides the table's own rows, the foot of its page and the head of the next hold no more than a page number and a running header.
    /// </summary>
    private const int MostBetween = 1;

    /// <summary>A head has no more rows.</summary>
    private const int MostHeadRows = 3;

    /// <summary>The lines without repeated heads, which are added to what was dropped.</summary>
    /// <param name="ruled">The tables with drawn lines: one whose columns stand at the places of the one before goes on, head or no
    /// head.</param>
    public static List<SourceLine> Join(List<SourceLine> lines, IReadOnlyList<RuledTable> ruled, List<DroppedText> dropped)
    {
        var grids = ruled.ToDictionary(table => table.Number);
        var joined = new List<SourceLine>(lines.Count);
        int number = 0,
            renumbered = 0;
        // The first rows of the table that goes on, and how many of them its next page has repeated so far.
        var (head, repeated) = (new List<string>(), 0);
        for (int i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (line.Row is not { } row)
            {
                joined.Add(line);
                continue;
            }
            bool first = i == 0 || lines[i - 1].Row?.Table != row.Table;
            repeated = first ? 0 : repeated;
            bool again = first
                ? number > 0 && row.Cells.Count > 1 && !IsField(line) && head is [var top, ..] && line.Text == top && GoesOn(lines, i)
                : repeated > 0 && repeated < head.Count && line.Text == head[repeated];
            if (again)
            {
                dropped.Add(new DroppedText(line.Page, line.Text, DropReason.RunningHeader));
                (renumbered, repeated) = (row.Table, repeated + 1);
                continue;
            }
            repeated = 0;
            bool ruledOn = grids.TryGetValue(row.Table, out var grid) && grids.TryGetValue(number, out var above) && grid.IsAlike(above);
            if (first && number > 0 && (ruledOn || IsRest(joined.FindLast(l => l.Row is not null), line)) && GoesOn(lines, i))
            {
                renumbered = row.Table;
                int last = joined.FindLastIndex(l => l.Row is not null);
                var before = joined[last].Row!;
                // A label in the middle of its rows stands on one of the two pages.
                if (before.Cells.Count == row.Cells.Count && (IsEmpty(row.Cells[0]) || IsEmpty(before.Cells[0]) && before.Cells.Count == 2))
                {
                    joined[last] = Append(joined[last], line);
                    continue;
                }
            }
            if (row.Table != renumbered && (number != row.Table || first))
                (number, head) = (row.Table, []);
            if (row.Table == number && head.Count < MostHeadRows)
                head.Add(line.Text);
            joined.Add(row.Table == renumbered ? line with { Row = row with { Table = number } } : line);
        }
        return joined;
    }

    /// <summary>支持对象 beside its text: the first row of the next card may be the same, and is no head.</summary>
    private static bool IsField(SourceLine line) =>
        line.Row is { Cells: [var label, _] } && FieldTable.IsLabel(line.Text.AsSpan(label.Start, label.End - label.Start).Trim());

    /// <summary>Whether a row of two cells without its label goes on with the text of the row before it.</summary>
    private static bool IsRest(SourceLine? before, SourceLine line) =>
        line.Row is { Cells: [var label, _] }
        && IsEmpty(label)
        && before is { Row.Cells: [var own, _], FontSize: { } size }
        && !IsEmpty(own)
        && line.FontSize is { } type
        && Math.Abs(type - size) < 0.15 * size;

    private static bool IsEmpty(CellRange cell) => cell.End == cell.Start;

    /// <summary>A row that a page break cut: what stands on the next page goes on in the cells of the first part.</summary>
    private static SourceLine Append(SourceLine row, SourceLine rest)
    {
        var (text, cells, faint) = (new StringBuilder(), new List<CellRange>(), new List<int>());
        foreach (var (a, b) in row.Row!.Cells.Zip(rest.Row!.Cells))
        {
            if (cells.Count > 0)
                text.Append('\t');
            int start = text.Length;
            Take(row, a);
            Take(rest, b);
            cells.Add(new CellRange(start, text.Length));
        }
        float? confidence =
            row.Confidence is { } first && rest.Confidence is { } second
                ? (first * row.Text.Length + second * rest.Text.Length) / (row.Text.Length + rest.Text.Length)
                : row.Confidence ?? rest.Confidence;
        return row with
        {
            Text = text.ToString(),
            Edges = null,
            Row = row.Row with { Cells = cells },
            Faint = faint,
            Confidence = confidence,
        };

        void Take(SourceLine line, CellRange cell)
        {
            faint.AddRange(line.Faint.Where(at => at >= cell.Start && at < cell.End).Select(at => text.Length + at - cell.Start));
            text.Append(line.Text, cell.Start, cell.End - cell.Start);
        }
    }

    /// <summary>Whether the table before a row ends its page and the row begins the next.</summary>
    private static bool GoesOn(List<SourceLine> lines, int row)
    {
        int last = row - 1;
        while (last >= 0 && lines[last].Row is null)
            last--;
        return last >= 0
            && lines[last].Page + 1 == lines[row].Page
            && lines.Skip(last + 1).Take(row - last - 1).GroupBy(line => line.Page).All(page => page.Count() <= MostBetween);
    }
}
