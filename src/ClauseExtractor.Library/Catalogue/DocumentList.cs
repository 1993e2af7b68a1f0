using ClauseExtractor.Library.Search;

namespace ClauseExtractor.Library.Catalogue;

/// <summary>
/// What a list of documents is sorted by; ties fall to the newer document. <see cref="Issued"/> and the numbers begin with the last or
/// largest, names and <see cref="Ends"/> with the first.
/// </summary>
public enum DocumentSort
{
    /// <summary>Date of issue, the newest first.</summary>
    Issued,

    /// <summary>End of validity, the first to end first.</summary>
    Ends,

    /// <summary>Name of the region.</summary>
    Region,

    /// <summary>Title.</summary>
    Title,

    /// <summary>State of validity.</summary>
    Status,

    /// <summary>Number of clauses, the largest first.</summary>
    Clauses,

    /// <summary>Number of benefits, the largest first.</summary>
    Benefits,
}

/// <summary>Which documents a list holds, and in which order.</summary>
public sealed record DocumentListOptions
{
    /// <summary>Words that all stand in title, number, issuers, region or file name.</summary>
    public string Words { get; init; } = "";

    /// <summary>Only documents in this state; null for all.</summary>
    public PolicyState? State { get; init; }

    /// <summary>As in a query's <c>region:</c>: a city holds its districts.</summary>
    public string? Region { get; init; }

    /// <summary>The year of issue, else of effect.</summary>
    public int? Year { get; init; }

    /// <summary>A day, a month or a year in which the last day of validity falls (2026, 2026-06); null for any.</summary>
    public string? Ends { get; init; }

    /// <summary>What the list is sorted by.</summary>
    public DocumentSort Sort { get; init; }

    /// <summary>The other way round.</summary>
    public bool Reversed { get; init; }

    /// <summary>Superseded versions too.</summary>
    public bool AllVersions { get; init; }

    /// <summary>The day for which status is computed; null for today.</summary>
    public DateOnly? AsOf { get; init; }
}

/// <summary>Chooses and orders the documents of a list.</summary>
internal static class DocumentList
{
    /// <exception cref="LibraryException"><c>badValue</c>: <see cref="DocumentListOptions.Ends"/> is no day, month or year.</exception>
    public static IReadOnlyList<DocumentSummary> Of(CatalogueSnapshot snapshot, DocumentListOptions options)
    {
        var asOf = options.AsOf ?? DateOnly.FromDateTime(DateTime.Today);
        (DateOnly From, DateOnly To)? ends = options.Ends is null
            ? null
            : FilterReader.Period(options.Ends)
                ?? throw new LibraryException(
                    "badValue",
                    $"“{options.Ends}” is no day, month or year such as 2026-06-30, 2026-06 or 2026.",
                    $"“{options.Ends}”不是日期，如 2026-06-30、2026-06 或 2026。"
                );
        var region = options.Region is { Length: > 0 } name
            ? new DocumentFilter(new PolicyQuery("", new TextQuery([], []), [RegionFilter(name)], []), snapshot, asOf, latestOnly: false)
            : null;
        string[] words = options.Words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var chosen = (options.AllVersions ? snapshot.Documents : snapshot.Latest).Where(d =>
            Array.TrueForAll(words, word => Holds(d, word))
            && (options.State is null || State(d) == options.State)
            && region?.Lets(d) != false
            && (options.Year is null || d.Year == options.Year)
            && (ends is null || d.EffectiveTo >= ends.Value.From && d.EffectiveTo <= ends.Value.To)
        );
        return options.Sort switch
        {
            DocumentSort.Ends => By(d => d.EffectiveTo?.DayNumber, last: false),
            DocumentSort.Region => By(d => d.Region, last: false),
            DocumentSort.Title => By(d => d.DisplayTitle, last: false),
            DocumentSort.Status => By(d => (int?)State(d), last: false),
            DocumentSort.Clauses => By(d => (int?)d.Clauses, last: true),
            DocumentSort.Benefits => By(d => (int?)d.Benefits, last: true),
            _ => options.Reversed ? [.. chosen.Reverse()] : [.. chosen],
        };

        PolicyState State(DocumentSummary document) => snapshot.States(asOf)[snapshot.Place(document.Row)];

        // What has no such value stands behind all others either way.
        List<DocumentSummary> By<T>(Func<DocumentSummary, T?> key, bool last)
        {
            var known = chosen.OrderBy(d => key(d) is null);
            var order = Comparer<T>.Create(
                (a, b) => a is string first && b is string second ? string.CompareOrdinal(first, second) : Comparer<T>.Default.Compare(a, b)
            );
            return [.. last == options.Reversed ? known.ThenBy(d => key(d)!, order!) : known.ThenByDescending(d => key(d)!, order!)];
        }
    }

    /// <summary>True where a word stands in title, number, issuers, region or file name.</summary>
    public static bool Holds(DocumentSummary document, string word)
    {
        return Has(document.DisplayTitle)
            || Has(document.DocumentNumber)
            || Has(document.Region)
            || Has(document.File)
            || document.Issuers.Any(Has);

        bool Has(string? value) => value?.Contains(word, StringComparison.OrdinalIgnoreCase) == true;
    }

    private static QueryFilter RegionFilter(string name) =>
        new(QueryField.Region, FilterOperator.Is, new FilterValue(Layout.TextFold.Fold(name)), false, 0, 0);
}
