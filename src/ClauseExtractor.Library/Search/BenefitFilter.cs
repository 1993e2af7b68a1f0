using ClauseExtractor.Layout;
using ClauseExtractor.Library.Catalogue;
using ClauseExtractor.Revision.Topics;

namespace ClauseExtractor.Library.Search;

/// <summary>Which benefits a query's filters on cap, rate, match, kind, recipient and topic let through.</summary>
internal sealed class BenefitFilter
{
    private readonly QueryFilter[] excluded;

    /// <summary>All must hold; of filters on one field that ask for a value, one is enough.</summary>
    private readonly QueryFilter[][] required;
    private readonly Dictionary<int, bool[]> kinds,
        recipients;

    /// <summary>Null where no filter asks for topic or recipient.</summary>
    private readonly BenefitSubjects? subjects;

    /// <param name="columns">Null where no filter needs them.</param>
    public BenefitFilter(PolicyQuery query, ClauseColumns? columns)
    {
        var all = query.Filters.Where(f => Filters(f.Field)).ToList();
        excluded = [.. all.Where(f => f.Excluded)];
        required =
        [
            .. all.Where(f => !f.Excluded)
                .GroupBy(f => f.Operator == FilterOperator.Is ? (f.Field, 0) : (f.Field, f.Start + 1))
                .Select(g => g.ToArray()),
        ];
        subjects = all.Exists(f => f.Field is QueryField.Recipient or QueryField.Topic) ? columns?.Subjects : null;
        kinds = Of(QueryField.Kind, f => columns?.Kinds.Where(name => name.Contains(f.Value.Text, StringComparison.Ordinal)));
        recipients = Of(QueryField.Recipient, f => subjects is null ? null : Recipients(subjects, f.Value.Text));

        Dictionary<int, bool[]> Of(QueryField field, Func<QueryFilter, bool[]?> fits) =>
            all.Where(f => f.Field == field).ToDictionary(f => f.Start, f => fits(f) ?? []);
    }

    /// <summary>True for the fields that a benefit has.</summary>
    public static bool Filters(QueryField field) =>
        field is QueryField.Cap or QueryField.Rate or QueryField.Match or QueryField.Kind or QueryField.Recipient or QueryField.Topic;

    /// <summary>Those of a kind where the words name one, else those who are called so.</summary>
    private static bool[] Recipients(BenefitSubjects subjects, string words)
    {
        int kind = RecipientKinds.Find(words);
        return kind < 0
            ? subjects.Recipients.Where(name => TextFold.Fold(name).Contains(words, StringComparison.OrdinalIgnoreCase))
            : [.. Enumerable.Range(0, subjects.Recipients.Count).Select(i => (subjects.KindsOf(i) >> kind & 1) != 0)];
    }

    /// <summary>
    /// One benefit of a clause has all that is asked: a cap of one row and a rate of another do not meet. Where things are only shut out,
    /// all benefits must be without them.
    /// </summary>
    public bool LetsAny(ClauseKey clause, ReadOnlySpan<BenefitFigures> benefits)
    {
        if (excluded.Length + required.Length == 0)
            return true;
        for (int at = 0; at < benefits.Length; at++)
            if (Lets(clause, at, benefits[at]) == required.Length > 0)
                return required.Length > 0;
        return required.Length == 0;
    }

    /// <param name="at">Place of the benefit among those of its clause.</param>
    public bool Lets(ClauseKey clause, int at, in BenefitFigures benefit)
    {
        var subject = subjects?.Of(clause, at) ?? BenefitSubject.None;
        foreach (var filter in excluded)
            if (Matches(filter, benefit, subject))
                return false;
        foreach (var alternatives in required)
        {
            bool any = false;
            foreach (var filter in alternatives)
                any |= Matches(filter, benefit, subject);
            if (!any)
                return false;
        }
        return true;
    }

    private bool Matches(QueryFilter filter, in BenefitFigures benefit, BenefitSubject subject) =>
        filter.Field switch
        {
            QueryField.Kind => kinds[filter.Start] is var fits && benefit.Kind < fits.Length && fits[benefit.Kind],
            QueryField.Recipient => recipients[filter.Start] is var named
                && subject.Recipient >= 0
                && subject.Recipient < named.Length
                && named[subject.Recipient],
            QueryField.Topic => subject.Topic >= 0 && TopicWords.Names[subject.Topic] == filter.Value.Text,
            QueryField.Cap => Compares(benefit.Cap, filter),
            QueryField.Rate => Compares(benefit.Rate, filter),
            _ => Compares(benefit.Match, filter),
        };

    private static bool Compares(double? value, QueryFilter filter)
    {
        double bound = (double)filter.Value.Number!.Value,
            hair = Math.Abs(bound) * 1e-9;
        return value is { } figure
            && filter.Operator switch
            {
                FilterOperator.Is => Math.Abs(figure - bound) <= hair,
                FilterOperator.AtLeast => figure >= bound - hair,
                FilterOperator.Above => figure > bound + hair,
                FilterOperator.AtMost => figure <= bound + hair,
                _ => figure < bound - hair,
            };
    }
}
