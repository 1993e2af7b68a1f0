using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ClauseExtractor.Json;

/// <summary>
/// A table as CSV: a text cell that a spreadsheet would run as a formula begins with an apostrophe. UTF-8 with a byte order mark (without
/// it Excel opens Chinese as garbage), cells quoted by RFC 4180, LF line ends so that the bytes are the same on every machine.
/// </summary>
public static class CsvFile
{
    /// <summary>
    /// The file's bytes. A cell is a string, number, date, boolean, enum or null; each row has as many cells as there are columns.
    /// </summary>
    /// <exception cref="ArgumentException">A row has another number of cells than there are columns.</exception>
    public static byte[] Write(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<object?>> rows)
    {
        var text = new StringBuilder("\uFEFF");
        Append(text, columns);
        Append(text, columns, rows);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>
    /// The lines of rows without the head, to stand behind what <see cref="Write"/> made: a long table is written piece by piece.
    /// </summary>
    /// <inheritdoc cref="Write"/>
    public static byte[] WriteRows(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<object?>> rows)
    {
        var text = new StringBuilder();
        Append(text, columns, rows);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>
    /// A value as the public formats print it: enums in camel case, dates as ISO 8601, numbers without trailing zeros, in no culture.
    /// </summary>
    public static string Print(object? value) =>
        value switch
        {
            null => "",
            string s => s,
            Enum e => JsonNamingPolicy.CamelCase.ConvertName(e.ToString()),
            bool b => b ? "true" : "false",
            DateOnly d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            decimal d => d.ToString("0.############################", CultureInfo.InvariantCulture),
            IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };

    private static void Append(StringBuilder text, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<object?>> rows)
    {
        foreach (var row in rows)
        {
            if (row.Count != columns.Count)
                throw new ArgumentException($"A row has {row.Count} cells where there are {columns.Count} columns.", nameof(rows));
            Append(text, row);
        }
    }

    private static void Append(StringBuilder text, IReadOnlyList<object?> cells)
    {
        for (int i = 0; i < cells.Count; i++)
        {
            if (i > 0)
                text.Append(',');
            string cell = cells[i] is string words ? Harmless(words) : Print(cells[i]);
            if (cell.AsSpan().IndexOfAny(",\"\r\n") >= 0)
                text.Append('"').Append(cell.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
            else
                text.Append(cell);
        }
        text.Append('\n');
    }

    // A spreadsheet runs a text cell that begins like a formula; an apostrophe makes it text. Numbers (-5, +3.2) stay numbers.
    private static string Harmless(string cell) =>
        cell is ['=' or '+' or '-' or '@' or '\t' or '\r', ..]
        && !decimal.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            ? "'" + cell
            : cell;
}
