using ClauseExtractor.Extraction.Judging;

namespace ClauseExtractor.Training;

/// <summary>The names of the tagger's features, and how many places know each.</summary>
internal sealed class FeatureTable
{
    private readonly Dictionary<string, (int Index, HashSet<string> Places)> _features = [];

    public int Count => _features.Count;

    public IReadOnlyList<string> Names => [.. _features.OrderBy(f => f.Value.Index).Select(f => f.Key)];

    /// <summary>The features of a figure as indexes.</summary>
    public int[] Read(in FigureContext context, string place)
    {
        var sink = new Collect(this, place, []);
        FigureFeatures.Read(context, ref sink);
        return [.. sink.Found.Distinct().Order()];
    }

    /// <summary>True for a feature that figures of more than one place have: what only one knows teaches nothing of another.</summary>
    public bool[] Shared()
    {
        var shared = new bool[Count];
        foreach (var (index, places) in _features.Values)
            shared[index] = places.Count > 1;
        return shared;
    }

    private int Index(string name, string place)
    {
        if (!_features.TryGetValue(name, out var feature))
            _features[name] = feature = (_features.Count, []);
        feature.Places.Add(place);
        return feature.Index;
    }

    private readonly struct Collect(FeatureTable table, string place, List<int> found) : IFeatureSink
    {
        public List<int> Found => found;

        public void Add(char kind, scoped ReadOnlySpan<char> words) => found.Add(table.Index(kind + words.ToString(), place));
    }
}
