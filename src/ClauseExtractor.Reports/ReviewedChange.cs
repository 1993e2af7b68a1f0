namespace ClauseExtractor.Reports;

/// <summary>What a reviewer said of a block of changes, as a report shows it.</summary>
/// <param name="Mark">In words: 一致, 存疑, 已核.</param>
public sealed record ReviewedChange(string Mark, string Note, string Author, DateTimeOffset At);
