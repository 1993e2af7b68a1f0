using ClauseExtractor.Library.Search;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace ClauseExtractor.Library.Index;

/// <summary>Takes the number and the score of every match, in no order: ranking and paging are the library's.</summary>
internal sealed class MatchCollector(CancellationToken cancellation) : ICollector
{
    private readonly List<long> _keys = [];
    private readonly List<float> _scores = [];
    private long[] _numbers = [];
    private Scorer? _scorer;

    public bool AcceptsDocsOutOfOrder => true;

    public ClauseMatches Matches => new([.. _keys], [.. _scores]);

    public void SetScorer(Scorer scorer) => _scorer = scorer;

    public void SetNextReader(AtomicReaderContext context)
    {
        cancellation.ThrowIfCancellationRequested();
        _numbers = ClauseKeys.Of(context.AtomicReader);
    }

    public void Collect(int doc)
    {
        _keys.Add(_numbers[doc]);
        _scores.Add(_scorer!.GetScore());
    }
}
