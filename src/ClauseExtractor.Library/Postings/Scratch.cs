using System.Buffers;

namespace ClauseExtractor.Library.Postings;

/// <summary>
/// Arrays for one query, given back together at its end. A list of twelve thousand clauses is a large object to the collector, and a dozen of them a query made it stop the process every few queries.
/// </summary>
internal sealed class Scratch : IDisposable
{
    private readonly List<int[]> integers = [];
    private readonly List<float[]> values = [];

    /// <summary>An array of at least this length, with anything in it.</summary>
    public int[] Integers(int length)
    {
        int[] array = ArrayPool<int>.Shared.Rent(length);
        integers.Add(array);
        return array;
    }

    /// <inheritdoc cref="Integers"/>
    public float[] Values(int length)
    {
        float[] array = ArrayPool<float>.Shared.Rent(length);
        values.Add(array);
        return array;
    }

    public void Dispose()
    {
        integers.ForEach(array => ArrayPool<int>.Shared.Return(array));
        values.ForEach(array => ArrayPool<float>.Shared.Return(array));
        integers.Clear();
        values.Clear();
    }
}
