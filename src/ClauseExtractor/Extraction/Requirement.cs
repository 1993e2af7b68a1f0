using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction;

/// <summary>What a provision governs.</summary>
public enum ProvisionKind { Eligibility, Ceiling, Stacking, Application, Clawback, Budget }

/// <summary>A rule over all benefits of the document or of several clauses.</summary>
public sealed record Provision(ProvisionKind Kind, string? Clause, string Text, IReadOnlyList<Cap> Caps, Span Span);

/// <summary>How a figure is compared.</summary>
public enum Comparator { Gte, Gt, Lte, Lt, Eq, Between, Approx }

/// <summary>A numeric requirement inside a condition.</summary>
/// <param name="Value">In base units (元, 人; 8 % is 0.08).</param>
public sealed record Threshold(string? Clause, string Metric, Comparator Comparator, decimal Value, decimal? Upper, string Unit, Span Span);

/// <summary>A target that a plan sets.</summary>
/// <param name="Value">In base units (元, 人; 8 % is 0.08).</param>
/// <param name="Year">The year by which it is to be reached, null where the text gives none.</param>
public sealed record Indicator(string? Clause, string Metric, Comparator Comparator, decimal Value, string Unit, int? Year, Span Span);
