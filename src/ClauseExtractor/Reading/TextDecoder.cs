using System.Text;

namespace ClauseExtractor.Reading;

/// <summary>Text decoded from bytes.</summary>
/// <param name="BadCharacters">How many characters could not be decoded and stand as U+FFFD.</param>
internal readonly record struct DecodedText(string Text, int BadCharacters);

/// <summary>
/// Finds the encoding of a text: by its byte order mark, else UTF-16 where the zero bytes fall as in UTF-16, else UTF-8 where at most one
/// character in a hundred is
/// damaged (a text in another encoding damages far more), else GB18030 or Big5 under the same rule.
/// </summary>
internal static class TextDecoder
{
    private const double TolerableDamage = 0.01;

    /// <summary>Of a text read in the wrong byte order far fewer characters are plausible.</summary>
    private const double LeastPlausible = 0.9;

    /// <summary>Share of the commonest characters that a text in Big5 has at least.</summary>
    private const double LeastCommon = 0.1;

    // Left to itself this decoder writes a question mark for what it cannot read.
    private static readonly Encoding Gb18030 = Of(54936),
        Big5 = Of(950);

    private static Encoding Of(int page) =>
        CodePagesEncodingProvider.Instance.GetEncoding(
            page,
            EncoderFallback.ReplacementFallback,
            new DecoderReplacementFallback("\uFFFD")
        )!;

    /// <exception cref="UnreadableDocumentException">The bytes are no text.</exception>
    public static DecodedText Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
            throw new UnreadableDocumentException("CE0001", "The file is empty.", "Download it again.");
        if (ByMark(bytes) is { } marked)
            return Checked(marked);
        if (bytes.Contains((byte)0))
            return Checked(Utf16(bytes) ?? throw NotText("The file holds NUL bytes: it is no text."));
        return Checked(
            Within(Encoding.UTF8, bytes)
                ?? National(bytes)
                ?? throw NotText("The file is in no encoding that is read here (UTF-8, UTF-16, GB18030, Big5).")
        );
    }

    /// <summary>
    /// GB18030 or Big5: most bytes of either can be read as the other, but then hardly a character is one that texts are written in.
    /// </summary>
    private static DecodedText? National(ReadOnlySpan<byte> bytes)
    {
        var simplified = Within(Gb18030, bytes);
        return
            Within(Big5, bytes) is { } traditional
            && GarbledText.Commonness(traditional.Text)
                > Math.Max(LeastCommon, simplified is { } text ? GarbledText.Commonness(text.Text) : 0)
            ? traditional
            : simplified;
    }

    private static DecodedText? ByMark(ReadOnlySpan<byte> bytes) =>
        bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => Lenient(Encoding.UTF8, bytes[3..]),
            [0xFF, 0xFE, 0x00, 0x00, ..] => Lenient(Encoding.UTF32, bytes[4..]),
            [0x00, 0x00, 0xFE, 0xFF, ..] => Lenient(new UTF32Encoding(bigEndian: true, byteOrderMark: false), bytes[4..]),
            [0xFF, 0xFE, ..] => Lenient(Encoding.Unicode, bytes[2..]),
            [0xFE, 0xFF, ..] => Lenient(Encoding.BigEndianUnicode, bytes[2..]),
            [0x84, 0x31, 0x95, 0x33, ..] => Lenient(Gb18030, bytes[4..]),
            _ => null,
        };

    /// <summary>The byte order in which the text reads as Chinese; a zero byte alone does not tell, for 一 has one as well.</summary>
    private static DecodedText? Utf16(ReadOnlySpan<byte> bytes)
    {
        DecodedText little = Lenient(Encoding.Unicode, bytes),
            big = Lenient(Encoding.BigEndianUnicode, bytes);
        double first = Plausible(little.Text),
            second = Plausible(big.Text);
        return Math.Max(first, second) < LeastPlausible ? null
            : first >= second ? little
            : big;
    }

    /// <summary>Share of characters that Chinese documents are written in.</summary>
    private static double Plausible(string text)
    {
        int good = 0;
        foreach (char c in text)
            good += c
                is >= ' '
                    and <= '~'
                    or '\n'
                    or '\r'
                    or '\t'
                    or >= '\u4E00'
                    and <= '\u9FFF'
                    or >= '\u3000'
                    and <= '\u303F'
                    or >= '\uFF00'
                    and <= '\uFFEF'
                    or >= '\u2010'
                    and <= '\u203F'
                ? 1
                : 0;
        return text.Length == 0 ? 0 : (double)good / text.Length;
    }

    private static DecodedText? Within(Encoding encoding, ReadOnlySpan<byte> bytes) =>
        Lenient(encoding, bytes) is var text && text.BadCharacters <= text.Text.Length * TolerableDamage ? text : null;

    private static DecodedText Lenient(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        string text = encoding.GetString(bytes);
        return new DecodedText(text, text.AsSpan().Count('\uFFFD'));
    }

    private static DecodedText Checked(DecodedText decoded)
    {
        int control = 0;
        foreach (char c in decoded.Text)
        {
            if (c == '\0')
                throw NotText("The file holds NUL characters: it is no text.");
            if (c < ' ' && c is not ('\t' or '\n' or '\v' or '\f' or '\r') || c is >= '\u007F' and <= '\u009F' and not '\u0085' or '\uF8F5')
                control++;
        }
        return control <= decoded.Text.Length * TolerableDamage
            ? decoded
            : throw NotText("The file is binary: it holds too many control characters for a text.");
    }

    private static UnreadableDocumentException NotText(string reason) =>
        new("CE0003", reason, "Save the document as UTF-8 text, PDF, DOCX or HTML.");
}
