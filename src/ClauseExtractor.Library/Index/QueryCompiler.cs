using ClauseExtractor.Library.Search;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace ClauseExtractor.Library.Index;

/// <summary>A query in Lucene's terms.</summary>
/// <param name="Required">Each must be found, in any one of its ways; null where one of them cannot be.</param>
/// <param name="Excluded">None of these may be found.</param>
/// <param name="Ranking">Words that add to the score of what is found.</param>
internal sealed record CompiledQuery(
    IReadOnlyList<IReadOnlyList<Query>>? Required,
    IReadOnlyList<IReadOnlyList<Query>> Excluded,
    IReadOnlyList<Query> Ranking
);

/// <summary>
/// Makes the product's queries into Lucene's, from their structure: Lucene's own parser takes numeric ranges and filters nothing by them,
/// and never sees a query.
/// Pairs decide what is found, or a word of the dictionary that stands for the same; other words only rank it: 产业 as a word before 生产业务,
/// which also holds its characters.
/// </summary>
internal sealed class QueryCompiler(IndexReader index)
{
    private const float WordWeight = 0.5f;

    /// <summary>Longest word looked for, and longest phrase that is looked through for words, in units.</summary>
    private const int LongestWord = 16,
        LongestPhrase = 24;

    private readonly TermLookup _terms = new(index);

    public CompiledQuery Compile(TextQuery query)
    {
        var required = query.Required.Select(AnyOf).ToList();
        // What the index has not all parts of finds nothing, and shuts nothing out.
        if (required.Any(any => any.Count == 0))
            return new CompiledQuery(null, [], []);
        var excluded = query.Excluded.Select(AnyOf).Where(any => any.Count > 0).ToList();
        var words = query
            .Required.SelectMany(group => group.AnyOf)
            .SelectMany(term => term.Phrases)
            .SelectMany(WordsOf)
            .Distinct()
            .ToList();
        return new CompiledQuery(required, excluded, [.. words.Select(word => WordQuery(word, WordWeight))]);
    }

    private List<Query> AnyOf(TextGroup group) => [.. group.AnyOf.Where(term => !term.IsEmpty).SelectMany(AnyOf)];

    private List<Query> AnyOf(TextTerm term)
    {
        var ways = WaysOf(term);
        foreach (var way in ways)
            way.Boost *= term.Weight;
        return ways;
    }

    /// <summary>The ways in which a term is found.</summary>
    private List<Query> WaysOf(TextTerm term)
    {
        var all = term.Phrases.Select(Anywhere).ToList();
        if (all.Any(ways => ways.Count == 0))
            return [];
        if (term.Figures.Count == 0 && all is [var only])
            return only;
        var figures = term
            .Figures.Select(figure => new ConstantScoreQuery(new TermQuery(new Term(ClauseDocument.Figures, figure))))
            .ToList();
        return all.Count == 0 && figures is [var figureAlone] ? [figureAlone] : [Together([.. all.Select(Either), .. figures], Occur.MUST)];
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
        if (InText(phrase) is { } inText)
            ways.Add(inText);
        if (In(ClauseDocument.Context, phrase) is { } above)
            ways.Add(new UnderContext(above));
        return ways;
    }

    /// <summary>
    /// A word of the dictionary is held with every clause that has its characters: one list tells what several of pairs with their places
    /// would.
    /// </summary>
    private Query? InText(IReadOnlyList<string> phrase) =>
        JiebaWords.IsWhole(phrase)
        && phrase.Count <= LongestWord
        && string.Concat(phrase) is var word
        && _terms[ClauseDocument.Words, word].DocFreq > 0
            ? WordQuery(word, 1)
            : In(ClauseDocument.Text, phrase);

    /// <summary>
    /// A row of units: every second pair and the last one say it all, because a break is a gap. Null where the field has not all of the
    /// pairs.
    /// </summary>
    private Query? In(string field, IReadOnlyList<string> phrase)
    {
        if (phrase.Count == 1)
            return new UnitQuery(new Term(field, PairFilter.Alone(phrase[0])));
        var query = new PhraseQuery();
        for (int i = 0; i + 1 < phrase.Count; i = i + 2 < phrase.Count - 1 || i + 2 == phrase.Count ? i + 2 : i + 1)
        {
            string pair = PairFilter.Pair(phrase[i], phrase[i + 1]);
            if (_terms[field, pair] is not { DocFreq: > 0 } known)
                return null;
            if (phrase.Count == 2)
                return new TermQuery(new Term(field, pair), known);
            query.Add(new Term(field, pair), i);
        }
        return query;
    }

    private TermQuery WordQuery(string word, float weight) =>
        new(new Term(ClauseDocument.Words, word), _terms[ClauseDocument.Words, word]) { Boost = weight };

    /// <summary>
    /// The words that make up a phrase, the longest first: those that the index knows, so that no dictionary is read for a search.
    /// </summary>
    private IEnumerable<string> WordsOf(IReadOnlyList<string> phrase)
    {
        for (int start = 0; start + 1 < phrase.Count && phrase.Count <= LongestPhrase; )
        {
            int length = Math.Min(LongestWord, phrase.Count - start);
            string word = "";
            for (; length > 1; length--)
            {
                word = string.Concat(phrase.Skip(start).Take(length));
                if (_terms[ClauseDocument.Words, word].DocFreq > 0)
                    break;
            }
            if (length > 1)
                yield return word;
            start += length;
        }
    }
}
