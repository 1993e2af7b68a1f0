namespace ClauseExtractor.Library.Catalogue;

/// <summary>Values of the clauses of one document, those of a clause together.</summary>
internal readonly struct ClauseColumn<T>
{
    private readonly T[] values;
    private readonly int[] ends;

    /// <param name="clauses">How many clauses the document has.</param>
    /// <param name="rows">In the order of the clauses.</param>
    public ClauseColumn(int clauses, List<(int Clause, T Value)> rows)
    {
        values = [.. rows.Select(r => r.Value)];
        ends = rows.Count == 0 ? [] : new int[clauses];
        foreach (var (clause, _) in rows)
            ends[clause]++;
        for (int i = 1; i < ends.Length; i++)
            ends[i] += ends[i - 1];
    }

    public ReadOnlySpan<T> Of(int clause) =>
        ends is null || clause >= ends.Length
            ? []
            : values.AsSpan(clause == 0 ? 0 : ends[clause - 1], ends[clause] - (clause == 0 ? 0 : ends[clause - 1]));
}
