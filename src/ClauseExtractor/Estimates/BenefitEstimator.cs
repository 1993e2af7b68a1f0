using ClauseExtractor.Extraction;
using ClauseExtractor.Wording;

namespace ClauseExtractor.Estimates;

/// <summary>
/// Reckons what a row of benefits comes to: its share of a base, its match or its sum; then what bounds it for one thing and one year; then
/// its years; then what bounds it as a whole, and the ceilings over the document.
/// What the text leaves open stays open, with bounds.
/// </summary>
public static class BenefitEstimator
{
    /// <exception cref="ArgumentOutOfRangeException">A sum or count is negative.</exception>
    public static Estimate Of(PolicyRecord record, int row, EstimateInput input)
    {
        foreach (decimal? typed in (decimal?[])[input.Base, input.Grant, input.Count, input.Years, input.Measure])
            ArgumentOutOfRangeException.ThrowIfNegative(typed ?? 0, nameof(input));
        var benefit = record.Benefits[row];
        var reckoning = new Reckoning(benefit, input);
        if (TierChoice.Of(record, row, input) is { } tier)
        {
            if (!tier.Applies)
                return new Estimate(row, 0, 0, [new(("选档", "tier"), tier.Formula, tier.Span)], []) { IsOtherTier = true };
            reckoning.AddTier(tier);
        }
        if (Bands.Of(record, row) is { } bands && input.Base is { } whole)
            reckoning.AddBands(bands, whole);
        else
            reckoning.AddGiven();
        if (!reckoning.HasFigure)
            return new Estimate(
                row,
                0,
                null,
                [],
                [("原文没有写明数额，须看具体办法。", "The text states no figure; see the detailed rules.")]
            )
            {
                HasFigure = false,
            };
        reckoning.LimitUnits();
        reckoning.AddYears();
        reckoning.LimitWhole();
        foreach (var ceiling in record.Provisions.Where(p => p.Kind == ProvisionKind.Ceiling && Governs(record, p, benefit)))
            reckoning.LimitBy(ceiling);
        foreach (var rule in record.Provisions.Where(p => p.Kind == ProvisionKind.Stacking).Take(2))
            reckoning.Leave($"不重复享受：{rule.Text}", $"Not together with others: {rule.Text}");
        return reckoning.Result(row);
    }

    // A ceiling in a clause of its own governs the document; one within another clause governs that.
    private static bool Governs(PolicyRecord record, Provision ceiling, Benefit benefit) =>
        ceiling.Clause is null
        || benefit.Clause == ceiling.Clause
        || benefit.Clause.StartsWith(ceiling.Clause + "/", StringComparison.Ordinal)
        || !record.Benefits.Any(b => b.Clause == ceiling.Clause);
}
