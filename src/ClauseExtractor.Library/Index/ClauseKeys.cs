using System.Runtime.CompilerServices;
using Lucene.Net.Index;

namespace ClauseExtractor.Library.Index;

/// <summary>
/// The keys of a segment's clauses in memory, eight bytes each: a query may find ten thousand, and each look into the file cost more than
/// to find it.
/// </summary>
internal static class ClauseKeys
{
    private static readonly ConditionalWeakTable<object, long[]> Known = [];

    /// <summary>By number in the segment; <see cref="ClauseDocument.NoClause"/> for what is above clauses.</summary>
    public static long[] Of(AtomicReader segment) => Known.GetValue(segment.CoreCacheKey, _ => Read(segment));

    private static long[] Read(AtomicReader segment)
    {
        var values = segment.GetNumericDocValues(ClauseDocument.Key);
        long[] keys = new long[segment.MaxDoc];
        for (int i = 0; i < keys.Length; i++)
            keys[i] = values.Get(i);
        return keys;
    }
}
