using System.Data.Common;
using ClauseExtractor.Extraction;
using ClauseExtractor.Library.Search;
using ClauseExtractor.Library.Storage;

namespace ClauseExtractor.Library.Catalogue;

/// <summary>Writes the clauses of a record with their benefits and owners.</summary>
internal static class ClauseWriter
{
    public static void Write(DbConnection connection, int number, PolicyRecord record)
    {
        if (record.Clauses.Count > ClauseKey.MostClauses)
            throw new LibraryException(
                "badValue",
                $"The document has more than {ClauseKey.MostClauses} clauses.",
                $"该文件条款超过 {ClauseKey.MostClauses} 条。"
            );
        var (clauses, grants, owners) = (new List<object?[]>(), new List<object?[]>(), new List<object?[]>());
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
            byte[]? facts =
                own.Count + c.Owners.Count + unread.Count == 0
                    ? null
                    : Packed.Json(new ClauseFacts([.. own.Select(b => b.Item)], c.Owners) { Unread = unread });
            clauses.Add([key, number, c.Path, c.Heading, IndexedClauses.Trail(byPath, c), c.Text, c.Span.Page, facts]);
            foreach (var (row, b) in own)
                grants.Add([
                    key,
                    row,
                    b.Term,
                    b.Caps.Count == 0 ? null : (double)b.Caps.Max(x => x.Amount),
                    (double?)b.Rate?.Value,
                    (double?)b.Match,
                    b.Confidence,
                    b.Origin.ToString(),
                ]);
            foreach (var o in c.Owners)
                owners.Add([key, o.Name, o.Role.ToString()]);
        }
        SqlDialect.Insert(connection, "clauses(key, document, path, heading, trail, text, page, facts)", clauses);
        SqlDialect.Insert(connection, "benefits(clause, ordinal, term, cap, rate, match, confidence, origin)", grants);
        SqlDialect.Insert(connection, "owners(clause, name, role)", owners);
    }
}
