using ClauseExtractor.Extraction;
using ClauseExtractor.Layout;
using ClauseExtractor.Library.Catalogue;

namespace ClauseExtractor.Library.Search;

/// <summary>What hits are sorted by; ties fall to relevance, then to the newer document, then to the order of clauses.</summary>
public enum SearchSort
{
    /// <summary>How well the clause fits the words.</summary>
    Relevance,

    /// <summary>The largest sum first.</summary>
    Cap,

    /// <summary>The largest share first.</summary>
    Rate,

    /// <summary>The newest document first.</summary>
    Date,
}

/// <summary>How to search.</summary>
public sealed record SearchOptions
{
    /// <summary>What hits are sorted by.</summary>
    public SearchSort Sort { get; init; }

    /// <summary>The smallest or oldest first.</summary>
    public bool Ascending { get; init; }

    /// <summary>Hits to pass over; use <see cref="After"/> where documents may come in meanwhile.</summary>
    public int Offset { get; init; }

    /// <summary>Hits to give, 1 to 500.</summary>
    public int Limit { get; init; } = 20;

    /// <summary>
    /// Continue after this place, as <see cref="SearchPage.Next"/> gave it: no hit comes twice and none that was there is passed over,
    /// whatever is imported meanwhile.
    /// </summary>
    public string? After { get; init; }

    /// <summary>The day for which status is computed; null for today. A query's <c>in-force:</c> goes before it.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>False to search words as written, without what the thesaurus adds.</summary>
    public bool Widen { get; init; } = true;

    /// <summary>True to add <see cref="SearchPage.Relaxed"/> where the query finds nothing, or little.</summary>
    public bool Relax { get; init; }

    /// <summary>Count the facets.</summary>
    public bool Facets { get; init; }
}

/// <summary>A page of hits.</summary>
/// <param name="Query">The query as understood, with what the thesaurus added.</param>
/// <param name="Total">All hits.</param>
/// <param name="Documents">The documents that they stand in.</param>
/// <param name="Next">Where the next page starts, null on the last one.</param>
/// <param name="Facets">Empty unless asked for.</param>
public sealed record SearchPage(
    PolicyQuery Query,
    DateOnly AsOf,
    int Total,
    int Documents,
    IReadOnlyList<ClauseHit> Hits,
    string? Next,
    IReadOnlyList<Facet> Facets
)
{
    /// <summary>
    /// What a wider query finds beside the hits; null where it was not asked for, the query finds enough, or nothing wider finds more.
    /// </summary>
    public RelaxedHits? Relaxed { get; init; }
}

/// <summary>What a wider query finds: to be shown behind the hits, under a heading of its own.</summary>
/// <param name="Query">The wider query.</param>
/// <param name="Struck">The reader's words that found nothing, and filters that left nothing, as typed.</param>
/// <param name="Rewritten">Words that were read as others.</param>
/// <param name="Total">Clauses beside the hits.</param>
/// <param name="Hits">The page of them: <see cref="SearchOptions.Offset"/> counts on from the hits, and the two together are as many as
/// asked for.</param>
/// <param name="Facets">Empty unless asked for.</param>
public sealed record RelaxedHits(
    PolicyQuery Query,
    IReadOnlyList<string> Struck,
    IReadOnlyList<Rewriting> Rewritten,
    int Total,
    int Documents,
    IReadOnlyList<ClauseHit> Hits,
    IReadOnlyList<Facet> Facets
);

/// <summary>A word of a query that was read as others.</summary>
/// <param name="Typed">As the reader wrote it.</param>
/// <param name="Read">The words that were searched; none for a word of a question.</param>
/// <param name="Mended">True where it was taken for a typing error or pinyin, false where it was only cut.</param>
public sealed record Rewriting(string Typed, IReadOnlyList<string> Read, bool Mended);

/// <summary>A clause that was found.</summary>
/// <param name="Trail">The headings above it, outermost first.</param>
/// <param name="Snippet">The part of the text around the words found.</param>
/// <param name="Text">The clause's own text.</param>
/// <param name="Page">Page of its first character from 1, null where the source has none.</param>
/// <param name="Score">Relevance; 0 where the query has filters only.</param>
public sealed record ClauseHit(
    ClauseKey Key,
    DocumentSummary Document,
    PolicyStatus Status,
    string Path,
    string? Heading,
    IReadOnlyList<TrailStep> Trail,
    Snippet Snippet,
    string Text,
    int? Page,
    IReadOnlyList<Benefit> Benefits,
    IReadOnlyList<Owner> Owners,
    double Score
)
{
    /// <summary>Words of a wider query that the clause has not.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];
}

/// <summary>A unit above a clause.</summary>
public sealed record TrailStep(string Label, string? Heading);

/// <summary>A part of the original text, unchanged, with the places of the words found.</summary>
/// <param name="Start">Where it stands in the clause's text.</param>
/// <param name="Highlights">Ranges of <see cref="Text"/>, in order, apart from each other.</param>
public sealed record Snippet(string Text, int Start, IReadOnlyList<TextRange> Highlights);

/// <summary>How the hits spread over a field's values.</summary>
/// <param name="Field">Name of the field in the query language: a value joined to it with a colon narrows the query.</param>
public sealed record Facet(string Field, IReadOnlyList<FacetValue> Values);

/// <param name="Value">As the query language takes it.</param>
/// <param name="Count">Hits that have it; a hit may have several.</param>
public sealed record FacetValue(string Value, int Count)
{
    /// <summary>The value that holds this one and counts its hits, too (上海市 over 上海市普陀区); null for one by itself.</summary>
    public string? Under { get; init; }
}
