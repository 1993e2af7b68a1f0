using System.Text.Encodings.Web;
using System.Text.Json;
using ClauseExtractor.Json;

namespace ClauseExtractor.Cli.Output;

/// <summary>A column of a list: its key in JSON and CSV, its heading in the table, and the value of a row.</summary>
/// <param name="Key">Camel case.</param>
/// <param name="Value">A string, number, date, boolean, enum or null.</param>
internal sealed record Column<T>(string Key, string Heading, Func<T, object?> Value)
{
    /// <summary>How the table shows the value, where that is not how CSV does.</summary>
    public Func<T, string>? Show { get; init; }

    /// <summary>Share of the width that is left when the narrow columns have theirs; 0 for a column that never wraps.</summary>
    public int Weight { get; init; }

    /// <summary>Longer cells end with … after so many lines; 0 for no limit.</summary>
    public int MaxLines { get; init; }

    /// <summary>Numbers stand right.</summary>
    public bool Right { get; init; }

    /// <summary>Left out of the table: too long for it, or said elsewhere.</summary>
    public bool Hidden { get; init; }
}

/// <summary>Prints rows as a table, as a JSON array or as CSV.</summary>
internal static class Listing
{
    private static readonly JsonWriterOptions JsonStyle = new()
    {
        Indented = true,
        IndentSize = 1,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Print<T>(Shell shell, OutputFormat format, IReadOnlyList<T> rows, IReadOnlyList<Column<T>> columns)
    {
        switch (format)
        {
            case OutputFormat.Json:
                PrintJson(shell, rows, columns);
                break;
            case OutputFormat.Csv:
                byte[] csv = CsvFile.Write(
                    [.. columns.Select(c => c.Key)],
                    rows.Select(IReadOnlyList<object?> (row) => [.. columns.Select(c => c.Value(row))])
                );
                shell.Out.Write(System.Text.Encoding.UTF8.GetString(csv));
                break;
            default:
                TextTable.Print(shell, rows, [.. columns.Where(c => !c.Hidden)]);
                break;
        }
    }

    private static void PrintJson<T>(Shell shell, IReadOnlyList<T> rows, IReadOnlyList<Column<T>> columns)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, JsonStyle))
        {
            json.WriteStartArray();
            foreach (var row in rows)
            {
                json.WriteStartObject();
                foreach (var column in columns)
                {
                    json.WritePropertyName(column.Key);
                    JsonSerializer.Serialize(json, column.Value(row), RecordJson.Options);
                }
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        shell.Out.WriteLine(System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
    }
}
