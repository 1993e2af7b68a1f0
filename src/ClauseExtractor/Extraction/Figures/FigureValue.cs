using System.Buffers;
using ClauseExtractor.Extraction.Lexing;

namespace ClauseExtractor.Extraction.Figures;

/// <summary>What a figure says, as a number.</summary>
internal static class FigureValue
{
    private static readonly SearchValues<char> Multipliers = SearchValues.Create("十百千万亿数几上近成 ");

    /// <summary>The value, the upper end of a range, and the currency; no value where the words give none (数十万元, 万元).</summary>
    /// <param name="tokens">A list to read into.</param>
    public static (decimal? Value, decimal? Upper, string? Currency) Read(string folded, FigureMention mention, List<Token> tokens)
    {
        var words = folded.AsSpan(mention.Range.Start, mention.Range.Length);
        if (
            mention.Kind == AccountedFigureKind.Share
            && !mention.Plain
            && words[0] is '全' or '减' or '一'
            && words[^1] is '额' or '部' or '免' or '半'
        )
            return (words[0] == '全' ? 1 : 0.5m, null, null);
        if (mention.Kind == AccountedFigureKind.Money && words.TrimEnd("美港欧日元").IndexOfAnyExcept(Multipliers) < 0)
            return (null, null, null);
        Token figure = default;
        Lexer.Read(folded, mention.Range, tokens);
        foreach (var token in tokens)
            if (token.IsFigure || token.Kind is TokenKind.Ratio or TokenKind.Number)
                figure = token;
        if (figure.Amount is null)
            return (null, null, mention.Kind == AccountedFigureKind.Money ? "CNY" : null);
        decimal value = figure.Kind == TokenKind.Discount ? 1 - figure.Value : figure.Value;
        return (value, figure.Upper, mention.Kind == AccountedFigureKind.Money ? figure.Currency ?? "CNY" : null);
    }
}
