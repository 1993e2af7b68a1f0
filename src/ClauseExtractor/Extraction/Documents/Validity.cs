using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Documents;

/// <summary>From when until when a document is in force (施行日期, 有效期).</summary>
/// <param name="From">First day, null where the text gives none.</param>
/// <param name="To">Last day, null where the text gives none.</param>
/// <param name="Placeholder">Where the text has a placeholder for a date (202X年X月X日), else null.</param>
/// <param name="Computed">Whether one of the days is computed, not written.</param>
internal readonly record struct Validity(Found<DateOnly>? From, Found<DateOnly>? To, TextRange? Placeholder, bool Computed = false);
