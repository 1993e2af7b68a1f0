using ClauseExtractor.Assistant.Engine;
using ClauseExtractor.Assistant.Grounding;
using ClauseExtractor.Revision;

namespace ClauseExtractor.Assistant.Explaining;

/// <summary>A sentence of a 修订说明.</summary>
/// <param name="Facts">Indexes into the revision's facts that the sentence rests on; at least one.</param>
/// <param name="ByModel">True where a model worded it and it was checked; false for the product's own wording.</param>
public sealed record ExplainedChange(string Text, IReadOnlyList<int> Facts, bool ByModel);

/// <summary>
/// A draft of the 修订说明: every change in meaning stands in it once at least, worded by the model where its wording holds, else by the
/// product.
/// </summary>
/// <param name="Removed">What of the model's was taken out, by cause.</param>
/// <param name="Stopped">Why there is no wording of the model; null where there was.</param>
public sealed record RevisionExplanation(
    RevisionRecord Revision,
    IReadOnlyList<ExplainedChange> Sentences,
    IReadOnlyDictionary<Fault, int> Removed,
    AssistantException? Stopped,
    ModelUsage Usage
);
