using ClauseExtractor.Extraction.Grants.Amounts;
using ClauseExtractor.Extraction.Lexing;

namespace ClauseExtractor.Extraction.Grants.Wordings;

/// <summary>The classes of tokens that a wording may name, as bits.</summary>
internal static class TokenClasses
{
    public const int Figure = Sum | Share;
    public const int Verb = 1,
        Noun = 1 << 1,
        Voucher = 1 << 2,
        Sum = 1 << 3,
        Share = 1 << 4,
        Bound = 1 << 5,
        UpTo = 1 << 6,
        Per = 1 << 7,
        According = 1 << 8,
        Whole = 1 << 9,
        Ratio = 1 << 10,
        Multiple = 1 << 11,
        Count = 1 << 12,
        Distribution = 1 << 13,
        Negation = 1 << 14,
        Giver = 1 << 15,
        Threshold = 1 << 16,
        List = 1 << 17,
        And = 1 << 18,
        Measured = 1 << 19,
        Points = 1 << 20;

    private static readonly Dictionary<string, int> Names = new(StringComparer.Ordinal)
    {
        ["verb"] = Verb,
        ["noun"] = Noun,
        ["voucher"] = Voucher,
        ["sum"] = Sum,
        ["share"] = Share,
        ["figure"] = Figure,
        ["points"] = Points,
        ["bound"] = Bound,
        ["upTo"] = UpTo,
        ["per"] = Per,
        ["according"] = According,
        ["whole"] = Whole,
        ["ratio"] = Ratio,
        ["multiple"] = Multiple,
        ["count"] = Count,
        ["distribution"] = Distribution,
        ["negation"] = Negation,
        ["giver"] = Giver,
        ["threshold"] = Threshold,
        ["list"] = List,
        ["and"] = And,
        ["measured"] = Measured,
    };

    /// <summary>The bits of a name, or of several parted by <c>|</c>; null where there is no such class.</summary>
    public static int? Parse(string names)
    {
        int bits = 0;
        foreach (string name in names.Split('|'))
            if (Names.TryGetValue(name, out int bit))
                bits |= bit;
            else
                return null;
        return bits;
    }

    /// <summary>The bits of all tokens of a list.</summary>
    public static int Of(TokenList tokens)
    {
        int classes = 0;
        for (int i = 0; i < tokens.Count; i++)
            classes |= Of(tokens[i]);
        return classes;
    }

    /// <summary>The bits of a token. A figure counts only where it can be given: neither measured nor former nor vague.</summary>
    public static int Of(Token token) =>
        token.Kind switch
        {
            TokenKind.Verb => Verb,
            TokenKind.Noun => token.Tag == 1 ? Noun | Voucher : Noun,
            TokenKind.Money => token.Tag == 0 ? Sum
            : token.Tag == Token.Measured ? Measured
            : 0,
            TokenKind.Points => token.Tag == 0 ? Share | Points : Measured,
            TokenKind.Percent or TokenKind.Discount => token.Tag == 0 ? Share
            : token.Tag == Token.Measured ? Measured
            : 0,
            TokenKind.Bound => token.Is(Extraction.Bound.UpTo) ? Bound | UpTo : Bound,
            TokenKind.Per => Per,
            TokenKind.According => According,
            TokenKind.Whole => Whole,
            TokenKind.Ratio => Ratio,
            TokenKind.Multiple => Multiple,
            TokenKind.Quantity => Count,
            TokenKind.Distribution => Distribution,
            TokenKind.Negation => Negation,
            TokenKind.Giver => Giver,
            TokenKind.Threshold => Threshold,
            TokenKind.Enumeration => List,
            TokenKind.Conjunction => And,
            _ => 0,
        };
}
