using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using ClauseExtractor.Library.Search;
using Lucene.Net.Index;

namespace ClauseExtractor.Library.Index;

/// <summary>Writes changes of the catalogue into the index.</summary>
internal static class ChangeWriter
{
    /// <summary>So many clauses are committed at once while a whole library comes in.</summary>
    private const int Batch = 250_000;

    /// <summary>Writes what came since the last commit, on all cores, and commits.</summary>
    public static void Write(IndexWriter writer, ChangeSource source, CancellationToken cancellation)
    {
        // Another process may have written meanwhile what this one was asked to, from a newer state of the catalogue.
        long have = IndexCommitData.ChangeOf(writer.CommitData);
        using var held = DirectoryReader.Open(writer, applyAllDeletes: true);
        var written = new HashSet<int>();
        for (bool more = true; more; )
        {
            int pending = 0;
            try
            {
                // On all cores: one reads the catalogue at a time, each analyses what it read.
                Parallel.ForEach(
                    Partitioner.Create(Take(), EnumerablePartitionerOptions.NoBuffering),
                    new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount },
                    () => new ClauseDocument(),
                    (item, _, document) =>
                    {
                        var state = item.Again ? Held.Otherwise : IndexedContent.State(held, item.Change);
                        if (state == Held.NotAtAll)
                            writer.AddDocuments(document.From(item.Change));
                        else if (state == Held.Otherwise)
                            writer.UpdateDocuments(ClauseDocument.Of(item.Change.Document), document.From(item.Change));
                        return document;
                    },
                    document => document.Dispose()
                );
            }
            catch (AggregateException several)
            {
                ExceptionDispatchInfo.Throw(several.Flatten().InnerExceptions[0]);
            }
            if (pending > 0)
                IndexCommitData.Commit(writer, have);

            IEnumerable<(IndexChange Change, bool Again)> Take()
            {
                while (pending < Batch && (more = source.Next(have) is not null))
                {
                    have = source.Current!.Change;
                    pending += 1 + source.Current.Clauses.Count;
                    yield return (source.Current, !written.Add(source.Current.Document));
                }
            }
        }
    }
}
