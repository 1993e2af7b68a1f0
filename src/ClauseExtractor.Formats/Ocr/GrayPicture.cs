using System.Globalization;
using System.Text;

namespace ClauseExtractor.Formats.Ocr;

/// <summary>A gray picture of a page, a byte a pixel, 0 black.</summary>
internal sealed record GrayPicture(int Width, int Height, byte[] Pixels)
{
    /// <summary>Reads a binary PGM of 8 bits, as poppler draws it; null where the bytes are none.</summary>
    public static GrayPicture? Read(ReadOnlyMemory<byte> bytes)
    {
        var file = bytes.Span;
        int at = 0;
        if (
            Word(file, ref at) != "P5"
            || !int.TryParse(Word(file, ref at), NumberStyles.None, CultureInfo.InvariantCulture, out int width)
            || !int.TryParse(Word(file, ref at), NumberStyles.None, CultureInfo.InvariantCulture, out int height)
            || Word(file, ref at) != "255"
            || (long)width * height != file.Length - at - 1
        )
            return null;
        return new GrayPicture(width, height, file[(at + 1)..].ToArray());

        static string Word(ReadOnlySpan<byte> file, ref int at)
        {
            while (at < file.Length && char.IsWhiteSpace((char)file[at]))
                at++;
            int start = at;
            while (at < file.Length && at < start + 12 && !char.IsWhiteSpace((char)file[at]))
                at++;
            return Encoding.ASCII.GetString(file[start..at]);
        }
    }

    public byte[] Write() =>
        [.. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"P5\n{Width} {Height}\n255\n")), .. Pixels];
}
