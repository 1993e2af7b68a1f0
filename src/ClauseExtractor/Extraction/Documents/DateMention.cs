using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Documents;

/// <summary>A date in the text.</summary>
/// <param name="Range">Its words.</param>
/// <param name="Date">Its day; null for a placeholder (202X年X月X日).</param>
/// <param name="EndOfPeriod">True where only a month or a year is named: the day is the last of it.</param>
internal readonly record struct DateMention(TextRange Range, DateOnly? Date, bool EndOfPeriod);
