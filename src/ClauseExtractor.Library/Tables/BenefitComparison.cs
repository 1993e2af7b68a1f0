using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using ClauseExtractor.Library.Catalogue;
using ClauseExtractor.Library.Search;
using ClauseExtractor.Library.Storage;
using ClauseExtractor.Revision.Topics;
using Dapper;

namespace ClauseExtractor.Library.Tables;

/// <summary>
/// Makes the comparison of benefits across documents. Rows are chosen, ordered and grouped by the figures held in memory; only the rows of
/// the page that is asked for are read.
/// </summary>
internal sealed class BenefitComparison(LibraryState state, ClauseSearch search)
{
    /// <summary>
    /// The rows of queries that are still kept, in their order: the next page, another figure to sort by and other groups begin with them.
    /// </summary>
    private readonly ConditionalWeakTable<Matches, ConcurrentDictionary<(SearchSort Sort, bool Ascending), List<Place>>> rows = [];

    /// <param name="At">Place of the benefit among those of its clause.</param>
    /// <param name="Cap">Not a number where the row has none.</param>
    /// <param name="Rate">The same.</param>
    /// <param name="HasFigure">True with a cap, a rate or a match.</param>
    private readonly record struct Place(ClauseKey Clause, int At, int Kind, double Cap, double Rate, bool HasFigure);

    /// <exception cref="QuerySyntaxException">The query cannot be understood.</exception>
    public BenefitTable Table(string text, BenefitTableOptions options, CancellationToken cancellation)
    {
        var (query, matches) = search.Match(text, options.AsOf, true, options.Widen, cancellation);
        bool byFigure = options.Sort is SearchSort.Cap or SearchSort.Rate;
        var places = Places(
            query,
            matches,
            byFigure
                ? options.ThenBy is SearchSort.Date
                    ? SearchSort.Date
                    : SearchSort.Relevance
                : options.Sort,
            options.Ascending && !byFigure
        );
        int all = places.Count;
        if (options.FiguresOnly)
            places = [.. places.Where(p => p.HasFigure)];
        int wanted = (int)Math.Min(places.Count, (long)options.Offset + (options.Limit ?? int.MaxValue));
        int total = places.Count;
        // Sorting keeps the order of rows that are alike: what comes second is sorted by first.
        if (byFigure && options.ThenBy is (SearchSort.Cap or SearchSort.Rate) && options.ThenBy != options.Sort)
            places = Sorted(places, options.ThenBy == SearchSort.Rate ? p => p.Rate : p => p.Cap, ascending: false, total);
        if (byFigure)
            places = Sorted(
                places,
                options.Sort == SearchSort.Rate ? p => p.Rate : p => p.Cap,
                options.Ascending,
                options.GroupBy == BenefitGrouping.None ? wanted : total
            );
        if (options.GroupBy != BenefitGrouping.None)
            places = Grouped(places, Grouping(options.GroupBy, matches));
        int from = Math.Min(options.Offset, wanted);
        return new BenefitTable(
            query,
            matches.AsOf,
            total,
            Read(places.GetRange(from, wanted - from), matches, options.GroupBy, cancellation)
        )
        {
            WithoutFigure = all - total,
        };
    }

    /// <summary>How the caps of a comparison's rows spread over regions, the region with the highest cap first.</summary>
    /// <exception cref="QuerySyntaxException">The query cannot be understood.</exception>
    public IReadOnlyList<RegionCaps> Caps(string text, DateOnly? on, CancellationToken cancellation)
    {
        var (query, matches) = search.Match(text, on, true, true, cancellation);
        var byRegion = new Dictionary<string, List<double>>();
        foreach (var place in Places(query, matches, SearchSort.Relevance, ascending: false))
            if (place.Cap is var cap && !double.IsNaN(cap) && matches.Snapshot.Find(place.Clause.Document)?.Region is { } region)
                (byRegion.TryGetValue(region, out var caps) ? caps : byRegion[region] = []).Add(cap);
        foreach (var caps in byRegion.Values)
            caps.Sort();
        return
        [
            .. byRegion
                .Select(r => new RegionCaps(r.Key, r.Value.Count, (decimal)r.Value[r.Value.Count / 2], (decimal)r.Value[^1]))
                .OrderByDescending(r => r.Highest)
                .ThenBy(r => r.Region, StringComparer.Ordinal),
        ];
    }

    /// <summary>The rows that a query finds, in an order of their clauses.</summary>
    private List<Place> Places(PolicyQuery query, Matches matches, SearchSort sort, bool ascending) =>
        rows.GetValue(matches, _ => new()).GetOrAdd((sort, ascending), _ => Read(query, matches, sort, ascending));

    private static List<Place> Read(PolicyQuery query, Matches matches, SearchSort sort, bool ascending)
    {
        var (filter, columns) = (new BenefitFilter(query, matches.Columns!), matches.Columns!);
        // A clause without benefits has no row: most are sorted out before anything is ordered.
        var hits = new List<Hit>();
        int most = 0;
        (int document, var values) = (-1, DocumentColumns.Empty);
        foreach (var hit in matches.Hits)
        {
            if (hit.Key.Document != document)
                (document, values) = (hit.Key.Document, columns.Of(hit.Key.Document));
            if (values.Benefits(hit.Key.Ordinal).Length is > 0 and var count)
            {
                hits.Add(hit);
                most += count;
            }
        }
        // Filters alone find clauses in the order of the catalogue, the newest document first, which is the order that ranking would give
        // them.
        if (query.Text.Required.Count > 0 || (sort, ascending) == (SearchSort.Date, true))
            hits = [.. new Ranking(matches.With(hits), sort, ascending).Page(0, int.MaxValue - 1, null, out _)];
        var places = new List<Place>(most);
        foreach (var hit in hits)
        {
            if (hit.Key.Document != document)
                (document, values) = (hit.Key.Document, columns.Of(hit.Key.Document));
            var figures = values.Benefits(hit.Key.Ordinal);
            for (int at = 0; at < figures.Length; at++)
                if (filter.Lets(hit.Key, at, figures[at]))
                    places.Add(
                        new Place(
                            hit.Key,
                            at,
                            figures[at].Kind,
                            figures[at].Cap ?? double.NaN,
                            figures[at].Rate ?? double.NaN,
                            (figures[at].Cap ?? figures[at].Rate ?? figures[at].Match) is not null
                        )
                    );
        }
        places.TrimExcess();
        return places;
    }

    /// <summary>
    /// The first of them by their figure; rows without it stand last either way, and rows that are alike keep their order.
    /// </summary>
    private static List<Place> Sorted(List<Place> places, Func<Place, double> figure, bool ascending, int first)
    {
        // Where most are wanted they are put in order; where few, the best so far are kept with the worst of them on top, and most rows are
        // turned away by one comparison.
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

        (double, int) Key(int i) =>
            (
                figure(places[i]) is var value && double.IsNaN(value) ? double.PositiveInfinity
                : ascending ? value
                : -value,
                i
            );
    }

    /// <summary>
    /// The rows of each group together, in their order: the groups in the order in which their first rows come, and what belongs to no
    /// group last.
    /// </summary>
    private static List<Place> Grouped(List<Place> places, Func<Place, string?> name)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var (groups, starts) = (new int[places.Count], new List<int>());
        for (int i = 0; i < groups.Length; i++)
        {
            groups[i] =
                name(places[i]) is not { } named ? -1
                : numbers.TryGetValue(named, out int known) ? known
                : numbers[named] = numbers.Count;
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

    private static Func<Place, string?> Grouping(BenefitGrouping by, Matches matches)
    {
        var subjects = by == BenefitGrouping.Topic ? matches.Columns!.Subjects : null;
        return by switch
        {
            BenefitGrouping.Topic => p => subjects!.Of(p.Clause, p.At).Topic is >= 0 and var topic ? TopicWords.Names[topic] : null,
            BenefitGrouping.Region => p => matches.Snapshot.Find(p.Clause.Document)?.Region,
            BenefitGrouping.Document => p => matches.Snapshot.Find(p.Clause.Document)?.DisplayTitle,
            BenefitGrouping.Kind => p => matches.Columns!.Kinds[p.Kind],
            BenefitGrouping.Owner => p =>
                matches.Columns!.Of(p.Clause.Document).Owners(p.Clause.Ordinal) is [var first, ..] ? matches.Columns.Owners[first] : null,
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
            var clauses = SqlDialect
                .Clauses<(long Key, string Path, string? Heading, byte[]? Facts)>(
                    connection,
                    "key, path, heading, facts",
                    chunk.Select(p => p.Clause.Value).Distinct()
                )
                .Where(c => c.Facts is not null)
                .ToDictionary(c => c.Key, c => (c.Path, c.Heading, Facts: Packed.Json<ClauseFacts>(c.Facts!)));
            foreach (var place in chunk)
            {
                // What somebody removed or changed since the figures were read is no row any more.
                if (
                    !clauses.TryGetValue(place.Clause.Value, out var clause)
                    || place.At >= clause.Facts.Benefits.Count
                    || matches.Snapshot.Find(place.Clause.Document) is not { } document
                )
                    continue;
                var benefit = clause.Facts.Benefits[place.At];
                rows.Add(
                    new BenefitTableRow(
                        group(place),
                        document,
                        matches.Snapshot.Status(document, matches.AsOf),
                        clause.Path,
                        clause.Heading,
                        Topics.Of(clause.Heading, benefit.Span.Quote),
                        place.At,
                        benefit,
                        clause.Facts.Owners
                    )
                    {
                        Unread = clause.Facts.Unread,
                    }
                );
            }
        }
        return rows;
    }
}
