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
        var all = new BooleanQuery();
        foreach (var group in query.Required)
            all.Add(AnyOf(group), Occur.MUST);
        foreach (var group in query.Excluded)
            all.Add(AnyOf(group), Occur.MUST_NOT);
        foreach (string word in query.Required.SelectMany(group => group.AnyOf).SelectMany(term => term.Phrases).SelectMany(WordsOf).Distinct())
            all.Add(new TermQuery(new Term(ClauseDocument.Words, word)) { Boost = WordWeight }, Occur.SHOULD);
        return all;
    }

    private Query AnyOf(TextGroup group)
    {
        var any = group.AnyOf.Where(term => !term.IsEmpty).Select(All).ToList();
        return any is [var only] ? only : Together(any, Occur.SHOULD);
    }

    private Query All(TextTerm term)
    {
        List<Query> all =
        [
            .. term.Phrases.Select(Anywhere),
            .. term.Figures.Select(figure => new ConstantScoreQuery(new TermQuery(new Term(ClauseDocument.Figures, ClauseDocument.Figure(figure))))),
        ];
        return all is [var only] ? only : Together(all, Occur.MUST);
    }

    private static BooleanQuery Together(List<Query> queries, Occur occur)
    {
        var together = new BooleanQuery();
        foreach (var query in queries)
            together.Add(query, occur);
        return together;
    }

    /// <summary>In the clause, or above it.</summary>
    private Query Anywhere(IReadOnlyList<string> phrase)
    {
        var inText = In(ClauseDocument.Text, phrase);
        return In(ClauseDocument.Context, phrase) is not { } above ? inText ?? new BooleanQuery() : inText is null ? new UnderContext(above) : Together([inText, new UnderContext(above)], Occur.SHOULD);
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
