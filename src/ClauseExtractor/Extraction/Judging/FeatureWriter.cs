namespace ClauseExtractor.Extraction.Judging;

/// <summary>Writes a vector of features one after the other.</summary>
internal ref struct FeatureWriter(Span<float> values)
{
    private readonly Span<float> _values = values;

    /// <summary>How many were written.</summary>
    public int Count { get; private set; }

    public void Put(bool fact) => _values[Count++] = fact ? 1 : 0;

    /// <summary>A number between -1 and 1; what is beyond is cut off.</summary>
    public void Number(double value) => _values[Count++] = (float)Math.Clamp(value, -1, 1);

    /// <summary>A fact a step: at least so many.</summary>
    public void Steps(int value, params ReadOnlySpan<int> steps)
    {
        foreach (int step in steps)
            Put(value >= step);
    }
}
