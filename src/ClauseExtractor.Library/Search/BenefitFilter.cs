using ClauseExtractor.Library.Catalogue;

namespace ClauseExtractor.Library.Search;

/// <summary>Which benefits a query's filters on cap, rate, match and kind let through.</summary>
internal sealed class BenefitFilter
{
    private readonly QueryFilter[] excluded;

    /// <summary>All must hold; of filters on one field that ask for a value, one is enough.</summary>
    private readonly QueryFilter[][] required;
    private readonly Dictionary<int, bool[]> kinds;

    /// <param name="names">The terms that benefits refer to; null where no filter asks for one.</param>
    public BenefitFilter(PolicyQuery query, NameList? names)
    {
        var all = query.Filters.Where(f => f.Field is QueryField.Cap or QueryField.Rate or QueryField.Match or QueryField.Kind).ToList();
        excluded = [.. all.Where(f => f.Excluded)];
        required =
        [
            .. all.Where(f => !f.Excluded)
                .GroupBy(f => f.Operator == FilterOperator.Is ? (f.Field, 0) : (f.Field, f.Start + 1))
                .Select(g => g.ToArray()),
        ];
        kinds = names is null
            ? []
            : all.Where(f => f.Field == QueryField.Kind)
                .ToDictionary(f => f.Start, f => names.Where(name => name.Contains(f.Value.Text, StringComparison.Ordinal)));
    }

    /// <summary>
    /// One benefit of a clause has all that is asked: a cap of one row and a rate of another do not meet. Where things are only shut out,
    /// all benefits must be without them.
    /// </summary>
    public bool LetsAny(ReadOnlySpan<BenefitFigures> benefits)
    {
        if (excluded.Length + required.Length == 0)
            return true;
        foreach (var benefit in benefits)
            if (Lets(benefit) == required.Length > 0)
                return required.Length > 0;
        return required.Length == 0;
    }

    public bool Lets(in BenefitFigures benefit)
    {
        foreach (var filter in excluded)
            if (Matches(filter, benefit))
                return false;
        foreach (var alternatives in required)
        {
            bool any = false;
            foreach (var filter in alternatives)
                any |= Matches(filter, benefit);
            if (!any)
                return false;
        }
        return true;
    }

    private bool Matches(QueryFilter filter, in BenefitFigures benefit) =>
        filter.Field switch
        {
            QueryField.Kind => kinds[filter.Start] is var fits && benefit.Kind < fits.Length && fits[benefit.Kind],
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
