namespace ClauseExtractor.Formats.Packages;

/// <summary>Counts what is read through it, and sums it up.</summary>
internal sealed class CountingStream(Stream inner) : Stream
{
    private Crc32 _sum = new();

    public long Count { get; private set; }

    /// <summary>CRC-32 of what was read so far.</summary>
    public uint Sum => _sum.Value;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => Count;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        int read = inner.Read(buffer);
        Count += read;
        _sum.Add(buffer[..read]);
        return read;
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
