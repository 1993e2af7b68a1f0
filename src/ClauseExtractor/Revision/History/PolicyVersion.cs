using ClauseExtractor.Extraction;

namespace ClauseExtractor.Revision.History;

/// <summary>A version of a policy.</summary>
/// <param name="Name">What a person calls it: its number, title or file.</param>
/// <param name="Date">Of issue, else of effect; null where the text gives none.</param>
public sealed record PolicyVersion(string Name, DateOnly? Date, PolicyRecord Record);
