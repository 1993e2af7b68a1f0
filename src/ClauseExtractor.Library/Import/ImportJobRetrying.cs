using ClauseExtractor.Library.Storage;
using ClauseExtractor.Reading;
using ClauseExtractor.Reading.Archives;

namespace ClauseExtractor.Library.Import;

/// <summary>Trying again what was not read.</summary>
public sealed partial class ImportJobs
{
    /// <summary>Tries a file again that was not read.</summary>
    /// <param name="password">Opens a protected file; null where none was given. One that opens an archive is tried on all that it
    /// holds.</param>
    /// <param name="archives">With what the file's archive is opened, where it was not unpacked.</param>
    /// <param name="act">What the audit log tells of it, written with it; null for nothing.</param>
    /// <returns>False where there is none that can be tried again.</returns>
    public bool Retry(long id, string? password, ArchiveOpening archives, LibraryAct? act)
    {
        if (table.Find(id) is not { CanRetry: true } job)
            return false;
        bool held = !string.IsNullOrEmpty(password);
        if (job is { Archive: { } archive, Size: 0 })
            try
            {
                byte[] content = Entry(archive, job.Name, archives with { Password = held ? password : null });
                table.Use(connection =>
                {
                    JobTable.PutContent(connection, id, content);
                    return 0;
                });
            }
            catch (UnreadableDocumentException e)
            {
                table.Use(connection =>
                {
                    JobTable.Reopen(connection, id, null);
                    JobTable.SetOutcome(connection, id, Importer.Refusal(job.Name, e)!);
                    if (act is not null)
                        ActJournal.Keep(act, connection, null);
                    return 0;
                });
                return true;
            }
        // Known before it may be taken.
        if (held)
            inHand.Passwords.Keep(id, password!);
        bool again = table.Use(connection =>
        {
            bool opened = JobTable.Reopen(connection, id, inHand.Passwords.Held(password));
            if (opened && act is not null)
                ActJournal.Keep(act, connection, null);
            return opened;
        });
        if (again && held && job.Archive is { } within)
            foreach (long beside in table.Locked(within))
                Retry(beside, password, archives, null);
        return again;
    }

    private byte[] Entry(long archive, string name, ArchiveOpening archives) =>
        ArchiveContents.Load(
            table.Find(archive) is { } file ? ArchiveFile.Open(new SourceFile(file.Name, table.Content(archive)), archives) : null,
            name
        );
}
