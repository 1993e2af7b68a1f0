using ClauseExtractor.Library.Import;
using ClauseExtractor.Reading;
using ClauseExtractor.Reading.Archives;
using ClauseExtractor.Web.Access;
using ClauseExtractor.Web.Pages;

namespace ClauseExtractor.Web.Importing;

/// <summary>What people do with files on their way: look how far they are, stop them, try them again.</summary>
internal sealed partial class ImportQueue
{
    public ImportPage Page(bool onlyFailed, int page, int coming)
    {
        // Before the list: what ends between the two is asked for once more; a list that is older than «all done» would stay as it is.
        var batch = Batch(coming);
        var all = Items;
        var shown = all.Where(i => !onlyFailed || i.IsLost)
            .OrderBy(i =>
                i.IsLost ? 0
                : i.Outcome is null ? 1
                : 2
            )
            .ToList();
        int at = Math.Clamp(page, 1, Math.Max(1, ImportPage.PagesOf(shown.Count)));
        var items = shown.Skip((at - 1) * ImportPage.ItemsAPage).Take(ImportPage.ItemsAPage).ToList();
        return new ImportPage(
            items,
            onlyFailed ? "failed" : null,
            at,
            shown.Count,
            all.Count,
            all.Count(i => i.IsLost),
            [.. all.Where(i => i.Outcome is not null).GroupBy(i => i.Outcome!.Status).OrderBy(g => g.Key).Select(g => (g.Key, g.Count()))],
            batch
        )
        {
            Retriable = items.Where(CanRetry).Select(i => i.Id).ToHashSet(),
        };
    }

    private ImportBatch Batch(int coming) =>
        batch.Now(coming, current is { } now && items.GetValueOrDefault(now.Id) is { } item ? Begun(item) : 0);

    /// <summary>How much of a file is done: of a scan its pages tell.</summary>
    private static double Begun(ImportItem item) =>
        item switch
        {
            { Stage: ImportStage.Extracting } => 0.9,
            { Stage: ImportStage.Reading, Pages: > 0 } => 0.9 * Math.Min(1, (double)item.Page / item.Pages),
            _ => 0,
        };

    private bool CanRetry(ImportItem item) =>
        item.Outcome?.CanRetry(
            inbox.HasContent(item.Id) && !(item.Archive is not null && item.Size == 0),
            item.Archive is { } archive && inbox.HasContent(archive)
        ) == true;

    public bool Retry(string id, string? password, AuditLine? entry)
    {
        lock (steering)
        {
            if (!items.TryGetValue(id, out var item) || !CanRetry(item))
                return false;
            var again = item with { Stage = ImportStage.Waiting, Outcome = null, Begun = 0, Page = 0, Pages = 0 };
            if (item is { Archive: { } archive, Size: 0 } && inbox.HasContent(archive))
                try
                {
                    // It was never unpacked: the password is the archive's.
                    byte[] content = Entry(items[archive], item.Name, password);
                    inbox.WriteContent(id, content);
                    again = again with { Size = content.Length };
                }
                catch (UnreadableDocumentException e)
                {
                    items[id] = item with { Outcome = Refused(item.Name, e) };
                    inbox.Finish(items[id], keep: true, Acted(entry));
                    audit.Add(entry);
                    return true;
                }
            var line = Acted(entry);
            inbox.Begin(again, line);
            audit.Add(line);
            items[id] = again;
            if (!string.IsNullOrEmpty(password))
                passwords[id] = password;
            Enqueue(again);
            // One password opens all that is in an archive.
            if (item.Archive is not null && !string.IsNullOrEmpty(password))
                foreach (var beside in items.Values.Where(i => i.Archive == item.Archive && i.Outcome?.IsLocked == true).ToList())
                    Retry(beside.Id, password, entry);
            return true;
        }
    }

    /// <summary>An act of its own: the log passes over one that it has.</summary>
    private static AuditLine? Acted(AuditLine? entry) => entry is null ? null : entry with { Act = Guid.NewGuid().ToString("N") };

    private byte[] Entry(ImportItem archive, string name, string? password)
    {
        var file = new SourceFile(FileName(archive.Name), inbox.ReadContent(archive.Id))
        {
            Password = string.IsNullOrEmpty(password) ? null : password,
        };
        return ArchiveContents.Load(Unpacked(archive, file), name);
    }

    public int Cancel(string? id, AuditLine? entry) => Entered(entry, Cancel(id));

    public int Clear(string? who, AuditLine? entry) => Entered(entry, Clear(who));

    private int Entered(AuditLine? entry, int count)
    {
        if (count > 0 && entry is not null)
            audit.Add(entry.Counted(count));
        return count;
    }

    private int Cancel(string? id)
    {
        lock (steering)
        {
            int stopped = 0;
            foreach (var item in items.Values.Where(i => i.Outcome is null && (id is null || i.Id == id)))
            {
                stopped++;
                if (current is { } now && now.Id == item.Id)
                    now.Stop.Cancel();
                else
                    Finish(item.Id, Cancelled(item));
            }
            return stopped;
        }
    }

    private int Clear(string? who)
    {
        lock (steering)
        {
            var done = items.Values.Where(i => i.Outcome is not null && (who is null || i.Who == who)).ToList();
            foreach (var item in done)
            {
                inbox.Withdraw(item.Id);
                items.TryRemove(item.Id, out _);
            }
            return done.Count;
        }
    }
}
