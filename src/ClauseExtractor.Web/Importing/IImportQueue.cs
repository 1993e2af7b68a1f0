using ClauseExtractor.Web.Access;
using ClauseExtractor.Web.Pages;

namespace ClauseExtractor.Web.Importing;

/// <summary>
/// The way of uploaded files into the library, whether anybody watches or not: beside a library in a file they wait in a folder
/// (<see cref="ImportQueue"/>), with one in a server's database in its queue (<see cref="SharedImportQueue"/>).
/// </summary>
internal interface IImportQueue
{
    /// <summary>Files without an outcome.</summary>
    int Waiting { get; }

    ImportItem? Find(string id);

    /// <summary>What was uploaded, the newest first.</summary>
    (int Total, IReadOnlyList<ImportItem> Items) Newest(int offset, int limit);

    /// <summary>A page of the list for people.</summary>
    /// <param name="onlyFailed">True for what was not read alone.</param>
    /// <param name="page">From 1; one beyond the last is the last.</param>
    /// <param name="coming">Files that the browser has yet to send.</param>
    ImportPage Page(bool onlyFailed, int page, int coming);

    /// <summary>Takes a file in; when this returns it is safe and will be imported.</summary>
    /// <param name="password">Opens a protected file; null where none was given.</param>
    /// <exception cref="InvalidDataException">It is larger than allowed.</exception>
    Task<ImportItem> AddAsync(string? name, Stream content, Sender sender, string? password, CancellationToken cancellation);

    /// <summary>Tries a file again that was not read.</summary>
    /// <param name="password">Opens a protected file; null where none was given.</param>
    /// <param name="entry">What the audit log is to say of it; null where nothing is logged.</param>
    /// <returns>False where there is none that can be tried again.</returns>
    bool Retry(string id, string? password, AuditLine? entry);

    /// <summary>Stops the import of a file, or of all that have no outcome; what is in the library already stays there.</summary>
    /// <param name="id">The file; null for all.</param>
    /// <param name="entry">Entered where something was stopped; without a subject it gets their number.</param>
    /// <returns>How many were stopped.</returns>
    int Cancel(string? id, AuditLine? entry);

    /// <summary>Clears away what has an outcome, with the bytes of files that were not read; the library is not touched.</summary>
    /// <param name="who">What this sender sent alone; null for all.</param>
    /// <param name="entry">As for <see cref="Cancel"/>.</param>
    /// <returns>How many were cleared away.</returns>
    int Clear(string? who, AuditLine? entry);
}
