using ClauseExtractor.Library.Storage;
using Lucene.Net.Index;
using Lucene.Net.Store;

namespace ClauseExtractor.Library.Index;

/// <summary>Whether an index on disk is as it was written.</summary>
internal static class IndexCheck
{
    /// <summary>
    /// Reads every file of a library's index and holds it against its sums. Null where it is whole, else what is wrong. Writers wait
    /// meanwhile, where there can be any.
    /// </summary>
    public static string? Damage(string library)
    {
        try
        {
            using var directory = new CheckedDirectory(LuceneClauseIndex.FolderOf(library));
            using var writing = directory.MakeLock(IndexWriter.WRITE_LOCK_NAME);
            if (TakesWriting(directory) && !writing.Obtain(LuceneClauseIndex.LockPatience))
                throw new LockObtainFailedException($"Another process is writing the index {LuceneClauseIndex.FolderOf(library)}.");
            if (!DirectoryReader.IndexExists(directory))
                return "there is no commit";
            var status = new CheckIndex(directory).DoCheckIndex();
            return status.Clean ? null
                : status.MissingSegments || status.CantOpenSegments ? "the list of segments cannot be read"
                : $"{status.NumBadSegments} segments, {status.TotLoseDocCount} entries";
        }
        catch (Exception e) when (IndexDamagedException.Is(e))
        {
            return e.GetType().Name;
        }
    }

    /// <summary>Whether this process may write to the folder: on a read-only medium nobody changes the index while it is read.</summary>
    private static bool TakesWriting(CheckedDirectory directory)
    {
        try
        {
            using var file = new FileStream(
                Path.Combine(directory.Folder, IndexWriter.WRITE_LOCK_NAME),
                FileMode.OpenOrCreate,
                FileAccess.ReadWrite,
                FileShare.ReadWrite
            );
            return true;
        }
        catch (Exception e) when (ReadOnlyMedium.IsMeant(e))
        {
            return false;
        }
        catch (IOException)
        {
            // Held by a writer.
            return true;
        }
    }
}
