using System.Text;
using ClauseExtractor.Extraction;
using ClauseExtractor.Json;

namespace ClauseExtractor.Cli.Extracting;

/// <summary>
/// The folder that records are written to. A file appears under its name only when it is whole, and a record's JSON only after its text, so
/// that whatever stops the run leaves whole records only.
/// </summary>
internal sealed class RecordFolder
{
    private readonly string folder;

    /// <exception cref="IOException">The folder cannot be made.</exception>
    public RecordFolder(string folder)
    {
        this.folder = folder;
        Directory.CreateDirectory(folder);
    }

    /// <summary>A record and its text: both, or neither.</summary>
    /// <exception cref="IOException">They cannot be written.</exception>
    public void Write(string stem, PolicyRecord record)
    {
        using var text = new PendingFile(folder, stem + ".txt", Encoding.UTF8.GetBytes(record.Text));
        using var json = new PendingFile(folder, stem + ".json", RecordJson.Write(record));
        text.Publish();
        json.Publish();
    }

    /// <summary>Begins the three tables of a run's records.</summary>
    /// <exception cref="IOException">They cannot be written.</exception>
    public RecordTables BeginTables() => new(folder);

    /// <summary>Any other file beside the records.</summary>
    public void Write(string name, byte[] content)
    {
        using var file = new PendingFile(folder, name, content);
        file.Publish();
    }
}
