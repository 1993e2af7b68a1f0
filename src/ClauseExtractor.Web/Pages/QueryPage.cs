using ClauseExtractor.Library.Search;
using ClauseExtractor.Library.Tables;

namespace ClauseExtractor.Web.Pages;

/// <summary>What the address of a page over a query says: search and comparison read it alike, for the page and for the file of the same query. What makes no sense is as if it were not there.</summary>
internal sealed record QueryAddress(string? Q, string? Group, string? Sort, bool? Up, string? On, int? Page, bool? Exact, bool? All)
{
    private const int LastPage = 100_000;

    public string Query => Q?.Trim() ?? "";

    public BenefitGrouping GroupBy => Named(Group, BenefitGrouping.None);

    public SearchSort SortBy => Named(Sort, SearchSort.Relevance);

    /// <summary>The day for which status is computed; null for today.</summary>
    public DateOnly? AsOf => Day.Read(On);

    public int Shown => Math.Clamp(Page ?? 1, 1, LastPage);

    private static T Named<T>(string? name, T usual) where T : struct, Enum => Enum.TryParse<T>(name, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : usual;
}

/// <summary>A page that shows what its query finds.</summary>
internal static class QueryPage
{
    /// <summary>What a query finds, or why it cannot be understood: the page says so beside the query, and people mend it there.</summary>
    public static (T? Found, QuerySyntaxException? Wrong) Find<T>(Func<T> find) where T : class
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
