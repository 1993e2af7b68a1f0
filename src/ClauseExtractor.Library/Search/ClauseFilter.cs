using ClauseExtractor.Layout;
using ClauseExtractor.Library.Catalogue;

namespace ClauseExtractor.Library.Search;

/// <summary>Which clauses, and which benefits of them, a query's filters let through.</summary>
internal sealed class ClauseFilter(PolicyQuery query)
{
    private readonly List<QueryFilter> ofBenefits = [.. query.Filters.Where(f => f.Field is QueryField.Cap or QueryField.Rate or QueryField.Match or QueryField.Kind)];
    private readonly List<QueryFilter> ofOwners = [.. query.Filters.Where(f => f.Field == QueryField.Owner)];
    private readonly List<QueryFilter> ofPaths = [.. query.Filters.Where(f => f.Field == QueryField.Clause)];

    /// <summary>True where every clause passes.</summary>
    public bool IsEmpty => ofBenefits.Count + ofOwners.Count + ofPaths.Count == 0;

    public bool NeedsColumns => ofBenefits.Count + ofOwners.Count > 0;

    public bool NeedsPaths => ofPaths.Count > 0;

    /// <summary>One benefit of the clause has all that is asked of benefits: a cap of one row and a rate of another do not meet.</summary>
    public bool Lets(ClauseKey key, ClauseColumns columns) =>
        (ofBenefits.Count == 0 || (ofBenefits.All(f => f.Excluded) ? columns.Benefits(key).All(Lets) : columns.Benefits(key).Any(Lets))) && LetsOwners(columns.Owners(key));

    public bool Lets(BenefitFigures benefit) =>
        ofBenefits.Where(f => f.Excluded).All(f => !Matches(f, benefit))
        && ofBenefits.Where(f => !f.Excluded).GroupBy(f => f.Operator == FilterOperator.Is ? (f.Field, 0) : (f.Field, f.Start + 1)).All(g => g.Any(f => Matches(f, benefit)));

    public bool LetsOwners(IReadOnlyList<string> owners) =>
        ofOwners.Count == 0
        || (ofOwners.Where(f => f.Excluded).All(f => !owners.Any(o => Names(o, f))) && (ofOwners.All(f => f.Excluded) || ofOwners.Any(f => !f.Excluded && owners.Any(o => Names(o, f)))));

    public bool LetsPath(string path) =>
        ofPaths.Count == 0
        || (ofPaths.Where(f => f.Excluded).All(f => !Leads(path, f)) && (ofPaths.All(f => f.Excluded) || ofPaths.Any(f => !f.Excluded && Leads(path, f))));

    private static bool Matches(QueryFilter filter, BenefitFigures benefit) => filter.Field switch
    {
        QueryField.Kind => benefit.Term.Contains(filter.Value.Text, StringComparison.Ordinal),
        QueryField.Cap => Compares(benefit.Cap, filter),
        QueryField.Rate => Compares(benefit.Rate, filter),
        _ => Compares(benefit.Match, filter),
    };

    private static bool Compares(double? value, QueryFilter filter)
    {
        double bound = (double)filter.Value.Number!.Value, hair = Math.Abs(bound) * 1e-9;
        return value is { } figure && filter.Operator switch
        {
            FilterOperator.Is => Math.Abs(figure - bound) <= hair,
            FilterOperator.AtLeast => figure >= bound - hair,
            FilterOperator.Above => figure > bound + hair,
            FilterOperator.AtMost => figure <= bound + hair,
            _ => figure < bound - hair,
        };
    }

    private static bool Names(string owner, QueryFilter filter) => TextFold.Fold(owner).Contains(filter.Value.Text, StringComparison.Ordinal);

    private static bool Leads(string path, QueryFilter filter) =>
        TextFold.Fold(path) is var folded && (folded == filter.Value.Text || folded.StartsWith(filter.Value.Text.TrimEnd('/') + "/", StringComparison.Ordinal));
}
