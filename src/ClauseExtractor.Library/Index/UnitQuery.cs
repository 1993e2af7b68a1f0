using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Util;

namespace ClauseExtractor.Library.Index;

/// <summary>
/// Finds one unit by itself: what any of the terms that begin with it finds (<see cref="PairFilter"/>), scored as if it were a term of its
/// own. The index of units that this saves would be half as large again as that of pairs,
/// for queries of one character.
/// </summary>
/// <param name="prefix">What the terms begin with.</param>
internal sealed class UnitQuery(Term prefix) : Query
{
    private Term Prefix { get; } = prefix;

    public override Weight CreateWeight(IndexSearcher searcher) => new UnitWeight(this, searcher);

    public override string ToString(string field) => Prefix.Text + "*";

    public override bool Equals(object? obj) => obj is UnitQuery other && base.Equals(obj) && Prefix.Equals(other.Prefix);

    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Prefix);

    private sealed class UnitWeight : Weight
    {
        private readonly UnitQuery _query;
        private readonly Similarity _similarity;
        private readonly Similarity.SimWeight _stats;
        private readonly Dictionary<object, (int[] Documents, int[] Frequencies)> _found = [];

        public UnitWeight(UnitQuery query, IndexSearcher searcher)
        {
            (_query, _similarity) = (query, searcher.Similarity);
            int count = 0;
            foreach (var leaf in searcher.IndexReader.Leaves)
            {
                var found = Find(leaf.AtomicReader, query.Prefix);
                count += found.Documents.Length;
                _found[leaf.AtomicReader] = found;
            }
            _stats = _similarity.ComputeWeight(
                query.Boost,
                searcher.CollectionStatistics(query.Prefix.Field),
                new TermStatistics(query.Prefix.Bytes, Math.Max(1, count), -1)
            );
        }

        public override Query Query => _query;

        public override float GetValueForNormalization() => _stats.GetValueForNormalization();

        public override void Normalize(float norm, float topLevelBoost) => _stats.Normalize(norm, topLevelBoost);

        public override Explanation Explain(AtomicReaderContext context, int doc)
        {
            var scorer = GetScorer(context, context.AtomicReader.LiveDocs);
            return scorer is not null && scorer.Advance(doc) == doc
                ? _similarity.GetSimScorer(_stats, context).Explain(doc, new Explanation(scorer.Freq, "frequency"))
                : new Explanation(0, "not found");
        }

        public override Scorer? GetScorer(AtomicReaderContext context, IBits acceptDocs)
        {
            var (documents, frequencies) = _found[context.AtomicReader];
            return documents.Length == 0
                ? null
                : new UnitScorer(this, documents, frequencies, acceptDocs, _similarity.GetSimScorer(_stats, context));
        }

        /// <summary>How often the unit stands in each clause of a segment that has it.</summary>
        private static (int[] Documents, int[] Frequencies) Find(AtomicReader reader, Term prefix)
        {
            if (reader.GetTerms(prefix.Field) is not { } terms)
                return ([], []);
            var term = terms.GetEnumerator();
            int[]? all = null;
            DocsEnum? documents = null;
            for (
                var at = term.SeekCeil(prefix.Bytes);
                at != TermsEnum.SeekStatus.END && StringHelper.StartsWith(term.Term, prefix.Bytes);
                at = term.MoveNext() ? TermsEnum.SeekStatus.FOUND : TermsEnum.SeekStatus.END
            )
            {
                all ??= new int[reader.MaxDoc];
                documents = term.Docs(null, documents, DocsFlags.FREQS);
                for (int number; (number = documents.NextDoc()) != DocIdSetIterator.NO_MORE_DOCS; )
                    all[number] += documents.Freq;
            }
            if (all is null)
                return ([], []);
            int[] numbers = new int[all.Length - all.AsSpan().Count(0)],
                frequencies = new int[numbers.Length];
            for (int number = 0, i = 0; i < numbers.Length; number++)
                if (all[number] > 0)
                    (numbers[i], frequencies[i++]) = (number, all[number]);
            return (numbers, frequencies);
        }
    }

    private sealed class UnitScorer(Weight weight, int[] documents, int[] frequencies, IBits? accepted, Similarity.SimScorer score)
        : Scorer(weight)
    {
        private int _at = -1;

        public override int DocID =>
            _at < 0 ? -1
            : _at < documents.Length ? documents[_at]
            : NO_MORE_DOCS;

        public override int Freq => frequencies[_at];

        public override float GetScore() => score.Score(documents[_at], frequencies[_at]);

        public override int NextDoc()
        {
            do _at++;
            while (_at < documents.Length && accepted?.Get(documents[_at]) == false);
            return DocID;
        }

        public override int Advance(int target)
        {
            int from = _at + 1,
                place = Array.BinarySearch(documents, from, documents.Length - from, target);
            _at = (place >= 0 ? place : ~place) - 1;
            return NextDoc();
        }

        public override long GetCost() => documents.Length;
    }
}
