using System.Collections.Concurrent;

namespace ClauseExtractor.Library.Catalogue;

/// <summary>
/// Names by small numbers, so that counting them is adding to an array. A name keeps its number for as long as the list lives. Safe for
/// many threads.
/// </summary>
internal sealed class NameList
{
    private readonly ConcurrentDictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly Lock adding = new();
    private volatile string[] names = new string[64];

    public int Count { get; private set; }

    public string this[int number] => names[number];

    public int Number(string name)
    {
        if (numbers.TryGetValue(name, out int known))
            return known;
        lock (adding)
        {
            if (numbers.TryGetValue(name, out known))
                return known;
            if (Count == names.Length)
            {
                var longer = new string[Count * 2];
                names.CopyTo(longer, 0);
                names = longer;
            }
            names[Count] = name;
            return numbers[name] = Count++;
        }
    }

    /// <summary>For every name whether it fits.</summary>
    public bool[] Where(Func<string, bool> fits)
    {
        var which = new bool[Count];
        for (int i = 0; i < which.Length; i++)
            which[i] = fits(names[i]);
        return which;
    }
}
