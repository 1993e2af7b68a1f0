using ClauseExtractor.Extraction;

namespace ClauseExtractor.Assistant.Grounding;

/// <summary>A sentence with the evidence found for it.</summary>
/// <param name="Question">What the user asked; its words may be repeated.</param>
public sealed record Candidate(string Text, IReadOnlyList<Evidence> Evidence, string Question, IReadOnlyList<PolicyRecord> Library)
{
    /// <summary>Whether the sentence is in the language of the documents, so that its words can be held against theirs.</summary>
    public bool IsChinese { get; } = Text.Count(c => c is >= '\u4e00' and <= '\u9fff') * 3 > Text.Count(char.IsAsciiLetter);

    /// <summary>All words that the evidence carries: quotes and the product's frame around them.</summary>
    public string Support { get; } = Layout.TextFold.Fold(string.Join('\n', Evidence.Select(e => e.Span.Quote + "\n" + e.Frame)));
}

/// <summary>One reason why a sentence may not stand.</summary>
public interface IStatementCheck
{
    /// <summary>The fault; null where the sentence passes.</summary>
    RemovedStatement? Check(Candidate candidate);
}
