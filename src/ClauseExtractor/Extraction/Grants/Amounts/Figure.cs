using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Grants.Amounts;

/// <summary>A sum or share of a grant, with what the cues around it say.</summary>
/// <param name="Token">The figure.</param>
/// <param name="Bound">How it bounds what is given.</param>
/// <param name="Per">What it is counted by, null where nothing beside it says so.</param>
/// <param name="Unit">The counter of an item.</param>
/// <param name="Range">The figure with its cues: the words that the value rests on.</param>
/// <param name="Base">What a share is a share of, null where nothing beside it says so.</param>
/// <param name="Lead">The words of its own before it in a list: 展位费最高80%、<u>人员国际机票费</u>最高70%.</param>
/// <param name="HasOwnCue">True where a bound or a counter of its own stands beside it.</param>
internal sealed record Figure(
    Token Token,
    Bound Bound,
    Per? Per,
    string? Unit,
    TextRange Range,
    TextRange? Base,
    TextRange Lead,
    bool HasOwnCue
)
{
    public bool IsMoney => Token.Kind == TokenKind.Money;

    /// <summary>The share: what is taken off for 折, the value otherwise.</summary>
    public decimal Share => Token.Kind == TokenKind.Discount ? 1 - Token.Value : Token.Upper ?? Token.Value;
}
