using System.Buffers;
using ClauseExtractor.Library.Search;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace ClauseExtractor.Library.Index;

/// <summary>
/// Answers a query, segment by segment. The group with the shortest lists is read from end to end; of the others' lists only what is found already is looked at. Lucene's own <c>BooleanQuery</c> asks its way through a
/// tree of lists for every clause, which for lists as long as ours cost three times as much.
/// </summary>
internal sealed class ClauseFinder(IndexSearcher searcher, CancellationToken cancellation)
{
    private readonly List<long[]> _keys = [];
    private readonly List<float[]> _scores = [];

    public ClauseMatches Find(CompiledQuery query)
    {
        if (query.Required is null)
            return ClauseMatches.None;
        var required = query.Required.Select(Weights).ToList();
        var excluded = query.Excluded.Select(Weights).ToList();
        var ranking = Weights(query.Ranking);
        foreach (var segment in searcher.IndexReader.Leaves)
        {
            cancellation.ThrowIfCancellationRequested();
            using var found = In(segment, required, excluded);
            if (found.Count == 0)
                continue;
            foreach (var word in Lists(ranking, segment))
                found.Score(word, []);
            Take(found, ClauseKeys.Of(segment.AtomicReader));
        }
        return new ClauseMatches([.. _keys.SelectMany(keys => keys)], [.. _scores.SelectMany(scores => scores)]);
    }

    private static FoundClauses In(AtomicReaderContext segment, List<List<Weight>> required, List<List<Weight>> excluded)
    {
        var groups = required.Select(group => Lists(group, segment)).OrderBy(lists => lists.Sum(list => list.GetCost())).ToList();
        var found = groups[0].Select(FoundClauses.Of).Aggregate(new FoundClauses(), FoundClauses.Either);
        bool[] marks = ArrayPool<bool>.Shared.Rent(found.Count);
        foreach (var lists in groups.Skip(1).TakeWhile(_ => found.Count > 0))
        {
            marks.AsSpan(0, found.Count).Clear();
            foreach (var list in lists)
                found.Score(list, marks);
            found.Keep(marks, true);
        }
        foreach (var group in excluded.TakeWhile(_ => found.Count > 0))
        {
            marks.AsSpan(0, found.Count).Clear();
            foreach (var list in Lists(group, segment))
                found.Mark(list, marks);
            found.Keep(marks, false);
        }
        ArrayPool<bool>.Shared.Return(marks);
        return found;
    }

    private static List<Scorer> Lists(List<Weight> weights, AtomicReaderContext segment)
    {
        var lists = new List<Scorer>(weights.Count);
        foreach (var weight in weights)
            if (weight.GetScorer(segment, segment.AtomicReader.LiveDocs) is { } list)
                lists.Add(list);
        return lists;
    }

    private List<Weight> Weights(IReadOnlyList<Query> ways) => [.. ways.Select(searcher.CreateNormalizedWeight)];

    private void Take(FoundClauses found, long[] of)
    {
        long[] keys = new long[found.Count];
        for (int i = 0; i < keys.Length; i++)
            keys[i] = of[found.Numbers[i]];
        _keys.Add(keys);
        _scores.Add(found.Scores.ToArray());
    }
}
