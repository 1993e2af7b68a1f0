namespace ClauseExtractor.Reading.Paged;

/// <summary>Joins the parts of a table that goes on over pages, where each page repeats its head: the head is read once, and the rows are those of one table.</summary>
internal static class TablesAcrossPages
{
    /// <summary>Besides the table's own rows, the foot of its page and the head of the next hold no more than a page number and a running header.</summary>
    private const int MostBetween = 1;

    /// <summary>The lines without repeated heads, which are added to what was dropped.</summary>
    public static List<SourceLine> Join(List<SourceLine> lines, List<DroppedText> dropped)
    {
        var joined = new List<SourceLine>(lines.Count);
        int number = 0, renumbered = 0;
        string head = "";
        for (int i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (line.Row is not { } row)
            {
                joined.Add(line);
                continue;
            }
            bool first = i == 0 || lines[i - 1].Row?.Table != row.Table;
            if (first && number > 0 && row.Cells.Count > 1 && line.Text == head && GoesOn(lines, i))
            {
                dropped.Add(new DroppedText(line.Page, line.Text, DropReason.RunningHeader));
                renumbered = row.Table;
                continue;
            }
            if (row.Table != renumbered && (number != row.Table || first))
                (number, head) = (row.Table, line.Text);
            joined.Add(row.Table == renumbered ? line with { Row = row with { Table = number } } : line);
        }
        return joined;
    }

    /// <summary>Whether the table before a row ends its page and the row begins the next.</summary>
    private static bool GoesOn(List<SourceLine> lines, int row)
    {
        int last = row - 1;
        while (last >= 0 && lines[last].Row is null)
            last--;
        return last >= 0 && lines[last].Page + 1 == lines[row].Page
            && lines.Skip(last + 1).Take(row - last - 1).GroupBy(line => line.Page).All(page => page.Count() <= MostBetween);
    }
}
