using ClauseExtractor.Extraction;
using ClauseExtractor.Library;

namespace ClauseExtractor.Web.Asking;

/// <summary>
/// A language model as the site may use it: what it says comes back held against the text. Nothing is sent to it unless a reader asks.
/// </summary>
/// <param name="Model">The model's name, to show.</param>
/// <param name="AskAsync">Answers a question from the library.</param>
/// <param name="ProposeAsync">Asks about one clause (document id, path) and puts what holds into the review queue; the record stays as it
/// is.</param>
public sealed record SiteAssistant(
    string Model,
    Func<PolicyLibrary, string, CancellationToken, Task<SiteAnswer>> AskAsync,
    Func<PolicyLibrary, string, string, CancellationToken, Task<SiteProposals>> ProposeAsync
);

/// <summary>What may be shown for a question.</summary>
/// <param name="Statements">None means that the library does not say.</param>
/// <param name="NotSaid">Parts of the question on which nothing was found, in its own words.</param>
/// <param name="Removed">Sentences taken out because the text does not bear them.</param>
/// <param name="Searches">The queries that were put to the library.</param>
/// <param name="Failure">Why there is no answer; null where there is one.</param>
/// <param name="Requests">How often the model was asked.</param>
/// <param name="Tokens">In and out together.</param>
public sealed record SiteAnswer(
    string Question,
    IReadOnlyList<SiteStatement> Statements,
    IReadOnlyList<string> NotSaid,
    int Removed,
    IReadOnlyList<string> Searches,
    ModelFailure? Failure,
    int Requests,
    long Tokens
);

/// <summary>A sentence with what it rests on.</summary>
public sealed record SiteStatement(string Text, IReadOnlyList<SiteCitation> Citations);

/// <summary>Words of a document that bear a sentence.</summary>
/// <param name="Clause">Path; null for the text outside all clauses.</param>
/// <param name="Page">From 1; null where the source has no pages.</param>
/// <param name="Start">Offset into the canonical text.</param>
/// <param name="Rows">The record's benefits that the words touch: figures are taken from these.</param>
public sealed record SiteCitation(
    string Document,
    string Title,
    string? Clause,
    int? Page,
    int Start,
    int End,
    string Quote,
    IReadOnlyList<Benefit> Rows
);

/// <summary>What became of a question about one clause.</summary>
/// <param name="IsOpen">False where the rules are sure of the clause, so that nothing was asked.</param>
/// <param name="Proposed">Rows that went into the review queue.</param>
/// <param name="Dropped">Rows that the text does not bear, or that the rules have already.</param>
public sealed record SiteProposals(bool IsOpen, int Proposed, int Dropped, ModelFailure? Failure = null);

/// <summary>Why the model could not be used.</summary>
/// <param name="Code">CE06xx.</param>
/// <param name="Reason">In English; the site says it in Chinese by the code.</param>
public sealed record ModelFailure(string Code, string Reason, string Remedy);
