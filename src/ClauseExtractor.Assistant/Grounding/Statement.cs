namespace ClauseExtractor.Assistant.Grounding;

/// <summary>What a model wants to say, before anything is checked.</summary>
/// <param name="Text">One sentence.</param>
public sealed record ClaimedStatement(string Text, IReadOnlyList<ClaimedCitation> Citations);

/// <summary>A sentence that holds: every figure is the record's, every citation was found.</summary>
/// <param name="Text">The sentence, its figures in the document's words.</param>
/// <param name="Evidence">At least one.</param>
public sealed record GroundedStatement(string Text, IReadOnlyList<Evidence> Evidence);

/// <summary>A sentence that was taken out. Its text is kept from readers.</summary>
/// <param name="Fault">The first fault found.</param>
/// <param name="Detail">The word or figure at fault, null where the whole is.</param>
public sealed record RemovedStatement(Fault Fault, string? Detail);
