using Spectre.Console;

namespace ClauseExtractor.Cli.Output;

/// <summary>
/// A table whose columns line up in Chinese: cells are wrapped here by display width and by 禁则, because the renderer breaks at spaces and Chinese has none.
/// </summary>
internal static class TextTable
{
    private const int Gap = 2, Narrowest = 8;

    public static void Print<T>(Shell shell, IReadOnlyList<T> rows, IReadOnlyList<Column<T>> columns)
    {
        var cells = rows.Select(row => columns.Select(c => Clean(c.Show?.Invoke(row) ?? Json.CsvFile.Print(c.Value(row)))).ToArray()).ToList();
        int[] widths = Widths(columns, cells, shell.Width);
        var table = new Table { Border = TableBorder.None, ShowRowSeparators = false, Expand = false };
        for (int i = 0; i < columns.Count; i++)
            table.AddColumn(new TableColumn(new Markup($"[bold]{Markup.Escape(columns[i].Heading)}[/]"))
            {
                Width = widths[i], NoWrap = true, Padding = new Padding(0, 0, i < columns.Count - 1 ? Gap : 0, 0), Alignment = columns[i].Right ? Justify.Right : Justify.Left,
            });
        table.AddRow(widths.Select(w => new Markup($"[grey]{new string('─', w)}[/]")));
        foreach (string[] row in cells)
            table.AddRow(row.Select((cell, i) => new Text(string.Join('\n', Fit(cell, widths[i], columns[i].MaxLines)))));
        shell.Console.Write(table);
    }

    /// <summary>Columns of weight 0 take what they need; the others share the rest by weight, none more than it needs.</summary>
    private static int[] Widths<T>(IReadOnlyList<Column<T>> columns, List<string[]> cells, int width)
    {
        int[] needed = [.. columns.Select((c, i) => cells.SelectMany(row => row[i].Split('\n')).Select(CellWidth.Of).Append(CellWidth.Of(c.Heading)).Max())];
        int left = width - (Gap * (columns.Count - 1)) - columns.Select((c, i) => c.Weight == 0 ? needed[i] : 0).Sum();
        int[] widths = [.. needed];
        var open = Enumerable.Range(0, columns.Count).Where(i => columns[i].Weight > 0).OrderBy(i => (double)needed[i] / columns[i].Weight).ToList();
        int weights = open.Sum(i => columns[i].Weight);
        foreach (int i in open)     // the ones that need least for their weight first: what they leave goes to the others
        {
            widths[i] = Math.Min(needed[i], Math.Max(Narrowest, left * columns[i].Weight / weights));
            left -= widths[i];
            weights -= columns[i].Weight;
        }
        return widths;
    }

    private static IReadOnlyList<string> Fit(string cell, int width, int maxLines)
    {
        var lines = CellWidth.Wrap(cell, width);
        return maxLines == 0 || lines.Count <= maxLines ? lines : [.. lines.Take(maxLines - 1), CellWidth.Wrap(lines[maxLines - 1], width - 1)[0] + "…"];
    }

    /// <summary>No control character of a document reaches the terminal.</summary>
    private static string Clean(string cell) => string.Concat(cell.Select(c => c == '\n' ? c : char.IsControl(c) ? ' ' : c));
}
