using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace ClauseExtractor.Library.Index;

/// <summary>
/// Finds the clauses that stand under what a query finds: title, issuer or a heading above. What is above clauses stands behind them in the
/// index, and behind what is above the clauses before; clauses have the score of what is
/// above them. A policy goes in and out as a whole, so none of its clauses is ever without.
/// </summary>
/// <param name="above">Finds documents of <see cref="ClauseDocument.Context"/> only.</param>
internal sealed class UnderContext(Query above) : Query
{
    private Query Above { get; } = above;

    public override Weight CreateWeight(IndexSearcher searcher) => new ClauseWeight(this, Above.CreateWeight(searcher));

    public override Query Rewrite(IndexReader reader)
    {
        var rewritten = Above.Rewrite(reader);
        return ReferenceEquals(rewritten, Above) ? this : new UnderContext(rewritten) { Boost = Boost };
    }

    public override void ExtractTerms(ISet<Term> terms) => Above.ExtractTerms(terms);

    public override string ToString(string field) => $"under({Above})";

    public override bool Equals(object? obj) => obj is UnderContext other && base.Equals(obj) && Above.Equals(other.Above);

    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Above);

    private sealed class ClauseWeight(UnderContext query, Weight above) : Weight
    {
        public override Query Query => query;

        public override float GetValueForNormalization() => above.GetValueForNormalization() * query.Boost * query.Boost;

        public override void Normalize(float norm, float topLevelBoost) => above.Normalize(norm, topLevelBoost * query.Boost);

        public override Explanation Explain(AtomicReaderContext context, int doc)
        {
            var scorer = GetScorer(context, context.AtomicReader.LiveDocs);
            return scorer is not null && scorer.Advance(doc) == doc
                ? new Explanation(scorer.GetScore(), "of what is above")
                : new Explanation(0, "not found");
        }

        public override Scorer? GetScorer(AtomicReaderContext context, IBits acceptDocs) =>
            above.GetScorer(context, acceptDocs) is { } found ? new ClauseScorer(this, found, ClauseKeys.Of(context.AtomicReader)) : null;
    }

    private sealed class ClauseScorer(Weight weight, Scorer above, long[] keys) : Scorer(weight)
    {
        private int _clause = -1,
            _end = -1;
        private float _score;

        public override int DocID => _clause;

        public override int Freq => 1;

        public override float GetScore() => _score;

        public override int NextDoc() => Advance(_clause + 1);

        public override int Advance(int target)
        {
            while (target >= _end)
            {
                _end = above.Advance(Math.Max(target, _end + 1));
                if (_end == NO_MORE_DOCS)
                    return _clause = NO_MORE_DOCS;
                _score = above.GetScore();
                int first = _end;
                while (first > 0 && keys[first - 1] != ClauseDocument.NoClause)
                    first--;
                target = Math.Max(target, first);
            }
            return _clause = target;
        }

        public override long GetCost() => 16 * above.GetCost();
    }
}
