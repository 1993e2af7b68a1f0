using ClauseExtractor.Extraction;

namespace ClauseExtractor.Assistant.Gaps;

/// <summary>Why a clause goes to the model.</summary>
public enum GapReason
{
    /// <summary>A row that the rules were not sure of.</summary>
    UnsureRow,

    /// <summary>A sum or share that stands in no row, requirement or provision.</summary>
    UnreadFigure,
}

/// <summary>A clause that the rules left open.</summary>
/// <param name="Rows">What the rules read in it; stays as it is whatever the model says.</param>
public sealed record Gap(Clause Clause, GapReason Reason, IReadOnlyList<Benefit> Rows);
