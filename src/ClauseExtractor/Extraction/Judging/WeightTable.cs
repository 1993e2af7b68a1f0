namespace ClauseExtractor.Extraction.Judging;

/// <summary>The weights of features in open addressing: two arrays, one look for most features.</summary>
internal sealed class WeightTable
{
    private readonly ulong[] _keys;
    private readonly (int From, int Count)[] _places;
    private readonly (byte Role, short Weight)[] _weights;
    private readonly int _mask;

    /// <param name="weights">Those of one feature one behind the other.</param>
    public WeightTable(IReadOnlyList<(ulong Key, byte Role, short Weight)> weights)
    {
        int size = 16;
        while (size < weights.Count * 2)
            size *= 2;
        (_mask, _keys, _places) = (size - 1, new ulong[size], new (int, int)[size]);
        _weights = [.. weights.Select(w => (w.Role, w.Weight))];
        for (int i = 0; i < weights.Count; i++)
        {
            int slot = (int)weights[i].Key & _mask;
            while (_places[slot].Count > 0 && _keys[slot] != weights[i].Key)
                slot = (slot + 1) & _mask;
            _keys[slot] = weights[i].Key;
            _places[slot] = _places[slot].Count == 0 ? (i, 1) : (_places[slot].From, _places[slot].Count + 1);
        }
    }

    /// <summary>Adds the weights of a feature to the sums of their roles.</summary>
    public void Add(ulong key, Span<int> sums)
    {
        for (int slot = (int)key & _mask; _places[slot].Count > 0; slot = (slot + 1) & _mask)
            if (_keys[slot] == key)
            {
                var (from, count) = _places[slot];
                for (int i = from; i < from + count; i++)
                    sums[_weights[i].Role] += _weights[i].Weight;
                return;
            }
    }
}
