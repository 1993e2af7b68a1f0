using System.Globalization;
using System.Text;

namespace ClauseExtractor.Formats.Ocr;

/// <summary>A gray picture of a page, a byte a pixel, 0 black.</summary>
internal sealed record GrayPicture(int Width, int Height, byte[] Pixels)
{
    /// <summary>Reads a binary PGM of 8 bits, as poppler draws it; null where the bytes are none.</summary>
    public static GrayPicture? Read(byte[] file)
    {
        int at = 0;
        if (Word() != "P5" || !int.TryParse(Word(), NumberStyles.None, CultureInfo.InvariantCulture, out int width) || !int.TryParse(Word(), NumberStyles.None, CultureInfo.InvariantCulture, out int height)
            || Word() != "255" || (long)width * height != file.Length - at - 1)
            return null;
        return new GrayPicture(width, height, file[(at + 1)..]);

        string Word()
        {
            while (at < file.Length && char.IsWhiteSpace((char)file[at]))
                at++;
            int start = at;
            while (at < file.Length && at < start + 12 && !char.IsWhiteSpace((char)file[at]))
                at++;
            return Encoding.ASCII.GetString(file, start, at - start);
        }
    }

    public byte[] Write() => [.. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"P5\n{Width} {Height}\n255\n")), .. Pixels];
}
