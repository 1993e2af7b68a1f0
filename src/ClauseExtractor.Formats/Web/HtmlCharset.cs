using System.Text;
using System.Text.RegularExpressions;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Formats.Web;

/// <summary>
/// Decodes a web page: byte order mark, then what the bytes can be, then what the page says. Pages of government sites say GB2312 and mean
/// its superset GB18030.
/// </summary>
internal static partial class HtmlCharset
{
    /// <summary>
    /// A page with a larger share of undecodable characters is in another encoding. A template may be in one and the article pasted in
    /// another: the longer text decides.
    /// </summary>
    private const double TolerableDamage = 0.1;

    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes is [0xFF, 0xFE, ..])
            return Encoding.Unicode.GetString(bytes[2..]);
        if (bytes is [0xFE, 0xFF, ..])
            return Encoding.BigEndianUnicode.GetString(bytes[2..]);
        if (bytes is [0xEF, 0xBB, 0xBF, ..])
            return Encoding.UTF8.GetString(bytes[3..]);
        string declared = Charset()
            .Match(Encoding.Latin1.GetString(bytes[..Math.Min(4096, bytes.Length)]))
            .Groups[1]
            .Value.ToLowerInvariant();
        // Bytes that are UTF-8 are that, whatever an old template declares: text in another encoding damages far more than one character in
        // a hundred.
        if (
            bytes.ContainsAnyExceptInRange((byte)0, (byte)0x7F)
            && Encoding.UTF8.GetString(bytes) is var text
            && Damage(text) <= TolerableDamage
        )
            return text;
        // Left to itself this decoder writes a question mark for what it cannot read.
        if (declared is "big5" or "big5-hkscs")
            return In(950, bytes);
        string simplified = In(54936, bytes);
        // A page that does not say what it is written in.
        return
            declared.Length == 0
            && In(950, bytes) is var traditional
            && Damage(traditional) <= TolerableDamage
            && GarbledText.Commonness(traditional) > GarbledText.Commonness(simplified)
            ? traditional
            : simplified;
    }

    private static string In(int page, ReadOnlySpan<byte> bytes) =>
        CodePagesEncodingProvider
            .Instance.GetEncoding(page, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD"))!
            .GetString(bytes);

    /// <summary>The share of a text's characters beyond ASCII that could not be decoded.</summary>
    private static double Damage(string text)
    {
        int wide = 0,
            bad = 0;
        foreach (char c in text)
        {
            wide += c > '\u007F' ? 1 : 0;
            bad += c == '\uFFFD' ? 1 : 0;
        }
        return bad / (double)Math.Max(wide, 1);
    }

    [GeneratedRegex("charset\\s*=\\s*[\"']?\\s*([A-Za-z0-9_-]+)", RegexOptions.IgnoreCase)]
    private static partial Regex Charset();
}
