using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Language;

namespace ClauseExtractor.Extraction.Grants.Sentences;

/// <summary>Lists of words that tell a sentence apart as a whole, and which of them stand in it.</summary>
[Flags]
internal enum SentenceMarks
{
    None = 0,
    Past = 1,
    Stacking = 1 << 1,
    JointSum = 1 << 2,
    WholePolicy = 1 << 3,
    Clawback = 1 << 4,
    ProvisionStacking = 1 << 5,
    Application = 1 << 6,
    Eligibility = 1 << 7,
}

/// <summary>Seeks the marks of sentences: all in one pass, for most sentences have none.</summary>
internal static class SentenceWords
{
    // In the order of the bits.
    private static readonly WordLists Lists = new(
        Words.Of(WordClass.PastGrant),
        Words.Of(WordClass.StackingRule),
        Words.Of(WordClass.JointSum),
        Words.Of(WordClass.WholePolicy),
        Words.Of(WordClass.ProvisionClawback),
        Words.Of(WordClass.ProvisionStacking),
        Words.Of(WordClass.ProvisionApplication),
        Words.Of(WordClass.ProvisionEligibility)
    );

    /// <summary>The marks of a sentence.</summary>
    public static SentenceMarks Of(ReadOnlySpan<char> sentence) => (SentenceMarks)Lists.In(sentence);
}
