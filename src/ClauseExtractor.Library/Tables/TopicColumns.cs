using System.Text.Json;
using ClauseExtractor.Library.Catalogue;
using ClauseExtractor.Library.Search;
using Dapper;

namespace ClauseExtractor.Library.Tables;

/// <summary>
/// The topic of every benefit, in memory: read out of the clauses when somebody first groups by topic, then kept up with the library.
/// </summary>
internal sealed class TopicColumns(LibraryState state)
{
    /// <summary>In the order of the file, and only clauses that have benefits: by document the same rows take many times as long.</summary>
    private const string OfAll = "SELECT key, heading, facts FROM clauses WHERE key IN (SELECT clause FROM benefits)";

    /// <summary>
    /// Of the few documents that changed: to pass over all the others takes fifty milliseconds in a library of two thousand.
    /// </summary>
    private const string OfChanged =
        "SELECT key, heading, facts FROM documents CROSS JOIN clauses WHERE document = number AND change > @since AND EXISTS (SELECT "
        + "1 FROM benefits WHERE clause = key)";

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
            var read = new Dictionary<int, List<BenefitTopic>>();
            using var connection = state.Database.Open();
            foreach (
                var (key, heading, facts) in connection.Query<(long, string?, byte[])>(
                    known.Change == 0 ? OfAll : OfChanged,
                    new { since = known.Change },
                    buffered: false
                )
            )
            {
                // Of a hundred thousand clauses only the sentences are wanted: they are picked out of the JSON, not read with all the rest
                // of it.
                using var json = JsonDocument.Parse(facts);
                var at = new ClauseKey(key);
                var topics = read.TryGetValue(at.Document, out var before) ? before : read[at.Document] = [];
                foreach (var (number, benefit) in json.RootElement.GetProperty("benefits").EnumerateArray().Index())
                    if (Topics.Of(heading, benefit.GetProperty("span").GetProperty("quote").GetString()!) is { } topic)
                        topics.Add(new BenefitTopic(at.Ordinal, number, topic));
            }
            foreach (var (document, topics) in read)
                documents[document] = [.. topics.OrderBy(t => (t.Clause, t.At))];
            return known = new BenefitTopics(snapshot.Change, documents);
        }
    }
}

/// <summary>The topic of one benefit of a document.</summary>
/// <param name="Clause">Place of the clause in the document.</param>
/// <param name="At">Place of the benefit among those of its clause.</param>
internal readonly record struct BenefitTopic(int Clause, int At, string Topic);

/// <summary>
/// The topics as of one change number, by document, in the order of its benefits: a row for each, where a dictionary for each document and
/// a list for each clause took six times as much.
/// </summary>
internal sealed record BenefitTopics(long Change, Dictionary<int, BenefitTopic[]> Documents)
{
    /// <summary>Null where no topic fits, or the benefit came since.</summary>
    public string? Of(ClauseKey clause, int at)
    {
        var topics = Documents.GetValueOrDefault(clause.Document) ?? [];
        (int low, int high) = (0, topics.Length - 1);
        while (low <= high)
        {
            int middle = (low + high) / 2;
            int order = (topics[middle].Clause, topics[middle].At).CompareTo((clause.Ordinal, at));
            if (order == 0)
                return topics[middle].Topic;
            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }
        return null;
    }
}
