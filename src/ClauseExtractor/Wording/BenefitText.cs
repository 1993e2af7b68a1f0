using ClauseExtractor.Extraction;

namespace ClauseExtractor.Wording;

/// <summary>
/// How figures are set: <see cref="Brief"/> fits a column (≤300万元/年), <see cref="Full"/> reads as a phrase (最高 300万元（每年）).
/// </summary>
public enum FigureStyle
{
    /// <summary>≤300万元/年</summary>
    Brief,

    /// <summary>最高 300万元（每年）</summary>
    Full,
}

/// <summary>Says the figures of benefits as people do: 最高 500万元 and not 5000000 upTo.</summary>
public static class BenefitText
{
    /// <summary>A sum with its bound and what it is counted by: 最高 300万元（每年）.</summary>
    public static string Cap(Cap cap, ReportLanguage language, FigureStyle style)
    {
        bool brief = style == FigureStyle.Brief;
        string amount = cap is { Bound: Bound.Between, Lower: { } lower }
            ? ValueText.Money(language, lower) + Dash(style) + ValueText.Money(language, cap.Amount)
            : (brief ? ValueNames.Sign(cap.Bound) : ValueNames.Cue(cap.Bound, language)) + ValueText.Money(language, cap.Amount);
        if (cap.Per is not { } per)
            return amount;
        if (brief)
            return $"{amount}/{ValueNames.Brief(per, cap.Unit, language)}";
        string counted = ValueNames.Of(per, cap.Unit, language);
        return language.Text($"{amount}（{counted}）", $"{amount} {counted}");
    }

    /// <summary>A share; in short with what it is a share of, since a column has no room beside it for that.</summary>
    public static string Rate(Rate rate, ReportLanguage language, FigureStyle style)
    {
        bool brief = style == FigureStyle.Brief;
        string share = rate is { Bound: Bound.Between, Lower: { } lower }
            ? ValueText.Percent(lower) + Dash(style) + ValueText.Percent(rate.Value)
            : (brief ? ValueNames.Sign(rate.Bound) : ValueNames.Cue(rate.Bound, language)) + ValueText.Percent(rate.Value);
        return brief && rate.Base is { } whole ? language.Text($"{whole}的{share}", $"{share} of {whole}") : share;
    }

    /// <summary>A threshold or target as it is demanded: ≥ 12,000平方米.</summary>
    public static string Bounded(Comparator comparator, decimal value, string unit, ReportLanguage language) =>
        (ValueNames.Sign(comparator) is { Length: > 0 } sign ? sign + " " : "") + ValueText.Measure(language, value, unit, grouped: true);

    /// <summary>1:0.5.</summary>
    public static string Match(decimal match) => "1:" + ValueText.Number(match);

    /// <summary>The rate in short, or the match; empty where there is neither.</summary>
    public static string Share(Benefit benefit, ReportLanguage language) =>
        benefit switch
        {
            { Rate: { } rate } => Rate(rate, language, FigureStyle.Brief),
            { Match: { } match } => Match(match),
            _ => "",
        };

    /// <summary>Caps, rate, match and years of a benefit in one line; empty for one without a figure.</summary>
    public static string Figures(Benefit benefit, ReportLanguage language)
    {
        var parts = new List<string>();
        if (Share(benefit, language) is { Length: > 0 } share)
            parts.Add(share);
        parts.AddRange(benefit.Caps.Select(cap => Cap(cap, language, FigureStyle.Brief)));
        if (benefit.Years is { } years)
            parts.Add(language.Text($"至多{years}年", $"for {years} years"));
        if (benefit.InstalmentYears is { } instalments)
            parts.Add(language.Text($"分{instalments}年", $"over {instalments} years"));
        return string.Join(language.Text("；", "; "), parts);
    }

    /// <summary>The kind of a benefit and all its figures as one phrase: 扶持，配套 1:0.5，最高 200万元（每年）.</summary>
    public static string Line(Benefit benefit, ReportLanguage language)
    {
        var parts = new List<string> { benefit.Term };
        if (benefit.Rate is { } rate)
            parts.Add(
                Rate(rate, language, FigureStyle.Full) + (rate.Base is { } whole ? language.Text($"（{whole}）", $" of {whole}") : "")
            );
        if (benefit.Match is { } match)
            parts.Add(language.Text("配套 ", "match ") + Match(match));
        parts.AddRange(benefit.Caps.Select(cap => Cap(cap, language, FigureStyle.Full)));
        if (benefit.Years is { } years)
            parts.Add(language.Text($"{years}年", years == 1 ? "1 year" : $"{years} years"));
        return string.Join(language.Text("，", ", "), parts);
    }

    /// <summary>A cell with the figures of the clause that could not be read behind it.</summary>
    public static string WithUnread(string cell, IReadOnlyList<string> unread, ReportLanguage language) =>
        UnreadFigures.Say(unread, language == ReportLanguage.English) is { } gap
            ? string.Join('；', new[] { cell, gap }.Where(part => part.Length > 0))
            : cell;

    private static string Dash(FigureStyle style) => style == FigureStyle.Brief ? "—" : "–";
}
