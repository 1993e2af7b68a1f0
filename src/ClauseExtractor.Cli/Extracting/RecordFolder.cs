using System.Text;
using ClauseExtractor.Extraction;
using ClauseExtractor.Json;

namespace ClauseExtractor.Cli.Extracting;

/// <summary>
/// The folder that records are written to. A file appears under its name only when it is whole, and a record's JSON only after its text, so that whatever stops the run leaves whole records only.
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

    public void Write(string stem, PolicyRecord record)
    {
        Write(stem + ".txt", Encoding.UTF8.GetBytes(record.Text));
        Write(stem + ".json", RecordJson.Write(record));
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
        string whole = Path.Combine(folder, name), partial = Path.Combine(folder, $".{name}.{Guid.NewGuid():N}.part");
        try
        {
            File.WriteAllBytes(partial, content);
            File.Move(partial, whole, overwrite: true);
        }
        finally
        {
            File.Delete(partial);   // does nothing where it was moved
        }
    }
}
