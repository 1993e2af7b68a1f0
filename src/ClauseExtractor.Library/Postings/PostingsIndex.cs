using ClauseExtractor.Library.Catalogue;
using ClauseExtractor.Library.Search;
using ClauseExtractor.Library.Storage;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ClauseExtractor.Library.Postings;

/// <summary>
/// The portable engine: lists of clauses by character pairs, in the catalogue's own file and transactions, so that the two never disagree.
/// Every document comes in as a small segment; segments are merged as they grow in number, and never changed.
/// </summary>
internal sealed class PostingsIndex(LibraryDatabase database) : IClauseIndex
{
    /// <summary>Clauses that a rebuild gathers in memory before it writes them.</summary>
    private const int Batch = 8192;

    private readonly ChunkCache cache = new(64 << 20);
    private readonly Lock loading = new();
    private IndexView? view;

    public string Name => "pairs";

    public long Change
    {
        get
        {
            using var connection = database.Open();
            return connection.ExecuteScalar<long>("SELECT indexed FROM catalogue");
        }
    }

    /// <summary>True where the index is not what the catalogue and this product want.</summary>
    public static bool NeedsBuild(SqliteConnection connection) =>
        new SegmentStore(connection).IsOutdated || connection.ExecuteScalar<bool>("SELECT indexed < change FROM catalogue");

    /// <summary>Takes one document in, or takes it out where no clauses are given, within the catalogue's transaction.</summary>
    public static void Replace(SqliteConnection connection, int document, IEnumerable<IndexedClause> clauses)
    {
        var store = new SegmentStore(connection);
        store.Bury(document);
        var builder = new SegmentBuilder();
        foreach (var clause in clauses)
            builder.Add(clause);
        builder.Write(store);
        SegmentMerger.MergeWhereDue(store);
        store.Changed();
    }

    /// <summary>Builds the index anew from the catalogue, within a transaction.</summary>
    public static void Rebuild(SqliteConnection connection)
    {
        var store = new SegmentStore(connection);
        store.Clear();
        var builder = new SegmentBuilder();
        foreach (int document in connection.Query<int>("SELECT number FROM documents ORDER BY number").ToList())
        {
            foreach (var clause in IndexedClauses.Of(connection, document))
                builder.Add(clause);
            if (builder.Clauses >= Batch)
            {
                builder.Write(store);
                SegmentMerger.MergeWhereDue(store);
                builder = new SegmentBuilder();
            }
        }
        builder.Write(store);
        SegmentMerger.MergeWhereDue(store);
        store.Changed();
        connection.Execute("UPDATE catalogue SET indexed = change");
    }

    public void Apply(IEnumerable<IndexChange> changes, CancellationToken cancellation = default) =>
        throw new InvalidOperationException("This index is written within the catalogue's transactions.");

    public void Clear() => database.Write((connection, _) =>
    {
        var store = new SegmentStore(connection);
        store.Clear();
        store.Changed();
        return connection.Execute("UPDATE catalogue SET indexed = 0");
    });

    public ClauseMatches Match(TextQuery query, CancellationToken cancellation = default)
    {
        using var connection = database.Open();
        // Segments and their chunks as of one moment, whoever merges meanwhile.
        using var transaction = connection.BeginTransaction(deferred: true);
        var store = new SegmentStore(connection);
        using var scratch = new Scratch();
        return new QueryEvaluator(View(store), new ChunkReader(store, cache), scratch, cancellation).Match(query);
    }

    private IndexView View(SegmentStore store)
    {
        lock (loading)
            return view = IndexView.Load(store, view);
    }

    public void Dispose()
    {
    }
}
