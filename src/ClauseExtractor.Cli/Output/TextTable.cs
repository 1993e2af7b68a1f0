namespace ClauseExtractor.Cli.Output;

/// <summary>
/// A table whose columns line up in Chinese: cells are wrapped here by display width and by 禁则, because table renderers break lines at
/// spaces and Chinese has none.
/// </summary>
internal static class TextTable
{
    private const int Gap = 2,
        Narrowest = 8;

    public static void Print<T>(Shell shell, IReadOnlyList<T> rows, IReadOnlyList<Column<T>> columns)
    {
        var cells = rows.Select(row => columns.Select(c => Clean(c.Show?.Invoke(row) ?? Json.CsvFile.Print(c.Value(row)))).ToArray())
            .ToList();
        int[] widths = Widths(columns, cells, shell.Width);
        int[] order = [.. Enumerable.Range(0, columns.Count)];
        PrintRow([.. columns.Select(c => (IReadOnlyList<string>)[c.Heading])], Style.Heading);
        PrintRow([.. widths.Select(w => (IReadOnlyList<string>)[new string('─', w)])], Style.Rule);
        foreach (string[] row in cells)
            PrintRow([.. order.Select(i => Fit(row[i], widths[i], columns[i].MaxLines))], Style.Plain);

        void PrintRow(IReadOnlyList<string>[] row, Style style)
        {
            for (int line = 0; line < row.Max(cell => cell.Count); line++)
            {
                string text = string.Concat(
                        order.Select(i => Pad(line < row[i].Count ? row[i][line] : "", widths[i], columns[i].Right) + new string(' ', Gap))
                    )
                    .TrimEnd();
                shell.Out.WriteLine(shell.Colour && style != Style.Plain ? $"\e[{(style == Style.Heading ? 1 : 90)}m{text}\e[0m" : text);
            }
        }
    }

    private enum Style
    {
        Heading,
        Rule,
        Plain,
    }

    private static string Pad(string text, int width, bool right)
    {
        string space = new(' ', Math.Max(0, width - CellWidth.Of(text)));
        return right ? space + text : text + space;
    }

    /// <summary>Columns of weight 0 take what they need; the others share the rest by weight, none more than it needs.</summary>
    private static int[] Widths<T>(IReadOnlyList<Column<T>> columns, List<string[]> cells, int width)
    {
        int[] needed =
        [
            .. columns.Select(
                (c, i) => cells.SelectMany(row => row[i].Split('\n')).Select(CellWidth.Of).Append(CellWidth.Of(c.Heading)).Max()
            ),
        ];
        int left = width - (Gap * (columns.Count - 1)) - columns.Select((c, i) => c.Weight == 0 ? needed[i] : 0).Sum();
        int[] widths = [.. needed];
        var open = Enumerable
            .Range(0, columns.Count)
            .Where(i => columns[i].Weight > 0)
            .OrderBy(i => (double)needed[i] / columns[i].Weight)
            .ToList();
        int weights = open.Sum(i => columns[i].Weight);
        foreach (int i in open) // the ones that need least for their weight first: what they leave goes to the others
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
        return maxLines == 0 || lines.Count <= maxLines
            ? lines
            : [.. lines.Take(maxLines - 1), CellWidth.Wrap(lines[maxLines - 1], width - 1)[0] + "…"];
    }

    /// <summary>No control character of a document reaches the terminal.</summary>
    private static string Clean(string cell) =>
        string.Concat(
            cell.Select(c =>
                c == '\n' ? c
                : char.IsControl(c) ? ' '
                : c
            )
        );
}
