using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace ClauseExtractor.Formats.Guard;

/// <summary>
/// Writes values one after the other, little endian. Texts are UTF-16 as they are, so that a lone surrogate comes back as one.
/// </summary>
internal sealed class WireWriter
{
    private readonly ArrayBufferWriter<byte> _buffer = new(4096);

    public ReadOnlyMemory<byte> Written => _buffer.WrittenMemory;

    public WireWriter Write(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(_buffer.GetSpan(sizeof(int)), value);
        _buffer.Advance(sizeof(int));
        return this;
    }

    public WireWriter Write(double value)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(_buffer.GetSpan(sizeof(double)), value);
        _buffer.Advance(sizeof(double));
        return this;
    }

    public WireWriter Write(float value) => Write(BitConverter.SingleToInt32Bits(value));

    public WireWriter Write(bool value) => Write(value ? 1 : 0);

    /// <summary>-1 stands for null.</summary>
    public WireWriter Write(string? value)
    {
        Write(value?.Length ?? -1);
        _buffer.Write(MemoryMarshal.AsBytes(value.AsSpan()));
        return this;
    }

    /// <summary>A list behind its length; -1 stands for null.</summary>
    public WireWriter Write<T>(IReadOnlyList<T>? list, Action<T> write)
    {
        Write(list?.Count ?? -1);
        foreach (var item in list ?? [])
            write(item);
        return this;
    }

    /// <summary>Whether there is a value, and the value.</summary>
    public WireWriter Write<T>(T? value, Action<T> write)
        where T : struct
    {
        Write(value.HasValue);
        if (value is { } there)
            write(there);
        return this;
    }
}
