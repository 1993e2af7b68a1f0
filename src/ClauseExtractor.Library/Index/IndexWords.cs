using ClauseExtractor.Library.Search;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace ClauseExtractor.Library.Index;

/// <summary>The words of the dictionary that stand in the clauses of an index.</summary>
/// <param name="jieba">Its dictionary is read when somebody asks for a word of it.</param>
internal sealed class IndexWords(IndexReader index, JiebaWords jieba) : IIndexWords
{
    private readonly TermLookup _terms = new(index);
    private readonly Dictionary<char, IReadOnlyDictionary<string, int>> _known = [];

    public bool IsInDictionary(string word) => jieba.Has(word);

    public int Clauses(string word) => _terms[ClauseDocument.Words, word].DocFreq;

    public IReadOnlyDictionary<string, int> StartingWith(char first)
    {
        if (_known.TryGetValue(first, out var known))
            return known;
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        var prefix = new BytesRef(first.ToString());
        foreach (var leaf in index.Leaves)
        {
            if (leaf.AtomicReader.GetTerms(ClauseDocument.Words) is not { } terms)
                continue;
            var each = terms.GetEnumerator();
            for (
                var at = each.SeekCeil(prefix);
                at != TermsEnum.SeekStatus.END && StringHelper.StartsWith(each.Term, prefix);
                at = each.MoveNext() ? TermsEnum.SeekStatus.FOUND : TermsEnum.SeekStatus.END
            )
                if (each.Term.Utf8ToString() is var word)
                    found[word] = found.GetValueOrDefault(word) + each.DocFreq;
        }
        return _known[first] = found;
    }
}
