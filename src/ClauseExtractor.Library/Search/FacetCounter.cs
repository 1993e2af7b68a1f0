using System.Globalization;
using System.Numerics;
using System.Text.Json;
using ClauseExtractor.Extraction;
using ClauseExtractor.Library.Catalogue;
using ClauseExtractor.Revision.Topics;

namespace ClauseExtractor.Library.Search;

/// <summary>
/// Counts how hits spread over regions, ranges of caps, issuers, owners, kinds of benefit, recipients, topics, stages, years, states and
/// what validity rests on.
/// </summary>
internal static class FacetCounter
{
    /// <summary>Values that a facet shows; the rest is reached by refining the query.</summary>
    private const int MostValues = 30;

    public static IReadOnlyList<Facet> Count(Matches matches, DateOnly asOf)
    {
        var (kinds, owners, caps) = OfClauses(matches);
        var (topics, recipients) = OfSubjects(matches);
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
            Facet(QueryField.Region, regions) with
            {
                Values = Nested(regions),
            },
            new Facet(
                QueryFields.NameOf(QueryField.Cap),
                [.. CapRanges.Index().Where(r => caps[r.Index] > 0).Select(r => new FacetValue(r.Item.Value, caps[r.Index]))]
            ),
            Facet(QueryField.Issuer, issuers),
            Facet(QueryField.Owner, Named(owners, matches.Columns!.Owners)),
            Facet(QueryField.Kind, Named(kinds, matches.Columns.Kinds)),
            Facet(QueryField.Recipient, recipients.Index().Select(c => KeyValuePair.Create(RecipientKinds.Names[c.Index], c.Item))),
            Facet(QueryField.Topic, topics.Index().Select(c => KeyValuePair.Create(TopicWords.Names[c.Index], c.Item))),
            Facet(
                QueryField.Stage,
                stages
                    .Index()
                    .Select(s => KeyValuePair.Create(JsonNamingPolicy.CamelCase.ConvertName(((DocumentStage)s.Index).ToString()), s.Item))
            ),
            Facet(QueryField.Issued, years.Select(y => KeyValuePair.Create(y.Key.ToString(CultureInfo.InvariantCulture), y.Value))),
            Facet(QueryField.Status, states.Index().Select(s => KeyValuePair.Create(StatusNames.Code((PolicyState)s.Index), s.Item))),
            Facet(QueryField.Validity, bases.Index().Select(b => KeyValuePair.Create(ValidityNames.Code((ValidityBasis)b.Index), b.Item))),
        ];
    }

    /// <summary>Ranges of caps in yuan, as the query language takes them: both ends belong to it.</summary>
    private static readonly (string Value, double From, double To)[] CapRanges =
    [
        ("1000万..", 1e7, double.MaxValue),
        ("500万..1000万", 5e6, 1e7),
        ("100万..500万", 1e6, 5e6),
        ("50万..100万", 5e5, 1e6),
        ("10万..50万", 1e5, 5e5),
        ("..10万", 0, 1e5),
    ];

    /// <summary>A place is under the one that its name begins with, and counts for it: what a filter on the larger finds.</summary>
    private static IReadOnlyList<FacetValue> Nested(Dictionary<string, int> regions)
    {
        string? Over(string region) =>
            regions.Keys.Where(r => r.Length < region.Length && region.StartsWith(r, StringComparison.Ordinal)).MaxBy(r => r.Length);
        int Sum(string region) => regions.Where(r => r.Key.StartsWith(region, StringComparison.Ordinal)).Sum(r => r.Value);
        var tops = regions
            .Keys.Where(r => Over(r) is null)
            .Select(r => new FacetValue(r, Sum(r)))
            .OrderByDescending(v => v.Count)
            .ThenBy(v => v.Value, StringComparer.Ordinal)
            .Take(MostValues);
        return
        [
            .. tops.SelectMany(top =>
                regions
                    .Keys.Where(r => Over(r) == top.Value)
                    .Select(r => new FacetValue(r, Sum(r)) { Under = top.Value })
                    .OrderByDescending(v => v.Count)
                    .ThenBy(v => v.Value, StringComparer.Ordinal)
                    .Prepend(top)
            ),
        ];
    }

    /// <summary>
    /// How many hits have each kind of benefit, each responsible unit and a cap in each range, by number; a hit counts once for each.
    /// </summary>
    private static (int[] Kinds, int[] Owners, int[] Caps) OfClauses(Matches matches)
    {
        var columns = matches.Columns!;
        var (kinds, owners, caps) = (new int[columns.Kinds.Count], new int[columns.Owners.Count], new int[CapRanges.Length]);
        var inRange = new bool[CapRanges.Length];
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
            if (benefits.Length > 0)
            {
                inRange.AsSpan().Clear();
                foreach (var benefit in benefits)
                    for (int r = 0; r < CapRanges.Length && benefit.Cap is not null; r++)
                        inRange[r] |= benefit.Cap >= CapRanges[r].From && benefit.Cap <= CapRanges[r].To;
                for (int r = 0; r < CapRanges.Length; r++)
                    caps[r] += inRange[r] ? 1 : 0;
            }
            for (int i = 0; i < benefits.Length; i++)
                if (!HasKind(benefits[..i], benefits[i].Kind))
                    kinds[benefits[i].Kind]++;
        }
        return (kinds, owners, caps);
    }

    /// <summary>How many hits have a benefit on each topic and for each kind of recipient; a hit counts once for each.</summary>
    private static (int[] Topics, int[] Recipients) OfSubjects(Matches matches)
    {
        var subjects = matches.Columns!.Subjects;
        var (topics, recipients) = (new int[TopicWords.Names.Count], new int[RecipientKinds.Names.Count]);
        foreach (var hit in matches.Hits)
        {
            uint onTopics = 0,
                ofKinds = 0;
            foreach (var subject in subjects.Of(hit.Key))
            {
                onTopics |= subject.Topic < 0 ? 0 : 1u << subject.Topic;
                ofKinds |= subjects.KindsOf(subject.Recipient);
            }
            Count(topics, onTopics);
            Count(recipients, ofKinds);
        }
        return (topics, recipients);

        static void Count(int[] counts, uint bits)
        {
            for (; bits != 0; bits &= bits - 1)
                counts[BitOperations.TrailingZeroCount(bits)]++;
        }
    }

    private static bool HasKind(ReadOnlySpan<BenefitFigures> benefits, int kind)
    {
        foreach (var benefit in benefits)
            if (benefit.Kind == kind)
                return true;
        return false;
    }

    private static IEnumerable<KeyValuePair<string, int>> Named(int[] counts, NameList names) =>
        counts.Index().Where(c => c.Item > 0).Select(c => KeyValuePair.Create(names[c.Index], c.Item));

    private static Facet Facet(QueryField field, IEnumerable<KeyValuePair<string, int>> counts) =>
        new(
            QueryFields.NameOf(field),
            [
                .. counts
                    .Where(c => c.Value > 0)
                    .OrderByDescending(c => c.Value)
                    .ThenBy(c => c.Key, StringComparer.Ordinal)
                    .Take(MostValues)
                    .Select(c => new FacetValue(c.Key, c.Value)),
            ]
        );

    private static void Add<T>(Dictionary<T, int> counts, T value, int count)
        where T : notnull => counts[value] = counts.GetValueOrDefault(value) + count;
}
