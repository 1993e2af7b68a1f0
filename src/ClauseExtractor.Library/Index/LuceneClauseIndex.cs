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
/// Every commit carries the catalogue's change number, so a crash between the catalogue and the index is made good at the next start.
/// Processes take turns at writing; readers see the last commit.
/// The index can always be made anew from the catalogue, so one that cannot be read is thrown away.
/// </remarks>
internal sealed class LuceneClauseIndex : IClauseIndex
{
    private const LuceneVersion Compatibility = LuceneVersion.LUCENE_48;

    private const string MakingLock = "making.lock";

    /// <summary>Milliseconds that one process waits for another to finish writing.</summary>
    internal const int LockPatience = 60_000;

    /// <summary>
    /// Megabytes; about what the largest file makes that comes in by itself. Smaller segments count as this large when it is decided which
    /// are merged.
    /// </summary>
    private const double SmallestSegment = 0.1;

    private static readonly BM25Similarity Ranking = new();

    private readonly string _folder;
    private readonly JiebaWords _jieba;
    private readonly CheckedDirectory _directory;
    private readonly Lock _writing = new(),
        _opening = new();
    private DirectoryReader? _reader;
    private long _seen;

    /// <param name="anew">True to throw away, unread, what is there.</param>
    public LuceneClauseIndex(string folder, JiebaWords jieba, bool anew = false)
    {
        (_folder, _jieba) = (folder, jieba);
        System.IO.Directory.CreateDirectory(folder);
        _directory = new CheckedDirectory(folder);
        // Two processes that start on what a third one left half made take turns: else one sweeps away what the other has just begun.
        using var making = _directory.MakeLock(MakingLock);
        if (!making.Obtain(LockPatience))
            throw new LockObtainFailedException($"Another process is making the index {folder}.");
        lock (_opening)
            if (anew || !Open())
                Begin(unread: anew);
    }

    /// <summary>Opens the index of a library: a folder of the library's name with <c>.lucene</c> at its end.</summary>
    /// <param name="words">Words to keep whole beside those that the product knows.</param>
    /// <param name="anew">True to throw away, unread, what is there.</param>
    public static LuceneClauseIndex Open(string library, IEnumerable<string>? words = null, bool anew = false) =>
        new(FolderOf(library), new JiebaWords([.. words ?? [], .. JiebaWords.OwnWords(library)]), anew);

    /// <summary>The folder of a library's index.</summary>
    public static string FolderOf(string library) => library + ".lucene";

    public long Change
    {
        get
        {
            var reader = Acquire();
            try
            {
                return IndexCommitData.ChangeOf(reader.IndexCommit.UserData);
            }
            finally
            {
                reader.DecRef();
            }
        }
    }

    public void Apply(IEnumerable<IndexChange> changes, CancellationToken cancellation = default)
    {
        var source = new ChangeSource(changes);
        try
        {
            lock (_writing)
                Write(source, cancellation);
            Refresh();
        }
        catch (Exception e) when (!source.Failed && IndexDamagedException.Is(e))
        {
            throw new IndexDamagedException(_folder, e);
        }
    }

    private void Write(ChangeSource source, CancellationToken cancellation)
    {
        using var writer = OpenWriter(OpenMode.CREATE_OR_APPEND);
        bool whole = false;
        try
        {
            ChangeWriter.Write(writer, source, cancellation);
            whole = true;
        }
        finally
        {
            // Closing would commit what was written so far.
            if (!whole)
                writer.Rollback();
        }
    }

    public void Clear()
    {
        lock (_writing)
            lock (_opening)
            {
                _reader?.DecRef();
                _reader = null;
                Begin(unread: true);
            }
    }

    public ClauseMatches Match(TextQuery query, CancellationToken cancellation = default) =>
        Ask(reader =>
            new ClauseFinder(new IndexSearcher(reader) { Similarity = Ranking }, cancellation).Find(
                new QueryCompiler(reader).Compile(query)
            )
        );

    public T Words<T>(Func<IIndexWords, T> ask) => Ask(reader => ask(new IndexWords(reader, _jieba)));

    private T Ask<T>(Func<DirectoryReader, T> ask)
    {
        var reader = Acquire();
        try
        {
            return ask(reader);
        }
        catch (Exception e) when (IndexDamagedException.Is(e))
        {
            throw new IndexDamagedException(_folder, e);
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

    private IndexWriter OpenWriter(OpenMode mode)
    {
        var config = new IndexWriterConfig(Compatibility, new ClauseAnalyzer(_jieba))
        {
            OpenMode = mode,
            Similarity = Ranking,
            RAMBufferSizeMB = 64,
            WriteLockTimeout = LockPatience,
        };
        // By Lucene's own measure every segment below two megabytes weighs two: each ninth file that came in had the whole index of a small
        // library written anew, for a second, while people searched.
        config.MergePolicy = new TieredMergePolicy { FloorSegmentMB = SmallestSegment };
        return new(_directory, config);
    }

    /// <summary>Begins an empty index in the place of what is there, and opens it.</summary>
    private void Begin(bool unread)
    {
        if (Sweep(unread))
        {
            using (var writer = OpenWriter(OpenMode.CREATE))
                IndexCommitData.Commit(writer, 0);
            Open();
        }
        _seen = LastCommit();
    }

    /// <summary>
    /// Takes away what is there: a writer reads the commits that it finds, even one that is told to begin anew. False where there is a good
    /// commit after all: one that another process
    /// was just making looks damaged, until its writing is over.
    /// </summary>
    private bool Sweep(bool unread)
    {
        using var writing = _directory.MakeLock(IndexWriter.WRITE_LOCK_NAME);
        if (!writing.Obtain(LockPatience))
            throw new LockObtainFailedException($"Another process is writing the index {_folder}.");
        if (!unread && Open())
            return false;
        foreach (string file in _directory.ListAll().Where(file => file != IndexWriter.WRITE_LOCK_NAME && file != MakingLock))
            _directory.DeleteFile(file);
        return true;
    }

    /// <summary>Opens the last commit; false where there is none that this product can use.</summary>
    private bool Open()
    {
        try
        {
            if (!DirectoryReader.IndexExists(_directory))
                return false;
            var reader = DirectoryReader.Open(_directory);
            if (!reader.IndexCommit.UserData.TryGetValue(IndexCommitData.FormKey, out string? form) || form != IndexCommitData.Form)
            {
                reader.Dispose();
                return false;
            }
            _reader = reader;
            return true;
        }
        catch (Exception e) when (IndexDamagedException.Is(e))
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
            try
            {
                if (_reader is null || !IsSameMaking(_reader))
                {
                    var former = _reader;
                    if (Open())
                        former?.DecRef();
                }
                else if (DirectoryReader.OpenIfChanged(_reader) is { } newer)
                {
                    _reader.DecRef();
                    _reader = newer;
                }
            }
            catch (Exception e) when (IndexDamagedException.Is(e))
            {
                throw new IndexDamagedException(_folder, e);
            }
        }
    }

    private bool IsSameMaking(DirectoryReader reader)
    {
        var last = new SegmentInfos();
        last.Read(_directory);
        return last.UserData.TryGetValue(IndexCommitData.MadeKey, out string? made)
            && reader.IndexCommit.UserData.TryGetValue(IndexCommitData.MadeKey, out string? former)
            && made == former;
    }

    /// <summary>Lucene writes this file with every commit.</summary>
    private long LastCommit() => File.GetLastWriteTimeUtc(Path.Combine(_folder, "segments.gen")).Ticks;
}
