using System.Data.Common;
using ClauseExtractor.Extraction;
using ClauseExtractor.Library.Storage;
using Dapper;

namespace ClauseExtractor.Library.Catalogue;

/// <summary>
/// Tells which documents are versions of one policy: those that share a number under titles that are somewhat alike, or a title, each
/// within a region, directly or through others.
/// The outcome hangs on what the library holds, never on the order in which it came; <see cref="VersionOrder"/> says which is the newer
/// one.
/// </summary>
internal static class WorkGrouping
{
    /// <summary>Of the titles of two documents with one number (<see cref="TitleKey.Similarity"/>).</summary>
    private const double LeastSimilarity = 0.3;

    // Of two versions of a national policy only one may say who issued it: no region and the whole nation are alike.

    private sealed record Row(
        int Number,
        string Work,
        int Version,
        bool Latest,
        string? Sign,
        string? NumberKey,
        string? TitleKey,
        string Region,
        DatedVersion Dated
    )
    {
        public string Id => Dated.Id;
    }

    /// <summary>Groups anew all works that the documents touch.</summary>
    /// <returns>The number of versions of the first document's work.</returns>
    public static int Regroup(DbConnection connection, IReadOnlyList<int> documents)
    {
        var rows = Reach(connection, documents);
        int versions = 0;
        foreach (var group in Components(rows))
        {
            string work = group.Select(r => r.Id).Min(StringComparer.Ordinal)!;
            var byId = group.ToDictionary(r => r.Id);
            var ordered = VersionOrder.Sort(group.Select(r => r.Dated));
            foreach (var (i, (version, sign)) in ordered.Index())
            {
                var row = byId[version.Id];
                // Hidden from searches is only what another is known to be newer than.
                bool latest = ordered.Skip(i + 1).All(later => later.Sign == VersionOrder.Undecided);
                if (row.Work != work || row.Version != i + 1 || row.Latest != latest || row.Sign != sign)
                    connection.Execute(
                        "UPDATE documents SET work = @work, version = @version, latest = @latest, version_sign = @sign, change = "
                            + "@change WHERE number = @Number",
                        new
                        {
                            row.Number,
                            work,
                            version = i + 1,
                            latest,
                            sign,
                            change = LibraryDatabase.NextChange(connection),
                        }
                    );
            }
            if (documents.Count > 0 && group.Any(r => r.Number == documents[0]))
                versions = group.Count;
        }
        return versions;
    }

    /// <summary>The documents, those of their present works, and whatever shares a key with one of them.</summary>
    private static Dictionary<int, Row> Reach(DbConnection connection, IReadOnlyList<int> documents)
    {
        var (rows, asked) = (new Dictionary<int, Row>(), new HashSet<int>());
        var open = new Queue<int>(documents);
        while (open.TryDequeue(out int number))
        {
            if (!asked.Add(number))
                continue;
            foreach (var row in Near(connection, number))
            {
                rows[row.Number] = row;
                open.Enqueue(row.Number);
            }
        }
        return rows;
    }

    /// <summary>
    /// A document with those of its present work and those that share a key with it. What one alone repeals is not asked: nothing hangs on
    /// it.
    /// </summary>
    private static List<Row> Near(DbConnection connection, int number)
    {
        const string Where =
            "work = (SELECT work FROM documents WHERE number = @number) OR number_key = (SELECT number_key FROM documents WHERE number = "
            + "@number) OR coalesce(nullif(region, '全国'), '') = (SELECT coalesce(nullif(region, '全国'), '') FROM documents WHERE number = "
            + "@number) AND title_key = (SELECT title_key FROM documents WHERE number = @number)";
        var rows = Query(connection, number, Where);
        if (rows.Count < 2)
            return rows;
        var repeals = connection
            .Query<(int Document, string? Number, string? Title)>(
                "SELECT document, number_key, title_key FROM repeals WHERE document IN (SELECT number FROM documents WHERE " + Where + ")",
                new { number }
            )
            .ToLookup(r => r.Document, r => (r.Number, r.Title));
        return rows.ConvertAll(row => row with { Dated = row.Dated with { Repeals = [.. repeals[row.Number]] } });
    }

    private static List<Row> Query(DbConnection connection, int number, string where)
    {
        var rows = new List<Row>();
        using var reader = connection.ExecuteReader(
            "SELECT number, id, work, version, latest, version_sign, number_key, title_key, coalesce(nullif(region, '全国'), ''), "
                + "document_number, coalesce(issued, printed), effective_from, stage, signs, clause_count FROM documents WHERE "
                + where,
            new { number }
        );
        while (reader.Read())
        {
            var signs = reader.IsDBNull(13) ? VersionSigns.None : Packed.Json<VersionSigns>((byte[])reader.GetValue(13));
            rows.Add(
                new Row(
                    reader.GetInt32(0),
                    reader.GetString(2),
                    reader.GetInt32(3),
                    reader.GetBoolean(4),
                    Text(5),
                    Text(6),
                    Text(7) is { } title ? $"{title}|{reader.GetString(8)}" : null,
                    reader.GetString(8),
                    new DatedVersion(
                        reader.GetString(1),
                        Text(6),
                        Text(7),
                        Text(9),
                        DocumentRow.Day(Text(10)),
                        DocumentRow.Day(Text(11)),
                        reader.GetString(12) == nameof(DocumentStage.Draft),
                        reader.GetInt32(14),
                        signs,
                        []
                    )
                )
            );
        }
        return rows;

        string? Text(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
    }

    /// <summary>
    /// A number alone joins nothing that is of another region or about something else: compilations print one policy's number above the
    /// next, and the notice of a number is often another's annex.
    /// </summary>
    private static bool AreAlike(Row a, Row b)
    {
        var (first, second) = (a.Dated.TitleKey, b.Dated.TitleKey);
        bool sameRegion = a.Region.Length == 0 || b.Region.Length == 0 || a.Region == b.Region;
        return sameRegion && (first is null || second is null || TitleKey.Similarity(first, second) >= LeastSimilarity);
    }

    private static IEnumerable<List<Row>> Components(Dictionary<int, Row> rows)
    {
        var byKey = rows
            .Values.SelectMany(r =>
                new[] { ("n", r.NumberKey), ("t", r.TitleKey) }.Where(k => k.Item2 is not null).Select(k => (Key: k, Row: r))
            )
            .ToLookup(k => k.Key, k => k.Row);
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
                foreach (var near in byKey[("n", next.NumberKey)].Where(near => AreAlike(near, next)).Concat(byKey[("t", next.TitleKey)]))
                    open.Push(near);
            }
            if (group.Count > 0)
                yield return group;
        }
    }
}
