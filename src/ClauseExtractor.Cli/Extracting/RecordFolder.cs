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

    /// <summary><c>benefits.csv</c>, <c>clauses.csv</c> and <c>documents.csv</c> of a run's records.</summary>
    public void WriteTables(IReadOnlyList<PolicyRecord> records)
    {
        Write("benefits.csv", RecordCsv.Benefits(records));
        Write("clauses.csv", RecordCsv.Clauses(records));
        Write("documents.csv", RecordCsv.Documents(records));
    }

    /// <summary>Any other file beside the records.</summary>
    public void Write(string name, byte[] content)
    {
        using var file = new PendingFile(folder, name, content);
        file.Publish();
    }

    /// <summary>A file that is written under another name, and takes its own only when it is whole.</summary>
    private sealed class PendingFile : IDisposable
    {
        private readonly string whole,
            partial;

        public PendingFile(string folder, string name, byte[] content)
        {
            (whole, partial) = (Path.Combine(folder, name), Path.Combine(folder, $".{name}.{Guid.NewGuid():N}.part"));
            try
            {
                File.WriteAllBytes(partial, content);
            }
            catch (IOException)
            {
                Dispose();
                throw;
            }
        }

        public void Publish() => File.Move(partial, whole, overwrite: true);

        public void Dispose() => File.Delete(partial); // does nothing where it was published
    }
}
