using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction;

/// <summary>What a provision governs.</summary>
public enum ProvisionKind
{
    /// <summary>Who may apply.</summary>
    Eligibility,

    /// <summary>A limit over several benefits.</summary>
    Ceiling,

    /// <summary>不重复享受, 从高不重复.</summary>
    Stacking,

    /// <summary>How and where to apply.</summary>
    Application,

    /// <summary>When money must be paid back.</summary>
    Clawback,

    /// <summary>Where the money comes from and how much there is.</summary>
    Budget,
}

/// <summary>A rule over all benefits of the document or of several clauses.</summary>
public sealed record Provision(ProvisionKind Kind, string? Clause, string Text, IReadOnlyList<Cap> Caps, Span Span);

/// <summary>How a figure is compared.</summary>
public enum Comparator
{
    /// <summary>The figure or more: 以上.</summary>
    Gte,

    /// <summary>More than the figure: 超过.</summary>
    Gt,

    /// <summary>The figure or less: 以下.</summary>
    Lte,

    /// <summary>Less than the figure: 不足.</summary>
    Lt,

    /// <summary>As much as the figure.</summary>
    Eq,

    /// <summary>From a lower to an upper figure.</summary>
    Between,

    /// <summary>约, 左右.</summary>
    Approx,
}

/// <summary>A numeric requirement inside a condition.</summary>
/// <param name="Value">In base units (元, 人; 8 % is 0.08).</param>
public sealed record Threshold(string? Clause, string Metric, Comparator Comparator, decimal Value, decimal? Upper, string Unit, Span Span);

/// <summary>A target that a plan sets.</summary>
/// <param name="Value">In base units (元, 人; 8 % is 0.08).</param>
/// <param name="Year">The year by which it is to be reached, null where the text gives none.</param>
public sealed record Indicator(string? Clause, string Metric, Comparator Comparator, decimal Value, string Unit, int? Year, Span Span);
