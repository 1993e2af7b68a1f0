using ClauseExtractor.Estimates;
using ClauseExtractor.Extraction;
using ClauseExtractor.Library.Catalogue;
using ClauseExtractor.Library.Tables;

namespace ClauseExtractor.Library.Estimates;

/// <summary>A benefit of the library and what it comes to.</summary>
public sealed record EstimatedBenefit(
    DocumentSummary Document,
    PolicyStatus Status,
    string Clause,
    string? Heading,
    Benefit Benefit,
    Estimate Estimate
);

/// <summary>Reckons the rows that a query finds.</summary>
internal static class EstimateList
{
    /// <summary>Rows of a list at most.</summary>
    private const int Most = 200;

    public static IReadOnlyList<EstimatedBenefit> Of(PolicyCatalogue catalogue, BenefitTable table, EstimateInput input)
    {
        var records = new Dictionary<string, PolicyRecord>();
        var list = new List<EstimatedBenefit>();
        foreach (
            var row in RowSubject
                .Of(table)
                .Where(r => r.Benefit.Rate is not null || r.Benefit.Match is not null || r.Benefit.Caps.Count > 0)
                .Take(Most)
        )
        {
            var record = records.TryGetValue(row.Document.Id, out var known)
                ? known
                : records[row.Document.Id] = catalogue.Record(row.Document.Id);
            if (
                record.Benefits.Index().Where(b => b.Item.Clause == row.Clause).Skip(row.Row).Select(b => (int?)b.Index).FirstOrDefault() is
                { } index
            )
                list.Add(
                    new EstimatedBenefit(
                        row.Document,
                        row.Status,
                        row.Clause,
                        row.Heading,
                        record.Benefits[index],
                        BenefitEstimator.Of(record, index, input)
                    )
                );
        }
        return
        [
            .. list.OrderBy(e => e.Document.Region is null)
                .ThenBy(e => e.Document.Region, StringComparer.Ordinal)
                .ThenBy(e => e.Estimate.IsOtherTier)
                .ThenByDescending(e => e.Estimate.IsExact)
                .ThenByDescending(e => e.Estimate.High ?? e.Estimate.Low),
        ];
    }
}
