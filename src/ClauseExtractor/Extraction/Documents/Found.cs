using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Documents;

/// <summary>A value with the words that it rests on.</summary>
internal readonly record struct Found<T>(T Value, TextRange Range);
