namespace ClauseExtractor.Library.Postings;

/// <summary>Writes one segment: takes terms in ordinal order, cuts their lists into chunks between lists, so that each list is read from one chunk.</summary>
internal sealed class SegmentWriter(SegmentStore store)
{
    private readonly TermTable.Builder terms = new();
    private readonly Stream clauses = new(), positions = new();
    private long firstChunk;
    private int chunks;

    /// <summary>Adds a term's lists, and flushes them.</summary>
    public void Add(ReadOnlySpan<char> term, ListWriter list)
    {
        list.Flush();
        terms.Add(term, new TermEntry(list.Count, clauses.Length, list.Clauses.Length, positions.Length, list.Positions.Length));
        Append(clauses, list.Clauses);
        Append(positions, list.Positions);
    }

    /// <param name="keys">The clauses' keys, by their numbers in the lists; a document's clauses stand together.</param>
    /// <param name="lengths">Their lengths in units.</param>
    public void Finish(IReadOnlyList<long> keys, IReadOnlyList<int> lengths)
    {
        Cut(clauses);
        Cut(positions);
        var head = new NumberWriter(keys.Count * 3);
        head.Write(firstChunk);
        foreach (var stream in new[] { clauses, positions })
        {
            head.Write(stream.Chunks.Count);
            foreach (var (id, length) in stream.Chunks)
            {
                head.Write(id - firstChunk);
                head.Write(length);
            }
        }
        head.Write(keys.Count);
        long last = 0;
        for (int i = 0; i < keys.Count; i++)
        {
            // Zigzag: documents that were imported again may stand before others of a smaller number.
            long step = keys[i] - last;
            head.Write(step << 1 ^ step >> 63);
            head.Write(lengths[i]);
            last = keys[i];
        }
        store.AddSegment(keys, head.Written.ToArray(), terms.Build(), firstChunk, chunks);
    }

    private void Append(Stream stream, ReadOnlySpan<byte> list)
    {
        stream.Pending.Write(list);
        stream.Length += list.Length;
        if (stream.Pending.Length >= Segment.ChunkSize)
            Cut(stream);
    }

    private void Cut(Stream stream)
    {
        if (stream.Pending.Length == 0)
            return;
        long id = store.AddChunk(stream.Pending.Written);
        if (chunks++ == 0)
            firstChunk = id;
        stream.Chunks.Add((id, stream.Pending.Length));
        stream.Pending.Clear();
    }

    private sealed class Stream
    {
        public NumberWriter Pending { get; } = new(Segment.ChunkSize);

        public List<(long Id, int Length)> Chunks { get; } = [];

        public long Length { get; set; }
    }
}
