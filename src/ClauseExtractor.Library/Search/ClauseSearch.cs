using ClauseExtractor.Library.Catalogue;
using ClauseExtractor.Library.Index;

namespace ClauseExtractor.Library.Search;

/// <summary>Answers queries: asks the index for the words, and sees to filters, order, pages and facets itself.</summary>
/// <param name="mend">Makes the index anew, where it turns out to be damaged.</param>
internal sealed class ClauseSearch(LibraryState state, IClauseIndex index, Func<Thesaurus> thesaurus, Action mend)
{
    public const int MostHits = 500;

    /// <summary>A query that finds fewer is made wider.</summary>
    private const int Few = 10;

    /// <summary>
    /// What a clause must have of a query's words, by weight: all, else half, and less where too few have as much. Last, any word is
    /// enough.
    /// </summary>
    private static readonly double[] Covering = [1, 0.5, 0.3, 0.15];

    private readonly MatchCache cache = new();

    /// <exception cref="QuerySyntaxException">The query cannot be understood.</exception>
    public SearchPage Search(string text, SearchOptions options, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(options.Offset);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Limit, MostHits);
        bool columns = options.Facets || options.Sort is SearchSort.Cap or SearchSort.Rate;
        var (query, matches) = Match(text, options.AsOf, columns, options.Widen, cancellation);
        var ranking = new Ranking(matches, options.Sort, options.Ascending);
        var page = ranking.Page(options.Offset, options.Limit, options.After, out string? next);
        var hits = new HitReader(state, matches.Snapshot, query, matches.AsOf).Read(page, cancellation);
        return new SearchPage(query, matches.AsOf, matches.Hits.Count, matches.Documents, hits, next, options.Facets ? matches.Facets : [])
        {
            Relaxed =
                options.Relax && options.After is null && matches.Hits.Count < Few && query.Text.Required.Count > 0
                    ? Relaxed(query, matches, options, columns, hits.Count, cancellation)
                    : null,
        };
    }

    /// <summary>
    /// What a wider query finds beside what the strict one does: all its words where that found something, else as many of them as may be,
    /// and without filters where these leave nothing.
    /// </summary>
    private RelaxedHits? Relaxed(
        PolicyQuery query,
        Matches strict,
        SearchOptions options,
        bool columns,
        int shown,
        CancellationToken cancellation
    )
    {
        var words = options.Widen ? thesaurus() : Thesaurus.Empty;
        var wider = index.Words(held => new QueryRelaxation(held, words, new QueryParser(words)).Widen(query));
        if (strict.Hits.Count > 0 && wider.Rewritten.Count == 0 || wider.Query.Text.Required.Count == 0)
            return null;
        var coverage = new Coverage(strict.Snapshot.Documents.Count);
        var groups = wider.Query.Text.Required.Take(Coverage.MostGroups).ToList();
        foreach (var (group, share) in groups.Zip(wider.Shares))
            coverage.Add(Ask(new TextQuery([group], query.Text.Excluded), cancellation), share);
        var asked = wider.Query;
        var matches = strict.Hits.Count > 0 ? Covered(1) : Widest();
        List<string> struck =
        [
            .. query
                .Text.Required.Select(g => g.AnyOf[0].Words)
                .Where(
                    (word, i) => strict.Hits.Count == 0 && Ask(new TextQuery([query.Text.Required[i]], []), cancellation).Keys.Length == 0
                ),
        ];
        if (matches.Hits.Count == 0 && strict.Hits.Count == 0 && query.Filters.Any(f => f.Field != QueryField.Versions))
        {
            asked = asked with { Filters = [.. query.Filters.Where(f => f.Field == QueryField.Versions)] };
            struck.AddRange(query.Filters.Where(f => f.Field != QueryField.Versions).Select(query.Written).Distinct());
            matches = Widest();
        }
        var known = strict.Hits.Select(h => h.Key).ToHashSet();
        matches = matches.With([.. matches.Hits.Where(h => !known.Contains(h.Key))]);
        if (matches.Hits.Count == 0)
            return null;
        var page = new Ranking(matches, options.Sort, options.Ascending).Page(
            Math.Max(0, options.Offset - strict.Hits.Count),
            Math.Max(1, options.Limit - shown),
            null,
            out _
        );
        var hits = new HitReader(state, matches.Snapshot, asked, matches.AsOf)
            .Read(shown < options.Limit ? page : [], cancellation)
            .Select(h => h with { Missing = Missing(h) })
            .ToList();
        return new RelaxedHits(
            asked,
            struck,
            wider.Rewritten,
            matches.Hits.Count,
            matches.Documents,
            hits,
            options.Facets ? matches.Facets : []
        );

        Matches Widest() => Covering.Select(Covered).FirstOrDefault(m => m.Hits.Count >= Few) ?? Covered(0);

        Matches Covered(double least)
        {
            var figures = columns || FactBoost.Needs(asked) || ClauseFilter.NeedsColumns(asked) ? state.Columns(strict.Snapshot) : null;
            return Let(asked, coverage.AtLeast(least), strict.Snapshot, strict.AsOf, figures, coverage);
        }

        IReadOnlyList<string> Missing(ClauseHit hit)
        {
            ulong has = coverage.GroupsOf(hit.Key.Value);
            return [.. groups.Index().Where(g => (has >> g.Index & 1) == 0).Select(g => g.Item.AnyOf[0].Words)];
        }
    }

    /// <summary>Every clause that a query finds.</summary>
    /// <param name="on">The day for which status is computed; null for the one that the query names, else today.</param>
    /// <param name="columns">True to load the clauses' figures even where no filter asks for them.</param>
    /// <param name="widen">False to search words as written.</param>
    /// <exception cref="QuerySyntaxException">The query cannot be understood.</exception>
    public (PolicyQuery Query, Matches Matches) Match(string text, DateOnly? on, bool columns, bool widen, CancellationToken cancellation)
    {
        var words = widen ? thesaurus() : Thesaurus.Empty;
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
        var figures = columns || ClauseFilter.NeedsColumns(query) || FactBoost.Needs(query) ? state.Columns(snapshot) : null;
        return Let(query, Candidates(query, snapshot, new DocumentFilter(query, snapshot, asOf), cancellation), snapshot, asOf, figures);
    }

    /// <summary>What the query's filters let through of what was found, ranked by what clauses give, too.</summary>
    private static Matches Let(
        PolicyQuery query,
        ClauseMatches candidates,
        CatalogueSnapshot snapshot,
        DateOnly asOf,
        ClauseColumns? figures,
        Coverage? coverage = null
    )
    {
        bool filtersClauses = ClauseFilter.NeedsColumns(query),
            boosts = figures is not null && candidates.Scores.Length > 0 && FactBoost.Needs(query);
        var ofClauses = new ClauseFilter(query, figures);
        var documents = new DocumentFilter(query, snapshot, asOf);
        var boost = new FactBoost(query, figures);
        var (keys, scores) = candidates;
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
                values = place >= 0 && (filtersClauses || boosts) ? figures!.Of(document) : null;
            }
            if (place >= 0 && lets[place] == Verdict.In && (!filtersClauses || ofClauses.Lets(values!, key)))
                hits.Add(new Hit(key, Score(i, key, values), place));
        }
        hits.TrimExcess();
        return new Matches(hits, snapshot, asOf, figures);

        float Score(int i, ClauseKey key, DocumentColumns? values) =>
            scores.Length == 0
                ? 0
                : (boosts ? boost.Score(scores[i], values!.Benefits(key.Ordinal)) : scores[i]) + (coverage?.Rank(key.Value) ?? 0);
    }

    private enum Verdict : byte
    {
        Unknown,
        In,
        Out,
    }

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
            var shutOut = Ask(new TextQuery([new TextGroup([.. query.Text.Excluded.SelectMany(g => g.AnyOf)])], []), cancellation)
                .Keys.ToHashSet();
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
