using System.Data.Common;
using Npgsql;

namespace ClauseExtractor.Library.Storage;

/// <summary>What SQLite and PostgreSQL are told in different words; all other SQL is the same for both.</summary>
internal static class SqlDialect
{
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

    /// <summary>The table of clauses where only keys and paths are wanted: SQLite is told to read the index alone, since the rows hold the texts too.</summary>
    public static string ClausePaths(DbConnection connection) => connection is NpgsqlConnection ? "clauses" : "clauses INDEXED BY clauses_by_document";

    /// <summary>A text as both stores take it: PostgreSQL knows no NUL and no half of a pair, which a damaged PDF may hold. The record keeps them; offsets stay what they are.</summary>
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
