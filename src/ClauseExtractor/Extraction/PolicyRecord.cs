using System.Text.Json.Serialization;
using ClauseExtractor.Layout;
using ClauseExtractor.Reading;
using ClauseExtractor.Structure;

namespace ClauseExtractor.Extraction;

/// <summary>
/// The extraction record, v1: everything the product says of a document, each value with its words. The properties stand in the order of
/// the public format.
/// </summary>
public sealed record PolicyRecord(
    DocumentFacts Document,
    IReadOnlyList<Clause> Clauses,
    IReadOnlyList<Benefit> Benefits,
    IReadOnlyList<Provision> Provisions,
    IReadOnlyList<Threshold> Thresholds,
    [property: JsonPropertyOrder(2)] IReadOnlyList<Indicator> Indicators,
    [property: JsonPropertyOrder(4)] IReadOnlyList<DroppedText> Dropped,
    [property: JsonPropertyOrder(5)] IReadOnlyList<Warning> Warnings
)
{
    /// <summary>The name of the format, first in every record.</summary>
    public const string SchemaName = "clause-extractor/v1";

    /// <summary>Name and version of the record format.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; init; } = SchemaName;

    /// <summary>
    /// Every sum of money, share and ratio in the text of a clause, once, with what it is there for; in the order of the text.
    /// </summary>
    [JsonPropertyOrder(1)]
    public IReadOnlyList<AccountedFigure> Figures { get; init; } = [];

    /// <summary>
    /// What recognition got wrong and the language makes certain, with the words as they were recognised; left out of the record where
    /// there is nothing.
    /// </summary>
    [JsonPropertyOrder(4), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<MendedText>? Mended { get; init; }

    /// <summary>The canonical text; stands beside the record in its own file, not in it.</summary>
    [JsonIgnore]
    public string Text { get; init; } = "";

    /// <summary>
    /// What people corrected since the extraction, already in the values above; left out of the record where there is nothing.
    /// </summary>
    [JsonPropertyOrder(6), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<AppliedCorrection>? Corrections { get; init; }
}

/// <summary>Words of the text that were recognised otherwise.</summary>
/// <param name="Page">Page from 1.</param>
/// <param name="Old">As they were recognised.</param>
/// <param name="New">As they stand in the text.</param>
public sealed record MendedText(int? Page, string Old, string New, Span Span, MendReason Reason);

/// <summary>A value that somebody corrected.</summary>
/// <param name="Clause">Path of the clause, null for a field of the document.</param>
/// <param name="Field">Path of the value, as <c>benefits[0].caps[0].amount</c>; indexes count the clause's own rows from 0.</param>
/// <param name="Old">The value before, as JSON text; null where there was none.</param>
/// <param name="New">The value now, as JSON text; null where it was taken out.</param>
public sealed record AppliedCorrection(
    string? Clause,
    string Field,
    string? Old,
    string? New,
    string Reason,
    string Author,
    DateTimeOffset At
);

/// <summary>A numbered unit with its own text and owners.</summary>
/// <param name="Parent">Path of the parent, null at the top.</param>
/// <param name="Text">The unit's own text: <see cref="Span"/> and <see cref="More"/> joined by LF.</param>
public sealed record Clause(
    string Path,
    string Label,
    Span LabelSpan,
    int Level,
    string? Parent,
    ClauseKind Kind,
    string? Heading,
    string Text,
    Span Span,
    IReadOnlyList<Span> More,
    IReadOnlyList<Owner> Owners
);
