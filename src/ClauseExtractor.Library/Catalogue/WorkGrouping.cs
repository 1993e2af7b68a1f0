using Dapper;
using Microsoft.Data.Sqlite;

namespace ClauseExtractor.Library.Catalogue;

/// <summary>
/// Tells which documents are versions of one policy: those that share a number, or a title within a region, directly or through others.
/// The outcome hangs on what the library holds, never on the order in which it came.
/// </summary>
internal static class WorkGrouping
{
    private sealed record Row(int Number, string Id, string Work, int Version, bool Latest, string? NumberKey, string? TitleKey, string? Date, string Stage);

    /// <summary>Groups anew all works that the documents touch.</summary>
    /// <returns>The number of versions of the first document's work.</returns>
    public static int Regroup(SqliteConnection connection, IReadOnlyList<int> documents)
    {
        var rows = Reach(connection, documents);
        int versions = 0;
        foreach (var group in Components(rows))
        {
            string work = group.Select(r => r.Id).Min(StringComparer.Ordinal)!;
            // The oldest first; a draft before what was issued on the same day; without a date before all.
            var ordered = group.OrderBy(r => r.Date ?? "", StringComparer.Ordinal).ThenBy(r => r.Stage == "Draft" ? 0 : 1).ThenBy(r => r.Id, StringComparer.Ordinal).ToList();
            foreach (var (i, row) in ordered.Index())
            {
                bool latest = i == ordered.Count - 1;
                if (row.Work != work || row.Version != i + 1 || row.Latest != latest)
                    connection.Execute("UPDATE documents SET work = $work, version = $version, latest = $latest, change = $change WHERE number = $Number",
                        new { row.Number, work, version = i + 1, latest, change = Storage.LibraryDatabase.NextChange(connection) });
            }
            if (documents.Count > 0 && group.Any(r => r.Number == documents[0]))
                versions = group.Count;
        }
        return versions;
    }

    /// <summary>The documents, those of their present works, and whatever shares a key with one of them.</summary>
    private static Dictionary<int, Row> Reach(SqliteConnection connection, IReadOnlyList<int> documents)
    {
        var rows = new Dictionary<int, Row>();
        var open = new Queue<Row>(documents.SelectMany(number => Query(connection, "number = $number", new { number })));
        while (open.TryDequeue(out var row))
        {
            if (!rows.TryAdd(row.Number, row))
                continue;
            foreach (var near in Query(connection, "work = $Work OR number_key = $NumberKey OR (title_key || '|' || ifnull(region, '')) = $TitleKey AND title_key = $plain",
                new { row.Work, row.NumberKey, row.TitleKey, plain = row.TitleKey?[..row.TitleKey.LastIndexOf('|')] }))
                if (!rows.ContainsKey(near.Number))
                    open.Enqueue(near);
        }
        return rows;
    }

    private static List<Row> Query(SqliteConnection connection, string where, object parameters)
    {
        var rows = new List<Row>();
        using var reader = connection.ExecuteReader(
            "SELECT number, id, work, version, latest, number_key, title_key || '|' || ifnull(region, ''), coalesce(issued, printed, effective_from), stage FROM documents WHERE " + where, parameters);
        while (reader.Read())
            rows.Add(new Row(reader.GetInt32(0), reader.GetString(1), reader.GetString(2), reader.GetInt32(3), reader.GetBoolean(4), Text(5), Text(6), Text(7), reader.GetString(8)));
        return rows;

        string? Text(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
    }

    private static IEnumerable<List<Row>> Components(Dictionary<int, Row> rows)
    {
        var byKey = rows.Values.SelectMany(r => new[] { ("n", r.NumberKey), ("t", r.TitleKey) }.Where(k => k.Item2 is not null).Select(k => (Key: k, Row: r))).ToLookup(k => k.Key, k => k.Row);
        var done = new HashSet<int>();
        foreach (var row in rows.Values)
        {
            var group = new List<Row>();
            var open = new Stack<Row>([row]);
            while (open.TryPop(out var next))
            {
                if (!done.Add(next.Number))
                    continue;
                group.Add(next);
                foreach (var near in byKey[("n", next.NumberKey)].Concat(byKey[("t", next.TitleKey)]))
                    open.Push(near);
            }
            if (group.Count > 0)
                yield return group;
        }
    }
}
