using ClauseExtractor.Extraction;
using ClauseExtractor.Library.Search;
using ClauseExtractor.Library.Storage;
using Microsoft.Data.Sqlite;

namespace ClauseExtractor.Library.Catalogue;

/// <summary>Writes the clauses of a record with their benefits and owners.</summary>
internal static class ClauseWriter
{
    public static void Write(SqliteConnection connection, int number, PolicyRecord record)
    {
        if (record.Clauses.Count > ClauseKey.MostClauses)
            throw new LibraryException("badValue", $"The document has more than {ClauseKey.MostClauses} clauses.", $"该文件条款超过 {ClauseKey.MostClauses} 条。");
        using var clause = Prepare(connection, "INSERT INTO clauses VALUES($1, $2, $3, $4, $5, $6, $7, $8)", 8);
        using var benefit = Prepare(connection, "INSERT INTO benefits VALUES($1, $2, $3, $4, $5, $6, $7, $8)", 8);
        using var owner = Prepare(connection, "INSERT INTO owners VALUES($1, $2, $3)", 3);
        var benefits = record.Benefits.Index().ToLookup(b => b.Item.Clause);
        var byPath = IndexedClauses.ByPath(record);
        var seen = new HashSet<string>();
        var unreadIn = record.Figures.Where(f => f.Role == FigureRole.Unread).Select(f => f.Clause).ToHashSet();
        foreach (var (ordinal, c) in record.Clauses.Index())
        {
            long key = new ClauseKey(number, ordinal).Value;
            // Paths are unique by contract; where a document's numbering defeats the segmenter, a path's benefits hang on its first clause.
            var own = seen.Add(c.Path) ? benefits[c.Path].ToList() : [];
            IReadOnlyList<string> unread = unreadIn.Contains(c.Path) ? UnreadFigures.Of(record, c.Path) : [];
            byte[]? facts = own.Count + c.Owners.Count + unread.Count == 0 ? null : Packed.Json(new ClauseFacts([.. own.Select(b => b.Item)], c.Owners) { Unread = unread });
            Run(clause, key, number, c.Path, c.Heading, IndexedClauses.Trail(byPath, c), c.Text, c.Span.Page, facts);
            foreach (var (row, b) in own)
                Run(benefit, key, row, b.Term, b.Caps.Count == 0 ? null : (double)b.Caps.Max(x => x.Amount), (double?)b.Rate?.Value, (double?)b.Match, b.Confidence, b.Origin.ToString());
            foreach (var o in c.Owners)
                Run(owner, key, o.Name, o.Role.ToString());
        }
    }

    private static SqliteCommand Prepare(SqliteConnection connection, string sql, int parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (int i = 1; i <= parameters; i++)
            command.Parameters.Add(new SqliteParameter($"${i}", null));
        return command;
    }

    private static void Run(SqliteCommand command, params object?[] values)
    {
        for (int i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        command.ExecuteNonQuery();
    }
}
