using ClauseExtractor.Extraction;
using ClauseExtractor.Layout;
using ClauseExtractor.Matching;
using ClauseExtractor.Wording;

namespace ClauseExtractor.Estimates;

/// <summary>Whether what was typed belongs to a row's tier: 固定资产投资1000万元—5000万元 against 5000万元以上.</summary>
/// <param name="Applies">False where it is below the tier, above it, or reaches a higher one.</param>
/// <param name="Formula">6000万元 &gt; 5000万元.</param>
/// <param name="Span">The words of the condition.</param>
internal sealed record TierChoice(bool Applies, Words Formula, Span? Span)
{
    /// <summary>Null where the row is no tier by a sum of money, or nothing was typed that its tiers go by.</summary>
    public static TierChoice? Of(PolicyRecord record, int row, EstimateInput input)
    {
        var benefit = record.Benefits[row];
        if (Read(benefit) is not { } own)
            return null;
        var others = record
            .Benefits.Where(b => b.Clause == benefit.Clause && b != benefit)
            .Select(b => (Benefit: b, Figure: Read(b)))
            .Where(o => o.Figure is { } figure && figure.Metric == own.Metric && figure.Bound != own.Bound)
            .ToList();
        decimal? typed = input.Measure ?? (GoesBy(own.Metric.Words, benefit.Rate?.Base) ? input.Base : null);
        if (others.Count == 0 || typed is not { } told)
            return null;
        bool met = Measure.Of(own, told).Verdict == Verdict.Met;
        // Of open tiers the highest that is reached counts; those of other recipients are other lists.
        var higher = others
            .Where(o =>
                IsOpen(own)
                && IsOpen(o.Figure!)
                && o.Figure!.Bound > own.Bound
                && Measure.Of(o.Figure, told).Verdict == Verdict.Met
                && IsOfSameList((benefit, own), (o.Benefit, o.Figure))
            )
            .Select(o => o.Figure)
            .FirstOrDefault();
        return new TierChoice(met && higher is null, (Say(ReportLanguage.Chinese), Say(ReportLanguage.English)), Words(benefit, own));

        string Say(ReportLanguage language)
        {
            string amount = $"{own.Metric.Words} {ValueText.Money(language, told)}",
                asked = Bounds(own, language);
            return !met ? language.Text($"{amount}，不在 {asked}", $"{amount} is not {asked}")
                : higher is null ? language.Text($"{amount}，属于 {asked}", $"{amount} is {asked}")
                : language.Text(
                    $"{amount}，已达更高一档（{Bounds(higher, language)}）",
                    $"{amount} reaches a higher tier ({Bounds(higher, language)})"
                );
        }
    }

    private static AskedFigure? Read(Benefit benefit)
    {
        if (benefit.Condition is not { Length: > 0 } condition)
            return null;
        string folded = TextFold.Fold(condition);
        var figures = FigureReader
            .Read(folded, new TextRange(0, folded.Length), null)
            .Where(f => f.Unit == "元" && !f.Metric.Growth && f.Metric.Words.Length > 0)
            .ToList();
        return figures is [var only] ? only : null;
    }

    /// <summary>The tiers of one list differ in their figure alone.</summary>
    private static bool IsOfSameList((Benefit Benefit, AskedFigure Figure) one, (Benefit Benefit, AskedFigure Figure) other) =>
        one.Benefit.Beneficiary == other.Benefit.Beneficiary
        && Rest(one.Benefit.Condition!, one.Figure) == Rest(other.Benefit.Condition!, other.Figure);

    private static string Rest(string condition, AskedFigure figure) => condition[..figure.From] + condition[figure.End..];

    private static bool IsOpen(AskedFigure figure) => figure.Comparator is Comparator.Gte or Comparator.Gt;

    /// <summary>True where two neighbouring characters of the measure stand in the base: 固定资产投资, 投资额.</summary>
    private static bool GoesBy(string measure, string? whole) =>
        whole is not null
        && Enumerable.Range(0, Math.Max(0, measure.Length - 1)).Any(i => whole.Contains(measure.Substring(i, 2), StringComparison.Ordinal));

    private static string Bounds(AskedFigure figure, ReportLanguage language)
    {
        string bound = ValueText.Money(language, figure.Bound);
        return figure.Comparator switch
        {
            Comparator.Between => $"{bound}–{ValueText.Money(language, figure.Upper ?? figure.Bound)}",
            Comparator.Gt => "> " + bound,
            Comparator.Lte => "≤ " + bound,
            Comparator.Lt => "< " + bound,
            Comparator.Eq => "= " + bound,
            _ => "≥ " + bound,
        };
    }

    private static Span? Words(Benefit benefit, AskedFigure figure)
    {
        string words = benefit.Condition![figure.From..Math.Min(figure.End, benefit.Condition!.Length)];
        return benefit.ConditionSpans.FirstOrDefault(s => s.Quote.Contains(words, StringComparison.Ordinal));
    }
}
