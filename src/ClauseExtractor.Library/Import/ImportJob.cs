namespace ClauseExtractor.Library.Import;

/// <summary>How far a file is on its way into a library.</summary>
public enum ImportStage
{
    /// <summary>Received and safe.</summary>
    Waiting,

    /// <summary>Its pages and lines are being read.</summary>
    Reading,

    /// <summary>Clauses and values are being read out of the text, and stored.</summary>
    Extracting,

    /// <summary>There is an outcome.</summary>
    Done,
}

/// <summary>A file in the queue of a library on a server.</summary>
/// <param name="Name">As its sender named it, without folders of his own machine.</param>
/// <param name="Size">Bytes; 0 where they were never there.</param>
/// <param name="Outcome">What became of it; null before the end.</param>
/// <param name="Tries">How often it was begun.</param>
/// <param name="CanRetry">True where it was not read and can be tried again: its bytes, or those of its archive, are there.</param>
public sealed record ImportJob(
    long Id,
    string Name,
    long Size,
    string Who,
    DateTimeOffset At,
    ImportStage Stage,
    ImportOutcome? Outcome,
    int Tries,
    bool CanRetry
)
{
    /// <summary>Id of the archive that it came in; null where it came by itself.</summary>
    public long? Archive { get; init; }

    /// <summary>Pages of a scan whose recognition has begun.</summary>
    public int Page { get; init; }

    /// <summary>Pages of a scan that are recognised; 0 where nobody knows.</summary>
    public int Pages { get; init; }
}

/// <summary>A part of the queue's list.</summary>
/// <param name="Total">Files in the list.</param>
/// <param name="All">Files there are.</param>
/// <param name="Failed">Those among them that were not read.</param>
/// <param name="Counts">How many came to which end.</param>
public sealed record JobList(
    IReadOnlyList<ImportJob> Items,
    int Total,
    int All,
    int Failed,
    IReadOnlyList<(ImportStatus Status, int Count)> Counts
);

/// <summary>How far the files are that wait or are read now, together.</summary>
/// <param name="Waiting">Files without an outcome.</param>
/// <param name="Done">Files that got their outcome since the oldest of those came.</param>
/// <param name="Begun">What is read of those in hand, in files.</param>
/// <param name="Passed">Since the oldest came.</param>
public sealed record JobProgress(int Waiting, int Done, double Begun, TimeSpan Passed);

/// <summary>How many files of a queue wait, are in work, and have an outcome.</summary>
public sealed record JobCounts(long Waiting, long InWork, long Done);

/// <summary>What was put into a queue.</summary>
/// <param name="Jobs">Ids of what waits now, with those that waited under the same name before.</param>
/// <param name="Queued">Files that were put in.</param>
/// <param name="Outcomes">Of files that the library has already, and of those that could not be opened.</param>
public sealed record QueuedFiles(
    IReadOnlyList<long> Jobs,
    int Queued,
    IReadOnlyList<ImportOutcome> Outcomes,
    ClauseExtractor.Reading.FolderWalk Walk
)
{
    /// <summary>Files that the library has, or that waited already.</summary>
    public int Known => Jobs.Count - Queued + Outcomes.Count(o => o.Status == ImportStatus.Known);
}

/// <summary>How a worker works.</summary>
public sealed record WorkOptions
{
    /// <summary>Files read at a time.</summary>
    public int Parallel { get; init; } = 1;

    /// <summary>True to end when nothing waits; false to wait for more.</summary>
    public bool UntilEmpty { get; init; }

    /// <summary>For how long a file is a worker's own without a sign of life; then another one may take it.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a file waits whose outcome could not be written.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often an empty queue is asked.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Bytes that the files of one archive may have together.</summary>
    public long MostUnpacked { get; init; } = 512L << 20;
}
