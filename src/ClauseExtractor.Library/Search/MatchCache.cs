using ClauseExtractor.Library.Catalogue;

namespace ClauseExtractor.Library.Search;

/// <summary>
/// Keeps what the last queries found for as long as the library stays as it is: the next page, another order, the facets and the table of
/// the same query then ask the index nothing.
/// The query asked for the longest time ago makes room. Safe for many threads.
/// </summary>
internal sealed class MatchCache
{
    /// <summary>Hits of all queries together, sixteen bytes each.</summary>
    private const int MostHits = 500_000;

    /// <summary>What a query weighs beside its hits: even one without any is not free.</summary>
    private const int Least = 200;

    private readonly Lock guard = new();
    private readonly Dictionary<MatchKey, LinkedListNode<(MatchKey Key, Matches Matches)>> kept = [];
    private readonly LinkedList<(MatchKey Key, Matches Matches)> byUse = [];
    private long weight;

    /// <summary>Null where the query was not asked, or not lately, or of another state of the library.</summary>
    public Matches? Find(MatchKey key, long change)
    {
        lock (guard)
        {
            if (!kept.TryGetValue(key, out var node) || node.Value.Matches.Snapshot.Change != change)
                return null;
            byUse.Remove(node);
            byUse.AddFirst(node);
            return node.Value.Matches;
        }
    }

    public void Keep(MatchKey key, Matches matches)
    {
        lock (guard)
        {
            // What an older state of the library gave is asked for no more.
            while (byUse.Last is { } last && (last.Value.Matches.Snapshot.Change < matches.Snapshot.Change || weight > MostHits))
                Drop(last);
            if (kept.TryGetValue(key, out var former))
                Drop(former);
            if (Weight(matches) > MostHits / 4)
                return;
            kept[key] = byUse.AddFirst((key, matches));
            weight += Weight(matches);
        }
    }

    private void Drop(LinkedListNode<(MatchKey Key, Matches Matches)> node)
    {
        kept.Remove(node.Value.Key);
        byUse.Remove(node);
        weight -= Weight(node.Value.Matches);
    }

    private static int Weight(Matches matches) => matches.Hits.Count + Least;
}

/// <summary>All that the hits of a query hang on, but for the library.</summary>
/// <param name="Today">What a query calls today.</param>
internal sealed record MatchKey(string Query, DateOnly AsOf, DateOnly Today, Thesaurus Words);
