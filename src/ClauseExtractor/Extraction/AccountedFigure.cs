using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction;

/// <summary>What a figure is.</summary>
public enum AccountedFigureKind
{
    /// <summary>A sum: 200万元.</summary>
    Money,

    /// <summary>A share: 30%, 三成.</summary>
    Share,

    /// <summary>A ratio: 1:0.5.</summary>
    Ratio,
}

/// <summary>What a figure is there for.</summary>
public enum FigureRole
{
    /// <summary>A row of benefits rests on it.</summary>
    Benefit,

    /// <summary>A requirement: 营业收入2000万元以上.</summary>
    Threshold,

    /// <summary>A target.</summary>
    Indicator,

    /// <summary>A ceiling over several clauses, and what else governs all benefits.</summary>
    Provision,

    /// <summary>What another figure is reckoned from.</summary>
    Base,

    /// <summary>Money set aside, the size of a fund.</summary>
    Budget,

    /// <summary>A loan, a credit line, a guarantee to be brought about.</summary>
    Loan,

    /// <summary>A price, a tax, a rent: what remains to be paid.</summary>
    Fee,

    /// <summary>罚款.</summary>
    Penalty,

    /// <summary>What was given or reached in the past.</summary>
    Past,

    /// <summary>What held before: 由<u>20%</u>提高至40%.</summary>
    Former,

    /// <summary>How a benefit is paid: 预拨70%.</summary>
    Payment,

    /// <summary>What somebody must do: 预付款比例不低于50%.</summary>
    Duty,

    /// <summary>None of the roles above, and certainly no benefit.</summary>
    Other,

    /// <summary>The product takes it for something given and could not read it: a gap that is shown.</summary>
    Unread,
}

/// <summary>
/// A figure in the text of a clause, and what it is there for. Every sum of money, share and ratio stands in
/// <see cref="PolicyRecord.Figures"/> once.
/// </summary>
/// <param name="Clause">Path of the clause.</param>
/// <param name="Value">In base units (元; 8 % is 0.08; x of 1:x); the lower end of a range; null where the words give no number
/// (数十万元).</param>
/// <param name="Upper">The upper end of a range.</param>
/// <param name="Unit">元 or the currency's name, % for a share, null for a ratio.</param>
/// <param name="Currency">ISO 4217 of money, null otherwise.</param>
public sealed record AccountedFigure(
    string Clause,
    AccountedFigureKind Kind,
    decimal? Value,
    decimal? Upper,
    string? Unit,
    string? Currency,
    FigureRole Role,
    Span Span
);
