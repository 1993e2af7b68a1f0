namespace ClauseExtractor.Cli.Extracting;

/// <summary>A file under another name that takes its own only when it is whole; one that is not published is gone.</summary>
internal sealed class PendingFile : IDisposable
{
    private readonly string _whole,
        _partial;
    private readonly FileStream _content;

    /// <param name="content">What it begins with.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public PendingFile(string folder, string name, ReadOnlySpan<byte> content)
    {
        (_whole, _partial) = (Path.Combine(folder, name), Path.Combine(folder, $".{name}.{Guid.NewGuid():N}.part"));
        _content = File.Create(_partial);
        try
        {
            Append(content);
        }
        catch (IOException)
        {
            Dispose();
            throw;
        }
    }

    /// <exception cref="IOException">It cannot be written.</exception>
    public void Append(ReadOnlySpan<byte> content) => _content.Write(content);

    /// <exception cref="IOException">It cannot be written.</exception>
    public void Publish()
    {
        _content.Dispose();
        File.Move(_partial, _whole, overwrite: true);
    }

    public void Dispose()
    {
        try
        {
            _content.Dispose();
        }
        catch (IOException)
        {
            // What could not be written is thrown away.
        }
        File.Delete(_partial); // does nothing where it was published
    }
}
