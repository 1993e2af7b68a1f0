using System.Collections.Concurrent;
using ClauseExtractor.Extraction;
using ClauseExtractor.Matching;
using ClauseExtractor.Revision;

namespace ClauseExtractor.Assistant.Tools;

/// <summary>
/// A library that remembers what was asked of it in one run: the searches to show the user, the documents whose names must not be mixed up.
/// </summary>
public sealed class ConsultedLibrary(IPolicyLibrary library) : IPolicyLibrary
{
    private readonly ConcurrentDictionary<string, PolicyRecord?> _records = [];
    private readonly ConcurrentQueue<string> _searches = [];

    /// <summary>The queries, in order.</summary>
    public IReadOnlyList<string> Searches => [.. _searches];

    /// <summary>The documents that came up.</summary>
    public IReadOnlyList<PolicyRecord> Records => [.. _records.Values.OfType<PolicyRecord>()];

    /// <inheritdoc/>
    public IReadOnlyList<PolicyEntry> Documents() => library.Documents();

    /// <inheritdoc/>
    public IReadOnlyList<ClauseHit> Search(string query, int limit)
    {
        _searches.Enqueue(query);
        var hits = library.Search(query, limit);
        foreach (string document in hits.Select(h => h.Document).Distinct())
            Find(document);
        return hits;
    }

    /// <inheritdoc/>
    public PolicyRecord? Find(string id) => _records.GetOrAdd(id, library.Find);

    /// <inheritdoc/>
    public PolicyStatus? Status(string id, DateOnly on) => library.Status(id, on);

    /// <inheritdoc/>
    public RevisionRecord Compare(string oldId, string newId) => library.Compare(oldId, newId);

    /// <inheritdoc/>
    public IReadOnlyList<OfferEntry> Match(Profile profile, DateOnly on) => library.Match(profile, on);

    /// <inheritdoc/>
    public IReadOnlyList<DueEntry> Due(DateOnly on, DateOnly until) => library.Due(on, until);

    /// <inheritdoc/>
    public IReadOnlyList<StandingEntry> Standing(string query) => library.Standing(query);

    /// <inheritdoc/>
    public IReadOnlyList<WatchEntry> Watches() => library.Watches();
}
