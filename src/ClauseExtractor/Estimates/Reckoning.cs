using ClauseExtractor.Extraction;
using ClauseExtractor.Wording;

namespace ClauseExtractor.Estimates;

/// <summary>A reckoning under way: the sum so far as a range, its steps and what is open.</summary>
internal sealed class Reckoning(Benefit benefit, EstimateInput input)
{
    private readonly List<EstimateStep> steps = [];
    private readonly List<Words> open = [];
    private readonly List<Cap> limits = [.. benefit.Caps];
    private decimal low;
    private decimal? high;
    private Words expression = ("", "");
    private bool countsUnits,
        countsYears;

    public bool HasFigure { get; private set; } = true;

    private string Currency => benefit.Caps.Count > 0 ? benefit.Caps[0].Currency : "CNY";

    private decimal Count => input.Count ?? 1;

    public void Leave(string chinese, string english) => open.Add((chinese, english));

    public Estimate Result(int row)
    {
        if (input.Count is { } count && count != 1 && !countsUnits)
            Leave(
                "没有用到数量：原文不按件、人、项目或场次计。",
                "The count was not used: the text counts by no thing, person, project or event."
            );
        if (input.Years is > 1 && !countsYears)
            Leave("没有用到年数：原文没有写按年给予。", "The years were not used: the text gives nothing by the year.");
        return new(row, low, high, steps, open) { Currency = Currency };
    }

    /// <summary>Says by which of the text's tiers it is reckoned.</summary>
    public void AddTier(TierChoice tier) => steps.Add(new(("选档", "tier"), tier.Formula, tier.Span));

    /// <summary>The share of the base, the match of the higher level's money, or the sum itself.</summary>
    public void AddGiven()
    {
        if (benefit.Rate is { } rate)
            AddRate(rate);
        else if (benefit.Match is { } match)
            AddMatch(match);
        else if (benefit.Caps.Count > 0)
            AddSum();
        else
            HasFigure = false;
    }

    public void AddBands(IReadOnlyList<Band> bands, decimal whole)
    {
        decimal sum = 0;
        var parts = new List<Words>();
        foreach (var band in bands)
        {
            decimal part = Math.Max(0, Math.Min(whole, band.Upper ?? whole) - band.Lower);
            if (part <= 0)
                continue;
            sum += part * band.Rate.Value;
            parts.Add(Both(l => $"{ValueText.Percent(band.Rate.Value)} × {Money(part, l)}"));
        }
        (low, high) = (sum, sum);
        expression = parts.Count == 0 ? ("0", "0") : Both(l => string.Join(" + ", parts.Select(part => part.In(l))));
        steps.Add(
            new(("按各段分别计算", "each part by its own share"), Both(l => $"{expression.In(l)} = {Money(sum, l)}"), bands[0].Rate.Span)
        );
    }

    private void AddRate(Rate rate)
    {
        if (input.Base is not { } whole)
        {
            (low, high) = (0, null);
            Leave(
                $"请输入{rate.Base ?? "基数"}的数额；否则只能给出上下限。",
                $"Type the amount of {rate.Base ?? "the base"}; without it there are only bounds."
            );
            return;
        }
        decimal most = rate.Value * whole;
        (low, high) = rate.Bound switch
        {
            Bound.UpTo => (0, most),
            Bound.AtLeast => (most, (decimal?)null),
            Bound.Between => ((rate.Lower ?? 0) * whole, most),
            _ => (most, most),
        };
        string share = rate is { Bound: Bound.Between, Lower: { } lower }
            ? $"{ValueText.Percent(lower)}–{ValueText.Percent(rate.Value)}"
            : ValueText.Percent(rate.Value);
        expression = Both(l => $"{share} × {Money(whole, l)}");
        steps.Add(
            new(
                (rate.Base is null ? "比例 × 基数" : $"比例 × {rate.Base}", rate.Base is null ? "share × base" : $"share × {rate.Base}"),
                Both(l => $"{expression.In(l)} = {Range(l)}"),
                rate.Span
            )
        );
        if (rate.Bound == Bound.UpTo)
            Leave("原文写的是“不超过”该比例，实际比例由主管部门核定。", "The text says “up to” this share; the office decides how much.");
        if (rate.Bound == Bound.AtLeast)
            Leave("原文写的是“不低于”该比例，没有写上限。", "The text says “at least” this share and sets no end.");
        if (rate.Base is null)
            Leave("原文没有写明按什么的比例计算。", "The text does not say what the share is of.");
    }

    private void AddMatch(decimal match)
    {
        if (input.Grant is not { } grant)
        {
            (low, high) = (0, null);
            Leave(
                $"按上级资金 {BenefitText.Match(match)} 配套：请输入上级已给予的数额；否则只能给出上下限。",
                $"It matches the higher level's money {BenefitText.Match(match)}: type what that gave; without it there are only bounds."
            );
            return;
        }
        (low, high) = (match * grant, match * grant);
        expression = Both(l => $"{ValueText.Number(match)} × {Money(grant, l)}");
        steps.Add(
            new(("配套比例 × 上级资金", "match × the higher level's money"), Both(l => $"{expression.In(l)} = {Range(l)}"), benefit.Span)
        );
    }

    // The first sum that is not only a ceiling is what is given; a second one bounds it.
    private void AddSum()
    {
        var given = benefit.Caps.FirstOrDefault(c => c.Bound != Bound.UpTo) ?? benefit.Caps[0];
        limits.Remove(given);
        decimal times = Times(given.Per),
            sum = given.Amount * times;
        (low, high) = given.Bound switch
        {
            Bound.UpTo => (0, sum),
            Bound.AtLeast => (sum, (decimal?)null),
            Bound.Between => ((given.Lower ?? 0) * times, sum),
            _ => (sum, sum),
        };
        steps.Add(
            new(
                ("原文数额", "the sum of the text"),
                Both(l =>
                    times == 1 ? Range(l) : $"{BenefitText.Cap(given, l, FigureStyle.Full)} × {ValueText.Number(times)} = {Range(l)}"
                ),
                given.Span
            )
        );
        SayUnit(given);
        if (given.Bound == Bound.UpTo)
            Leave("原文只写了最高额，实际数额由主管部门核定。", "The text gives a ceiling only; the office decides how much.");
    }

    /// <summary>What bounds one thing, one person, one event, one year.</summary>
    public void LimitUnits()
    {
        foreach (var cap in limits.Where(c => IsUnit(c.Per) || IsPeriod(c.Per)))
            Limit(cap, cap.Amount * Times(cap.Per));
    }

    /// <summary>As many years as the text lets and who asks wants.</summary>
    public void AddYears()
    {
        countsYears = benefit.Years is not null || benefit.Caps.Any(c => IsPeriod(c.Per));
        if (benefit.Years is not { } most)
        {
            if (benefit.Caps.Any(c => c.Per == Per.Year) && input.Years is null or 1)
                return;
            if (input.Years is > 1 and var asked && benefit.Caps.Any(c => IsPeriod(c.Per)))
                Multiply(asked);
            return;
        }
        int years = Math.Min(most, input.Years ?? most);
        if (years > 1)
            Multiply(years);
        else if (years == 0)
            (low, high) = (0, 0);
    }

    private void Multiply(int years)
    {
        (low, high) = (low * years, high * years);
        var before = expression;
        if (before.Chinese.Length > 0)
            expression = Both(l => $"{before.In(l)} × {years}");
        steps.Add(
            new(
                ($"每年一次，{years} 年", $"each year, for {years} years"),
                Both(l => $"{(before.Chinese.Length == 0 ? $"× {years}" : expression.In(l))} = {Range(l)}"),
                null
            )
        );
    }

    public void LimitWhole()
    {
        foreach (var cap in limits.Where(c => !IsUnit(c.Per) && !IsPeriod(c.Per)))
            Limit(cap, cap.Amount);
        if (benefit.InstalmentYears is { } parts)
            Leave($"分 {parts} 年拨付。", $"Paid out over {parts} years.");
    }

    public void LimitBy(Provision ceiling)
    {
        foreach (
            var cap in ceiling.Caps.Where(c =>
                c.Bound is Bound.UpTo or Bound.Exact
                && c.Currency == Currency
                && !limits.Exists(l => l.Span.Start == c.Span.Start)
                && !(IsUnit(c.Per) && c.Per != Per.Recipient && c.Per != Per.Project)
            )
        )
            Limit(
                cap with
                {
                    Bound = Bound.UpTo,
                },
                cap.Amount * (cap.Per == Per.Year ? Math.Max(1, Math.Min(benefit.Years ?? 1, input.Years ?? benefit.Years ?? 1)) : 1),
                ("总额上限", "ceiling over all")
            );
        if (ceiling.Caps.Count == 0)
            Leave($"另有上限：{ceiling.Text}", $"A further ceiling: {ceiling.Text}");
    }

    private void Limit(Cap cap, decimal most, Words? name = null)
    {
        if (cap.Bound == Bound.AtLeast)
        {
            decimal floor = Math.Max(low, most);
            (low, high) = (floor, high is { } h ? Math.Max(h, floor) : null);
            steps.Add(new(("不低于", "at least"), Both(l => $"max(…, {Money(most, l)}) = {Range(l)}"), cap.Span));
            return;
        }
        bool bites = high is null || high > most;
        var before =
            expression.Chinese.Length > 0 ? expression
            : high is null ? ("…", "…")
            : Both(Range);
        (low, high) = (Math.Min(low, most), high is { } top ? Math.Min(top, most) : most);
        expression = Both(l => $"min({before.In(l)}, {Money(most, l)})");
        steps.Add(new(name ?? ("最高", "at the most"), Both(l => $"{expression.In(l)} = {Range(l)}"), cap.Span));
        if (bites)
            SayUnit(cap);
    }

    private void SayUnit(Cap cap)
    {
        if (input.Count is null && IsUnit(cap.Per) && cap.Per is { } per)
            Leave(
                $"按{ValueNames.Of(per, cap.Unit, ReportLanguage.Chinese)}计，这里算 1。",
                $"Counted {ValueNames.Of(per, cap.Unit, ReportLanguage.English)}; reckoned for one."
            );
    }

    // In a year, of as many things as were asked for.
    private decimal Times(Per? per)
    {
        countsUnits |= IsUnit(per);
        return IsUnit(per)
            ? Count
            : per switch
            {
                Per.Quarter => 4,
                Per.Month => 12,
                _ => 1,
            };
    }

    private static bool IsUnit(Per? per) => per is Per.Event or Per.Project or Per.Item or Per.Recipient;

    private static bool IsPeriod(Per? per) => per is Per.Year or Per.Quarter or Per.Month;

    private static Words Both(Func<ReportLanguage, string> say) => (say(ReportLanguage.Chinese), say(ReportLanguage.English));

    private string Money(decimal value, ReportLanguage language) => Estimate.Money(language, value, Currency);

    private string Range(ReportLanguage language) =>
        high is not { } most ? language.Text(Money(low, language) + "以上", Money(low, language) + " or more")
        : low == most ? Money(low, language)
        : $"{Money(low, language)}–{Money(most, language)}";
}
