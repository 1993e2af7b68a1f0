namespace ClauseExtractor.Assistant.Mcp;

/// <summary>
/// Collects what is written until a line is whole, and writes it in one piece: several writers to one output never mix within a line.
/// </summary>
internal sealed class LineStream(Stream output, SemaphoreSlim writing) : Stream
{
    private readonly MemoryStream line = new();

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public static async Task WriteLineAsync(Stream output, SemaphoreSlim writing, ReadOnlyMemory<byte> line, CancellationToken cancellation)
    {
        await writing.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            await output.WriteAsync(line, cancellation).ConfigureAwait(false);
            await output.FlushAsync(cancellation).ConfigureAwait(false);
        }
        finally
        {
            writing.Release();
        }
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        line.Write(buffer.Span);
        if (buffer.Span.EndsWith("\n"u8))
        {
            byte[] whole = line.ToArray();
            line.SetLength(0);
            await WriteLineAsync(output, writing, whole, cancellationToken).ConfigureAwait(false);
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count) =>
        WriteAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override void Flush()
    {
        // A line is flushed as it is written.
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
