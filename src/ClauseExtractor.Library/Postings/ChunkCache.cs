namespace ClauseExtractor.Library.Postings;

/// <summary>Chunks in memory, the longest unused going first. A chunk's number is never used twice, so what is here is right for as long as it stays. Safe for many threads.</summary>
/// <param name="capacity">Bytes at most.</param>
internal sealed class ChunkCache(long capacity)
{
    private readonly Lock access = new();
    private readonly Dictionary<long, LinkedListNode<(long Id, byte[] Data)>> known = [];
    private readonly LinkedList<(long Id, byte[] Data)> byUse = [];
    private long size;

    public byte[] Get(long id, Func<long, byte[]> read)
    {
        lock (access)
        {
            if (known.TryGetValue(id, out var node))
            {
                byUse.Remove(node);
                byUse.AddFirst(node);
                return node.Value.Data;
            }
        }
        byte[] data = read(id);
        lock (access)
        {
            if (known.TryAdd(id, new((id, data))))
            {
                byUse.AddFirst(known[id]);
                size += data.Length;
            }
            while (size > capacity && byUse.Last is { } oldest)
            {
                byUse.RemoveLast();
                known.Remove(oldest.Value.Id);
                size -= oldest.Value.Data.Length;
            }
        }
        return data;
    }
}

/// <summary>Reads chunks in one transaction, through the cache.</summary>
internal sealed class ChunkReader(SegmentStore store, ChunkCache cache)
{
    private readonly Func<long, byte[]> read = store.Chunk;

    public byte[] Read(long id) => cache.Get(id, read);
}
