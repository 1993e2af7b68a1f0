using ClauseExtractor.Library.Catalogue;

namespace ClauseExtractor.Library.Search;

/// <summary>Answers queries: asks the index for the words, and sees to filters, order, pages and facets itself, so that every engine gives the same library.</summary>
internal sealed class ClauseSearch(LibraryState state, IClauseIndex index, Func<Thesaurus> thesaurus)
{
    public const int MostHits = 500;

    /// <exception cref="QuerySyntaxException">The query cannot be understood.</exception>
    public SearchPage Search(string text, SearchOptions options, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(options.Offset);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Limit, MostHits);
        var query = new QueryParser(thesaurus()).Parse(text);
        var asOf = query.AsOf ?? options.AsOf ?? DateOnly.FromDateTime(DateTime.Today);
        var matches = Match(query, asOf, options.Sort == SearchSort.Relevance && !options.Facets ? null : true, cancellation);
        var ranking = new Ranking(matches, options.Sort, options.Ascending);
        var page = ranking.Page(options.Offset, options.Limit, options.After, out string? next);
        var hits = new HitReader(state, matches.Snapshot, query, asOf).Read(page, cancellation);
        return new SearchPage(query, asOf, matches.Hits.Count, matches.Hits.Select(h => h.Key.Document).Distinct().Count(), hits, next, options.Facets ? FacetCounter.Count(matches, asOf) : []);
    }

    /// <summary>Every clause that the query finds.</summary>
    /// <param name="columns">True to load the clauses' figures even where no filter asks for them.</param>
    public Matches Match(PolicyQuery query, DateOnly asOf, bool? columns, CancellationToken cancellation)
    {
        var snapshot = state.Snapshot();
        var ofClauses = new ClauseFilter(query);
        var figures = columns == true || ofClauses.NeedsColumns ? state.Columns(snapshot) : null;
        var documents = new DocumentFilter(query, snapshot, asOf);
        var lets = new Dictionary<int, bool>();
        var hits = new List<Hit>();
        foreach (var (key, score) in Candidates(query, snapshot, documents, cancellation))
        {
            if (!lets.TryGetValue(key.Document, out bool passes))
                lets[key.Document] = passes = snapshot.Find(key.Document) is { } document && documents.Lets(document);
            if (passes && (!ofClauses.NeedsColumns || ofClauses.Lets(key, figures!)))
                hits.Add(new Hit(key, score));
        }
        if (ofClauses.NeedsPaths)
            hits = ByPath(hits, ofClauses);
        return new Matches(hits, snapshot, figures);
    }

    private IEnumerable<(ClauseKey Key, float Score)> Candidates(PolicyQuery query, CatalogueSnapshot snapshot, DocumentFilter documents, CancellationToken cancellation)
    {
        if (query.Text.Required.Count > 0)
        {
            var found = index.Match(query.Text, cancellation);
            return found.Keys.Zip(found.Scores, (key, score) => (new ClauseKey(key), score));
        }
        var all = snapshot.Documents.Where(documents.Lets).SelectMany(d => Enumerable.Range(0, d.Clauses).Select(i => (Key: new ClauseKey(d.Row, i), Score: 0f)));
        if (query.Text.Excluded.Count == 0)
            return all;
        var shutOut = index.Match(new TextQuery([new TextGroup([.. query.Text.Excluded.SelectMany(g => g.AnyOf)])], []), cancellation).Keys.ToHashSet();
        return all.Where(c => !shutOut.Contains(c.Key.Value));
    }

    private List<Hit> ByPath(List<Hit> hits, ClauseFilter filter)
    {
        using var connection = state.Database.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT path FROM clauses WHERE key = $key";
        var parameter = command.CreateParameter();
        parameter.ParameterName = "$key";
        command.Parameters.Add(parameter);
        return hits.FindAll(h =>
        {
            parameter.Value = h.Key.Value;
            return command.ExecuteScalar() is string path && filter.LetsPath(path);
        });
    }
}

/// <summary>A clause that matches.</summary>
internal readonly record struct Hit(ClauseKey Key, float Score);

/// <summary>All clauses that match, with what sorting and counting ask of them.</summary>
internal sealed record Matches(IReadOnlyList<Hit> Hits, CatalogueSnapshot Snapshot, ClauseColumns? Columns);
