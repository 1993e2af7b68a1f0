namespace ClauseExtractor.Library.Postings;

/// <summary>A part of the index that never changes once written: its clauses, its terms, and where their lists are.</summary>
internal sealed class Segment
{
    /// <summary>Bytes after which a chunk is cut; one long list makes a longer one.</summary>
    public const int ChunkSize = 1 << 16;

    private readonly ChunkMap clauses, positions;

    public Segment(long id, byte[] head, byte[] terms)
    {
        (Id, Terms) = (id, TermTable.Read(terms));
        var reader = new NumberReader(head);
        long firstChunk = reader.ReadLong();
        clauses = ChunkMap.Read(ref reader, firstChunk);
        positions = ChunkMap.Read(ref reader, firstChunk);
        int count = reader.Read();
        (Keys, Lengths) = (new long[count], new int[count]);
        long key = 0;
        for (int i = 0; i < count; i++)
        {
            long step = reader.ReadLong();
            Keys[i] = key += (long)((ulong)step >> 1) ^ -(step & 1);
            Units += Lengths[i] = reader.Read();
        }
    }

    public long Id { get; }

    /// <summary>Keys of the clauses by their numbers in the lists.</summary>
    public long[] Keys { get; }

    /// <summary>Lengths of the clauses in units.</summary>
    public int[] Lengths { get; }

    public long Units { get; }

    public TermTable Terms { get; }

    public ReadOnlySpan<byte> Clauses(in TermEntry entry, ChunkReader chunks) => clauses.List(entry.Clauses, entry.ClausesLength, chunks);

    public ReadOnlySpan<byte> Positions(in TermEntry entry, ChunkReader chunks) => positions.List(entry.Positions, entry.PositionsLength, chunks);

    /// <summary>Which chunk holds which part of a stream.</summary>
    private sealed class ChunkMap(long[] ids, long[] starts)
    {
        public static ChunkMap Read(ref NumberReader reader, long firstChunk)
        {
            int count = reader.Read();
            var (ids, starts) = (new long[count], new long[count]);
            long start = 0;
            for (int i = 0; i < count; i++)
            {
                (ids[i], starts[i]) = (firstChunk + reader.Read(), start);
                start += reader.Read();
            }
            return new ChunkMap(ids, starts);
        }

        public ReadOnlySpan<byte> List(long offset, int length, ChunkReader chunks)
        {
            int at = Array.BinarySearch(starts, offset);
            at = at >= 0 ? at : ~at - 1;
            return chunks.Read(ids[at]).AsSpan((int)(offset - starts[at]), length);
        }
    }
}
