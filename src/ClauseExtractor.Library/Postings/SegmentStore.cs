using Dapper;
using Microsoft.Data.Sqlite;

namespace ClauseExtractor.Library.Postings;

/// <summary>A segment as the table lists it.</summary>
/// <param name="Live">Clauses that no later segment replaced.</param>
internal sealed record SegmentRow(long Id, int Clauses, int Live, long FirstChunk, int Chunks);

/// <summary>The index's tables, within one transaction of the catalogue's file.</summary>
internal sealed class SegmentStore(SqliteConnection connection)
{
    /// <summary>The version of the form of terms and lists: another one makes the library rebuild the index.</summary>
    public const int Form = 1;

    public SqliteConnection Connection => connection;

    /// <summary>True where no product, or a former one with another form, built the index.</summary>
    public bool IsOutdated => connection.ExecuteScalar<int>("SELECT form FROM postings_state") != Form;

    /// <summary>Grows with every change of the index.</summary>
    public long Generation => connection.ExecuteScalar<long>("SELECT generation FROM postings_state");

    public void Changed() => connection.Execute($"UPDATE postings_state SET generation = generation + 1, form = {Form}");

    /// <summary>Empties the index. Numbers are never used again: another process may still hold what stood under them.</summary>
    public void Clear() => connection.Execute("DELETE FROM postings_segments; DELETE FROM postings_chunks; DELETE FROM postings_documents; DELETE FROM postings_dead");

    public List<SegmentRow> Segments() =>
        [.. connection.Query<(long Id, int Clauses, int Live, long First, int Chunks)>("SELECT id, clauses, live, first_chunk, chunks FROM postings_segments ORDER BY id").Select(s => new SegmentRow(s.Id, s.Clauses, s.Live, s.First, s.Chunks))];

    public Segment Load(SegmentRow row)
    {
        var (clauses, terms) = connection.QuerySingle<(byte[], byte[])>("SELECT keys, terms FROM postings_segments WHERE id = $Id", new { row.Id });
        return new Segment(row.Id, clauses, terms);
    }

    /// <summary>The documents whose clauses in a segment are no more, by segment.</summary>
    public ILookup<long, int> Dead() => connection.Query<(long Segment, int Document)>("SELECT segment, document FROM postings_dead").ToLookup(d => d.Segment, d => d.Document);

    public byte[] Chunk(long id) => connection.ExecuteScalar<byte[]>("SELECT data FROM postings_chunks WHERE id = $id", new { id })
        ?? throw new LibraryException("damaged", "The library's index is damaged; “clause rebuild” makes it anew.", "资料库的索引已损坏，可用 clause rebuild 重建。");

    /// <summary>Forgets a document.</summary>
    public void Bury(int document)
    {
        var found = connection.QueryFirstOrDefault<(long Segment, int Clauses)?>("SELECT segment, clauses FROM postings_documents WHERE document = $document", new { document });
        if (found is not { } at)
            return;
        connection.Execute(
            "DELETE FROM postings_documents WHERE document = $document; INSERT INTO postings_dead VALUES($Segment, $document); UPDATE postings_segments SET live = live - $Clauses WHERE id = $Segment",
            new { document, at.Segment, at.Clauses });
    }

    public SegmentWriter NewSegment() => new(this);

    public long AddChunk(ReadOnlySpan<byte> data)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "INSERT INTO postings_chunks(data) VALUES($data) RETURNING id";
        command.Parameters.AddWithValue("$data", data.ToArray());
        return (long)command.ExecuteScalar()!;
    }

    public void AddSegment(IReadOnlyList<long> keys, byte[] coded, byte[] terms, long firstChunk, int chunks)
    {
        long id = connection.ExecuteScalar<long>(
            "INSERT INTO postings_segments(clauses, live, first_chunk, chunks, keys, terms) VALUES($Count, $Count, $firstChunk, $chunks, $coded, $terms) RETURNING id", new { keys.Count, firstChunk, chunks, coded, terms });
        foreach (var (document, clauses) in keys.CountBy(key => new Search.ClauseKey(key).Document))
            connection.Execute("INSERT OR REPLACE INTO postings_documents VALUES($document, $id, $clauses)", new { document, id, clauses });
    }

    public void Remove(SegmentRow segment) => connection.Execute(
        "DELETE FROM postings_segments WHERE id = $Id; DELETE FROM postings_dead WHERE segment = $Id; DELETE FROM postings_chunks WHERE id >= $FirstChunk AND id < $FirstChunk + $Chunks", segment);
}
