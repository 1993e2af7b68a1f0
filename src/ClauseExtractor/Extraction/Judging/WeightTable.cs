using System.Numerics;

namespace ClauseExtractor.Extraction.Judging;

/// <summary>The weights of features in open addressing: one look for most features.</summary>
internal sealed class WeightTable
{
    /// <summary>How many weights a feature has, a role each: a whole number of vectors.</summary>
    public const int Width = 16;

    // Keys stand apart: most features have no weight, and one look at a key tells.
    private readonly ulong[] _keys;
    private readonly int[] _places;
    private readonly short[] _weights;
    private readonly int _mask;

    /// <param name="features">The key of each feature, once, and its weights by role, <see cref="Width"/> of them.</param>
    public WeightTable(IReadOnlyList<(ulong Key, short[] Weights)> features)
    {
        int size = 16;
        while (size < features.Count * 4)
            size *= 2;
        (_mask, _keys, _places) = (size - 1, new ulong[size], new int[size]);
        _weights = [.. features.SelectMany(feature => feature.Weights)];
        for (int i = 0; i < features.Count; i++)
        {
            int slot = (int)features[i].Key & _mask;
            while (_keys[slot] != 0)
                slot = (slot + 1) & _mask;
            (_keys[slot], _places[slot]) = (features[i].Key, i * Width);
        }
    }

    /// <summary>Adds the weights of a feature to the sums of their roles.</summary>
    /// <param name="sums"><see cref="Width"/> sums.</param>
    public void Add(ulong key, Span<int> sums)
    {
        int slot = (int)key & _mask;
        while (_keys[slot] != key)
        {
            if (_keys[slot] == 0)
                return;
            slot = (slot + 1) & _mask;
        }
        var weights = _weights.AsSpan(_places[slot], Width);
        for (int i = 0; i < Width; i += Vector<short>.Count)
        {
            Vector.Widen(new Vector<short>(weights[i..]), out var low, out var high);
            (new Vector<int>(sums[i..]) + low).CopyTo(sums[i..]);
            (new Vector<int>(sums[(i + Vector<int>.Count)..]) + high).CopyTo(sums[(i + Vector<int>.Count)..]);
        }
    }
}
