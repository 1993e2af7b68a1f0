using ClauseExtractor.Extraction;
using ClauseExtractor.Library.Catalogue;
using ClauseExtractor.Library.Search;
using ClauseExtractor.Library.Storage;
using Dapper;

namespace ClauseExtractor.Library.Tables;

/// <summary>Makes the comparison of benefits across documents.</summary>
internal sealed class BenefitComparison(LibraryState state, ClauseSearch search, Func<Thesaurus> thesaurus)
{
    public BenefitTable Table(string text, BenefitTableOptions options, CancellationToken cancellation)
    {
        var query = new QueryParser(thesaurus()).Parse(text);
        var asOf = query.AsOf ?? options.AsOf ?? DateOnly.FromDateTime(DateTime.Today);
        var matches = search.Match(query, asOf, true, cancellation);
        // A clause without benefits has no row: most are sorted out before anything is read.
        var withBenefits = matches with { Hits = [.. matches.Hits.Where(h => matches.Columns!.Benefits(h.Key).Count > 0)] };
        var sort = options.Sort is SearchSort.Cap or SearchSort.Rate ? SearchSort.Relevance : options.Sort;
        var hits = new Ranking(withBenefits, sort, options.Ascending && sort == options.Sort).Page(0, int.MaxValue - 1, null, out _);
        var rows = Rows(hits, matches.Snapshot, new ClauseFilter(query), asOf, cancellation);
        var grouped = rows.Select(r => r with { Group = Group(r, options.GroupBy) });
        grouped = options.Sort switch
        {
            SearchSort.Cap => Order(grouped, r => r.Benefit.Caps.Count == 0 ? null : r.Benefit.Caps.Max(c => c.Amount), options.Ascending),
            SearchSort.Rate => Order(grouped, r => r.Benefit.Rate?.Value, options.Ascending),
            _ => grouped,
        };
        if (options.GroupBy != BenefitGrouping.None)
        {
            // Groups in the order in which their first rows come; what belongs to no group last.
            grouped = grouped.GroupBy(r => r.Group).OrderBy(g => g.Key is null).SelectMany(g => g);
        }
        var all = grouped.ToList();
        return new BenefitTable(query, asOf, all.Count, [.. all.Skip(options.Offset).Take(options.Limit ?? int.MaxValue)]);
    }

    private List<BenefitTableRow> Rows(IReadOnlyList<Hit> hits, CatalogueSnapshot snapshot, ClauseFilter filter, DateOnly asOf, CancellationToken cancellation)
    {
        var rows = new List<BenefitTableRow>();
        using var connection = state.Database.Open();
        foreach (var chunk in hits.Chunk(400))
        {
            cancellation.ThrowIfCancellationRequested();
            var clauses = connection.Query<(long Key, string Path, string? Heading, byte[]? Facts)>($"SELECT key, path, heading, facts FROM clauses WHERE key IN ({string.Join(',', chunk.Select(h => h.Key.Value))})").ToDictionary(c => c.Key);
            foreach (var hit in chunk)
            {
                if (!clauses.TryGetValue(hit.Key.Value, out var clause) || clause.Facts is null || snapshot.Find(hit.Key.Document) is not { } document)
                    continue;
                var facts = Packed.Json<ClauseFacts>(clause.Facts);
                foreach (var (i, benefit) in facts.Benefits.Index())
                    if (filter.Lets(Figures(benefit)))
                        rows.Add(new BenefitTableRow(null, document, snapshot.Status(document, asOf), clause.Path, clause.Heading, Topics.Of(clause.Heading, benefit.Span.Quote), i, benefit, facts.Owners));
            }
        }
        return rows;
    }

    private static BenefitFigures Figures(Benefit b) => new(b.Term, b.Caps.Count == 0 ? null : (double)b.Caps.Max(c => c.Amount), (double?)b.Rate?.Value, (double?)b.Match);

    private static string? Group(BenefitTableRow row, BenefitGrouping by) => by switch
    {
        BenefitGrouping.Topic => row.Topic,
        BenefitGrouping.Region => row.Document.Region,
        BenefitGrouping.Document => row.Document.DisplayTitle,
        BenefitGrouping.Kind => row.Benefit.Term,
        BenefitGrouping.Owner => row.Owners.Count > 0 ? row.Owners[0].Name : null,
        _ => null,
    };

    /// <summary>By a figure; rows without it stand last either way, and rows that are alike keep their order.</summary>
    private static IEnumerable<BenefitTableRow> Order(IEnumerable<BenefitTableRow> rows, Func<BenefitTableRow, decimal?> figure, bool ascending)
    {
        var ordered = rows.OrderBy(r => figure(r) is null);
        return ascending ? ordered.ThenBy(figure) : ordered.ThenByDescending(figure);
    }
}
