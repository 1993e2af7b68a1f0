using ClauseExtractor.Extraction;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Assistant.Grounding;

/// <summary>
/// Finds the words that a model claims to quote. Exactly, after the length-preserving fold: a full-width ２００ is found by 200, an invented
/// or
/// shortened wording (…) is not. What is not found has not been said.
/// </summary>
public static class QuoteLocator
{
    /// <summary>The fewest characters of a quote: 元 or 奖励 alone stand in nearly every clause and prove nothing.</summary>
    public const int ShortestQuote = 4;

    /// <summary>Where the quote stands first in a text; null where it does not, or is too short to prove anything.</summary>
    public static TextRange? Locate(string text, string? quote)
    {
        string sought = TextFold.Fold(quote ?? "").Trim();
        if (sought.Length < ShortestQuote)
            return null;
        int at = TextFold.Fold(text).IndexOf(sought, StringComparison.Ordinal);
        return at < 0 ? null : new TextRange(at, at + sought.Length);
    }

    /// <summary>
    /// Where the quote stands in the clause's own text, as a range of the document's canonical text; null where it does not.
    /// </summary>
    public static TextRange? Locate(Clause clause, string? quote)
    {
        foreach (var piece in clause.More.Prepend(clause.Span))
            if (Locate(piece.Quote, quote) is { } range)
                return new TextRange(piece.Start + range.Start, piece.Start + range.End);
        return null;
    }
}
