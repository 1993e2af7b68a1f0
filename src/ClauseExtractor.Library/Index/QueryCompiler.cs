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
    // The heading weighs three times the text and the context.
    private static readonly (string Field, float Weight)[] Fields = [(ClauseDocument.Context, 1f), (ClauseDocument.Heading, 3f), (ClauseDocument.Text, 1f)];

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

    private static BooleanQuery AnyOf(TextGroup group)
    {
        var any = new BooleanQuery();
        foreach (var term in group.AnyOf.Where(term => !term.IsEmpty))
            any.Add(All(term), Occur.SHOULD);
        return any;
    }

    private static BooleanQuery All(TextTerm term)
    {
        var all = new BooleanQuery();
        foreach (var phrase in term.Phrases)
            all.Add(Anywhere(phrase), Occur.MUST);
        foreach (decimal figure in term.Figures)
            all.Add(new ConstantScoreQuery(new TermQuery(new Term(ClauseDocument.Figures, ClauseDocument.Figure(figure)))), Occur.MUST);
        return all;
    }

    private static BooleanQuery Anywhere(IReadOnlyList<string> phrase)
    {
        var any = new BooleanQuery();
        foreach (var (field, weight) in Fields)
        {
            var query = In(field, phrase);
            query.Boost = weight;
            any.Add(query, Occur.SHOULD);
        }
        return any;
    }

    /// <summary>A row of units: every second pair and the last one say it all, because a break is a gap.</summary>
    private static Query In(string field, IReadOnlyList<string> phrase)
    {
        if (phrase.Count == 1)
            return new TermQuery(new Term(field, phrase[0]));
        if (phrase.Count == 2)
            return new TermQuery(new Term(field, UnitTokens.Pair(phrase[0], phrase[1])));
        var query = new PhraseQuery();
        for (int i = 0; i + 1 < phrase.Count; i = i + 2 < phrase.Count - 1 || i + 2 == phrase.Count ? i + 2 : i + 1)
            query.Add(new Term(field, UnitTokens.Pair(phrase[i], phrase[i + 1])), i);
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
