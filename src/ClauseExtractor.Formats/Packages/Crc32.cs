namespace ClauseExtractor.Formats.Packages;

/// <summary>The checksum of zip entries (ISO 3309), which .NET's reader does not compare.</summary>
internal struct Crc32()
{
    private static readonly uint[] Table =
    [
        .. Enumerable
            .Range(0, 256)
            .Select(i =>
            {
                uint value = (uint)i;
                for (int bit = 0; bit < 8; bit++)
                    value = (value & 1) == 1 ? 0xEDB88320 ^ (value >> 1) : value >> 1;
                return value;
            }),
    ];

    private uint _state = 0xFFFFFFFF;

    public readonly uint Value => ~_state;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        foreach (byte b in bytes)
            _state = Table[(byte)(_state ^ b)] ^ (_state >> 8);
    }
}
