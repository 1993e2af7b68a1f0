namespace ClauseExtractor.Extraction.Judging;

/// <summary>The weights of features in open addressing: one look for most features.</summary>
internal sealed class WeightTable
{
    // Keys stand apart: most features have no weight, and one look at a key tells.
    private readonly ulong[] _keys;
    private readonly (int From, int Count)[] _slots;
    private readonly (byte Role, short Weight)[] _weights;
    private readonly int _mask;

    /// <param name="weights">Those of one feature one behind the other.</param>
    public WeightTable(IReadOnlyList<(ulong Key, byte Role, short Weight)> weights)
    {
        int features = 0,
            size = 16;
        for (int i = 0; i < weights.Count; i++)
            features += i == 0 || weights[i].Key != weights[i - 1].Key ? 1 : 0;
        while (size < features * 4)
            size *= 2;
        (_mask, _keys, _slots) = (size - 1, new ulong[size], new (int, int)[size]);
        _weights = [.. weights.Select(w => (w.Role, w.Weight))];
        for (int i = 0; i < weights.Count; i++)
        {
            int slot = (int)weights[i].Key & _mask;
            while (_slots[slot].Count > 0 && _keys[slot] != weights[i].Key)
                slot = (slot + 1) & _mask;
            _keys[slot] = weights[i].Key;
            _slots[slot] = (_slots[slot].Count == 0 ? i : _slots[slot].From, _slots[slot].Count + 1);
        }
    }

    /// <summary>Adds the weights of a feature to the sums of their roles.</summary>
    public void Add(ulong key, Span<int> sums)
    {
        for (int slot = (int)key & _mask; ; slot = (slot + 1) & _mask)
        {
            if (_keys[slot] != key)
            {
                if (_keys[slot] == 0)
                    return;
                continue;
            }
            foreach (var (role, weight) in _weights.AsSpan(_slots[slot].From, _slots[slot].Count))
                sums[role] += weight;
            return;
        }
    }
}
