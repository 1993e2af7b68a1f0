using ClauseExtractor.Library.Catalogue;
using ClauseExtractor.Library.Search;
using ClauseExtractor.Library.Storage;
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
            foreach (var (key, heading, facts) in connection.Query<(long, string?, byte[])>(
                "SELECT c.key, c.heading, c.facts FROM documents d JOIN clauses c ON c.document = d.number WHERE d.change > $since AND d.benefit_count > 0 AND c.facts IS NOT NULL", new { since = known.Change }, buffered: false))
            {
                var benefits = Packed.Json<ClauseFacts>(facts).Benefits;
                if (benefits.Count == 0)
                    continue;
                var at = new ClauseKey(key);
                (documents.TryGetValue(at.Document, out var clauses) ? clauses : documents[at.Document] = [])[at.Ordinal] = [.. benefits.Select(b => Topics.Of(heading, b.Span.Quote))];
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
