namespace ClauseExtractor.Reading;

/// <summary>Tells the well-known binary formats by their first bytes.</summary>
internal static class BinaryFormat
{
    private static readonly byte[][] Signatures =
    [
        "%PDF-"u8.ToArray(),
        [0x50, 0x4B, 0x03, 0x04],
        [0x50, 0x4B, 0x05, 0x06],
        [0xD0, 0xCF, 0x11, 0xE0],
        [0x89, 0x50, 0x4E, 0x47],
        [0xFF, 0xD8, 0xFF],
        "GIF8"u8.ToArray(),
        "II*\0"u8.ToArray(),
        "MM\0*"u8.ToArray(),
        "Rar!"u8.ToArray(),
        [0x1F, 0x8B],
        "7z"u8.ToArray(),
        [0x7F, 0x45, 0x4C, 0x46],
        "{\\rtf"u8.ToArray(),
    ];

    public static bool IsKnown(ReadOnlySpan<byte> content)
    {
        foreach (byte[] signature in Signatures)
            if (content.StartsWith(signature))
                return true;
        return false;
    }
}
