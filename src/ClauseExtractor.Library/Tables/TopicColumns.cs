using System.Text.Json;
using ClauseExtractor.Library.Catalogue;
using ClauseExtractor.Library.Search;
using Dapper;

namespace ClauseExtractor.Library.Tables;

/// <summary>The topic of every benefit, in memory: read out of the clauses when somebody first groups by topic, then kept up with the library.</summary>
internal sealed class TopicColumns(LibraryState state)
{
    private readonly Lock loading = new();
    private BenefitTopics known = new(0, []);

    public BenefitTopics Of(CatalogueSnapshot snapshot)
    {
        if (known.Change == snapshot.Change)
            return known;
        lock (loading)
        {
            if (known.Change >= snapshot.Change)
                return known;
            var documents = known.Documents.Where(d => snapshot.Find(d.Key) is { } still && still.Change <= known.Change).ToDictionary();
            using var connection = state.Database.Open();
            // In the order of the file, and only clauses that have benefits: by document the same rows take many times as long.
            foreach (var (key, heading, facts) in connection.Query<(long, string?, byte[])>(
                "SELECT key, heading, facts FROM clauses WHERE key IN (SELECT clause FROM benefits) AND document IN (SELECT number FROM documents WHERE change > $since)", new { since = known.Change }, buffered: false))
            {
                // Of a hundred thousand clauses only the sentences are wanted: they are picked out of the JSON, not read with all the rest of it.
                using var json = JsonDocument.Parse(facts);
                var benefits = json.RootElement.GetProperty("benefits");
                var at = new ClauseKey(key);
                (documents.TryGetValue(at.Document, out var clauses) ? clauses : documents[at.Document] = [])[at.Ordinal] =
                    [.. benefits.EnumerateArray().Select(b => Topics.Of(heading, b.GetProperty("span").GetProperty("quote").GetString()!))];
            }
            return known = new BenefitTopics(snapshot.Change, documents);
        }
    }
}

/// <summary>The topics as of one change number, by document and place of the clause.</summary>
internal sealed record BenefitTopics(long Change, Dictionary<int, Dictionary<int, string?[]>> Documents)
{
    /// <summary>Null where no topic fits, or the benefit came since.</summary>
    public string? Of(ClauseKey clause, int at) =>
        Documents.GetValueOrDefault(clause.Document)?.GetValueOrDefault(clause.Ordinal) is { } topics && at < topics.Length ? topics[at] : null;
}
