namespace ClauseExtractor.Library.Postings;

/// <summary>Writes whole numbers in as few bytes as they need: seven bits a byte, the lowest first (LEB128).</summary>
internal sealed class NumberWriter(int capacity = 64)
{
    private byte[] buffer = new byte[capacity];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => buffer.AsSpan(0, Length);

    public void Write(long number)
    {
        Reserve(10);
        ulong rest = (ulong)number;
        while (rest >= 0x80)
        {
            buffer[Length++] = (byte)(rest | 0x80);
            rest >>= 7;
        }
        buffer[Length++] = (byte)rest;
    }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(buffer.AsSpan(Length));
        Length += bytes.Length;
    }

    public void Clear() => Length = 0;

    private void Reserve(int more)
    {
        if (Length + more > buffer.Length)
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, Length + more));
    }
}

/// <summary>Reads what <see cref="NumberWriter"/> wrote.</summary>
internal ref struct NumberReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> bytes = bytes;

    public int At { get; set; }

    public readonly bool AtEnd => At >= bytes.Length;

    /// <exception cref="IndexOutOfRangeException">The bytes end within the number: they are not what was written.</exception>
    public int Read()
    {
        int first = bytes[At++];
        return first < 0x80 ? first : (int)Rest(first);
    }

    public long ReadLong()
    {
        int first = bytes[At++];
        return first < 0x80 ? first : Rest(first);
    }

    public readonly ReadOnlySpan<byte> Slice(int length) => bytes.Slice(At, length);

    private long Rest(int first)
    {
        long number = first & 0x7F;
        for (int shift = 7; ; shift += 7)
        {
            byte next = bytes[At++];
            number |= (long)(next & 0x7F) << shift;
            if (next < 0x80)
                return number;
        }
    }
}
