using ClauseExtractor.Language;

namespace ClauseExtractor.Extraction.Lexing;

/// <summary>Tells what a number counts by the words behind it.</summary>
internal static class Figures
{
    /// <summary>The token of a number by what stands behind it: money, a share, a quantity, a year, or a bare number.</summary>
    /// <param name="text">The folded text up to where reading ends.</param>
    /// <param name="depth">Brackets that are open at the number.</param>
    /// <param name="start">First unit of the number.</param>
    /// <param name="cued">True where a word that counts, bounds or gives ends where the number starts.</param>
    public static Token Classify(Vocabulary words, ReadOnlySpan<char> text, byte depth, int start, NumberReading number, bool cued = false)
    {
        var rest = text[number.End..];
        if (ShareReader.Fraction(text, start, number) is { } fraction)
            return new Token(TokenKind.Percent, start, fraction.End, 0, depth, new Amount(fraction.Value));
        if (ShareReader.Behind(text, number) is { } share)
            return new Token(Kind(share.Kind), start, share.End, 0, depth, new Amount(share.Value));
        if (MoneyReader.Behind(text, number) is { } money)
            return MoneyAt(words, text, depth, start, money.End, money.Value, money.Currency);
        Token Make(TokenKind kind, int length, string? unit = null) =>
            new(kind, start, number.End + length, 0, depth, new Amount(number.Value, null, unit));
        if (IsSum(words, text, start, number.End, number.Scaled, rest, cued))
            return rest.Length > 1 && rest[0] == '/'
                ? MoneyAt(words, text, depth, start, number.End, number.Value, null)
                : Make(TokenKind.Money, 0);
        if (rest.IsEmpty)
            return Make(TokenKind.Number, 0);
        if (rest[0] == '倍')
            return Make(TokenKind.Multiple, 1);
        if (rest[0] == '年' && number.Value is >= 1900 and < 2200 && !number.Scaled)
            return Make(TokenKind.Year, DateLength(rest));
        int skip = rest[0] is '余' or '多' ? 1 : 0;
        if (words.Counter(rest[skip..]) is { } counter)
            return Make(TokenKind.Quantity, skip + counter.Length, counter);
        return Make(TokenKind.Number, 0);
    }

    private static TokenKind Kind(ShareKind kind) =>
        kind switch
        {
            ShareKind.Points => TokenKind.Points,
            ShareKind.Discount => TokenKind.Discount,
            _ => TokenKind.Percent,
        };

    // 50万、100万元; 奖励50万。; 1.4万/人/年; 人民币50万: 万 and 亿 with neither 元 nor a counter are money.
    private static bool IsSum(
        Vocabulary words,
        ReadOnlySpan<char> text,
        int start,
        int end,
        bool scaled,
        ReadOnlySpan<char> rest,
        bool cued
    )
    {
        if (text[..start].EndsWith("人民币", StringComparison.Ordinal) || start > 0 && text[start - 1] is '¥' or '￥')
            return scaled || rest.IsEmpty || words.Counter(rest) is null;
        // 每人3千, 补2千5: counted by a cue right before.
        if (scaled && HanDigits.Large(text[end - 1]) == 0)
            return cued
                && (
                    rest.IsEmpty
                    || rest[0] is '、' or ',' or ';' or '。' or ')' or '的' or '和' or '\n'
                    || words.At(rest) is { Kind: TokenKind.Noun or TokenKind.Verb }
                );
        if (!scaled)
            return false;
        if (rest.IsEmpty)
            return true;
        // 20万(含税)
        if (rest[0] == '(' && rest.IndexOf(')') is > 0 and < 10 and var close && TaxBrackets.In(rest[..close]))
            return true;
        if (rest[0] == '/')
            return rest.Length > 1 && (words.Counter(rest[1..]) is not null || rest[1] is '每' or '(');
        return rest[0] is '、' or ',' or ';' or '。' or ')' or '-' or '~' or '至' or '到' or '以' or '的' or '和' or '\n'
            || words.At(rest) is { Kind: TokenKind.Noun } or { Kind: TokenKind.Per, Tag: (byte)Per.Once }
            || rest[0] == '每' && words.At(rest) is { Kind: TokenKind.Per };
    }

    private static readonly WordList TaxBrackets = Words.Of(WordClass.SumBracket);

    // 2500元/亩, 3万元/人/年: what the sum is counted by belongs to it.
    private static Token MoneyAt(Vocabulary words, ReadOnlySpan<char> text, byte depth, int start, int end, decimal value, string? currency)
    {
        int from = end;
        // 300元/(人·月)
        bool bracketed = end + 2 < text.Length && text[end] == '/' && text[end + 1] == '(';
        if (bracketed)
            end++;
        while (end + 1 < text.Length && (text[end] is '/' or '(' || end > from + 1 && text[end] is '·' or '•' or '.' or '*'))
        {
            int skip = text[end + 1] == '每' ? 2 : 1;
            var rest = end + skip < text.Length ? text[(end + skip)..] : default;
            string? counter =
                rest.StartsWith("项目", StringComparison.Ordinal) ? "项目"
                : rest.IsEmpty ? null
                : words.Counter(rest);
            if (counter is null)
                break;
            end += skip + counter.Length;
        }
        if (bracketed)
            end = end > from + 1 && end < text.Length && text[end] == ')' ? end + 1 : from;
        string? unit = end > from ? text[(from + 1)..end].Trim("()").ToString() : null;
        return new Token(TokenKind.Money, start, end, 0, depth, new Amount(value, null, unit, currency));
    }

    // 年, and the month and day behind it.
    private static int DateLength(ReadOnlySpan<char> rest)
    {
        int at = 1;
        foreach (char mark in "月日")
        {
            int digits = at;
            while (digits < rest.Length && char.IsAsciiDigit(rest[digits]))
                digits++;
            if (digits == at || digits >= rest.Length || rest[digits] != mark)
                break;
            at = digits + 1;
        }
        return at;
    }
}
