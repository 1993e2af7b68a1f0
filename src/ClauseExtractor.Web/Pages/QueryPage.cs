using ClauseExtractor.Library.Search;
using ClauseExtractor.Library.Tables;

namespace ClauseExtractor.Web.Pages;

/// <summary>
/// What the address of a page over a query says: search and comparison read it alike, for the page and for the file of the same query. What
/// makes no sense is as if it were not there.
/// </summary>
/// <param name="Hide">Columns of the table that are not shown.</param>
/// <param name="Show">Of the columns that may be hidden those that are shown; null for all but the hidden.</param>
/// <param name="Kind">Like those behind it a filter in the table's head, which goes into the query.</param>
internal sealed record QueryAddress(
    string? Q,
    string? Group,
    string? Sort,
    bool? Up,
    string? On,
    int? Page,
    bool? Exact,
    bool? All,
    string? Then = null,
    string[]? Hide = null,
    string[]? Show = null,
    string? Kind = null,
    string? Region = null,
    string? Owner = null,
    string? Cap = null,
    string? Rate = null
)
{
    private const int LastPage = 100_000;

    public string Query => Q?.Trim() ?? "";

    public BenefitGrouping GroupBy => Named(Group, BenefitGrouping.None);

    public SearchSort SecondBy => Named(Then, SearchSort.Relevance);

    public SearchSort SortBy => Named(Sort, SearchSort.Relevance);

    /// <summary>The day for which status is computed; null for today.</summary>
    public DateOnly? AsOf => Day.Read(On);

    public int Shown => Math.Clamp(Page ?? 1, 1, LastPage);

    private static T Named<T>(string? name, T usual)
        where T : struct, Enum => Enum.TryParse<T>(name, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : usual;
}

/// <summary>A page that shows what its query finds.</summary>
internal static class QueryPage
{
    /// <summary>What a query finds, or why it cannot be understood: the page says so beside the query, and people mend it there.</summary>
    public static (T? Found, QuerySyntaxException? Wrong) Find<T>(Func<T> find)
        where T : class
    {
        try
        {
            return (find(), null);
        }
        catch (QuerySyntaxException e)
        {
            return (null, e);
        }
    }
}
