namespace ClauseExtractor.Extraction.Lexing;

/// <summary>Tells what a number counts by the words behind it.</summary>
internal static class Figures
{
    /// <summary>The token of a number by what stands behind it: money, a share, a quantity, a year, or a bare number.</summary>
    /// <param name="limit">Where the text to read ends.</param>
    /// <param name="depth">Brackets that are open at the number.</param>
    /// <param name="start">First unit of the number; it ends before <paramref name="end"/>.</param>
    /// <param name="multiplied">True where the number ends in 百, 千, 万 or 亿.</param>
    public static Token Classify(string text, int limit, byte depth, int start, decimal value, int end, bool multiplied)
    {
        var rest = text.AsSpan(end, limit - end);
        Token Make(TokenKind kind, int length, decimal v, string? unit = null, string? currency = null) => new(kind, start, end + length, 0, depth, new Amount(v, null, unit, currency));

        if (rest.IsEmpty)
            return Make(TokenKind.Number, 0, value);
        // 200万-500万(不含)美元
        foreach (string bracket in Brackets)
            if (multiplied && rest.StartsWith(bracket, StringComparison.Ordinal) && Units.Currency(rest[bracket.Length..]) is { } counted)
                return MoneyAt(text, limit, depth, start, end + bracket.Length + counted.Length, value, counted.Code);
        if (rest[0] is '%' or '‰')
            return Make(TokenKind.Percent, 1, value / (rest[0] == '%' ? 100 : 1000));
        if (rest.StartsWith("个百分点", StringComparison.Ordinal))
            return Make(TokenKind.Points, 4, value / 100);
        if (rest.StartsWith("百分点", StringComparison.Ordinal))
            return Make(TokenKind.Points, 3, value / 100);
        if (Units.Currency(rest) is { } money)
            return MoneyAt(text, limit, depth, start, end + money.Length, value, money.Code);
        if (rest[0] == '折' && value < 100)
            return Make(TokenKind.Discount, 1, value >= 10 ? value / 100 : value / 10);
        if (rest[0] == '成' && value <= 10)
            return Make(TokenKind.Percent, 1, value / 10);
        if (rest[0] == '倍')
            return Make(TokenKind.Multiple, 1, value);
        if (rest[0] == '年' && value is >= 1900 and < 2200 && !multiplied)
            return Make(TokenKind.Year, DateLength(rest), value);
        int skip = rest[0] is '余' or '多' ? 1 : 0;
        if (Units.Counter(rest[skip..]) is { } counter)
            return Make(TokenKind.Quantity, skip + counter.Length, value, counter);
        // 50万、100万元; 奖励50万。: 万 and 亿 with neither 元 nor a counter are money.
        if (multiplied && text[end - 1] is '万' or '亿' && (rest[0] is '、' or ',' or ';' or '。' or ')' or '-' or '~' or '至' or '到' or '以' or '的' or '和' or '\n' || Vocabulary.At(rest) is { Kind: TokenKind.Noun } or { Kind: TokenKind.Per, Tag: (byte)Per.Once }))
            return Make(TokenKind.Money, 0, value);
        return Make(TokenKind.Number, 0, value);
    }

    /// <summary>What may stand between a number and its unit.</summary>
    public static readonly string[] Brackets = ["(不含)", "(含)", "(含本数)", "(不含本数)"];

    // 2500元/亩, 3万元/人/年: what the sum is counted by belongs to it.
    private static Token MoneyAt(string text, int limit, byte depth, int start, int end, decimal value, string currency)
    {
        int from = end;
        while (end + 1 < limit && (text[end] == '/' || end > from && text[end] is '·' or '•' or '.'))
        {
            int skip = text[end + 1] == '每' ? 2 : 1;
            string? counter = text.AsSpan(end + skip).StartsWith("项目", StringComparison.Ordinal) ? "项目" : end + skip < limit ? Units.Counter(text.AsSpan(end + skip, limit - end - skip)) : null;
            if (counter is null)
                break;
            end += skip + counter.Length;
        }
        string? unit = end > from ? text[(from + 1)..end] : null;
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
