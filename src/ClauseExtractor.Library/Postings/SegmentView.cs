using ClauseExtractor.Library.Search;

namespace ClauseExtractor.Library.Postings;

/// <summary>A segment as one state of the library sees it: without the documents that were replaced or removed since it was written.</summary>
/// <param name="Dead">True for each clause that is no more; null where all live.</param>
internal sealed record SegmentView(Segment Segment, int DeadDocuments, bool[]? Dead)
{
    public int Live { get; } = Dead is null ? Segment.Keys.Length : Dead.Count(dead => !dead);

    public static SegmentView Of(Segment segment, IReadOnlyCollection<int> dead)
    {
        if (dead.Count == 0)
            return new SegmentView(segment, 0, null);
        var documents = dead.ToHashSet();
        return new SegmentView(segment, dead.Count, Array.ConvertAll(segment.Keys, key => documents.Contains(new ClauseKey(key).Document)));
    }
}

/// <summary>All segments as of one generation of the index.</summary>
internal sealed record IndexView(long Generation, IReadOnlyList<SegmentView> Segments)
{
    public int Clauses { get; } = Segments.Sum(s => s.Live);

    /// <summary>Units of a clause on average, those replaced since included.</summary>
    public float AverageLength { get; } = Segments.Sum(s => s.Segment.Units) / (float)Math.Max(1, Segments.Sum(s => (long)s.Segment.Keys.Length));

    /// <summary>The present state; segments that a former view holds are not read again.</summary>
    public static IndexView Load(SegmentStore store, IndexView? former)
    {
        long generation = store.Generation;
        if (former?.Generation == generation)
            return former;
        var known = former?.Segments.ToDictionary(s => s.Segment.Id) ?? [];
        var dead = store.Dead();
        return new IndexView(generation, store.Segments().ConvertAll(row =>
        {
            int[] buried = [.. dead[row.Id]];
            return known.TryGetValue(row.Id, out var view) && view.DeadDocuments == buried.Length ? view : SegmentView.Of(view?.Segment ?? store.Load(row), buried);
        }));
    }
}
