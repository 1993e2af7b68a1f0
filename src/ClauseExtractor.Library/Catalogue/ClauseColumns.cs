using ClauseExtractor.Library.Search;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ClauseExtractor.Library.Catalogue;

/// <summary>A benefit's figures: what filters and sorts compare.</summary>
internal readonly record struct BenefitFigures(string Term, double? Cap, double? Rate, double? Match);

/// <summary>What filters, sorts and facets ask of clauses, by document and place, in memory. Loaded when first asked for, then kept up with the library.</summary>
internal sealed class ClauseColumns
{
    private readonly Dictionary<int, Document> documents;

    private ClauseColumns(long change, Dictionary<int, Document> documents) => (Change, this.documents) = (change, documents);

    public long Change { get; }

    public IReadOnlyList<BenefitFigures> Benefits(ClauseKey key) => documents.GetValueOrDefault(key.Document)?.Benefits.GetValueOrDefault(key.Ordinal) ?? [];

    public IReadOnlyList<string> Owners(ClauseKey key) => documents.GetValueOrDefault(key.Document)?.Owners.GetValueOrDefault(key.Ordinal) ?? [];

    public static ClauseColumns Load(SqliteConnection connection, CatalogueSnapshot snapshot, ClauseColumns? former)
    {
        if (former?.Change == snapshot.Change)
            return former;
        long since = former?.Change ?? 0;
        var documents = former is null ? [] : new Dictionary<int, Document>(former.documents);
        foreach (int gone in documents.Keys.Where(row => snapshot.Find(row) is null).ToList())
            documents.Remove(gone);
        foreach (var changed in snapshot.Documents.Where(d => d.Change > since))
            documents[changed.Row] = new Document([], []);
        var terms = new Dictionary<string, string>();
        foreach (var (key, term, cap, rate, match) in connection.Query<(long, string, double?, double?, double?)>(
            "SELECT b.clause, b.term, b.cap, b.rate, b.match FROM documents d JOIN clauses c ON c.document = d.number JOIN benefits b ON b.clause = c.key WHERE d.change > $since ORDER BY b.clause, b.ordinal", new { since }, buffered: false))
            Add(documents, key, d => d.Benefits, new BenefitFigures(Intern(terms, term), cap, rate, match));
        foreach (var (key, name) in connection.Query<(long, string)>(
            "SELECT o.clause, o.name FROM documents d JOIN clauses c ON c.document = d.number JOIN owners o ON o.clause = c.key WHERE d.change > $since ORDER BY o.clause, o.rowid", new { since }, buffered: false))
            Add(documents, key, d => d.Owners, Intern(terms, name));
        return new ClauseColumns(snapshot.Change, documents);
    }

    private static void Add<T>(Dictionary<int, Document> documents, long key, Func<Document, Dictionary<int, List<T>>> column, T value)
    {
        var at = new ClauseKey(key);
        if (!documents.TryGetValue(at.Document, out var document))
            return;
        var values = column(document);
        (values.TryGetValue(at.Ordinal, out var list) ? list : values[at.Ordinal] = new List<T>(1)).Add(value);
    }

    private static string Intern(Dictionary<string, string> known, string value) => known.TryGetValue(value, out string? same) ? same : known[value] = value;

    private sealed record Document(Dictionary<int, List<BenefitFigures>> Benefits, Dictionary<int, List<string>> Owners);
}
