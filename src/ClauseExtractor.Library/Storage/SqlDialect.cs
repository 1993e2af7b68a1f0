using System.Data.Common;
using Dapper;
using Npgsql;

namespace ClauseExtractor.Library.Storage;

/// <summary>What SQLite and PostgreSQL are told in different words; all other SQL is the same for both.</summary>
internal static class SqlDialect
{
    private static readonly string[] NumberedById = ["corrections", "correction_events", "imports", "change_reviews"];

    /// <summary>Puts rows into a table: SQLite runs one prepared statement again and again, PostgreSQL takes them as one stream.</summary>
    /// <param name="into">The table with the columns of which the rows have values: <c>owners(clause, name)</c>.</param>
    public static void Insert(DbConnection connection, string into, IReadOnlyList<object?[]> rows)
    {
        if (rows.Count == 0)
            return;
        if (connection is NpgsqlConnection server)
            Copy(server, into, rows);
        else
            InsertEach(connection, into, rows);
    }

    /// <summary>
    /// The table of clauses where only keys and paths are wanted: SQLite is told to read the index alone, since the rows hold the texts
    /// too.
    /// </summary>
    public static string ClausePaths(DbConnection connection) =>
        connection is NpgsqlConnection ? "clauses" : "clauses INDEXED BY clauses_by_document";

    /// <summary>
    /// The rows of clauses with these keys: PostgreSQL takes them as one value and prepares the statement once, SQLite, whose statements
    /// have
    /// no lists of values, as they stand.
    /// </summary>
    /// <param name="columns">What is asked of them.</param>
    public static IEnumerable<T> Clauses<T>(DbConnection connection, string columns, IEnumerable<long> keys) =>
        connection is NpgsqlConnection
            ? connection.Query<T>($"SELECT {columns} FROM clauses WHERE key = ANY(@keys)", new { keys = keys.ToArray() })
            : connection.Query<T>($"SELECT {columns} FROM clauses WHERE key IN ({string.Join(',', keys)})");

    /// <summary>
    /// A text as both stores take it: PostgreSQL knows no NUL and no half of a pair, which a damaged PDF may hold. The record keeps them;
    /// offsets stay what they are.
    /// </summary>
    public static string? Storable(string? text)
    {
        if (text is null || !text.Contains('\0', StringComparison.Ordinal) && !text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
            return text;
        var storable = text.Replace('\0', '\uFFFD').ToCharArray();
        for (int i = 0; i < storable.Length; i++)
            if (char.IsHighSurrogate(storable[i]) && i + 1 < storable.Length && char.IsLowSurrogate(storable[i + 1]))
                i++;
            else if (char.IsSurrogate(storable[i]))
                storable[i] = '\uFFFD';
        return new string(storable);
    }

    /// <summary>A table's columns in order, without the number that PostgreSQL keeps in a column where SQLite keeps it by itself.</summary>
    public static IReadOnlyList<SqlColumn> Columns(DbConnection connection, string table) =>
        [
            .. connection
                .Query<(string Name, string Type)>(
                    connection is NpgsqlConnection
                        ? "SELECT column_name, data_type FROM information_schema.columns WHERE table_schema = current_schema() AND "
                            + "table_name = @table AND column_name <> 'rowid' ORDER BY ordinal_position"
                        : "SELECT name, CASE type WHEN 'INTEGER' THEN 'bigint' WHEN 'REAL' THEN 'double precision' WHEN 'TEXT' THEN "
                            + "'text' ELSE 'bytea' END FROM pragma_table_info(@table)",
                    new { table }
                )
                .Select(c => new SqlColumn(c.Name, c.Type)),
        ];

    /// <summary>
    /// Lets the numbers of new rows go on behind those that were put in with theirs, and behind those of documents that are gone.
    /// </summary>
    public static void ContinueNumbers(DbConnection connection)
    {
        const string Documents =
            "(SELECT coalesce(max(number), 0) FROM (SELECT number FROM documents UNION ALL SELECT number FROM removals) AS used)";
        if (connection is not NpgsqlConnection)
        {
            // The other tables lose no rows: SQLite has seen their highest numbers.
            connection.Execute(
                $"DELETE FROM sqlite_sequence WHERE name = 'documents'; INSERT INTO sqlite_sequence(name, seq) VALUES('documents', "
                    + $"{Documents})"
            );
            return;
        }
        Continue(connection, "documents", "number", Documents);
        ContinueNumbers(connection, NumberedById);
    }

    /// <summary>The same for tables that are numbered by <c>id</c>.</summary>
    public static void ContinueNumbers(DbConnection connection, IReadOnlyList<string> tables)
    {
        if (connection is NpgsqlConnection)
            foreach (string table in tables)
                Continue(connection, table, "id", $"(SELECT coalesce(max(id), 0) FROM {table})");
    }

    private static void Continue(DbConnection connection, string table, string column, string last) =>
        connection.Execute($"SELECT setval(pg_get_serial_sequence('{table}', '{column}'), greatest({last}, 1), {last} > 0)");

    private static void InsertEach(DbConnection connection, string into, IReadOnlyList<object?[]> rows)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"INSERT INTO {into} VALUES({string.Join(", ", rows[0].Select((_, i) => $"@{i}"))})";
        for (int i = 0; i < rows[0].Length; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"@{i}";
            command.Parameters.Add(parameter);
        }
        foreach (object?[] row in rows)
        {
            for (int i = 0; i < row.Length; i++)
                command.Parameters[i].Value = row[i] ?? DBNull.Value;
            command.ExecuteNonQuery();
        }
    }

    private static void Copy(NpgsqlConnection connection, string into, IReadOnlyList<object?[]> rows)
    {
        using var stream = connection.BeginBinaryImport($"COPY {into} FROM STDIN (FORMAT binary)");
        foreach (object?[] row in rows)
        {
            stream.StartRow();
            foreach (object? value in row)
                if (value is null)
                    stream.WriteNull();
                else if (value is string text)
                    stream.Write(Storable(text));
                else
                    stream.Write(value);
        }
        stream.Complete();
    }
}
