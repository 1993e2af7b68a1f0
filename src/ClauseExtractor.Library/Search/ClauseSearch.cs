using ClauseExtractor.Library.Catalogue;
using ClauseExtractor.Library.Index;

namespace ClauseExtractor.Library.Search;

/// <summary>Answers queries: asks the index for the words, and sees to filters, order, pages and facets itself.</summary>
/// <param name="mend">Makes the index anew, where it turns out to be damaged.</param>
internal sealed class ClauseSearch(LibraryState state, IClauseIndex index, Func<Thesaurus> thesaurus, Action mend)
{
    public const int MostHits = 500;

    private readonly MatchCache cache = new();

    /// <exception cref="QuerySyntaxException">The query cannot be understood.</exception>
    public SearchPage Search(string text, SearchOptions options, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(options.Offset);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Limit, MostHits);
        var (query, matches) = Match(text, options.AsOf, options.Facets || options.Sort is SearchSort.Cap or SearchSort.Rate, cancellation);
        var ranking = new Ranking(matches, options.Sort, options.Ascending);
        var page = ranking.Page(options.Offset, options.Limit, options.After, out string? next);
        var hits = new HitReader(state, matches.Snapshot, query, matches.AsOf).Read(page, cancellation);
        return new SearchPage(query, matches.AsOf, matches.Hits.Count, matches.Documents, hits, next, options.Facets ? matches.Facets : []);
    }

    /// <summary>Every clause that a query finds.</summary>
    /// <param name="on">The day for which status is computed; null for the one that the query names, else today.</param>
    /// <param name="columns">True to load the clauses' figures even where no filter asks for them.</param>
    /// <exception cref="QuerySyntaxException">The query cannot be understood.</exception>
    public (PolicyQuery Query, Matches Matches) Match(string text, DateOnly? on, bool columns, CancellationToken cancellation)
    {
        var words = thesaurus();
        var query = new QueryParser(words).Parse(text);
        var today = DateOnly.FromDateTime(DateTime.Today);
        var asOf = query.AsOf ?? on ?? today;
        var key = new MatchKey(query.Source, asOf, today, words);
        var snapshot = state.Snapshot();
        // An index beside the catalogue may lag behind it for a moment; what it finds then is not for keeping.
        bool keeps = index.Change >= snapshot.Change;
        var matches = cache.Find(key, snapshot.Change);
        bool known = matches is not null;
        matches ??= Match(query, snapshot, asOf, columns, cancellation);
        if (columns && matches.Columns is null)
            (matches, known) = (matches.With(state.Columns(snapshot)), false);
        if (keeps && !known)
            cache.Keep(key, matches);
        return (query, matches);
    }

    private Matches Match(PolicyQuery query, CatalogueSnapshot snapshot, DateOnly asOf, bool columns, CancellationToken cancellation)
    {
        bool filtersClauses = ClauseFilter.NeedsColumns(query);
        var figures = columns || filtersClauses ? state.Columns(snapshot) : null;
        var ofClauses = new ClauseFilter(query, figures);
        var documents = new DocumentFilter(query, snapshot, asOf);
        var (keys, scores) = Candidates(query, snapshot, documents, cancellation);
        var hits = new List<Hit>(keys.Length);
        var lets = new Verdict[snapshot.Documents.Count];
        // A document's clauses come one after the other from the index: what is asked of the document is asked once.
        (int document, int place, DocumentColumns? values) = (-1, -1, null);
        for (int i = 0; i < keys.Length; i++)
        {
            var key = new ClauseKey(keys[i]);
            if (key.Document != document)
            {
                (document, place) = (key.Document, snapshot.Place(key.Document));
                if (place >= 0 && lets[place] == Verdict.Unknown)
                    lets[place] = documents.Lets(snapshot.Documents[place]) ? Verdict.In : Verdict.Out;
                values = place >= 0 && filtersClauses ? figures!.Of(document) : null;
            }
            if (place >= 0 && lets[place] == Verdict.In && (values is null || ofClauses.Lets(values, key.Ordinal)))
                hits.Add(new Hit(key, scores.Length == 0 ? 0 : scores[i], place));
        }
        hits.TrimExcess();
        return new Matches(hits, snapshot, asOf, figures);
    }

    private enum Verdict : byte { Unknown, In, Out }

    private ClauseMatches Candidates(PolicyQuery query, CatalogueSnapshot snapshot, DocumentFilter filter, CancellationToken cancellation)
    {
        if (query.Text.Required.Count > 0)
            return Ask(query.Text, cancellation);
        var let = snapshot.Documents.Where(filter.Lets).ToList();
        var all = new List<long>(let.Sum(d => d.Clauses));
        foreach (var document in let)
            for (int i = 0; i < document.Clauses; i++)
                all.Add(new ClauseKey(document.Row, i).Value);
        if (query.Text.Excluded.Count > 0)
        {
            var shutOut = Ask(new TextQuery([new TextGroup([.. query.Text.Excluded.SelectMany(g => g.AnyOf)])], []), cancellation).Keys.ToHashSet();
            all.RemoveAll(shutOut.Contains);
        }
        return new ClauseMatches([.. all], []);
    }

    private ClauseMatches Ask(TextQuery query, CancellationToken cancellation)
    {
        try
        {
            return index.Match(query, cancellation);
        }
        catch (IndexDamagedException)
        {
            mend();
            return index.Match(query, cancellation);
        }
    }
}
