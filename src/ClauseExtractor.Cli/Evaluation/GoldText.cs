using System.Security.Cryptography;
using System.Text;

namespace ClauseExtractor.Cli.Evaluation;

/// <summary>How answers are compared: after NFKC folding, with white space removed and bracket styles made one.</summary>
internal static class GoldText
{
    public static string Fold(string? text)
    {
        var folded = new StringBuilder();
        foreach (char c in (text ?? "").Normalize(NormalizationForm.FormKC))
            if (!char.IsWhiteSpace(c) && c is not (>= '\u001C' and <= '\u001F'))
                folded.Append(
                    c switch
                    {
                        '«' => '《',
                        '»' => '》',
                        '〔' or '【' => '[',
                        '〕' or '】' => ']',
                        _ => c,
                    }
                );
        return folded.ToString();
    }

    /// <summary>Whether the text holds the words; words that begin with a digit do not match inside a number (0万元 in 30万元).</summary>
    public static bool Has(string? text, string? words)
    {
        string haystack = Fold(text),
            needle = Fold(words);
        if (needle.Length == 0 || !char.IsDigit(needle[0]))
            return haystack.Contains(needle, StringComparison.Ordinal);
        for (
            int at = haystack.IndexOf(needle, StringComparison.Ordinal);
            at >= 0;
            at = haystack.IndexOf(needle, at + 1, StringComparison.Ordinal)
        )
            if (at == 0 || !(char.IsDigit(haystack[at - 1]) || haystack[at - 1] == '.'))
                return true;
        return false;
    }

    /// <summary>
    /// Identifies a text without quoting it: the first 16 hexadecimal digits of the SHA-1 of its fold. The gold's own choice, and no matter
    /// of security.
    /// </summary>
#pragma warning disable CA5350
    public static string Digest(string? text) => Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(Fold(text))))[..16];
#pragma warning restore CA5350

    public static string Path(string? path) => Fold(path).TrimEnd('、', '.');

    /// <summary>The last noun of a compound (资金补助 and 补助 count as the same); any voucher is 券.</summary>
    public static string Term(string? term)
    {
        string folded = Fold(term);
        return folded.EndsWith('券') ? "券"
            : folded.Length <= 2 ? folded
            : folded[^2..];
    }
}
