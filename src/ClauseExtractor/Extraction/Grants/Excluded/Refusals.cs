using ClauseExtractor.Extraction.Grants.Sentences;
using ClauseExtractor.Extraction.Lexing;

namespace ClauseExtractor.Extraction.Grants.Excluded;

/// <summary>Words between a grant and its ceiling that only say what is not given: <u>不足1万元的不予奖补</u>,最高奖补100万元.</summary>
internal static class Refusals
{
    /// <summary>True for a segment that ends in what is not given.</summary>
    public static bool Is(string text, Segment segment) =>
        segment.Tokens is [.., { Kind: TokenKind.Negation } no, { Kind: TokenKind.Noun } noun]
        && no.End == noun.Start
        && segment.Range.End - noun.End <= 1
        && text[segment.Range.End - 1] != '的';

    /// <summary>True for money that is set aside and given to nobody: 省财政每年安排5000万元算力券.</summary>
    public static bool IsBudget(string text, Segment segment)
    {
        if (text[segment.Range.End - 1] == '的' || text[segment.Range.Start] == '对')
            return false;
        var words = text.AsSpan(segment.Range.Start, segment.Range.Length);
        for (int i = segment.Tokens.Count - 1; i > 0; i--)
            if (segment.Tokens[i].Kind == TokenKind.Noun)
                return segment.Range.End - segment.Tokens[i].End <= 2
                    && Payers.Stands(words)
                    && segment.Tokens.Has(TokenKind.Money)
                    && BudgetVerbs.SetsAside(text, segment, i);
        return false;
    }
}
