using ClauseExtractor.Extraction.Grants.Amounts;
using ClauseExtractor.Extraction.Grants.Sentences;
using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Language;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Grants.Excluded;

/// <summary>Tells a share of a grant that only says how it is paid (预拨补助金额的70%, 验收后再拨付剩余的30%) from one that is given.</summary>
internal static class PaymentShares
{
    private static readonly WordList Payments = Words.Of(WordClass.PaymentDeed);
    private static readonly WordList Rests = Words.Of(WordClass.PaymentRest);

    /// <summary>True where the phrase is about the payment of a grant.</summary>
    public static bool Is(string text, GrantPhrase phrase, List<Segment> pending)
    {
        int start =
            pending.Count > 0 && Rests.In(text.AsSpan(pending[^1].Range.Start, pending[^1].Range.Length))
                ? pending[^1].Range.Start
                : phrase.Segment.Range.Start;
        var words = text.AsSpan(start, phrase.Segment.Range.End - start);
        if (!Payments.In(words))
            return false;
        bool share = false;
        foreach (var token in phrase.Tokens)
            if (token.Kind == Lexing.TokenKind.Whole)
                share = true;
            else if (token.Kind is Lexing.TokenKind.Percent && GrantFinder.IsGivenFigure(token))
            {
                share = true;
                if (OfGrant(text, phrase.Segment, token.Start) is { } of && !Higher.In(text.AsSpan(of.Start, of.Length)))
                    return true;
            }
        var own = text.AsSpan(phrase.Segment.Range.Start, phrase.Segment.Range.Length);
        return Rests.In(own) && (share || Wholes.In(own)) || Wholes.In(own) && Payments.In(own);
    }

    // 按市级补助金额的50%给予配套: a share of another's money is given.
    private static readonly WordList Higher = Words.Of(WordClass.HigherLevel);

    private static readonly WordList Wholes = Words.Of(WordClass.PaymentWhole);

    private static readonly WordList Amounts = Words.Of(WordClass.AmountWord);

    // The words up to the noun of a grant that the share at an offset is of: 补助金额的, 资助总额.
    private static TextRange? OfGrant(string text, Segment segment, int share)
    {
        int noun = -1;
        for (int i = 0; i < segment.Tokens.Count && segment.Tokens[i].End <= share; i++)
            if (segment.Tokens[i].Kind == Lexing.TokenKind.Noun)
                noun = i;
        if (noun < 0)
            return null;
        int at = segment.Tokens[noun].End;
        while (at < share && Amounts.StartLength(text.AsSpan(at, share - at)) is > 0 and var length)
            at += length;
        return at == share && share > segment.Tokens[noun].End ? new TextRange(segment.Range.Start, segment.Tokens[noun].End) : null;
    }
}
