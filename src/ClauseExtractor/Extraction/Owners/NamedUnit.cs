using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Owners;

/// <summary>A unit named in the text, before its authority is looked up.</summary>
/// <param name="Range">Where its name stands.</param>
/// <param name="Role">What it does.</param>
internal readonly record struct NamedUnit(TextRange Range, OwnerRole Role);
