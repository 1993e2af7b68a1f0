using ClauseExtractor.Reading;

namespace ClauseExtractor.Formats.Children;

/// <summary>A folder of its own for the files that a child process needs, deleted with everything in it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly string _path = Create();

    /// <summary>Writes bytes to a file with a plain name, whatever the document's own name is.</summary>
    /// <exception cref="UnreadableDocumentException">There is no room.</exception>
    public string Write(string name, ReadOnlyMemory<byte> content)
    {
        string path = Path.Combine(_path, name);
        try
        {
            using var stream = File.Create(path);
            stream.Write(content.Span);
        }
        catch (IOException e)
        {
            throw Refusal.NoRoom(e.Message);
        }
        return path;
    }

    public void Dispose()
    {
        try
        {
            Directory.Delete(_path, recursive: true);
        }
        catch (IOException)
        {
            // A child that was just killed may still hold its file on some systems; the system clears its temporary folder.
        }
    }

    private static string Create()
    {
        try
        {
            return Directory.CreateTempSubdirectory("clause-").FullName;
        }
        catch (IOException e)
        {
            throw Refusal.NoRoom(e.Message);
        }
    }
}
