using System.Text.Json.Serialization;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Revision;

/// <summary>The revision record, v1: what one document changed against another.</summary>
public sealed record RevisionRecord(
    RevisionSide Old,
    RevisionSide New,
    IReadOnlyList<ClauseChange> Clauses,
    IReadOnlyList<FactChange> Facts,
    IReadOnlyList<Replacement> Replacements,
    RevisionSummary Summary
)
{
    /// <summary>The name of the format, first in every record.</summary>
    public const string SchemaName = "clause-extractor/diff/v1";

    /// <summary>Name and version of the format.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; init; } = SchemaName;
}

/// <summary>One of the two documents.</summary>
public sealed record RevisionSide(string Id, string? Title, string File);

/// <summary>What happened to a clause.</summary>
public enum ChangeKind
{
    /// <summary>The same text.</summary>
    Unchanged,

    /// <summary>Other characters, the same words and facts.</summary>
    Editorial,

    /// <summary>The words changed.</summary>
    Reworded,

    /// <summary>Only in the new version.</summary>
    Inserted,

    /// <summary>Only in the old version.</summary>
    Deleted,

    /// <summary>One old clause is several.</summary>
    Split,

    /// <summary>Several old clauses are one.</summary>
    Merged,
}

/// <summary>A clause of either side, or of both.</summary>
/// <param name="Old">Paths in the old document: one, several for a merge, none for an insertion.</param>
/// <param name="New">Paths in the new document: one, several for a split, none for a deletion.</param>
/// <param name="Similarity">0 to 1.</param>
public sealed record ClauseChange(
    ChangeKind Change,
    IReadOnlyList<string> Old,
    IReadOnlyList<string> New,
    bool Moved,
    bool Renumbered,
    double Similarity,
    IReadOnlyList<Edit> Edits
);

/// <summary>What an edit does.</summary>
public enum EditOp
{
    /// <summary>The piece stands in both.</summary>
    Equal,

    /// <summary>The piece stands in the old text only.</summary>
    Delete,

    /// <summary>The piece stands in the new text only.</summary>
    Insert,
}

/// <summary>A piece of text that stayed, went or came.</summary>
public sealed record Edit(EditOp Op, string Text);

/// <summary>What a fact is about.</summary>
/// <remarks>
/// Amount, Period, Number and Duty stand in no row of a record: a sum of money, a span of time (三个月), another number (55周岁, 10项, 三倍), the
/// force of a rule (应当, 可以, 不得).
/// </remarks>
public enum FactSubject
{
    /// <summary>A row of benefits.</summary>
    Benefit,

    /// <summary>A unit in charge.</summary>
    Owner,

    /// <summary>A date of the document.</summary>
    Date,

    /// <summary>A requirement with a figure.</summary>
    Threshold,

    /// <summary>A target of a plan.</summary>
    Indicator,

    /// <summary>A rule over all benefits.</summary>
    Provision,

    /// <summary>Title, number, issuers, stage.</summary>
    Document,

    /// <summary>A document that is repealed.</summary>
    Repeal,

    /// <summary>A sum of money outside the rows.</summary>
    Amount,

    /// <summary>A span of time: 三个月.</summary>
    Period,

    /// <summary>Another number: 10项, 三倍.</summary>
    Number,

    /// <summary>The force of a rule: 应当, 可以, 不得.</summary>
    Duty,
}

/// <summary>What happened to a fact.</summary>
public enum FactChangeKind
{
    /// <summary>Only in the new version.</summary>
    Added,

    /// <summary>Only in the old version.</summary>
    Removed,

    /// <summary>In both, with other values.</summary>
    Changed,
}

/// <summary>A change in meaning.</summary>
/// <param name="OldRow">Index into the old record's list of the subject, null where that side does not exist.</param>
/// <param name="Field">Path of the field (<c>caps[0].amount</c>), null where the whole row came or went.</param>
/// <param name="Old">The old value: a string, a number, a boolean or null.</param>
public sealed record FactChange(
    FactSubject Subject,
    FactChangeKind Change,
    string? OldClause,
    string? NewClause,
    int? OldRow,
    int? NewRow,
    string? Field,
    object? Old,
    object? New,
    Span? OldSpan,
    Span? NewSpan
);

/// <summary>One name or word that was replaced by another throughout.</summary>
/// <param name="Count">How often.</param>
/// <param name="Clauses">Paths in the new document, in its order.</param>
public sealed record Replacement(string Old, string New, int Count, IReadOnlyList<string> Clauses);

/// <summary>Counts of the clause changes.</summary>
public sealed record RevisionSummary(
    int Unchanged,
    int Editorial,
    int Reworded,
    int Inserted,
    int Deleted,
    int Split,
    int Merged,
    int Moved,
    int Renumbered
);
