using ClauseExtractor.Library.Catalogue;
using ClauseExtractor.Library.Search;
using Dapper;

namespace ClauseExtractor.Library.Tables;

/// <summary>What a library holds.</summary>
/// <param name="Documents">Distinct texts.</param>
/// <param name="Policies">Works: documents without counting versions.</param>
/// <param name="Files">Distinct files.</param>
/// <param name="FigureBenefits">Benefits with an amount, a rate or a match.</param>
/// <param name="OpenReviews">Corrections that wait for somebody.</param>
/// <param name="Bytes">Size of the library's file, or of its tables on a server.</param>
/// <param name="ByState">Latest versions by their state on the day, by code.</param>
/// <param name="LastImport">When the last import began; null before the first.</param>
public sealed record LibraryStatistics(
    int Documents,
    int Policies,
    int Files,
    int Clauses,
    int Benefits,
    int FigureBenefits,
    int Corrections,
    int OpenReviews,
    int Warnings,
    long Bytes,
    DateOnly AsOf,
    IReadOnlyList<FacetValue> ByState,
    IReadOnlyList<FacetValue> ByRegion,
    IReadOnlyList<FacetValue> ByYear,
    IReadOnlyList<FacetValue> ByKind,
    DateTimeOffset? LastImport
);

/// <summary>Counts what a library holds.</summary>
internal static class StatisticsReader
{
    private const int MostKinds = 30;

    public static LibraryStatistics Read(LibraryState state, DateOnly asOf)
    {
        var snapshot = state.Snapshot();
        var latest = snapshot.Documents.Where(d => d.IsLatest).ToList();
        return state.Database.Read(connection =>
        {
            var kinds = connection
                .Query<(string Term, int Count, int Figures)>(
                    "SELECT term, count(*), count(coalesce(cap, rate, match)) FROM benefits GROUP BY term ORDER BY 2 DESC, 1"
                )
                .ToList();
            var corrections = connection.QuerySingle<(int All, int Open)>(
                "SELECT count(*), count(CASE WHEN state IN ('Proposed', 'NeedsReview') THEN 1 END) FROM corrections"
            );
            string? last = connection.ExecuteScalar<string>("SELECT max(started_at) FROM imports");
            return new LibraryStatistics(
                snapshot.Documents.Count,
                snapshot.Documents.DistinctBy(d => d.Work).Count(),
                connection.ExecuteScalar<int>("SELECT count(*) FROM sources"),
                snapshot.Documents.Sum(d => d.Clauses),
                kinds.Sum(k => k.Count),
                kinds.Sum(k => k.Figures),
                corrections.All,
                corrections.Open,
                snapshot.Documents.Sum(d => d.Warnings),
                state.Database.Size(connection),
                asOf,
                Count(latest.Select(d => StatusNames.Code(snapshot.Status(d, asOf).State))),
                Count(latest.Select(d => d.Region)),
                [
                    .. Count(latest.Select(d => d.Year?.ToString(System.Globalization.CultureInfo.InvariantCulture)))
                        .OrderByDescending(y => y.Value, StringComparer.Ordinal),
                ],
                [.. kinds.Take(MostKinds).Select(k => new FacetValue(k.Term, k.Count))],
                last is null ? null : DateTimeOffset.Parse(last, System.Globalization.CultureInfo.InvariantCulture)
            );
        });
    }

    private static IReadOnlyList<FacetValue> Count(IEnumerable<string?> values) =>
        [
            .. values
                .OfType<string>()
                .GroupBy(v => v)
                .Select(g => new FacetValue(g.Key, g.Count()))
                .OrderByDescending(f => f.Count)
                .ThenBy(f => f.Value, StringComparer.Ordinal),
        ];
}
