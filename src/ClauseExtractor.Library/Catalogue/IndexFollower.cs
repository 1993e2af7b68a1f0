using ClauseExtractor.Library.Postings;
using ClauseExtractor.Library.Search;
using ClauseExtractor.Library.Storage;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ClauseExtractor.Library.Catalogue;

/// <summary>Sees to it that the index holds what the catalogue holds: the portable one within each transaction, another one right after, by change number.</summary>
internal sealed class IndexFollower(LibraryDatabase database, IClauseIndex index)
{
    private readonly Lock following = new();

    /// <summary>True where the index lives in the catalogue's file and is written in its transactions.</summary>
    public bool IsInside { get; } = index is PostingsIndex;

    /// <summary>Hands the index what it does not hold yet. Cheap where there is nothing.</summary>
    public void CatchUp(CancellationToken cancellation = default)
    {
        if (IsInside)
        {
            if (NeedsBuild())
                Rebuild();
            return;
        }
        lock (following)
        {
            using var connection = database.Open();
            using var transaction = connection.BeginTransaction(deferred: true);
            long have = index.Change, want = LibraryDatabase.Change(connection);
            // An index that is ahead belongs to another library, or to one that was put back from a copy.
            if (have > want)
            {
                index.Clear();
                have = 0;
            }
            if (have < want)
                index.Apply(Changes(connection, have), cancellation);
        }
    }

    public void Rebuild()
    {
        if (!IsInside)
        {
            lock (following)
            {
                using var connection = database.Open();
                using var transaction = connection.BeginTransaction(deferred: true);
                index.Clear();
                index.Apply(Changes(connection, 0));
            }
            return;
        }
        database.Write((connection, _) =>
        {
            PostingsIndex.Rebuild(connection);
            return 0;
        });
    }

    private bool NeedsBuild()
    {
        using var connection = database.Open();
        return PostingsIndex.NeedsBuild(connection);
    }

    private static IEnumerable<IndexChange> Changes(SqliteConnection connection, long since)
    {
        var changes = connection.Query<(int Number, long Change, bool Removed)>(
            "SELECT number, change, 0 FROM documents WHERE change > $since UNION ALL SELECT number, change, 1 FROM removals WHERE change > $since ORDER BY 2", new { since }).ToList();
        foreach (var (number, change, removed) in changes)
            yield return new IndexChange(change, number, removed ? [] : IndexedClauses.Of(connection, number));
    }
}
