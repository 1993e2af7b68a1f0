using System.Data.Common;
using Npgsql;
using NpgsqlTypes;

namespace ClauseExtractor.Library.Storage;

/// <summary>A table with the columns that rows have values of, in their order, each with PostgreSQL's type.</summary>
internal sealed record RowTable(string Name, params (string Name, string Type)[] Columns)
{
    public string Into { get; } = $"{Name}({string.Join(", ", Columns.Select(c => c.Name))})";
}

/// <summary>
/// The few rows of several tables that one document has, put in together: PostgreSQL takes each table's as arrays, all in one message with
/// statements that it prepared before, SQLite runs one prepared statement again and again.
/// </summary>
internal sealed class RowBatch
{
    private readonly List<(RowTable Table, IReadOnlyList<object?[]> Rows)> parts = [];

    /// <summary>Tables are filled in the order in which they are added.</summary>
    public RowBatch Add(RowTable table, IReadOnlyList<object?[]> rows)
    {
        if (rows.Count > 0)
            parts.Add((table, rows));
        return this;
    }

    public void Execute(DbConnection connection)
    {
        if (parts.Count == 0)
            return;
        if (connection is not NpgsqlConnection server)
        {
            foreach (var (table, rows) in parts)
                SqlDialect.Insert(connection, table.Into, rows);
            return;
        }
        using var batch = new NpgsqlBatch(server);
        foreach (var (table, rows) in parts)
        {
            string arrays = string.Join(", ", table.Columns.Select((c, i) => $"${i + 1}::{c.Type}[]"));
            var command = new NpgsqlBatchCommand($"INSERT INTO {table.Into} SELECT * FROM unnest({arrays})");
            foreach (var (i, column) in table.Columns.Index())
                command.Parameters.Add(Array(column.Type, rows, i));
            batch.BatchCommands.Add(command);
        }
        batch.ExecuteNonQuery();
    }

    private static NpgsqlParameter Array(string type, IReadOnlyList<object?[]> rows, int column) =>
        type switch
        {
            "bigint" => Array(NpgsqlDbType.Bigint, rows.Select(r => (long?)r[column])),
            "integer" => Array(NpgsqlDbType.Integer, rows.Select(r => (int?)r[column])),
            "double precision" => Array(NpgsqlDbType.Double, rows.Select(r => (double?)r[column])),
            "bytea" => Array(NpgsqlDbType.Bytea, rows.Select(r => (byte[]?)r[column])),
            "text" => Array(NpgsqlDbType.Text, rows.Select(r => SqlDialect.Storable((string?)r[column]))),
            _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
        };

    private static NpgsqlParameter<T[]> Array<T>(NpgsqlDbType type, IEnumerable<T> values) =>
        new() { NpgsqlDbType = NpgsqlDbType.Array | type, TypedValue = [.. values] };
}
