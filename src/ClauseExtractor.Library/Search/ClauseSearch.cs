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
        var matches = Match(query, asOf, options.Facets || options.Sort is SearchSort.Cap or SearchSort.Rate, cancellation);
        var ranking = new Ranking(matches, options.Sort, options.Ascending);
        var page = ranking.Page(options.Offset, options.Limit, options.After, out string? next);
        var hits = new HitReader(state, matches.Snapshot, query, asOf).Read(page, cancellation);
        return new SearchPage(query, asOf, matches.Hits.Count, matches.Documents, hits, next, options.Facets ? FacetCounter.Count(matches, asOf) : []);
    }

    /// <summary>Every clause that the query finds.</summary>
    /// <param name="columns">True to load the clauses' figures even where no filter asks for them.</param>
    public Matches Match(PolicyQuery query, DateOnly asOf, bool columns, CancellationToken cancellation)
    {
        var snapshot = state.Snapshot();
        bool filtersClauses = ClauseFilter.NeedsColumns(query);
        var figures = columns || filtersClauses ? state.Columns(snapshot) : null;
        var ofClauses = new ClauseFilter(query, figures);
        var documents = new DocumentFilter(query, snapshot, asOf);
        var (keys, scores) = Candidates(query, snapshot, documents, cancellation);
        var hits = new List<Hit>(keys.Length);
        var lets = new Verdict[snapshot.Documents.Count];
        // A document's clauses come one after the other from most engines: what is asked of the document is asked once.
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
        return new Matches(ofClauses.NeedsPaths ? ByPath(hits, ofClauses) : hits, snapshot, figures);
    }

    private enum Verdict : byte { Unknown, In, Out }

    private ClauseMatches Candidates(PolicyQuery query, CatalogueSnapshot snapshot, DocumentFilter filter, CancellationToken cancellation)
    {
        if (query.Text.Required.Count > 0)
            return index.Match(query.Text, cancellation);
        var all = new List<long>();
        foreach (var document in snapshot.Documents.Where(filter.Lets))
            for (int i = 0; i < document.Clauses; i++)
                all.Add(new ClauseKey(document.Row, i).Value);
        if (query.Text.Excluded.Count > 0)
        {
            var shutOut = index.Match(new TextQuery([new TextGroup([.. query.Text.Excluded.SelectMany(g => g.AnyOf)])], []), cancellation).Keys.ToHashSet();
            all.RemoveAll(shutOut.Contains);
        }
        return new ClauseMatches([.. all], []);
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
/// <param name="Place">Of its document in the snapshot.</param>
internal readonly record struct Hit(ClauseKey Key, float Score, int Place);

/// <summary>All clauses that match, with what sorting and counting ask of them.</summary>
internal sealed record Matches(List<Hit> Hits, CatalogueSnapshot Snapshot, ClauseColumns? Columns)
{
    /// <summary>The documents that they stand in.</summary>
    public int Documents => HitsByDocument().Count(hits => hits > 0);

    /// <summary>Hits of each document of the snapshot, by its place.</summary>
    public int[] HitsByDocument()
    {
        var hits = new int[Snapshot.Documents.Count];
        foreach (var hit in Hits)
            hits[hit.Place]++;
        return hits;
    }
}
