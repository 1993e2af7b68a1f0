using System.IO.Compression;

namespace ClauseExtractor.Formats.Pdf;

/// <summary>
/// Checks the sums of a PDF's packed streams. poppler unpacks a stream with a changed byte and shows other letters without a word; the sum at its end tells.
/// </summary>
internal static class PdfStreams
{
    /// <summary>Pictures and fonts are larger than text and take none away.</summary>
    private const int Longest = 1 << 20;

    private const int LongestDictionary = 1024;

    /// <summary>Whether a stream that may hold text does not match its sum.</summary>
    public static bool HasBroken(ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        var bytes = content.Span;
        // The streams of an encrypted file are packed below the encryption.
        if (bytes.IndexOf("/Encrypt"u8) >= 0)
            return false;
        for (int at = 0; ; )
        {
            cancellation.ThrowIfCancellationRequested();
            int found = bytes[at..].IndexOf("stream"u8);
            if (found < 0)
                return false;
            int keyword = at + found;
            at = keyword + 6;
            if (keyword >= 3 && bytes[(keyword - 3)..keyword].SequenceEqual("end"u8))
                continue;
            int start = at < bytes.Length && bytes[at] == '\r' ? at + 1 : at;
            start = start < bytes.Length && bytes[start] == '\n' ? start + 1 : start;
            int length = bytes[start..].IndexOf("endstream"u8);
            if (length < 0)
                return false;
            var dictionary = bytes[Math.Max(0, keyword - LongestDictionary)..keyword];
            dictionary = dictionary[Math.Max(0, dictionary.LastIndexOf(" obj"u8))..];
            if (length < Longest && dictionary.IndexOf("/FlateDecode"u8) >= 0 && dictionary.IndexOf("/Image"u8) < 0 && dictionary.IndexOf("/Length1"u8) < 0
                && dictionary.IndexOf("/Filter"u8) >= 0 && dictionary.IndexOf("ASCII85"u8) < 0 && dictionary.IndexOf("ASCIIHex"u8) < 0 && !Unpacks(content.Slice(start, length)))
                return true;
            at = start + length;
        }
    }

    private static bool Unpacks(ReadOnlyMemory<byte> packed)
    {
        try
        {
            using var stream = new ZLibStream(new MemoryStream(packed.ToArray(), writable: false), CompressionMode.Decompress);
            var buffer = new byte[16_384];
            // Enough of a bomb to know that it unpacks; its size is poppler's limits' affair.
            for (long total = 0; total < 32 * Longest; )
            {
                int read = stream.Read(buffer);
                if (read == 0)
                    return true;
                total += read;
            }
            return true;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}
