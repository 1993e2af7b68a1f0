using ClauseExtractor.Extraction;
using ClauseExtractor.Layout;
using ClauseExtractor.Library.Catalogue;

namespace ClauseExtractor.Library.Search;

/// <summary>What hits are sorted by; ties fall to relevance, then to the newer document, then to the order of clauses.</summary>
public enum SearchSort { Relevance, Cap, Rate, Date }

/// <summary>How to search.</summary>
public sealed record SearchOptions
{
    public SearchSort Sort { get; init; }

    /// <summary>The smallest or oldest first.</summary>
    public bool Ascending { get; init; }

    /// <summary>Hits to pass over; use <see cref="After"/> where documents may come in meanwhile.</summary>
    public int Offset { get; init; }

    /// <summary>Hits to give, 1 to 500.</summary>
    public int Limit { get; init; } = 20;

    /// <summary>Continue after this place, as <see cref="SearchPage.Next"/> gave it: no hit comes twice and none that was there is passed over, whatever is imported meanwhile.</summary>
    public string? After { get; init; }

    /// <summary>The day for which status is computed; null for today. A query's <c>in-force:</c> goes before it.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Count the facets.</summary>
    public bool Facets { get; init; }
}

/// <summary>A page of hits.</summary>
/// <param name="Query">The query as understood, with what the thesaurus added.</param>
/// <param name="Total">All hits.</param>
/// <param name="Documents">The documents that they stand in.</param>
/// <param name="Next">Where the next page starts, null on the last one.</param>
/// <param name="Facets">Empty unless asked for.</param>
public sealed record SearchPage(PolicyQuery Query, DateOnly AsOf, int Total, int Documents, IReadOnlyList<ClauseHit> Hits, string? Next, IReadOnlyList<Facet> Facets);

/// <summary>A clause that was found.</summary>
/// <param name="Trail">The headings above it, outermost first.</param>
/// <param name="Snippet">The part of the text around the words found.</param>
/// <param name="Text">The clause's own text.</param>
/// <param name="Page">Page of its first character from 1, null where the source has none.</param>
/// <param name="Score">Relevance; 0 where the query has filters only.</param>
public sealed record ClauseHit(
    ClauseKey Key, DocumentSummary Document, PolicyStatus Status, string Path, string? Heading, IReadOnlyList<TrailStep> Trail, Snippet Snippet, string Text, int? Page, IReadOnlyList<Benefit> Benefits,
    IReadOnlyList<Owner> Owners, double Score);

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
public sealed record FacetValue(string Value, int Count);
