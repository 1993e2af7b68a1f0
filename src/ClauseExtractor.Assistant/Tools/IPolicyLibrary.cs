using ClauseExtractor.Extraction;
using ClauseExtractor.Matching;
using ClauseExtractor.Revision;

namespace ClauseExtractor.Assistant.Tools;

/// <summary>
/// What the assistant may see of the library: reading only. The command line and the site put the library behind it; all members may be
/// called from several
/// threads.
/// </summary>
public interface IPolicyLibrary
{
    /// <summary>Every document, in the library's order.</summary>
    IReadOnlyList<PolicyEntry> Documents();

    /// <summary>Clauses for a query in the library's own query language, best first.</summary>
    /// <exception cref="ArgumentException">The query cannot be read; the message says where.</exception>
    IReadOnlyList<ClauseHit> Search(string query, int limit);

    /// <summary>The record with its canonical text, as corrected; null where the library has no such document.</summary>
    PolicyRecord? Find(string id);

    /// <summary>The status of a document on a day; null where the library has no such document.</summary>
    PolicyStatus? Status(string id, DateOnly on);

    /// <summary>What the new document changed against the old.</summary>
    /// <exception cref="ArgumentException">The library has not both.</exception>
    RevisionRecord Compare(string oldId, string newId);

    /// <summary>Whether a profile gets each benefit of the policies that apply where it is; those that can be had first.</summary>
    IReadOnlyList<OfferEntry> Match(Profile profile, DateOnly on);

    /// <summary>What ends, closes or waits from a day to another, the nearest first.</summary>
    IReadOnlyList<DueEntry> Due(DateOnly on, DateOnly until);

    /// <summary>Caps and rates of a subject, by region.</summary>
    /// <exception cref="ArgumentException">The query cannot be read; the message says where.</exception>
    IReadOnlyList<StandingEntry> Standing(string query);

    /// <summary>Kept queries, each with what came or changed since somebody looked.</summary>
    IReadOnlyList<WatchEntry> Watches();
}

/// <summary>A document of the library in a line.</summary>
public sealed record PolicyEntry(string Id, string? Title, string? DocumentNumber, string? Region, IReadOnlyList<string> Issuers);

/// <summary>A benefit, and whether a profile gets it.</summary>
/// <param name="Missing">What fails, with the difference.</param>
/// <param name="Open">What must be told or ticked.</param>
/// <param name="Materials">What the text says is handed in.</param>
public sealed record OfferEntry(
    Verdict Verdict,
    string? Authority,
    string Document,
    string? Title,
    PolicyState State,
    string Clause,
    string Benefit,
    IReadOnlyList<string> Missing,
    IReadOnlyList<string> Open,
    IReadOnlyList<string> Materials,
    string Quote
);

/// <summary>Something that comes due.</summary>
/// <param name="Kind">ends, commentsEnd, draftOverdue, assumedTerm, stillCited, newVersion.</param>
public sealed record DueEntry(string Kind, DateOnly? Day, string Document, string? Title, string? Region, PolicyState State);

/// <summary>A benefit of a subject, amounts in yuan, rates as shares.</summary>
public sealed record StandingEntry(
    string Region,
    decimal? MedianCap,
    decimal? MedianRate,
    string Document,
    string? Title,
    PolicyState State,
    string Clause,
    decimal? Cap,
    decimal? Rate,
    string Quote
);

/// <summary>A kept query.</summary>
/// <param name="New">How many clauses came or changed since somebody looked.</param>
/// <param name="Clauses">The first of them.</param>
public sealed record WatchEntry(string Name, string Query, int New, IReadOnlyList<ClauseHit> Clauses);

/// <summary>A clause that a query found.</summary>
public sealed record ClauseHit(string Document, string? Title, string? Region, string Clause, string? Heading, string Snippet);

/// <summary>Where a policy stands on a day; computed, never stored.</summary>
public enum PolicyState
{
    Unknown,
    Draft,
    NotYetInForce,
    InForce,
    Expired,
    Repealed,
    Superseded,
}

/// <summary>The status of a document on a day.</summary>
/// <param name="Reason">Why, in a sentence; null where the state says it.</param>
public sealed record PolicyStatus(PolicyState State, DateOnly On, DateOnly? From, DateOnly? To, string? Reason);

/// <summary>The state of a document on the day that a question is about.</summary>
public delegate PolicyState StateOf(string document);
