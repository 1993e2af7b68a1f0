using System.Text.Json;
using System.Text.Json.Nodes;
using ClauseExtractor.Json;
using ClauseExtractor.Library.Import;
using ClauseExtractor.Web.Access;

namespace ClauseExtractor.Web.Importing;

/// <summary>
/// The folder where uploaded files wait: a file is whole there before the browser is told that it arrived, and stays until it has an
/// outcome. Names on disk are numbers of our own, never the sender's.
/// </summary>
internal sealed class Inbox(string folder)
{
    private const int MostKept = 1000;

    /// <summary>
    /// What was not read may be tried again, with a password perhaps: its bytes stay until they are more together, the oldest going first.
    /// </summary>
    private const long MostLost = 512L << 20;

    private const string EntryField = "entry";

    /// <summary>What was there when the site was last closed, the oldest first; old outcomes are cleared away.</summary>
    public IReadOnlyList<ImportItem> Open()
    {
        if (!Directory.Exists(folder))
            return [];
        foreach (string torn in Directory.EnumerateFiles(folder, "*.part"))
            File.Delete(torn);
        foreach (
            string unnoted in Directory.EnumerateFiles(folder, "*.bin").Where(file => !File.Exists(Path.ChangeExtension(file, ".json")))
        )
            File.Delete(unnoted);
        var items = Directory.EnumerateFiles(folder, "*.json").Select(Read).OfType<ImportItem>().OrderBy(i => i.At).ToList();
        foreach (var old in items.Where(i => i.Outcome is not null).SkipLast(MostKept).ToList())
        {
            Withdraw(old.Id);
            items.Remove(old);
        }
        return [.. items.Select(i => i.Outcome is null ? i with { Stage = ImportStage.Waiting } : i)];
    }

    /// <summary>Takes a file in whole. Its note makes it count: without one it is cleared away when the site starts.</summary>
    /// <param name="entry">What the audit log is to say of it; null where nothing is logged. It lies in the note, which comes into being
    /// whole: neither is there without the other.</param>
    /// <exception cref="InvalidDataException">It is larger than allowed.</exception>
    public async Task AddAsync(ImportItem item, Stream content, long most, AuditLine? entry, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        string part = Path.Combine(folder, item.Id + ".part");
        try
        {
            await using (var file = File.Create(part))
            {
                await Upload.CopyAsync(content, file, most, cancellation);
                file.Flush(flushToDisk: true);
            }
            File.Move(part, Content(item.Id));
            Write(item, entry);
        }
        finally
        {
            File.Delete(part);
        }
    }

    /// <summary>What notes say for the audit log: the log has it already, unless the site ended between.</summary>
    public IReadOnlyList<AuditLine> Entries() =>
        !Directory.Exists(folder)
            ? []
            :
            [
                .. Directory
                    .EnumerateFiles(folder, "*.json")
                    .Select(note => JsonNode.Parse(File.ReadAllBytes(note))?[EntryField].Deserialize<AuditLine>(RecordJson.Options))
                    .OfType<AuditLine>()
                    .OrderBy(entry => entry.At),
            ];

    /// <summary>Takes back what was added: it does not count.</summary>
    public void Withdraw(string id)
    {
        File.Delete(Note(id));
        File.Delete(Content(id));
    }

    /// <summary>Notes on disk, before anything is read, that the import begins: what ends the site meanwhile leaves the note.</summary>
    /// <param name="entry">What the audit log is to say of it; null where nothing is logged.</param>
    public void Begin(ImportItem item, AuditLine? entry = null) => Write(item, entry);

    public byte[] ReadContent(string id) => File.ReadAllBytes(Content(id));

    /// <summary>Puts other bytes in the place of a file's.</summary>
    public void WriteContent(string id, ReadOnlySpan<byte> content)
    {
        string part = Path.Combine(folder, id + ".part");
        File.WriteAllBytes(part, content);
        File.Move(part, Content(id), overwrite: true);
    }

    public bool HasContent(string id) => File.Exists(Content(id));

    /// <summary>Notes the outcome, then lets the bytes go: the library has its own copy of what it took in.</summary>
    /// <param name="keep">The bytes stay, to be tried again.</param>
    /// <param name="entry">What the audit log is to say of it; null where nothing is logged.</param>
    public void Finish(ImportItem item, bool keep = false, AuditLine? entry = null)
    {
        Write(item, entry);
        if (keep)
            LimitLost(item.Id);
        else
            File.Delete(Content(item.Id));
    }

    /// <summary>Lets the oldest bytes of finished files go where they are too many together.</summary>
    private void LimitLost(string newest)
    {
        long together = 0;
        foreach (
            var file in new DirectoryInfo(folder)
                .EnumerateFiles("*.bin")
                .OrderByDescending(file => file.Name, StringComparer.Ordinal)
                .ToList()
        )
            if (
                (together += file.Length) > MostLost
                && Path.GetFileNameWithoutExtension(file.Name) is var id
                && id != newest
                && File.Exists(Note(id))
                && Read(Note(id)) is { Outcome: not null }
            )
                file.Delete();
    }

    private void Write(ImportItem item, AuditLine? entry = null)
    {
        string part = Path.Combine(folder, item.Id + ".part");
        var note = JsonSerializer.SerializeToNode(item, RecordJson.Options)!.AsObject();
        if (entry is not null)
            note[EntryField] = JsonSerializer.SerializeToNode(entry, RecordJson.Options);
        File.WriteAllBytes(part, JsonSerializer.SerializeToUtf8Bytes(note, RecordJson.Options));
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
