namespace ClauseExtractor.Library.Corrections;

/// <summary>Where a correction stands.</summary>
public enum CorrectionState
{
    /// <summary>Put forward by a model or a person, not in force until somebody accepts it.</summary>
    Proposed,

    /// <summary>In force: the record, searches and exports show it.</summary>
    Applied,

    /// <summary>Made on a text that has changed since; not in force until somebody looks.</summary>
    NeedsReview,

    /// <summary>Taken back.</summary>
    Undone,

    /// <summary>Looked at and refused.</summary>
    Rejected,
}

/// <summary>Who thought of a correction.</summary>
public enum CorrectionOrigin
{
    /// <summary>A person wrote it.</summary>
    Person,

    /// <summary>A language model proposed it and a person took it.</summary>
    Model,
}

/// <summary>One corrected value, stored beside the extraction.</summary>
/// <param name="Document">Id of the document.</param>
/// <param name="Clause">Path of the clause, null for a field of the document itself.</param>
/// <param name="Field">Path of the value: <c>heading</c>, <c>benefits[0].caps[0].amount</c>, <c>dates.effectiveTo</c>. Indexes count the
/// clause's own rows from 0.</param>
/// <param name="Old">The value before, as JSON; null where there was none.</param>
/// <param name="New">The value now, as JSON; null where the row or value is taken out.</param>
/// <param name="Why">Where it needs review: <c>clauseChanged</c>, <c>clauseGone</c>, <c>rowGone</c>, <c>valueChanged</c>.</param>
/// <param name="CarriedFrom">The correction of another version or an earlier extraction that this one continues.</param>
public sealed record Correction(
    long Id,
    string Document,
    string? Clause,
    string Field,
    string? Old,
    string? New,
    string Reason,
    string Author,
    DateTimeOffset MadeAt,
    CorrectionOrigin Origin,
    CorrectionState State,
    string? Why,
    long? CarriedFrom
);

/// <summary>What happened to a correction, when, by whom.</summary>
/// <param name="Action"><c>made</c>, <c>proposed</c>, <c>accepted</c>, <c>undone</c>, <c>rejected</c>, <c>carried</c>, <c>returned</c> (the
/// text changed, it waits for review).</param>
public sealed record CorrectionEvent(long Correction, string Action, string Author, DateTimeOffset At, string? Note);

/// <summary>A correction to make.</summary>
/// <param name="Document">Id of the document.</param>
/// <param name="Clause">Path of the clause, null for the document itself.</param>
/// <param name="Field">See <see cref="Correction.Field"/>; <c>benefits[+]</c> adds a row.</param>
/// <param name="Reason">Why; empty where nobody says.</param>
/// <param name="Value">As people write it: <c>300万</c>, <c>30%</c>, <c>2026-12-31</c>, a text, JSON for a row, or <c>null</c> to take a
/// value or a row out.</param>
/// <param name="ExpectedRevision">The document's revision that the author saw: another one by now is a conflict. Null to go ahead
/// regardless.</param>
public sealed record CorrectionRequest(
    string Document,
    string? Clause,
    string Field,
    string? Value,
    string Reason,
    string Author,
    long? ExpectedRevision = null,
    CorrectionOrigin Origin = CorrectionOrigin.Person
);

/// <summary>One thing for a reviewer to look at.</summary>
/// <param name="Kind"><c>correction</c> (proposed or come back), <c>row</c> (a benefit with low confidence), <c>figure</c> (a clause with
/// figures that could not be read), <c>document</c> (with other doubts).</param>
/// <param name="Row">Index of the benefit within the clause, for <c>row</c>.</param>
/// <param name="Confidence">Of the row; 0 for corrections, and for documents what is left after each warning.</param>
public sealed record ReviewItem(
    string Kind,
    Catalogue.DocumentSummary Document,
    string? Clause,
    int? Row,
    double Confidence,
    Extraction.Benefit? Benefit,
    Correction? Correction,
    IReadOnlyList<Layout.Warning> Warnings
)
{
    /// <summary>The words of the figures, for <c>figure</c>.</summary>
    public IReadOnlyList<string> Figures { get; init; } = [];
}
