namespace ClauseExtractor.Extraction.Judging;

/// <summary>The weights of features in open addressing: one look for most features.</summary>
internal sealed class WeightTable
{
    private readonly (ulong Key, int From, int Count)[] _slots;
    private readonly (byte Role, short Weight)[] _weights;
    private readonly int _mask;

    /// <param name="weights">Those of one feature one behind the other.</param>
    public WeightTable(IReadOnlyList<(ulong Key, byte Role, short Weight)> weights)
    {
        int size = 16;
        while (size < weights.Count * 2)
            size *= 2;
        (_mask, _slots) = (size - 1, new (ulong, int, int)[size]);
        _weights = [.. weights.Select(w => (w.Role, w.Weight))];
        for (int i = 0; i < weights.Count; i++)
        {
            int slot = (int)weights[i].Key & _mask;
            while (_slots[slot].Count > 0 && _slots[slot].Key != weights[i].Key)
                slot = (slot + 1) & _mask;
            _slots[slot] = (weights[i].Key, _slots[slot].Count == 0 ? i : _slots[slot].From, _slots[slot].Count + 1);
        }
    }

    /// <summary>Adds the weights of a feature to the sums of their roles.</summary>
    public void Add(ulong key, Span<int> sums)
    {
        for (int slot = (int)key & _mask; ; slot = (slot + 1) & _mask)
        {
            ref readonly var entry = ref _slots[slot];
            if (entry.Count == 0)
                return;
            if (entry.Key != key)
                continue;
            foreach (var (role, weight) in _weights.AsSpan(entry.From, entry.Count))
                sums[role] += weight;
            return;
        }
    }
}
