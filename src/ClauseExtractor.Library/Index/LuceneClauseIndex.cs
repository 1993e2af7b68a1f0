using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.ExceptionServices;
using ClauseExtractor.Library.Search;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Lock = System.Threading.Lock;

namespace ClauseExtractor.Library.Index;

/// <summary>
/// The full-text index: Lucene.Net over character pairs, ranked with Jieba.NET's words, in a folder beside the library.
/// </summary>
/// <remarks>
/// Every commit carries the catalogue's change number, so a crash between the catalogue and the index is made good at the next start. Processes take turns at writing; readers see the last commit.
/// The index can always be made anew from the catalogue, so one that cannot be read is thrown away.
/// </remarks>
internal sealed class LuceneClauseIndex : IClauseIndex
{
    private const LuceneVersion Compatibility = LuceneVersion.LUCENE_48;

    /// <summary>The version of the documents' form: an index of another one is made anew.</summary>
    private const string Form = "4";

    private const string FormKey = "form", ChangeKey = "change";

    private const string MakingLock = "making.lock";

    /// <summary>So many clauses are committed at once while a whole library comes in.</summary>
    private const int Batch = 100_000;

    /// <summary>Milliseconds that one process waits for another to finish writing.</summary>
    private const int LockPatience = 60_000;

    private static readonly BM25Similarity Ranking = new();

    private readonly string _folder;
    private readonly JiebaWords _jieba;
    private readonly FSDirectory _directory;
    private readonly Lock _writing = new(), _opening = new();
    private DirectoryReader? _reader;
    private long _seen;

    public LuceneClauseIndex(string folder, JiebaWords jieba)
    {
        (_folder, _jieba) = (folder, jieba);
        System.IO.Directory.CreateDirectory(folder);
        _directory = FSDirectory.Open(folder, new ProcessLockFactory(folder));
        // Two processes that start on what a third one left half made take turns: else one sweeps away what the other has just begun.
        using var making = _directory.MakeLock(MakingLock);
        if (!making.Obtain(LockPatience))
            throw new LockObtainFailedException($"Another process is making the index {folder}.");
        lock (_opening)
            if (!Open() && Sweep())
            {
                Empty();
                Open();
            }
    }

    /// <summary>Opens the index of a library: a folder of the library's name with <c>.lucene</c> at its end.</summary>
    /// <param name="words">Words to keep whole beside those that the product knows.</param>
    public static LuceneClauseIndex Open(string library, IEnumerable<string>? words = null) => new(library + ".lucene", new JiebaWords([.. words ?? [], .. JiebaWords.KnownWords(library)]));

    public long Change
    {
        get
        {
            var reader = Acquire();
            try
            {
                return ChangeOf(reader.IndexCommit.UserData);
            }
            finally
            {
                reader.DecRef();
            }
        }
    }

    public void Apply(IEnumerable<IndexChange> changes, CancellationToken cancellation = default)
    {
        lock (_writing)
        {
            using var writer = OpenWriter(OpenMode.CREATE_OR_APPEND);
            bool whole = false;
            try
            {
                Write(writer, changes, cancellation);
                whole = true;
            }
            finally
            {
                // Closing would commit what was written so far.
                if (!whole)
                    writer.Rollback();
            }
        }
        Refresh();
    }

    private static void Write(IndexWriter writer, IEnumerable<IndexChange> changes, CancellationToken cancellation)
    {
        // Another process may have written meanwhile what this one was asked to, from a newer state of the catalogue.
        long have = ChangeOf(writer.CommitData);
        using var held = DirectoryReader.Open(writer, applyAllDeletes: true);
        using var coming = changes.Where(change => change.Change > have).GetEnumerator();
        for (bool more = true; more;)
        {
            int pending = 0;
            try
            {
                // On all cores: one reads the catalogue at a time, each analyses what it read.
                Parallel.ForEach(
                    Partitioner.Create(Take(), EnumerablePartitionerOptions.NoBuffering), new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount },
                    () => new ClauseDocument(),
                    (change, _, document) =>
                    {
                        if (!IndexedContent.IsHeld(held, change))
                            writer.UpdateDocuments(ClauseDocument.Of(change.Document), document.From(change));
                        return document;
                    },
                    _ => { });
            }
            catch (AggregateException several)
            {
                ExceptionDispatchInfo.Throw(several.Flatten().InnerExceptions[0]);
            }
            if (pending > 0)
                Commit(writer, have);

            IEnumerable<IndexChange> Take()
            {
                while (pending < Batch && (more = coming.MoveNext()))
                {
                    have = coming.Current.Change;
                    pending += 1 + coming.Current.Clauses.Count;
                    yield return coming.Current;
                }
            }
        }
    }

    public void Clear()
    {
        lock (_writing)
            Empty();
        Refresh();
    }

    public ClauseMatches Match(TextQuery query, CancellationToken cancellation = default)
    {
        var reader = Acquire();
        try
        {
            var collector = new MatchCollector(cancellation);
            new IndexSearcher(reader) { Similarity = Ranking }.Search(new QueryCompiler(reader).Compile(query), collector);
            return collector.Matches;
        }
        finally
        {
            reader.DecRef();
        }
    }

    public void Dispose()
    {
        lock (_opening)
        {
            _reader?.Dispose();
            _reader = null;
            _directory.Dispose();
        }
    }

    private static long ChangeOf(IDictionary<string, string> data) => data.TryGetValue(ChangeKey, out string? change) ? long.Parse(change, CultureInfo.InvariantCulture) : 0;

    private static int Commit(IndexWriter writer, long change)
    {
        writer.SetCommitData(new Dictionary<string, string> { [FormKey] = Form, [ChangeKey] = change.ToString(CultureInfo.InvariantCulture) });
        writer.Commit();
        return 0;
    }

    private IndexWriter OpenWriter(OpenMode mode)
        => new(_directory, new IndexWriterConfig(Compatibility, new ClauseAnalyzer(_jieba)) { OpenMode = mode, Similarity = Ranking, RAMBufferSizeMB = 64, WriteLockTimeout = LockPatience });

    /// <summary>
    /// Takes away what is there: a writer reads the commits that it finds, even one that is told to begin anew. False where there is a good commit after all: one that another process
    /// was just making looks damaged, until its writing is over.
    /// </summary>
    private bool Sweep()
    {
        using var writing = _directory.MakeLock(IndexWriter.WRITE_LOCK_NAME);
        if (!writing.Obtain(LockPatience))
            throw new LockObtainFailedException($"Another process is writing the index {_folder}.");
        if (Open())
            return false;
        foreach (string file in _directory.ListAll().Where(file => file != IndexWriter.WRITE_LOCK_NAME && file != MakingLock))
            _directory.DeleteFile(file);
        return true;
    }

    private void Empty()
    {
        using var writer = OpenWriter(OpenMode.CREATE);
        Commit(writer, 0);
    }

    /// <summary>Opens the last commit; false where there is none that this product can use.</summary>
    private bool Open()
    {
        try
        {
            if (!DirectoryReader.IndexExists(_directory))
                return false;
            var reader = DirectoryReader.Open(_directory);
            if (!reader.IndexCommit.UserData.TryGetValue(FormKey, out string? form) || form != Form)
            {
                reader.Dispose();
                return false;
            }
            _reader = reader;
            return true;
        }
        catch (Exception damage) when (damage is CorruptIndexException or IndexFormatTooOldException or IndexFormatTooNewException or FileNotFoundException or EndOfStreamException)
        {
            return false;
        }
    }

    /// <summary>The reader of the last commit, whichever process made it. Give it back with DecRef.</summary>
    private DirectoryReader Acquire()
    {
        if (LastCommit() != Volatile.Read(ref _seen))
            Refresh();
        lock (_opening)
        {
            ObjectDisposedException.ThrowIf(_reader is null, this);
            _reader.IncRef();
            return _reader;
        }
    }

    private void Refresh()
    {
        lock (_opening)
        {
            _seen = LastCommit();
            if (_reader is null)
                Open();
            else if (DirectoryReader.OpenIfChanged(_reader) is { } newer)
            {
                _reader.DecRef();
                _reader = newer;
            }
        }
    }

    /// <summary>Lucene writes this file with every commit.</summary>
    private long LastCommit() => File.GetLastWriteTimeUtc(Path.Combine(_folder, "segments.gen")).Ticks;
}
