using System.Text.Json.Serialization;

namespace ClauseExtractor.Library.Import;

/// <summary>What became of a file.</summary>
public enum ImportStatus
{
    /// <summary>A policy that the library did not hold.</summary>
    Added,

    /// <summary>A new text of a policy that it held.</summary>
    Version,

    /// <summary>Another file of a text that it held.</summary>
    Copy,

    /// <summary>The very bytes were imported before.</summary>
    Known,

    /// <summary>The file cannot be read as a policy.</summary>
    Refused,

    /// <summary>The file could not be opened.</summary>
    Failed,

    /// <summary>An archive: the files in it have outcomes of their own.</summary>
    Unpacked,

    /// <summary>Extracted anew by a rebuild, with the same or another outcome.</summary>
    Rebuilt,

    /// <summary>Somebody stopped its import.</summary>
    Cancelled,
}

/// <summary>One file's outcome.</summary>
/// <param name="Path">The file, relative to the folder that was given.</param>
/// <param name="Document">Id of its document, null where there is none.</param>
/// <param name="Code">The reader's stable code where the file was refused.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Remedy">What a user can do about it.</param>
/// <param name="Warnings">Number of doubts in the record.</param>
public sealed record ImportOutcome(
    string Path,
    ImportStatus Status,
    string? Document,
    string? Title = null,
    string? Code = null,
    string? Message = null,
    string? Remedy = null,
    int Warnings = 0
)
{
    /// <summary>True where the file's text is in the library.</summary>
    public bool IsIn => Document is not null;

    /// <summary>True where the file's text is not in the library; an archive has none.</summary>
    [JsonIgnore]
    public bool IsLost => !IsIn && Status != ImportStatus.Unpacked;

    /// <summary>True where a password opens it.</summary>
    [JsonIgnore]
    public bool IsLocked => IsLost && Code is "CE0013" or "CE0014";

    /// <summary>
    /// Whether the file can be tried again: it was not read, its bytes, or those of its archive, are still there, and it is not empty or
    /// named beyond its archive.
    /// </summary>
    /// <param name="hasContent">Its own bytes are kept; of a file that was never unpacked they are not.</param>
    /// <param name="archiveHasContent">Those of the archive that it came in are.</param>
    public bool CanRetry(bool hasContent, bool archiveHasContent) =>
        IsLost && Code is not ("CE0001" or "CE0034") && (hasContent || archiveHasContent);

    /// <summary>
    /// The fault of the product that this outcome comes from, null where there is none; for the log of the process that imported, and kept
    /// nowhere else.
    /// </summary>
    [JsonIgnore]
    public Exception? Fault { get; init; }
}

/// <summary>How far an import is.</summary>
public sealed record ImportProgress(int Done, int Total, ImportOutcome Last);

/// <summary>An import's outcomes, in path order.</summary>
public sealed record ImportSummary(IReadOnlyList<ImportOutcome> Outcomes, TimeSpan Elapsed)
{
    /// <summary>Pipes, sockets and devices that lay in the folders, by their names.</summary>
    public IReadOnlyList<string> PassedOver { get; init; } = [];

    /// <summary>Files in archives that are of no kind that a document comes as, by their names.</summary>
    public IReadOnlyList<string> PassedInArchives { get; init; } = [];

    /// <summary>
    /// What kept the index from taking in what came; null where it holds all. The library has it nevertheless, and catches up when it is
    /// opened next.
    /// </summary>
    public string? IndexFailure { get; init; }

    /// <summary>How many files ended so.</summary>
    public int Count(ImportStatus status) => Outcomes.Count(o => o.Status == status);

    /// <summary>True where every file is in the library.</summary>
    public bool IsComplete => Outcomes.All(o => o.IsIn);
}

/// <summary>One run of the import log.</summary>
/// <param name="FinishedAt">Null while it runs, or where it was cut off.</param>
/// <param name="Product">What extracted, with its version.</param>
public sealed record ImportRun(
    long Id,
    DateTimeOffset StartedAt,
    DateTimeOffset? FinishedAt,
    string Product,
    IReadOnlyList<ImportOutcome> Outcomes
);
