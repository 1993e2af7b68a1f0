using ClauseExtractor.Language;

namespace ClauseExtractor.Extraction.Lexing;

/// <summary>Tells where a word that gives without a noun does give: 每亩<u>补</u>30元, 由市财政<u>奖</u>10万元; not 候补, 一等奖, 补充, 供给.</summary>
internal static class Givers
{
    /// <summary>True where a figure, or a cue before one, stands behind the word, or the word ends its phrase.</summary>
    public static bool Gives(string text, int start, int end, int limit)
    {
        char before = start > 0 ? text[start - 1] : ' ';
        if (
            end - start == 1
            && before
                is '等'
                    or '大'
                    or '金'
                    or '银'
                    or '铜'
                    or '获'
                    or '颁'
                    or '评'
                    or '候'
                    or '供'
                    or '配'
                    or '自'
                    or '特'
                    or '名'
                    or '得'
                    or '设'
                    or '类'
                    or '该'
                    or '此'
                    or '互'
                    or '弥'
                    or '修'
                    or '增'
                    or '填'
                    or '递'
                    or '送'
                    or '交'
                    or '付'
        )
            return false;
        if (end >= limit)
            return end - start > 1;
        char c = text[end];
        if (char.IsAsciiDigit(c) || HanDigits.Value(c) >= 0 || c == '十' || text.AsSpan(end).StartsWith("百分之", StringComparison.Ordinal))
            return true;
        if (end - start > 1 && c is ',' or '。' or ';' or ')' or '、' or '\n' or ' ' or '的')
            return true;
        // 奖中介机构5000元: who gets it, then a figure.
        for (int i = end; text[start] is '奖' or '补' && i < limit && i - end <= 8; i++)
            if (char.IsAsciiDigit(text[i]))
                return i - end >= 2
                    && text[i - 1] is '构' or '业' or '位' or '人' or '户' or '社' or '司' or '校' or '队' or '者' or '员' or '体';
            else if (text[i] is < '一' or > '鿿')
                break;
        return text[end - 1] == '担' && BearsShare(text.AsSpan(end, limit - end))
            || Vocabulary.Default.At(text.AsSpan(end, limit - end)) is { Kind: TokenKind.Bound or TokenKind.Per or TokenKind.Whole };
    }

    // 承担<u>保费的40%</u>: a cost, then the share of it.
    private static bool BearsShare(ReadOnlySpan<char> words)
    {
        int of = words[..Math.Min(words.Length, 10)].IndexOf('的');
        if (of < 2 || words[..of].IndexOfAnyExceptInRange('一', '鿿') >= 0)
            return false;
        var share = words[(of + 1)..];
        int digits = share.IndexOfAnyExceptInRange('0', '9');
        return digits > 0 && share[digits] == '%';
    }
}
