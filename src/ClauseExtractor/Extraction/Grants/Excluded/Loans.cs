using ClauseExtractor.Extraction.Grants.Sentences;
using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Language;

namespace ClauseExtractor.Extraction.Grants.Excluded;

/// <summary>Tells the size of a loan behind a grant (单户贴息贷款额度不超过30万元) from a ceiling of the grant.</summary>
internal static class Loans
{
    private static readonly WordList Names = Words.Of(WordClass.LoanWord),
        Sizes = Words.Of(WordClass.LoanSize);

    /// <summary>True for a segment that bounds the loan that a grant is about: no noun of a grant stands behind the loan.</summary>
    public static bool IsCeiling(string text, Segment segment)
    {
        var words = text.AsSpan(segment.Range.Start, segment.Range.Length);
        int size = -1;
        for (int at = 0; at < words.Length; at++)
            if (Names.StartLength(words[at..]) is > 0 and var length && Sizes.Starts(words[(at + length)..]))
                size = segment.Range.Start + at + length;
        if (size < 0 || !segment.Tokens.Any(t => t.Kind == TokenKind.Money && t.Start > size) || !segment.Tokens.Any(t => t.Is(Bound.UpTo)))
            return false;
        foreach (var token in segment.Tokens)
            if (token.Start >= size && token.Kind is TokenKind.Noun or TokenKind.Verb or TokenKind.Giver)
                return false;
        return true;
    }
}
