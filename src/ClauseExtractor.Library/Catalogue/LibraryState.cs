using ClauseExtractor.Library.Storage;

namespace ClauseExtractor.Library.Catalogue;

/// <summary>
/// Keeps what is held in memory of a library, and brings it up to date when the library changed, through this process or another.
/// </summary>
internal sealed class LibraryState(LibraryDatabase database)
{
    private readonly Lock loading = new(),
        reading = new();
    private BenefitSubjects subjects = BenefitSubjects.Empty;
    private CatalogueSnapshot? snapshot;
    private ClauseColumns? columns;

    public LibraryDatabase Database => database;

    public CatalogueSnapshot Snapshot()
    {
        using var connection = database.Open();
        if (snapshot is { } known && known.Change == LibraryDatabase.Change(connection))
            return known;
        lock (loading)
        {
            // One state of the file for all of the load's statements.
            using var transaction = database.BeginRead(connection);
            return snapshot = CatalogueSnapshot.Load(connection, snapshot);
        }
    }

    public ClauseColumns Columns(CatalogueSnapshot of)
    {
        if (columns is { } known && known.Change == of.Change)
            return known;
        lock (loading)
        {
            using var connection = database.Open();
            using var transaction = database.BeginRead(connection);
            return columns = ClauseColumns.Load(connection, of, columns?.Change <= of.Change ? columns : null, () => Subjects(of));
        }
    }

    /// <summary>Topics and recipients as of a snapshot, or of a later one where somebody asked for that before.</summary>
    private BenefitSubjects Subjects(CatalogueSnapshot of)
    {
        if (subjects.Change == of.Change)
            return subjects;
        lock (reading)
        {
            if (subjects.Change >= of.Change)
                return subjects;
            using var connection = database.Open();
            using var transaction = database.BeginRead(connection);
            return subjects = BenefitSubjects.Load(connection, of, subjects);
        }
    }
}
