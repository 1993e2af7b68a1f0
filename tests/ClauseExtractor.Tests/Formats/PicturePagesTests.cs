using ClauseExtractor.Formats.Ocr;

namespace ClauseExtractor.Tests.Formats;

/// <summary>Sizes of scans by the heads of their files, at 300 dots an inch: 300 pixels are 72 points.</summary>
public class PicturePagesTests
{
    public static TheoryData<string, byte[], string> Heads =>
        new()
        {
            {
                "PNG",
                [
                    0x89,
                    (byte)'P',
                    (byte)'N',
                    (byte)'G',
                    13,
                    10,
                    26,
                    10,
                    0,
                    0,
                    0,
                    13,
                    (byte)'I',
                    (byte)'H',
                    (byte)'D',
                    (byte)'R',
                    0,
                    0,
                    1,
                    0x2C,
                    0,
                    0,
                    2,
                    0x58,
                ],
                "72×144"
            },
            {
                "JPEG, an APP0 and a table before its frame",
                [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xC4, 0, 3, 9, 0xFF, 0xC2, 0, 11, 8, 2, 0x58, 1, 0x2C, 1, 0, 0, 0],
                "72×144"
            },
            { "BMP from the top down", [(byte)'B', (byte)'M', .. new byte[16], 0x2C, 1, 0, 0, 0xA8, 0xFD, 0xFF, 0xFF, 0, 0], "72×144" },
            { "TIFF, which browsers do not show", [(byte)'I', (byte)'I', 42, 0, .. new byte[30]], "none" },
            { "a PNG cut off", [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10], "none" },
            { "a JPEG without a frame", [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xD9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], "none" },
            {
                "a PNG of no height",
                [
                    0x89,
                    (byte)'P',
                    (byte)'N',
                    (byte)'G',
                    13,
                    10,
                    26,
                    10,
                    0,
                    0,
                    0,
                    13,
                    (byte)'I',
                    (byte)'H',
                    (byte)'D',
                    (byte)'R',
                    0,
                    0,
                    1,
                    0x2C,
                    0,
                    0,
                    0,
                    0,
                ],
                "none"
            },
        };

    [Theory]
    [MemberData(nameof(Heads))]
    public void The_head_tells_the_size(string kind, byte[] head, string expected) =>
        Assert.True(expected == (PicturePages.Size(head) is { } size ? $"{size.Width:0}×{size.Height:0}" : "none"), kind);
}
