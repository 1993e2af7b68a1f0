using System.Globalization;
using System.Text.Json;
using ClauseExtractor.Extraction;
using ClauseExtractor.Library.Catalogue;

namespace ClauseExtractor.Library.Search;

/// <summary>Counts how hits spread over regions, issuers, owners, kinds of benefit, stages, years, states and what validity rests on.</summary>
internal static class FacetCounter
{
    /// <summary>Values that a facet shows; the rest is reached by refining the query.</summary>
    private const int MostValues = 30;

    public static IReadOnlyList<Facet> Count(Matches matches, DateOnly asOf)
    {
        var (kinds, owners) = OfClauses(matches);
        var (regions, issuers, years) = (new Dictionary<string, int>(), new Dictionary<string, int>(), new Dictionary<int, int>());
        var (stages, states) = (new int[Enum.GetValues<DocumentStage>().Length], new int[Enum.GetValues<PolicyState>().Length]);
        var bases = new int[Enum.GetValues<ValidityBasis>().Length];
        var stateOf = matches.Snapshot.States(asOf);
        foreach (var (place, count) in matches.ByDocument.Index())
        {
            if (count == 0)
                continue;
            var document = matches.Snapshot.Documents[place];
            if (document.Region is { } region)
                Add(regions, region, count);
            foreach (string issuer in document.Issuers)
                Add(issuers, issuer, count);
            if ((document.Issued ?? document.Printed)?.Year is { } year)
                Add(years, year, count);
            stages[(int)document.Stage] += count;
            states[(int)stateOf[place]] += count;
            bases[(int)document.Validity] += count;
        }
        return
        [
            Facet(QueryField.Region, regions), Facet(QueryField.Issuer, issuers), Facet(QueryField.Owner, Named(owners, matches.Columns!.Owners)), Facet(QueryField.Kind, Named(kinds, matches.Columns.Kinds)),
            Facet(QueryField.Stage, stages.Index().Select(s => KeyValuePair.Create(JsonNamingPolicy.CamelCase.ConvertName(((DocumentStage)s.Index).ToString()), s.Item))),
            Facet(QueryField.Issued, years.Select(y => KeyValuePair.Create(y.Key.ToString(CultureInfo.InvariantCulture), y.Value))),
            Facet(QueryField.Status, states.Index().Select(s => KeyValuePair.Create(StatusNames.Code((PolicyState)s.Index), s.Item))),
            Facet(QueryField.Validity, bases.Index().Select(b => KeyValuePair.Create(ValidityNames.Code((ValidityBasis)b.Index), b.Item))),
        ];
    }

    /// <summary>How many hits have each kind of benefit and each responsible unit, by number; a hit counts once for each.</summary>
    private static (int[] Kinds, int[] Owners) OfClauses(Matches matches)
    {
        var columns = matches.Columns!;
        var (kinds, owners) = (new int[columns.Kinds.Count], new int[columns.Owners.Count]);
        (int row, DocumentColumns? document) = (-1, null);
        int[] groups = columns.OwnerGroups;
        var counted = new HashSet<int>();
        foreach (var hit in matches.Hits)
        {
            if (hit.Key.Document != row)
                (row, document) = (hit.Key.Document, columns.Of(hit.Key.Document));
            var of = document!.Owners(hit.Key.Ordinal);
            counted.Clear();
            foreach (int owner in of)
                if (counted.Add(owner < groups.Length ? groups[owner] : owner))
                    owners[owner < groups.Length ? groups[owner] : owner]++;
            var benefits = document.Benefits(hit.Key.Ordinal);
            for (int i = 0; i < benefits.Length; i++)
                if (!HasKind(benefits[..i], benefits[i].Kind))
                    kinds[benefits[i].Kind]++;
        }
        return (kinds, owners);
    }

    private static bool HasKind(ReadOnlySpan<BenefitFigures> benefits, int kind)
    {
        foreach (var benefit in benefits)
            if (benefit.Kind == kind)
                return true;
        return false;
    }

    private static IEnumerable<KeyValuePair<string, int>> Named(int[] counts, NameList names) => counts.Index().Where(c => c.Item > 0).Select(c => KeyValuePair.Create(names[c.Index], c.Item));

    private static Facet Facet(QueryField field, IEnumerable<KeyValuePair<string, int>> counts) =>
        new(QueryFields.NameOf(field), [.. counts.Where(c => c.Value > 0).OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Take(MostValues).Select(c => new FacetValue(c.Key, c.Value))]);

    private static void Add<T>(Dictionary<T, int> counts, T value, int count) where T : notnull => counts[value] = counts.GetValueOrDefault(value) + count;
}
