namespace ClauseExtractor.Cli.Evaluation;

/// <summary>Multisets: how often each answer stands, in the order of first sight.</summary>
internal static class Bag
{
    public static Dictionary<T, int> Of<T>(IEnumerable<T> items)
        where T : notnull
    {
        var bag = new Dictionary<T, int>();
        foreach (var item in items)
            bag[item] = bag.GetValueOrDefault(item) + 1;
        return bag;
    }

    /// <summary>The difference: what is in the first more often than in the second.</summary>
    public static Dictionary<T, int> Without<T>(Dictionary<T, int> from, Dictionary<T, int> what)
        where T : notnull => Counted(from.Select(item => (item.Key, item.Value - what.GetValueOrDefault(item.Key))));

    /// <summary>The intersection.</summary>
    public static Dictionary<T, int> Both<T>(Dictionary<T, int> one, Dictionary<T, int> other)
        where T : notnull => Counted(one.Select(item => (item.Key, Math.Min(item.Value, other.GetValueOrDefault(item.Key)))));

    /// <summary>Each item as often as it stands in the bag.</summary>
    public static IEnumerable<T> Items<T>(Dictionary<T, int> bag)
        where T : notnull => bag.SelectMany(item => Enumerable.Repeat(item.Key, item.Value));

    private static Dictionary<T, int> Counted<T>(IEnumerable<(T Item, int Count)> counts)
        where T : notnull => counts.Where(c => c.Count > 0).ToDictionary(c => c.Item, c => c.Count);
}
