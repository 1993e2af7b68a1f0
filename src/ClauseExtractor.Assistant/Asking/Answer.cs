using ClauseExtractor.Assistant.Engine;
using ClauseExtractor.Assistant.Grounding;

namespace ClauseExtractor.Assistant.Asking;

/// <summary>What may be shown for a question.</summary>
/// <param name="Statements">Each with its evidence; none means that the library does not say.</param>
/// <param name="NotSaid">Parts of the question, in its own words, on which the model found nothing.</param>
/// <param name="Removed">What was taken out, by cause; its words are not kept.</param>
/// <param name="Searches">The queries that were put to the library.</param>
/// <param name="Readable">False where the model's reply was no reply at all (broken JSON twice).</param>
public sealed record Answer(
    string Question,
    IReadOnlyList<GroundedStatement> Statements,
    IReadOnlyList<string> NotSaid,
    IReadOnlyList<RemovedStatement> Removed,
    IReadOnlyList<string> Searches,
    bool Readable,
    ModelUsage Usage
)
{
    /// <summary>Whether the question, and so the answer, is in Chinese.</summary>
    public bool IsChinese => Question.Any(c => c is >= '\u4e00' and <= '\u9fff');
}
