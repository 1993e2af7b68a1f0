using System.Buffers.Binary;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Formats.Ocr;

/// <summary>
/// How large a scanned page is that came as a picture, for people to see where words stand: the boxes of its record are in points of this
/// page.
/// </summary>
public static class PicturePages
{
    /// <summary>
    /// The size at the 300 dots an inch that recognition assumes; null for a picture that browsers do not show (TIFF), or that tells no
    /// size.
    /// </summary>
    public static PageSize? Size(ReadOnlySpan<byte> picture)
    {
        var (width, height) = picture switch
        {
            [0x89, (byte)'P', (byte)'N', (byte)'G', ..] when picture.Length >= 24 => (
                BinaryPrimitives.ReadInt32BigEndian(picture[16..]),
                BinaryPrimitives.ReadInt32BigEndian(picture[20..])
            ),
            [(byte)'B', (byte)'M', ..] when picture.Length >= 26 => (
                BinaryPrimitives.ReadInt32LittleEndian(picture[18..]),
                Math.Abs(BinaryPrimitives.ReadInt32LittleEndian(picture[22..]))
            ),
            [0xFF, 0xD8, ..] => OfJpeg(picture),
            _ => (0, 0),
        };
        return width > 0 && height > 0 ? new PageSize(width * ImageReader.PointsPerPixel, height * ImageReader.PointsPerPixel) : null;
    }

    /// <summary>Walks over the segments (ITU T.81, B.1.1) to the frame header, which holds the size.</summary>
    private static (int Width, int Height) OfJpeg(ReadOnlySpan<byte> picture)
    {
        for (int at = 2; at + 9 < picture.Length && picture[at] == 0xFF; )
        {
            byte marker = picture[at + 1];
            // A start of frame; C4, C8 and CC in that range are tables.
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return (
                    BinaryPrimitives.ReadUInt16BigEndian(picture[(at + 7)..]),
                    BinaryPrimitives.ReadUInt16BigEndian(picture[(at + 5)..])
                );
            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(picture[(at + 2)..]);
        }
        return (0, 0);
    }
}
