using ClauseExtractor.Assistant.Engine;
using ClauseExtractor.Extraction;

namespace ClauseExtractor.Assistant.Gaps;

/// <summary>
/// A row that a model found and the product's own grammar read the same from the quoted words. For a person to accept or refuse.
/// </summary>
/// <param name="Row">Origin is <see cref="BenefitOrigin.Model"/>; every value and span is the product's own reading.</param>
/// <param name="RuleRows">What the rules read in the clause: the other reading to decide between.</param>
public sealed record Proposal(string Clause, GapReason Reason, Benefit Row, IReadOnlyList<Benefit> RuleRows);

/// <summary>Why a row of a model is not proposed.</summary>
public enum Refusal
{
    /// <summary>The quote does not stand in the clause.</summary>
    QuoteNotFound,

    /// <summary>The quoted words speak to a language model.</summary>
    AddressedToModel,

    /// <summary>The grammar reads another value from the quote.</summary>
    ValueDiffers,

    /// <summary>The grammar reads no such value from the quote.</summary>
    ValueNotRead,

    /// <summary>The noun, beneficiary, condition or base is not verbatim in the clause.</summary>
    WordsNotFound,

    /// <summary>The row says nothing: neither a figure nor a noun.</summary>
    Empty,

    /// <summary>The rules read the same row already.</summary>
    AlreadyRead,

    /// <summary>The reply was no JSON of the schema.</summary>
    Unreadable,
}

/// <summary>What became of a record's open clauses.</summary>
/// <param name="Refused">How many rows were dropped, by cause.</param>
/// <param name="Asked">Clauses that went to the model.</param>
/// <param name="Stopped">Why not all open clauses were asked (budget spent, endpoint gone); null where all were.</param>
public sealed record GapFilling(
    IReadOnlyList<Proposal> Proposals,
    IReadOnlyDictionary<Refusal, int> Refused,
    int Open,
    int Asked,
    AssistantException? Stopped,
    ModelUsage Usage
);
