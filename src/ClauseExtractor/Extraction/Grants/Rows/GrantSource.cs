using ClauseExtractor.Extraction.Grants.Sentences;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Grants.Rows;

/// <summary>A grant phrase with what its clause said before it: all that its rows are made of.</summary>
/// <param name="Text">The folded text.</param>
/// <param name="Phrase">The phrase.</param>
/// <param name="Statement">The statement that it stands in.</param>
/// <param name="At">Place of its segment in the statement.</param>
internal sealed record GrantSource(string Text, GrantPhrase Phrase, Statement Statement, int At)
{
    /// <summary>The segments before it that say by what standard.</summary>
    public required IReadOnlyList<Segment> Standards { get; init; }

    /// <summary>What must hold, before the tiers are told apart.</summary>
    public required IReadOnlyList<TextRange> Condition { get; init; }

    /// <summary>True where the condition was said of an earlier grant.</summary>
    public required bool Inherited { get; init; }

    /// <summary>A match (1:0.5) before the grant; null where none is said.</summary>
    public required decimal? Match { get; init; }

    /// <summary>Number of the sentence in its clause, from 1.</summary>
    public required int Sentence { get; init; }

    /// <summary>What the clause said before is given, for a grant that only names its sum; null where it said nothing.</summary>
    public required string? Announced { get; init; }

    /// <summary>The segment of the phrase.</summary>
    public Segment Segment => Phrase.Segment;
}
