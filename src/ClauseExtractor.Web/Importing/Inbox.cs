using System.Text.Json;
using ClauseExtractor.Json;

namespace ClauseExtractor.Web.Importing;

/// <summary>
/// The folder where uploaded files wait: a file is whole there before the browser is told that it arrived, and stays until it has an outcome. Names on disk are numbers of our own, never the sender's.
/// </summary>
internal sealed class Inbox(string folder)
{
    private const int MostKept = 1000;

    /// <summary>What was there when the site was last closed, the oldest first; old outcomes are cleared away.</summary>
    public IReadOnlyList<ImportItem> Open()
    {
        if (!Directory.Exists(folder))
            return [];
        foreach (string torn in Directory.EnumerateFiles(folder, "*.part"))
            File.Delete(torn);
        foreach (string unnoted in Directory.EnumerateFiles(folder, "*.bin").Where(file => !File.Exists(Path.ChangeExtension(file, ".json"))))
            File.Delete(unnoted);
        var items = Directory.EnumerateFiles(folder, "*.json").Select(Read).OfType<ImportItem>().OrderBy(i => i.At).ToList();
        foreach (var old in items.Where(i => i.Outcome is not null).SkipLast(MostKept).ToList())
        {
            File.Delete(Note(old.Id));
            items.Remove(old);
        }
        return [.. items.Select(i => i.Outcome is null ? i with { Stage = ImportStage.Waiting } : i)];
    }

    /// <summary>Takes a file in whole. Its note makes it count: without one it is cleared away when the site starts.</summary>
    /// <param name="whole">Called when the bytes are safe, just before the note is written.</param>
    /// <exception cref="InvalidDataException">It is larger than allowed.</exception>
    public async Task AddAsync(ImportItem item, Stream content, long most, Action whole, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        string part = Path.Combine(folder, item.Id + ".part");
        try
        {
            await using (var file = File.Create(part))
            {
                var buffer = new byte[81920];
                for (int read; (read = await content.ReadAsync(buffer, cancellation)) > 0;)
                {
                    if (file.Length + read > most)
                        throw new InvalidDataException($"A file may have {most >> 20} MB at most.");
                    await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
                }
                file.Flush(flushToDisk: true);
            }
            File.Move(part, Content(item.Id));
            whole();
            Write(item);
        }
        finally
        {
            File.Delete(part);
        }
    }

    /// <summary>Notes on disk, before anything is read, that the import begins: what ends the site meanwhile leaves the note.</summary>
    public void Begin(ImportItem item) => Write(item);

    public byte[] ReadContent(string id) => File.ReadAllBytes(Content(id));

    /// <summary>Notes the outcome, then lets the bytes go: the library has its own copy of what it took in.</summary>
    public void Finish(ImportItem item)
    {
        Write(item);
        File.Delete(Content(item.Id));
    }

    private void Write(ImportItem item)
    {
        string part = Path.Combine(folder, item.Id + ".part");
        File.WriteAllBytes(part, JsonSerializer.SerializeToUtf8Bytes(item, RecordJson.Options));
        File.Move(part, Note(item.Id), overwrite: true);
    }

    private ImportItem? Read(string path)
    {
        var item = JsonSerializer.Deserialize<ImportItem>(File.ReadAllBytes(path), RecordJson.Options);
        return item is { Outcome: null } && !File.Exists(Content(item.Id)) ? null : item;
    }

    private string Content(string id) => Path.Combine(folder, id + ".bin");

    private string Note(string id) => Path.Combine(folder, id + ".json");
}
