using ClauseExtractor.Library.Catalogue;
using ClauseExtractor.Library.Search;
using ClauseExtractor.Library.Storage;
using Dapper;

namespace ClauseExtractor.Library.Tables;

/// <summary>Makes the comparison of benefits across documents. Rows are chosen, ordered and grouped by the figures held in memory; only the rows of the page that is asked for are read.</summary>
internal sealed class BenefitComparison(LibraryState state, ClauseSearch search, TopicColumns topics)
{
    /// <param name="At">Place of the benefit among those of its clause.</param>
    /// <param name="Figure">What the rows are ordered by; not a number where the row has none.</param>
    private readonly record struct Place(ClauseKey Clause, int At, int Kind, double Figure);

    /// <exception cref="QuerySyntaxException">The query cannot be understood.</exception>
    public BenefitTable Table(string text, BenefitTableOptions options, CancellationToken cancellation)
    {
        var (query, matches) = search.Match(text, options.AsOf, true, cancellation);
        var places = Places(query, matches, options, options.Sort == SearchSort.Rate ? f => f.Rate : f => f.Cap);
        int wanted = (int)Math.Min(places.Count, (long)options.Offset + (options.Limit ?? int.MaxValue));
        int total = places.Count;
        if (options.Sort is SearchSort.Cap or SearchSort.Rate)
            places = Sorted(places, options.Ascending, options.GroupBy == BenefitGrouping.None ? wanted : total);
        if (options.GroupBy != BenefitGrouping.None)
        {
            places = Grouped(places, Grouping(options.GroupBy, matches));
        }
        int from = Math.Min(options.Offset, wanted);
        return new BenefitTable(query, matches.AsOf, total, Read(places.GetRange(from, wanted - from), matches, options.GroupBy, cancellation));
    }

    /// <summary>How the caps of a comparison's rows spread over regions, the region with the highest cap first.</summary>
    /// <exception cref="QuerySyntaxException">The query cannot be understood.</exception>
    public IReadOnlyList<RegionCaps> Caps(string text, DateOnly? on, CancellationToken cancellation)
    {
        var (query, matches) = search.Match(text, on, true, cancellation);
        var byRegion = new Dictionary<string, List<double>>();
        foreach (var place in Places(query, matches, null, f => f.Cap))
            if (place.Figure is var cap && !double.IsNaN(cap) && matches.Snapshot.Find(place.Clause.Document)?.Region is { } region)
                (byRegion.TryGetValue(region, out var caps) ? caps : byRegion[region] = []).Add(cap);
        foreach (var caps in byRegion.Values)
            caps.Sort();
        return [.. byRegion.Select(r => new RegionCaps(r.Key, r.Value.Count, (decimal)r.Value[r.Value.Count / 2], (decimal)r.Value[^1])).OrderByDescending(r => r.Highest).ThenBy(r => r.Region, StringComparer.Ordinal)];
    }

    /// <param name="options">Null where the order does not matter.</param>
    private static List<Place> Places(PolicyQuery query, Matches matches, BenefitTableOptions? options, Func<BenefitFigures, double?> figure)
    {
        var (filter, columns) = (new BenefitFilter(query, matches.Columns!.Kinds), matches.Columns!);
        var hits = matches.Hits;
        // Filters alone find clauses in the order of the catalogue, the newest document first, which is the order that ranking would give them.
        if (options is not null && (query.Text.Required.Count > 0 || options is { Ascending: true, Sort: SearchSort.Date }))
        {
            bool byFigure = options.Sort is SearchSort.Cap or SearchSort.Rate;
            // A clause without benefits has no row: most are sorted out before anything is ordered.
            hits = matches.Hits.FindAll(h => columns.Of(h.Key.Document).Benefits(h.Key.Ordinal).Length > 0);
            hits = [.. new Ranking(matches.With(hits), byFigure ? SearchSort.Relevance : options.Sort, options.Ascending && !byFigure).Page(0, int.MaxValue - 1, null, out _)];
        }
        // Counted first: of a hundred thousand rows the list would be copied again and again while it grows.
        var places = new List<Place>(Rows(hits, columns));
        (int document, var values) = (-1, DocumentColumns.Empty);
        foreach (var hit in hits)
        {
            if (hit.Key.Document != document)
                (document, values) = (hit.Key.Document, columns.Of(hit.Key.Document));
            var figures = values.Benefits(hit.Key.Ordinal);
            for (int at = 0; at < figures.Length; at++)
                if (filter.Lets(figures[at]))
                    places.Add(new Place(hit.Key, at, figures[at].Kind, figure(figures[at]) ?? double.NaN));
        }
        return places;
    }

    /// <summary>All benefits of the clauses, whatever their figures.</summary>
    private static int Rows(List<Hit> hits, ClauseColumns columns)
    {
        int rows = 0;
        foreach (var hit in hits)
            rows += columns.Of(hit.Key.Document).Benefits(hit.Key.Ordinal).Length;
        return rows;
    }

    /// <summary>The first of them by their figure; rows without it stand last either way, and rows that are alike keep their order.</summary>
    private static List<Place> Sorted(List<Place> places, bool ascending, int first)
    {
        // Where most are wanted they are put in order; where few, the best so far are kept with the worst of them on top, and most rows are turned away by one comparison.
        if (first > places.Count / 8)
        {
            var keys = new (double Figure, int Order)[places.Count];
            for (int i = 0; i < keys.Length; i++)
                keys[i] = Key(i);
            Array.Sort(keys, static (a, b) => a.Figure != b.Figure ? a.Figure.CompareTo(b.Figure) : a.Order.CompareTo(b.Order));
            return [.. keys.Take(first).Select(k => places[k.Order])];
        }
        var best = new PriorityQueue<int, (double Figure, int Order)>(first + 1, Comparer<(double, int)>.Create((a, b) => b.CompareTo(a)));
        for (int i = 0; i < places.Count && first > 0; i++)
        {
            var key = Key(i);
            if (best.Count < first)
                best.Enqueue(i, key);
            else if (best.TryPeek(out _, out var worst) && key.CompareTo(worst) < 0)
                best.EnqueueDequeue(i, key);
        }
        var sorted = new Place[best.Count];
        for (int i = sorted.Length - 1; i >= 0; i--)
            sorted[i] = places[best.Dequeue()];
        return [.. sorted];

        (double, int) Key(int i) => (double.IsNaN(places[i].Figure) ? double.PositiveInfinity : ascending ? places[i].Figure : -places[i].Figure, i);
    }

    /// <summary>The rows of each group together, in their order: the groups in the order in which their first rows come, and what belongs to no group last.</summary>
    private static List<Place> Grouped(List<Place> places, Func<Place, string?> name)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var (groups, starts) = (new int[places.Count], new List<int>());
        for (int i = 0; i < groups.Length; i++)
        {
            groups[i] = name(places[i]) is not { } named ? -1 : numbers.TryGetValue(named, out int known) ? known : numbers[named] = numbers.Count;
            if (groups[i] == starts.Count)
                starts.Add(0);
            if (groups[i] >= 0)
                starts[groups[i]]++;
        }
        int without = 0;
        for (int g = 0; g < starts.Count; g++)
            (starts[g], without) = (without, without + starts[g]);
        var grouped = new Place[groups.Length];
        for (int i = 0; i < groups.Length; i++)
            grouped[groups[i] < 0 ? without++ : starts[groups[i]]++] = places[i];
        return [.. grouped];
    }

    private Func<Place, string?> Grouping(BenefitGrouping by, Matches matches)
    {
        var ofTopics = by == BenefitGrouping.Topic ? topics.Of(matches.Snapshot) : null;
        return by switch
        {
            BenefitGrouping.Topic => p => ofTopics!.Of(p.Clause, p.At),
            BenefitGrouping.Region => p => matches.Snapshot.Find(p.Clause.Document)?.Region,
            BenefitGrouping.Document => p => matches.Snapshot.Find(p.Clause.Document)?.DisplayTitle,
            BenefitGrouping.Kind => p => matches.Columns!.Kinds[p.Kind],
            BenefitGrouping.Owner => p => matches.Columns!.Of(p.Clause.Document).Owners(p.Clause.Ordinal) is [var first, ..] ? matches.Columns.Owners[first] : null,
            _ => _ => null,
        };
    }

    private List<BenefitTableRow> Read(List<Place> places, Matches matches, BenefitGrouping by, CancellationToken cancellation)
    {
        var (rows, group) = (new List<BenefitTableRow>(places.Count), Grouping(by, matches));
        using var connection = state.Database.Open();
        foreach (var chunk in places.Chunk(400))
        {
            cancellation.ThrowIfCancellationRequested();
            var clauses = connection.Query<(long Key, string Path, string? Heading, byte[]? Facts)>(
                    $"SELECT key, path, heading, facts FROM clauses WHERE key IN ({string.Join(',', chunk.Select(p => p.Clause.Value).Distinct())})")
                .Where(c => c.Facts is not null).ToDictionary(c => c.Key, c => (c.Path, c.Heading, Facts: Packed.Json<ClauseFacts>(c.Facts!)));
            foreach (var place in chunk)
            {
                // What somebody removed or changed since the figures were read is no row any more.
                if (!clauses.TryGetValue(place.Clause.Value, out var clause) || place.At >= clause.Facts.Benefits.Count || matches.Snapshot.Find(place.Clause.Document) is not { } document)
                    continue;
                var benefit = clause.Facts.Benefits[place.At];
                rows.Add(new BenefitTableRow(
                    group(place), document, matches.Snapshot.Status(document, matches.AsOf), clause.Path, clause.Heading, Topics.Of(clause.Heading, benefit.Span.Quote), place.At, benefit, clause.Facts.Owners));
            }
        }
        return rows;
    }
}
