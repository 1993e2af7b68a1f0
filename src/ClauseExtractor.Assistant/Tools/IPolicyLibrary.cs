using ClauseExtractor.Extraction;
using ClauseExtractor.Revision;

namespace ClauseExtractor.Assistant.Tools;

/// <summary>
/// What the assistant may see of the library: reading only. The command line and the site put the library behind it; all members may be called from several
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
}

/// <summary>A document of the library in a line.</summary>
public sealed record PolicyEntry(string Id, string? Title, string? DocumentNumber, string? Region, IReadOnlyList<string> Issuers);

/// <summary>A clause that a query found.</summary>
public sealed record ClauseHit(string Document, string? Title, string? Region, string Clause, string? Heading, string Snippet);

/// <summary>Where a policy stands on a day; computed, never stored.</summary>
public enum PolicyState { Unknown, Draft, NotYetInForce, InForce, Expired, Repealed, Superseded }

/// <summary>The status of a document on a day.</summary>
/// <param name="Reason">Why, in a sentence; null where the state says it.</param>
public sealed record PolicyStatus(PolicyState State, DateOnly On, DateOnly? From, DateOnly? To, string? Reason);

/// <summary>The state of a document on the day that a question is about.</summary>
public delegate PolicyState StateOf(string document);
