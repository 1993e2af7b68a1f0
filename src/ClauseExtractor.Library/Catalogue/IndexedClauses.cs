using System.Data.Common;
using ClauseExtractor.Extraction;
using ClauseExtractor.Library.Search;
using Dapper;

namespace ClauseExtractor.Library.Catalogue;

/// <summary>What the index is told of a document's clauses, from the catalogue's rows.</summary>
internal static class IndexedClauses
{
    public static IReadOnlyList<IndexedClause> Of(DbConnection connection, int number)
    {
        var document = connection.QuerySingle<(string? Title, string? Number, string Issuers, string? Region)>(
            "SELECT title, document_number, issuers, region FROM documents WHERE number = @number",
            new { number }
        );
        string context = Context(document.Title, document.Number, document.Issuers, document.Region);
        return
        [
            .. connection
                .Query<(long Key, string Trail, string? Heading, string Text)>(
                    "SELECT key, trail, heading, text FROM clauses WHERE document = @number ORDER BY key",
                    new { number }
                )
                .Select(c => new IndexedClause(new ClauseKey(c.Key), Join(context, c.Trail), c.Heading ?? "", c.Text)),
        ];
    }

    /// <summary>
    /// The headings above a clause, outermost first, a line each: its path's labels with their headings, parted by a tab.
    /// </summary>
    public static string Trail(IReadOnlyDictionary<string, Clause> byPath, Clause clause)
    {
        var steps = new List<string>();
        // A parent stands before its child; the guard is for records that others made.
        for (
            string? path = clause.Parent;
            path is not null && steps.Count < 16 && byPath.TryGetValue(path, out var parent);
            path = parent.Parent
        )
            steps.Add($"{parent.Label}\t{parent.Heading}");
        steps.Reverse();
        return string.Join('\n', steps);
    }

    public static IReadOnlyDictionary<string, Clause> ByPath(PolicyRecord record) =>
        record.Clauses.DistinctBy(c => c.Path).ToDictionary(c => c.Path);

    private static string Context(string? title, string? number, string issuers, string? region) =>
        string.Join('\n', new[] { title, number, issuers, region }.Where(s => !string.IsNullOrEmpty(s)));

    private static string Join(string context, string trail) =>
        string.Join(
            '\n',
            trail.Split('\n').Select(s => s[(s.IndexOf('\t', StringComparison.Ordinal) + 1)..]).Where(s => s.Length > 0).Prepend(context)
        );
}
