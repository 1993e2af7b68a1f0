using System.Buffers;
using ClauseExtractor.Library.Search;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace ClauseExtractor.Library.Index;

/// <summary>
/// Answers a query, segment by segment. The group with the shortest lists is read from end to end; of the others' lists only what is found
/// already is looked at. Lucene's own <c>BooleanQuery</c> asks its way through a
/// tree of lists for every clause, which for lists as long as ours cost three times as much.
/// </summary>
internal sealed class ClauseFinder(IndexSearcher searcher, CancellationToken cancellation)
{
    public ClauseMatches Find(CompiledQuery query)
    {
        if (query.Required is null)
            return ClauseMatches.None;
        var required = query.Required.Select(Weights).ToList();
        var excluded = query.Excluded.Select(Weights).ToList();
        var ranking = Weights(query.Ranking);
        var all = new List<(AtomicReaderContext Segment, FoundClauses Found)>();
        foreach (var segment in searcher.IndexReader.Leaves)
        {
            cancellation.ThrowIfCancellationRequested();
            var found = In(segment, required, excluded);
            all.Add((segment, found));
            if (found.Count > 0)
                foreach (var word in Lists(ranking, segment))
                    found.Score(word, []);
        }
        return Together(all);
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

    private static ClauseMatches Together(List<(AtomicReaderContext Segment, FoundClauses Found)> all)
    {
        int count = all.Sum(part => part.Found.Count),
            at = 0;
        var (keys, scores) = (GC.AllocateUninitializedArray<long>(count), GC.AllocateUninitializedArray<float>(count));
        foreach (var (segment, found) in all)
        {
            long[] of = ClauseKeys.Of(segment.AtomicReader);
            found.Scores.CopyTo(scores.AsSpan(at));
            foreach (int number in found.Numbers)
                keys[at++] = of[number];
            found.Dispose();
        }
        return new ClauseMatches(keys, scores);
    }
}
