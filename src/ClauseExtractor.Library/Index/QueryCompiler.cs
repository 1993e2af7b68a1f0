using ClauseExtractor.Library.Search;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace ClauseExtractor.Library.Index;

/// <summary>
/// Makes the product's queries into Lucene's, from their structure: Lucene's own parser takes numeric ranges and filters nothing by them, and never sees a query.
/// Pairs decide what is found; words only rank it: 产业 as a word before 生产业务, which also holds its characters.
/// </summary>
internal sealed class QueryCompiler(IndexReader index)
{
    private const float WordWeight = 0.5f;

    /// <summary>Longest word looked for, and longest phrase that is looked through for words, in units.</summary>
    private const int LongestWord = 16, LongestPhrase = 24;

    public Query Compile(TextQuery query)
    {
        var required = query.Required.Select(AnyOf).ToList();
        // What the index has not all parts of finds nothing, and shuts nothing out.
        if (required.Any(any => any.Count == 0))
            return new BooleanQuery();
        var excluded = query.Excluded.Select(AnyOf).Where(any => any.Count > 0).ToList();
        var terms = query.Required.SelectMany(group => group.AnyOf).ToList();
        var words = terms.SelectMany(term => term.Phrases).SelectMany(WordsOf).Distinct().ToList();
        var ranking = words.Select(Query (word) => new TermQuery(new Term(ClauseDocument.Words, word)) { Boost = WordWeight });
        // A word that is a whole term finds nothing that the term does not: all stand side by side, and Lucene adds the scores up list by list, instead of going through all lists at once.
        if (required is [var alternatives] && excluded.Count == 0 && words.All(terms.Where(term => term is { Phrases.Count: 1, Figures.Count: 0 }).Select(term => string.Concat(term.Phrases[0])).ToHashSet().Contains))
            return Together([.. alternatives, .. ranking], Occur.SHOULD);
        var all = Together([.. required.Select(Either)], Occur.MUST);
        foreach (var group in excluded)
            all.Add(Either(group), Occur.MUST_NOT);
        foreach (var word in ranking)
            all.Add(word, Occur.SHOULD);
        return all;
    }

    private List<Query> AnyOf(TextGroup group) => [.. group.AnyOf.Where(term => !term.IsEmpty).SelectMany(AnyOf)];

    /// <summary>The ways in which a term is found.</summary>
    private List<Query> AnyOf(TextTerm term)
    {
        var all = term.Phrases.Select(Anywhere).ToList();
        if (all.Any(ways => ways.Count == 0))
            return [];
        if (term.Figures.Count == 0 && all is [var only])
            return only;
        return [Together([.. all.Select(Either), .. term.Figures.Select(figure => new ConstantScoreQuery(new TermQuery(new Term(ClauseDocument.Figures, ClauseDocument.Figure(figure)))))], Occur.MUST)];
    }

    private static Query Either(List<Query> ways) => ways is [var only] ? only : Together(ways, Occur.SHOULD);

    private static BooleanQuery Together(List<Query> queries, Occur occur)
    {
        var together = new BooleanQuery();
        foreach (var query in queries)
            together.Add(query, occur);
        return together;
    }

    /// <summary>In the clause, and above it.</summary>
    private List<Query> Anywhere(IReadOnlyList<string> phrase)
    {
        var ways = new List<Query>(2);
        if (In(ClauseDocument.Text, phrase) is { } inText)
            ways.Add(inText);
        if (In(ClauseDocument.Context, phrase) is { } above)
            ways.Add(new UnderContext(above));
        return ways;
    }

    /// <summary>A row of units: every second pair and the last one say it all, because a break is a gap. Null where the field has not all of the pairs.</summary>
    private Query? In(string field, IReadOnlyList<string> phrase)
    {
        if (phrase.Count == 1)
            return new UnitQuery(new Term(field, PairFilter.Alone(phrase[0])));
        var pairs = new List<(Term Pair, int Place)>();
        for (int i = 0; i + 1 < phrase.Count; i = i + 2 < phrase.Count - 1 || i + 2 == phrase.Count ? i + 2 : i + 1)
            pairs.Add((new Term(field, PairFilter.Pair(phrase[i], phrase[i + 1])), i));
        if (pairs.Any(pair => index.DocFreq(pair.Pair) == 0))
            return null;
        if (pairs is [var only])
            return new TermQuery(only.Pair);
        var query = new PhraseQuery();
        foreach (var (pair, place) in pairs)
            query.Add(pair, place);
        return query;
    }

    /// <summary>The words that make up a phrase, the longest first: those that the index knows, so that no dictionary is read for a search.</summary>
    private IEnumerable<string> WordsOf(IReadOnlyList<string> phrase)
    {
        for (int start = 0; start + 1 < phrase.Count && phrase.Count <= LongestPhrase;)
        {
            int length = Math.Min(LongestWord, phrase.Count - start);
            string word = "";
            for (; length > 1; length--)
            {
                word = string.Concat(phrase.Skip(start).Take(length));
                if (index.DocFreq(new Term(ClauseDocument.Words, word)) > 0)
                    break;
            }
            if (length > 1)
                yield return word;
            start += length;
        }
    }
}
