using ClauseExtractor.Extraction;
using ClauseExtractor.Layout;
using ClauseExtractor.Library.Catalogue;
using ClauseExtractor.Library.Corrections;
using ClauseExtractor.Library.Reviews;
using ClauseExtractor.Web.Asking;

namespace ClauseExtractor.Web.Pages;

/// <summary>All that a page for reviewing shows.</summary>
/// <param name="Clause">Path of the clause, null for the document's own fields.</param>
/// <param name="Row">Index of the benefit within the clause, null for the clause's own fields.</param>
public sealed record CorrectModel(
    DocumentSummary Document,
    PolicyRecord Record,
    IReadOnlyList<Correction> Corrections,
    string? Clause,
    int? Row
)
{
    /// <summary>What was just done; null where nothing was.</summary>
    public string? Done { get; init; }

    public Attempt? Attempt { get; init; }

    /// <summary>What the language model was just asked about the clause, and what came of it.</summary>
    public SiteProposals? Proposals { get; init; }

    public IReadOnlyDictionary<long, IReadOnlyList<CorrectionEvent>> History { get; init; } =
        new Dictionary<long, IReadOnlyList<CorrectionEvent>>();

    public IReadOnlyList<CorrectableField> Fields { get; init; } = [];

    public Clause? ClauseRecord => Record.Clauses.FirstOrDefault(c => c.Path == Clause);

    public IReadOnlyList<Benefit> Rows => [.. Record.Benefits.Where(b => b.Clause == Clause)];

    public Benefit? Benefit => Row is { } row && row < Rows.Count && row >= 0 ? Rows[row] : null;

    /// <summary>The field that is chosen when the page opens: of a row the one in doubt.</summary>
    public string? Chosen => Attempt?.Field ?? (Benefit is { } benefit ? CorrectableFields.Of(benefit) : null);

    /// <summary>Why the row is in doubt, as extraction says it; null where it is sure.</summary>
    public string? Doubt =>
        Benefit is { } benefit
            ? Record
                .Warnings.FirstOrDefault(w => w.Code == "CE0401" && w.Span?.Start == benefit.Span.Start && w.Span.End == benefit.Span.End)
                ?.Message
            : null;

    /// <summary>The words of the clause's figures that could not be read.</summary>
    public IReadOnlyList<string> Unread => Clause is null ? [] : UnreadFigures.Of(Record, Clause);

    /// <summary>The last correction of a field that is in force; null where there is none.</summary>
    public Correction? Applied(string field)
    {
        string path = CorrectableFields.Path(field, Row);
        return Corrections.LastOrDefault(c => c.Clause == Clause && c.Field == path && c.State == CorrectionState.Applied);
    }

    /// <summary>The notes on the clause, or on the document, the oldest first.</summary>
    public IReadOnlyList<ChangeReview> Notes { get; init; } = [];

    /// <summary>Where it stands in the queue; null where it does not wait.</summary>
    public QueuePlace? Place { get; init; }

    /// <summary>The correction that was just made, to be undone.</summary>
    public Correction? Made { get; init; }
}

/// <summary>A place in the queue.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Before">Address of what stands before it; null for the first.</param>
/// <param name="Behind">Address of what stands behind it; null for the last.</param>
public sealed record QueuePlace(int Number, int Total, string? Before, string? Behind);
