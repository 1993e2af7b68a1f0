using ClauseExtractor.Layout;
using ClauseExtractor.Library.Catalogue;

namespace ClauseExtractor.Library.Search;

/// <summary>Which documents a query's filters let through.</summary>
/// <param name="latestOnly">False to let superseded versions through, whatever the query says.</param>
internal sealed class DocumentFilter(PolicyQuery query, CatalogueSnapshot snapshot, DateOnly asOf, bool latestOnly = true)
{
    // Of several values of one field any is enough.
    private readonly QueryFilter[][] alternatives =
    [
        .. query
            .Filters.Where(f => f.Operator == FilterOperator.Is && f.Field != QueryField.Versions && !IsOfClauses(f.Field))
            .GroupBy(f => (f.Field, f.Excluded))
            .Select(g => g.ToArray()),
    ];

    private readonly QueryFilter[] bounds = [.. query.Filters.Where(f => f.Operator != FilterOperator.Is && !IsOfClauses(f.Field))];

    // Old versions are hidden from who did not ask for them; who asks for a day, a document, or for what has ended, asks for them.
    private readonly bool hidesOld =
        latestOnly
        && (
            query.Filters.LastOrDefault(f => f.Field == QueryField.Versions) is { } versions
                ? versions.Value.Text == "latest"
                : !query.Filters.Any(f =>
                    f.Field is QueryField.InForce or QueryField.Document
                    || f
                        is {
                            Field: QueryField.Status,
                            Value.Text: nameof(PolicyState.Repealed) or nameof(PolicyState.Expired) or nameof(PolicyState.Superseded)
                        }
                )
        );

    public static bool IsOfClauses(QueryField field) => BenefitFilter.Filters(field) || field is QueryField.Owner or QueryField.Clause;

    public bool Lets(DocumentSummary document)
    {
        if (hidesOld && !document.IsLatest)
            return false;
        foreach (var group in alternatives)
            if (MatchesAny(group, document) == group[0].Excluded)
                return false;
        foreach (var bound in bounds)
            if (Matches(bound, document) == bound.Excluded)
                return false;
        return true;
    }

    private bool MatchesAny(QueryFilter[] filters, DocumentSummary document)
    {
        foreach (var filter in filters)
            if (Matches(filter, document))
                return true;
        return false;
    }

    private bool Matches(QueryFilter filter, DocumentSummary document) =>
        filter.Field switch
        {
            QueryField.Stage => document.Stage.ToString() == filter.Value.Text,
            QueryField.Genre => document.Genre.ToString() == filter.Value.Text,
            QueryField.Status => snapshot.States(asOf)[snapshot.Place(document.Row)].ToString() == filter.Value.Text,
            QueryField.Validity => document.Validity.ToString() == filter.Value.Text,
            QueryField.InForce => snapshot.States(filter.Value.From!.Value)[snapshot.Place(document.Row)] == PolicyState.InForce,
            QueryField.Issuer => AnyIssuer(document, filter, Contains),
            // 上海市 holds what 上海市普陀区 issues: a district's record names the district only.
            QueryField.Region => Contains(document.Region, filter)
                || AnyIssuer(document, filter, StartsWith)
                || StartsWith(document.Title, filter),
            QueryField.Title => Contains(document.Title, filter),
            QueryField.Number => TitleKey.OfNumber(document.DocumentNumber) is { } number
                && number.Contains(string.Concat(filter.Value.Text.Where(char.IsLetterOrDigit)), StringComparison.OrdinalIgnoreCase),
            QueryField.Document => document.Id.StartsWith(filter.Value.Text, StringComparison.Ordinal)
                || Contains(document.DocumentNumber, filter)
                || Contains(document.Title, filter)
                || Contains(document.File, filter),
            QueryField.Expires => Compares(document.EffectiveTo, filter),
            QueryField.Effective => Compares(document.EffectiveFrom, filter),
            QueryField.Issued => Compares(document.Issued ?? document.Printed, filter),
            _ => true,
        };

    private static bool AnyIssuer(DocumentSummary document, QueryFilter filter, Func<string?, QueryFilter, bool> fits)
    {
        foreach (string issuer in document.Issuers)
            if (fits(issuer, filter))
                return true;
        return false;
    }

    // Folding keeps the length: a text that is shorter cannot hold what is asked for.
    private static bool Contains(string? text, QueryFilter filter) =>
        text?.Length >= filter.Value.Text.Length && TextFold.Fold(text).Contains(filter.Value.Text, StringComparison.OrdinalIgnoreCase);

    private static bool StartsWith(string? text, QueryFilter filter) =>
        text?.Length >= filter.Value.Text.Length
        && TextFold.Fold(text[..filter.Value.Text.Length]).Equals(filter.Value.Text, StringComparison.OrdinalIgnoreCase);

    private static bool Compares(DateOnly? date, QueryFilter filter) =>
        date is { } day
        && filter.Operator switch
        {
            FilterOperator.Is => day >= filter.Value.From && day <= filter.Value.To,
            FilterOperator.AtLeast => day >= filter.Value.From,
            FilterOperator.Above => day > filter.Value.To,
            FilterOperator.AtMost => day <= filter.Value.To,
            _ => day < filter.Value.From,
        };
}
