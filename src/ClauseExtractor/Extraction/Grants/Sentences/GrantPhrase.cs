using ClauseExtractor.Extraction.Grants.Wordings;
using ClauseExtractor.Extraction.Lexing;

namespace ClauseExtractor.Extraction.Grants.Sentences;

/// <summary>The words of a segment that give something: from the standard or the cue before the verb to the end of the segment.</summary>
/// <param name="Segment">The segment.</param>
/// <param name="First">Index of the phrase's first token in the segment.</param>
/// <param name="Start">Offset where the phrase starts; what stands before it in the segment is condition.</param>
/// <param name="Verb">Index of the verb, -1 where the noun itself is the verb (奖励50万元).</param>
/// <param name="Noun">Index of the noun given, -1 where the segment ends before it.</param>
internal sealed record GrantPhrase(Segment Segment, int First, int Start, int Verb, int Noun)
{
    public TokenList Tokens => Segment.Tokens;

    public Token? NounToken => Noun >= 0 ? Tokens[Noun] : null;

    /// <summary>Local money for each 1 of higher-level money (1:0.5), null where the phrase has none.</summary>
    public decimal? Ratio
    {
        get
        {
            foreach (var token in Tokens)
                if (token.Kind == TokenKind.Ratio && token.Start >= Start)
                    return token.Value;
            return null;
        }
    }

    /// <summary>The wording that the phrase was read by.</summary>
    public required Wordings.Wording Wording { get; init; }

    /// <summary>What the reading is worth.</summary>
    public double Score { get; init; }

    /// <summary>The wording of the second reading, null where there is none; and how much less it is worth.</summary>
    public string? Second { get; init; }

    public double Margin { get; init; }

    /// <summary>Index of the word that gives without a noun (奖, 买单), -1 where there is none.</summary>
    public int Giver { get; init; } = -1;

    /// <summary>Set where the term is no word of the vocabulary but a compound in 费 or 金 behind the figure.</summary>
    public Layout.TextRange? OtherTerm { get; init; }
}
