using ClauseExtractor.Extraction;
using ClauseExtractor.Library.Catalogue;
using ClauseExtractor.Library.Tables;
using ClauseExtractor.Revision.History;

namespace ClauseExtractor.Library.Standing;

/// <summary>A benefit as a point of a plot.</summary>
/// <param name="Row">Index of the benefit in the document's record.</param>
/// <param name="Cap">Its highest sum in yuan; null where it has none in yuan.</param>
/// <param name="Rate">As a fraction.</param>
public sealed record StandingPoint(
    DocumentSummary Document,
    PolicyStatus Status,
    string Clause,
    string? Heading,
    int Row,
    Benefit Benefit,
    decimal? Cap,
    decimal? Rate
);

/// <summary>One region's benefits on a subject.</summary>
/// <param name="MedianCap">Of an even number the mean of the two in the middle.</param>
public sealed record RegionStanding(string Region, IReadOnlyList<StandingPoint> Points, decimal? MedianCap, decimal? MedianRate)
{
    /// <summary>In yuan; null where no point has a sum.</summary>
    public decimal? HighestCap => Points.Max(p => p.Cap);

    /// <summary>As a fraction; null where no point has a share.</summary>
    public decimal? HighestRate => Points.Max(p => p.Rate);
}

/// <summary>What a value was in each version since it is there; only values that changed have one.</summary>
/// <param name="IsRate">True for a share, false for a sum in yuan.</param>
/// <param name="Steps">The oldest first.</param>
public sealed record ValueHistory(StandingPoint Point, bool IsRate, IReadOnlyList<ValueStep> Steps);

/// <param name="Date">Of the version; null where its text gives none.</param>
public sealed record ValueStep(string Version, DateOnly? Date, decimal Value);

/// <summary>Where regions stand on a subject.</summary>
/// <param name="Regions">The one with the highest sum first.</param>
public sealed record SubjectStanding(
    string Query,
    DateOnly On,
    IReadOnlyList<RegionStanding> Regions,
    IReadOnlyList<ValueHistory> Histories
);

/// <summary>Makes the plot's figures from the rows that a query finds.</summary>
internal static class StandingReader
{
    /// <summary>Rows, and documents whose versions are compared, at most.</summary>
    public const int MostRows = 1000,
        MostHistories = 20;

    public static SubjectStanding Read(PolicyCatalogue catalogue, string query, BenefitTable table)
    {
        var records = new Dictionary<string, PolicyRecord>();
        var points = new List<StandingPoint>();
        foreach (var row in RowSubject.Of(table))
        {
            decimal? cap = row.Benefit.Caps.Where(c => c.Currency == "CNY").Select(c => (decimal?)c.Amount).Max();
            if (cap is null && row.Benefit.Rate is null || row.Document.Region is null)
                continue;
            var record = records.TryGetValue(row.Document.Id, out var known)
                ? known
                : records[row.Document.Id] = catalogue.Record(row.Document.Id);
            if (
                record.Benefits.Index().Where(b => b.Item.Clause == row.Clause).Skip(row.Row).Select(b => (int?)b.Index).FirstOrDefault() is
                { } index
            )
                points.Add(
                    new StandingPoint(row.Document, row.Status, row.Clause, row.Heading, index, row.Benefit, cap, row.Benefit.Rate?.Value)
                );
        }
        var regions = points
            .GroupBy(p => p.Document.Region!)
            .Select(g => new RegionStanding(g.Key, [.. g], Median(g.Select(p => p.Cap)), Median(g.Select(p => p.Rate))))
            .OrderByDescending(r => r.HighestCap ?? -1)
            .ThenByDescending(r => r.HighestRate ?? -1)
            .ThenBy(r => r.Region, StringComparer.Ordinal);
        return new SubjectStanding(query, table.AsOf, [.. regions], Histories(catalogue, points));
    }

    internal static decimal? Median(IEnumerable<decimal?> values)
    {
        var sorted = values.OfType<decimal>().Order().ToList();
        return sorted.Count == 0 ? null : (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    private static List<ValueHistory> Histories(PolicyCatalogue catalogue, List<StandingPoint> points)
    {
        var histories = new List<ValueHistory>();
        foreach (
            var (document, known) in points
                .GroupBy(p => p.Document.Id)
                .Select(g => (g, catalogue.Versions(g.Key)))
                .Where(d => d.Item2.Count > 1)
                .Take(MostHistories)
        )
        {
            var versions = known
                .Where(v => v.Version <= document.First().Document.Version)
                .Select(v => new PolicyVersion(
                    v.DocumentNumber ?? v.File,
                    v.Issued ?? v.Printed ?? v.EffectiveFrom,
                    catalogue.Record(v.Id)
                ))
                .ToList();
            var blame = PolicyBlame.Of(versions);
            foreach (var point in document)
            foreach (var line in blame.Where(l => l.Row == point.Row && l.Steps.Select(s => s.Value).Distinct().Skip(1).Any()))
                histories.Add(
                    new ValueHistory(
                        point,
                        line.Cap is null,
                        [.. line.Steps.Select(s => new ValueStep(s.Version.Name, s.Version.Date, s.Value))]
                    )
                );
        }
        return histories;
    }
}
