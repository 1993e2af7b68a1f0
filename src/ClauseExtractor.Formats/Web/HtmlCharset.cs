using System.Text;
using System.Text.RegularExpressions;

namespace ClauseExtractor.Formats.Web;

/// <summary>Decodes a web page: byte order mark, then what the bytes can be, then what the page says. Pages of government sites say GB2312 and mean its superset GB18030.</summary>
internal static partial class HtmlCharset
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes is [0xFF, 0xFE, ..])
            return Encoding.Unicode.GetString(bytes[2..]);
        if (bytes is [0xFE, 0xFF, ..])
            return Encoding.BigEndianUnicode.GetString(bytes[2..]);
        if (bytes is [0xEF, 0xBB, 0xBF, ..])
            return Encoding.UTF8.GetString(bytes[3..]);
        string declared = Charset().Match(Encoding.Latin1.GetString(bytes[..Math.Min(4096, bytes.Length)])).Groups[1].Value.ToLowerInvariant();
        // Bytes that are valid UTF-8 with characters beyond ASCII are UTF-8, whatever an old template declares.
        if (bytes.ContainsAnyExceptInRange((byte)0, (byte)0x7F) && TryUtf8(bytes) is { } text)
            return text;
        int page = declared is "big5" or "big5-hkscs" ? 950 : 54936;
        return CodePagesEncodingProvider.Instance.GetEncoding(page)!.GetString(bytes);
    }

    private static string? TryUtf8(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    [GeneratedRegex("charset\\s*=\\s*[\"']?\\s*([A-Za-z0-9_-]+)", RegexOptions.IgnoreCase)]
    private static partial Regex Charset();
}
