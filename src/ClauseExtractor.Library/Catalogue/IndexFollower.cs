using System.Data.Common;
using ClauseExtractor.Library.Index;
using ClauseExtractor.Library.Search;
using ClauseExtractor.Library.Storage;
using Dapper;

namespace ClauseExtractor.Library.Catalogue;

/// <summary>How far an index is behind its library.</summary>
/// <param name="Changes">Changes that it does not hold yet.</param>
/// <param name="Time">For how long this process has known of the oldest of them.</param>
public sealed record IndexLag(long Changes, TimeSpan Time);

/// <summary>Sees to it that the index holds what the catalogue holds, by change number, right after each transaction.</summary>
internal sealed class IndexFollower(LibraryDatabase database, IClauseIndex index)
{
    private readonly Lock following = new(),
        looking = new();

    /// <summary>The changes that this process saw and the index does not hold, with when it saw them, the oldest first.</summary>
    private readonly Queue<(long Change, long At)> missing = new();

    private long seen;

    /// <summary>Hands the index what it does not hold yet. Cheap where there is nothing.</summary>
    /// <param name="anew">Told the number of documents before an index that holds nothing is filled.</param>
    public void CatchUp(Action<int>? anew = null, CancellationToken cancellation = default)
    {
        lock (following)
        {
            try
            {
                Follow(anew, cancellation);
            }
            catch (IndexDamagedException)
            {
                index.Clear();
                Follow(anew, cancellation);
            }
        }
    }

    /// <summary>
    /// The same where documents came in: what goes wrong is told, and does not cost the caller what he has to tell. The next opening
    /// catches up.
    /// </summary>
    /// <returns>What went wrong; null where the index holds all.</returns>
    public string? TryCatchUp(CancellationToken cancellation)
    {
        try
        {
            CatchUp(cancellation: cancellation);
            return null;
        }
        catch (Exception e) when (e is IndexDamagedException or IOException or UnauthorizedAccessException)
        {
            return (e.InnerException ?? e).GetType().Name;
        }
    }

    /// <summary>How far the index is behind the catalogue now.</summary>
    public IndexLag Lag()
    {
        long change = database.Read(LibraryDatabase.Change),
            now = Environment.TickCount64;
        lock (looking)
        {
            // A library that was put back from a copy counts anew.
            if (change < seen)
                missing.Clear();
            if (change != seen)
                missing.Enqueue((seen = change, now));
            while (missing.TryPeek(out var oldest) && oldest.Change <= index.Change)
                missing.Dequeue();
            return new IndexLag(
                Math.Max(0, change - index.Change),
                TimeSpan.FromMilliseconds(missing.TryPeek(out var first) ? now - first.At : 0)
            );
        }
    }

    /// <summary>Waits until the index holds a change; nothing is waited for where it does.</summary>
    public void CatchUpTo(long change, CancellationToken cancellation)
    {
        if (index.Change < change)
            TryCatchUp(cancellation);
    }

    /// <summary>Throws the index away and makes it anew.</summary>
    public void Rebuild()
    {
        lock (following)
        {
            using var connection = database.Open();
            using var transaction = database.BeginRead(connection);
            index.Clear();
            index.Apply(Changes(connection, 0));
        }
    }

    private void Follow(Action<int>? anew, CancellationToken cancellation)
    {
        using var connection = database.Open();
        using var transaction = database.BeginRead(connection);
        long have = index.Change,
            want = LibraryDatabase.Change(connection);
        // An index that is ahead belongs to another library, or to one that was put back from a copy.
        if (have > want)
        {
            index.Clear();
            have = 0;
        }
        if (have >= want)
            return;
        if (have == 0 && anew is not null && connection.ExecuteScalar<int>("SELECT count(*) FROM documents") is > 0 and var documents)
            anew(documents);
        index.Apply(Changes(connection, have), cancellation);
    }

    private static IEnumerable<IndexChange> Changes(DbConnection connection, long since)
    {
        var changes = connection
            .Query<(int Number, long Change, bool Removed)>(
                "SELECT number, change, FALSE FROM documents WHERE change > @since UNION ALL SELECT number, change, TRUE FROM "
                    + "removals WHERE change > @since ORDER BY 2",
                new { since }
            )
            .ToList();
        foreach (var (number, change, removed) in changes)
            yield return new IndexChange(change, number, removed ? [] : IndexedClauses.Of(connection, number));
    }
}
