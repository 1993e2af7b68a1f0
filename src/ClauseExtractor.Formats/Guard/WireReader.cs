using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace ClauseExtractor.Formats.Guard;

/// <summary>Reads what a <see cref="WireWriter"/> wrote; what it did not write is a <see cref="InvalidDataException"/>.</summary>
internal ref struct WireReader(ReadOnlySpan<byte> content)
{
    private ReadOnlySpan<byte> _left = content;

    public delegate T Item<out T>(ref WireReader reader);

    public int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));

    public double Float64() => BinaryPrimitives.ReadDoubleLittleEndian(Take(sizeof(double)));

    public float Float32() => BitConverter.Int32BitsToSingle(Int32());

    public bool Flag() => Int32() != 0;

    public string? Text()
    {
        int length = Int32();
        return length < 0 ? null : new string(MemoryMarshal.Cast<byte, char>(Take((long)length * sizeof(char))));
    }

    public T[]? List<T>(Item<T> item)
    {
        int count = Int32();
        if (count < 0)
            return null;
        // Every item takes at least four bytes: a count that the message cannot hold makes no array.
        if (count > _left.Length / sizeof(int))
            throw new InvalidDataException("A list is longer than its message.");
        var list = new T[count];
        for (int i = 0; i < count; i++)
            list[i] = item(ref this);
        return list;
    }

    public T? Optional<T>(Item<T> item)
        where T : struct => Flag() ? item(ref this) : null;

    /// <summary>Everything that is left.</summary>
    public ReadOnlySpan<byte> Rest()
    {
        var rest = _left;
        _left = [];
        return rest;
    }

    private ReadOnlySpan<byte> Take(long bytes)
    {
        if (bytes > _left.Length)
            throw new InvalidDataException("A message ends too early.");
        var taken = _left[..(int)bytes];
        _left = _left[(int)bytes..];
        return taken;
    }
}
