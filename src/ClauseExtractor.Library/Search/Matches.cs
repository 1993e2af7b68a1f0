using ClauseExtractor.Library.Catalogue;

namespace ClauseExtractor.Library.Search;

/// <summary>A clause that matches.</summary>
/// <param name="Place">Of its document in the snapshot.</param>
internal readonly record struct Hit(ClauseKey Key, float Score, int Place);

/// <summary>All clauses that match, with what sorting and counting ask of them.</summary>
/// <param name="columns">Null where nothing asked for the clauses' figures.</param>
internal sealed class Matches(List<Hit> hits, CatalogueSnapshot snapshot, DateOnly asOf, ClauseColumns? columns)
{
    private readonly Lazy<int> documents = new(() => CountByDocument(hits, snapshot).Count(count => count > 0));
    private IReadOnlyList<Facet>? facets;

    public List<Hit> Hits => hits;

    public CatalogueSnapshot Snapshot => snapshot;

    /// <summary>The day for which status is computed.</summary>
    public DateOnly AsOf => asOf;

    public ClauseColumns? Columns => columns;

    /// <summary>The documents that they stand in.</summary>
    public int Documents => documents.Value;

    /// <summary>
    /// Hits of each document of the snapshot, by its place. Counted anew each time: kept with every query that is, it would be as much as
    /// the hits.
    /// </summary>
    public IReadOnlyList<int> ByDocument => CountByDocument(hits, snapshot);

    /// <summary>How they spread; needs the figures.</summary>
    public IReadOnlyList<Facet> Facets => facets ??= FacetCounter.Count(this, asOf);

    public Matches With(ClauseColumns figures) => new(hits, snapshot, asOf, figures);

    public Matches With(List<Hit> some) => new(some, snapshot, asOf, columns);

    private static int[] CountByDocument(List<Hit> hits, CatalogueSnapshot snapshot)
    {
        var counts = new int[snapshot.Documents.Count];
        foreach (var hit in hits)
            counts[hit.Place]++;
        return counts;
    }
}
