using System.Data.Common;
using ClauseExtractor.Extraction;
using ClauseExtractor.Library.Search;
using ClauseExtractor.Library.Storage;

namespace ClauseExtractor.Library.Catalogue;

/// <summary>The clauses of a record with their benefits and owners, as rows that wait for the number of their document.</summary>
internal sealed class ClauseRows
{
    private static readonly RowTable Clauses = new(
        "clauses",
        ("key", "bigint"),
        ("document", "integer"),
        ("path", "text"),
        ("heading", "text"),
        ("trail", "text"),
        ("text", "text"),
        ("page", "integer"),
        ("facts", "bytea")
    );
    private static readonly RowTable Benefits = new(
        "benefits",
        ("clause", "bigint"),
        ("ordinal", "integer"),
        ("term", "text"),
        ("cap", "double precision"),
        ("rate", "double precision"),
        ("match", "double precision"),
        ("confidence", "double precision"),
        ("origin", "text")
    );
    private static readonly RowTable Owners = new("owners", ("clause", "bigint"), ("name", "text"), ("role", "text"));

    // The first value of each row is the key.
    private readonly List<(int Ordinal, object?[] Values)> clauses = [],
        grants = [],
        owners = [];

    /// <exception cref="LibraryException"><c>badValue</c>: too many for one document.</exception>
    public ClauseRows(PolicyRecord record)
    {
        if (record.Clauses.Count > ClauseKey.MostClauses)
            throw new LibraryException(
                "badValue",
                $"The document has more than {ClauseKey.MostClauses} clauses.",
                $"该文件条款超过 {ClauseKey.MostClauses} 条。"
            );
        var benefits = record.Benefits.Index().ToLookup(b => b.Item.Clause);
        var byPath = IndexedClauses.ByPath(record);
        var seen = new HashSet<string>();
        var unreadIn = record.Figures.Where(f => f.Role == FigureRole.Unread).Select(f => f.Clause).ToHashSet();
        foreach (var (ordinal, c) in record.Clauses.Index())
        {
            // Paths are unique by contract; where a document's numbering defeats the segmenter, a path's benefits hang on its first clause.
            var own = seen.Add(c.Path) ? benefits[c.Path].ToList() : [];
            IReadOnlyList<string> unread = unreadIn.Contains(c.Path) ? UnreadFigures.Of(record, c.Path) : [];
            byte[]? facts =
                own.Count + c.Owners.Count + unread.Count == 0
                    ? null
                    : Packed.Json(new ClauseFacts([.. own.Select(b => b.Item)], c.Owners) { Unread = unread });
            clauses.Add((ordinal, [null, null, c.Path, c.Heading, IndexedClauses.Trail(byPath, c), c.Text, c.Span.Page, facts]));
            foreach (var (row, b) in own)
                grants.Add(
                    (
                        ordinal,
                        [
                            null,
                            row,
                            b.Term,
                            b.Caps.Count == 0 ? null : (double)b.Caps.Max(x => x.Amount),
                            (double?)b.Rate?.Value,
                            (double?)b.Match,
                            b.Confidence,
                            b.Origin.ToString(),
                        ]
                    )
                );
            foreach (var o in c.Owners)
                owners.Add((ordinal, [null, o.Name, o.Role.ToString()]));
        }
    }

    /// <summary>Adds them to a batch as those of a document.</summary>
    public void AddTo(RowBatch batch, int number)
    {
        foreach (var (_, values) in clauses)
            values[1] = number;
        batch.Add(Clauses, Keyed(clauses, number)).Add(Benefits, Keyed(grants, number)).Add(Owners, Keyed(owners, number));
    }

    private static List<object?[]> Keyed(List<(int Ordinal, object?[] Values)> rows, int number)
    {
        foreach (var (ordinal, values) in rows)
            values[0] = new ClauseKey(number, ordinal).Value;
        return [.. rows.Select(r => r.Values)];
    }
}
