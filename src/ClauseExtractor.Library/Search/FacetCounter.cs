using System.Globalization;
using System.Text.Json;
using ClauseExtractor.Library.Catalogue;

namespace ClauseExtractor.Library.Search;

/// <summary>Counts how hits spread over regions, issuers, owners, kinds of benefit, stages, years and states.</summary>
internal static class FacetCounter
{
    /// <summary>Values that a facet shows; the rest is reached by refining the query.</summary>
    private const int MostValues = 30;

    public static IReadOnlyList<Facet> Count(Matches matches, DateOnly asOf)
    {
        var columns = matches.Columns!;
        var (owners, kinds) = (new Dictionary<string, int>(), new Dictionary<string, int>());
        var documents = new Dictionary<int, int>();
        foreach (var hit in matches.Hits)
        {
            Add(documents, hit.Key.Document, 1);
            foreach (string owner in Distinct(columns.Owners(hit.Key), o => o))
                Add(owners, owner, 1);
            foreach (string kind in Distinct(columns.Benefits(hit.Key), b => b.Term))
                Add(kinds, kind, 1);
        }
        var (regions, issuers, stages, years, states) = (new Dictionary<string, int>(), new Dictionary<string, int>(), new Dictionary<string, int>(), new Dictionary<string, int>(), new Dictionary<string, int>());
        foreach (var (row, count) in documents)
        {
            var document = matches.Snapshot.Find(row)!;
            if (document.Region is { } region)
                Add(regions, region, count);
            foreach (string issuer in document.Issuers)
                Add(issuers, issuer, count);
            Add(stages, JsonNamingPolicy.CamelCase.ConvertName(document.Stage.ToString()), count);
            if ((document.Issued ?? document.Printed)?.Year is { } year)
                Add(years, year.ToString(CultureInfo.InvariantCulture), count);
            Add(states, StatusNames.Code(matches.Snapshot.Status(document, asOf).State), count);
        }
        return
        [
            Facet(QueryField.Region, regions), Facet(QueryField.Issuer, issuers), Facet(QueryField.Owner, owners), Facet(QueryField.Kind, kinds), Facet(QueryField.Stage, stages),
            Facet(QueryField.Issued, years), Facet(QueryField.Status, states),
        ];
    }

    private static Facet Facet(QueryField field, Dictionary<string, int> counts) =>
        new(QueryFields.NameOf(field), [.. counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Take(MostValues).Select(c => new FacetValue(c.Key, c.Value))]);

    private static IEnumerable<string> Distinct<T>(IReadOnlyList<T> values, Func<T, string> name) => values.Count switch { 0 => [], 1 => [name(values[0])], _ => values.Select(name).Distinct() };

    private static void Add<T>(Dictionary<T, int> counts, T value, int count) where T : notnull => counts[value] = counts.GetValueOrDefault(value) + count;
}
