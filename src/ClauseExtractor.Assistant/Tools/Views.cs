using ClauseExtractor.Extraction;
using ClauseExtractor.Revision;

namespace ClauseExtractor.Assistant.Tools;

/// <summary>A clause that a search found, with its text.</summary>
public sealed record FoundClause(string Document, string? Title, string? Region, string Clause, string? Heading, string Text);

/// <summary>A document's facts and outline.</summary>
public sealed record DocumentView(
    string Document,
    string? Title,
    string? DocumentNumber,
    DocumentStage Stage,
    IReadOnlyList<string> Issuers,
    string? Region,
    DocumentDates Dates,
    IReadOnlyList<OutlineEntry> Clauses
);

/// <summary>A line of an outline.</summary>
public sealed record OutlineEntry(string Clause, string? Heading);

/// <summary>A clause with what the record holds for it.</summary>
/// <param name="Children">Paths of the units directly below.</param>
/// <param name="Unread">The words of figures that are given and could not be read.</param>
public sealed record ClauseView(
    string Document,
    string? Title,
    string Clause,
    string? Heading,
    string Text,
    IReadOnlyList<string> Owners,
    IReadOnlyList<BenefitView> Benefits,
    IReadOnlyList<string> Children,
    IReadOnlyList<string> Unread
);

/// <summary>A benefit row, amounts in yuan, rates as shares.</summary>
/// <param name="Weakest">The part that is the least sure.</param>
/// <param name="Quote">The words that the row rests on.</param>
/// <param name="Unread">The words of figures of the clause that are given and could not be read.</param>
public sealed record BenefitView(
    string Document,
    string? Title,
    string Clause,
    string Term,
    string? Beneficiary,
    string? Condition,
    IReadOnlyList<CapView> Caps,
    decimal? Rate,
    Bound? RateBound,
    string? RateBase,
    decimal? Match,
    int? Years,
    double Confidence,
    RowPart? Weakest,
    string Quote,
    IReadOnlyList<string> Unread
)
{
    public static BenefitView Of(string document, PolicyRecord record, Benefit row) =>
        new(
            document,
            record.Document.Title,
            row.Clause,
            row.Term,
            row.Beneficiary,
            row.Condition,
            [.. row.Caps.Select(c => new CapView(c.Amount, c.Lower, c.Bound, c.Per, c.Unit))],
            row.Rate?.Value,
            row.Rate?.Bound,
            row.Rate?.Base,
            row.Match,
            row.Years,
            row.Confidence,
            row.Weakest,
            row.Span.Quote,
            UnreadFigures.Of(record, row.Clause)
        );
}

/// <summary>An amount in yuan.</summary>
public sealed record CapView(decimal Amount, decimal? Lower, Bound Bound, Per? Per, string? Unit);

/// <summary>What a revision changed.</summary>
public sealed record RevisionView(
    string? OldTitle,
    string? NewTitle,
    RevisionSummary Summary,
    IReadOnlyList<FactView> Facts,
    IReadOnlyList<ClauseChangeView> Clauses
);

/// <summary>A change in meaning.</summary>
public sealed record FactView(
    FactSubject Subject,
    FactChangeKind Change,
    string? OldClause,
    string? NewClause,
    string? Field,
    object? Old,
    object? New,
    string? OldQuote,
    string? NewQuote
);

/// <summary>A clause that was reworded, came or went.</summary>
public sealed record ClauseChangeView(ChangeKind Change, IReadOnlyList<string> Old, IReadOnlyList<string> New);

/// <summary>What a benefit comes to, in yuan.</summary>
/// <param name="Result">In words: 360万元; 0元–500万元.</param>
/// <param name="High">Null where the text sets no end.</param>
/// <param name="Open">What the text, or who asks, leaves open.</param>
public sealed record EstimateView(
    string Term,
    string? Condition,
    string Result,
    decimal Low,
    decimal? High,
    IReadOnlyList<string> Steps,
    IReadOnlyList<string> Open,
    string Quote
);
