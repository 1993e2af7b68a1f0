using System.Text;

namespace ClauseExtractor.Formats.Web;

/// <summary>Takes the page out of a web archive (MHTML, RFC 2557), as browsers save it in a single file.</summary>
internal static class WebArchive
{
    /// <summary>The bytes of the first HTML part; null where there is none.</summary>
    public static byte[]? Page(ReadOnlySpan<byte> archive)
    {
        // Latin-1 keeps every byte a character, so that what is cut out can be turned back. Of line ends only CR LF is folded: 0x85 is one
        // in Latin-1, and the last byte of 元 in UTF-8.
        string text = Encoding.Latin1.GetString(archive).Replace("\r\n", "\n", StringComparison.Ordinal);
        var (head, _) = Split(text);
        if (Parameter(head, "boundary") is not { Length: > 0 } boundary)
            return null;
        foreach (string part in text.Split("\n--" + boundary).Skip(1))
        {
            var (header, body) = Split(part.TrimStart('\n'));
            if (
                Header(header, "content-type").StartsWith("text/html", StringComparison.OrdinalIgnoreCase)
                && Decode(Header(header, "content-transfer-encoding"), body) is { } page
            )
                return page;
        }
        return null;
    }

    private static (string Head, string Body) Split(string part)
    {
        int blank = part.IndexOf("\n\n", StringComparison.Ordinal);
        // A header line that opens with white space goes on from the line before.
        return blank < 0
            ? (part, "")
            : (
                part[..blank].Replace("\n\t", " ", StringComparison.Ordinal).Replace("\n ", " ", StringComparison.Ordinal),
                part[(blank + 2)..]
            );
    }

    private static string Header(string head, string name) =>
        head.Split('\n')
            .Where(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))
            .Select(line => line[(name.Length + 1)..].Trim())
            .FirstOrDefault("");

    private static string? Parameter(string head, string name)
    {
        int at = head.IndexOf(name + "=", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return null;
        string rest = head[(at + name.Length + 1)..];
        return rest.StartsWith('"') ? rest[1..].Split('"')[0] : rest.Split(';', '\n', ' ')[0];
    }

    private static byte[]? Decode(string encoding, string body)
    {
        if (encoding.Equals("quoted-printable", StringComparison.OrdinalIgnoreCase))
            return QuotedPrintable(body);
        if (!encoding.Equals("base64", StringComparison.OrdinalIgnoreCase))
            return Encoding.Latin1.GetBytes(body);
        string packed = string.Concat(body.Where(c => !char.IsWhiteSpace(c)));
        byte[] bytes = new byte[packed.Length];
        return Convert.TryFromBase64String(packed, bytes, out int length) ? bytes[..length] : null;
    }

    private static byte[] QuotedPrintable(string body)
    {
        var bytes = new List<byte>(body.Length);
        for (int i = 0; i < body.Length; i++)
            if (body[i] != '=')
                bytes.Add((byte)body[i]);
            else if (i + 1 < body.Length && body[i + 1] == '\n')
                i++;
            else if (i + 2 < body.Length && char.IsAsciiHexDigit(body[i + 1]) && char.IsAsciiHexDigit(body[i + 2]))
            {
                bytes.Add(Convert.ToByte(body.Substring(i + 1, 2), 16));
                i += 2;
            }
            else
                bytes.Add((byte)'=');
        return [.. bytes];
    }
}
