using ClauseExtractor.Library.Search;

namespace ClauseExtractor.Library.Postings;

/// <summary>
/// Answers a query from all segments: first where each phrase and figure stands, which gives the number of clauses that hold it and so what finding it is worth, then the scores, then the sets put together.
/// </summary>
/// <remarks>Okapi BM25 with the usual k1 = 1.2 and b = 0.75 over the weights of <see cref="SegmentBuilder"/>. Every clause is scored: reading the lists costs more than that, and facets want all of them anyway.</remarks>
internal sealed class QueryEvaluator(IndexView view, ChunkReader chunks, Scratch scratch, CancellationToken cancellation)
{
    private const float Saturation = 1.2f, LengthShare = 0.75f;

    /// <summary>A phrase or a figure with its sets, a segment each.</summary>
    private readonly Dictionary<string, ClauseSet[]> leaves = new(StringComparer.Ordinal);

    public ClauseMatches Match(TextQuery query)
    {
        foreach (var phrase in query.Required.Concat(query.Excluded).SelectMany(g => g.AnyOf).SelectMany(t => t.Phrases))
            Add(Name(phrase), finder => finder.Find(phrase));
        foreach (decimal figure in query.Required.Concat(query.Excluded).SelectMany(g => g.AnyOf).SelectMany(t => t.Figures))
            Add(Tokens.Figure(figure), finder => finder.Term(Tokens.Figure(figure)));
        var found = new ClauseSet[view.Segments.Count];
        for (int i = 0; i < found.Length; i++)
            found[i] = In(i, query);
        var (keys, scores) = (new long[found.Sum(f => f.Count)], new float[found.Sum(f => f.Count)]);
        int at = 0;
        foreach (var (i, (clauses, values, count)) in found.Index())
        {
            long[] of = view.Segments[i].Segment.Keys;
            for (int c = 0; c < count; c++)
                keys[at + c] = of[clauses[c]];
            values.AsSpan(0, count).CopyTo(scores.AsSpan(at));
            at += count;
        }
        return new ClauseMatches(keys, scores);
    }

    private static string Name(IReadOnlyList<string> phrase) => string.Join(' ', phrase);

    private void Add(string name, Func<PhraseFinder, ClauseSet> find)
    {
        if (leaves.ContainsKey(name))
            return;
        cancellation.ThrowIfCancellationRequested();
        var sets = new ClauseSet[view.Segments.Count];
        for (int i = 0; i < sets.Length; i++)
            sets[i] = find(new PhraseFinder(view.Segments[i], chunks, scratch));
        int having = sets.Sum(s => s.Count);
        float worth = MathF.Log(1 + (Math.Max(0, view.Clauses - having) + 0.5f) / (having + 0.5f));
        for (int i = 0; i < sets.Length; i++)
            Score(sets[i], view.Segments[i].Segment.Lengths, worth);
        leaves.Add(name, sets);
    }

    /// <summary>Puts scores in the place of weights.</summary>
    private void Score(in ClauseSet set, int[] lengths, float worth)
    {
        float fixedPart = Saturation * (1 - LengthShare), perUnit = Saturation * LengthShare / view.AverageLength, most = worth * (Saturation + 1);
        var clauses = set.Clauses.AsSpan(0, set.Count);
        var values = set.Values.AsSpan(0, set.Count);
        for (int i = 0; i < clauses.Length; i++)
            values[i] = most * values[i] / (values[i] + fixedPart + perUnit * lengths[clauses[i]]);
    }

    private ClauseSet In(int segment, TextQuery query)
    {
        ClauseSet? all = null;
        foreach (var group in query.Required)
            if (all is not { Count: 0 })
                all = all is { } before ? ClauseSet.Both(before, AnyOf(group, segment), scratch) : AnyOf(group, segment);
        foreach (var group in query.Excluded)
            if (all is { Count: > 0 } left)
                all = ClauseSet.Without(left, AnyOf(group, segment), scratch);
        return all ?? ClauseSet.Empty;
    }

    private ClauseSet AnyOf(TextGroup group, int segment) => group.AnyOf.Where(t => !t.IsEmpty).Aggregate(ClauseSet.Empty, (any, term) => ClauseSet.Either(any, AllOf(term, segment), scratch));

    private ClauseSet AllOf(TextTerm term, int segment) =>
        term.Phrases.Select(Name).Concat(term.Figures.Select(Tokens.Figure)).Select(name => leaves[name][segment]).Aggregate((all, next) => ClauseSet.Both(all, next, scratch));
}
