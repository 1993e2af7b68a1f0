using System.Buffers.Binary;

namespace ClauseExtractor.Formats.Guard;

/// <summary>What a message between the product and a reading process is.</summary>
internal enum FrameKind : byte
{
    /// <summary>To the reading process: a file.</summary>
    File = 1,

    /// <summary>From it: the file as a document; the last message of the file.</summary>
    Document = 2,

    /// <summary>From it: why the file is not read; the last message of the file.</summary>
    Refused = 3,

    /// <summary>From it: a page is going to be recognised, which may take longer.</summary>
    Recognising = 4,

    /// <summary>From it: how many pages are going to be recognised (four bytes, little endian).</summary>
    Pages = 5,
}

/// <summary>A message: a byte for its kind, four for its length (little endian), then its content.</summary>
internal readonly record struct WireFrame(FrameKind Kind, byte[] Content)
{
    private const int HeaderBytes = 5;

    public static void Write(Stream stream, FrameKind kind, params ReadOnlySpan<ReadOnlyMemory<byte>> parts)
    {
        long length = 0;
        foreach (var part in parts)
            length += part.Length;
        Span<byte> header = stackalloc byte[HeaderBytes];
        header[0] = (byte)kind;
        BinaryPrimitives.WriteInt32LittleEndian(header[1..], checked((int)length));
        stream.Write(header);
        foreach (var part in parts)
            stream.Write(part.Span);
        stream.Flush();
    }

    /// <summary>The next message; null where the stream ends.</summary>
    /// <param name="most">Most bytes of its content.</param>
    /// <exception cref="FrameTooLongException">It is longer.</exception>
    /// <exception cref="EndOfStreamException">The stream ends within it.</exception>
    public static WireFrame? Read(Stream stream, long most)
    {
        Span<byte> header = stackalloc byte[HeaderBytes];
        int read = stream.ReadAtLeast(header, HeaderBytes, throwOnEndOfStream: false);
        if (read == 0)
            return null;
        if (read < HeaderBytes)
            throw new EndOfStreamException();
        int length = BinaryPrimitives.ReadInt32LittleEndian(header[1..]);
        if (length < 0 || length > most)
            throw new FrameTooLongException();
        var content = new byte[length];
        stream.ReadExactly(content);
        return new WireFrame((FrameKind)header[0], content);
    }
}

/// <summary>A message is longer than its reader allows.</summary>
internal sealed class FrameTooLongException : IOException
{
    public FrameTooLongException()
        : base("A message is longer than allowed.") { }
}
