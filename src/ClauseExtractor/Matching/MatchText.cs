using ClauseExtractor.Extraction;
using ClauseExtractor.Wording;

namespace ClauseExtractor.Matching;

/// <summary>Says verdicts and requirements as people do.</summary>
public static class MatchText
{
    /// <summary>The verdict in words.</summary>
    public static string Of(Verdict verdict, ReportLanguage language) =>
        verdict switch
        {
            Verdict.Met => language.Text("符合", "met"),
            Verdict.NotMet => language.Text("不符合", "not met"),
            _ => language.Text("待定", "unknown"),
        };

    /// <summary>营业收入 ≥ 1亿元：差 7600万元; 首次认定：请确认.</summary>
    public static string Of(Requirement requirement, ReportLanguage language)
    {
        string asked = requirement.Kind == RequirementKind.Figure ? Asked(requirement, language) : $"“{requirement.Span.Quote}”";
        return (requirement.Kind, requirement.Verdict) switch
        {
            _ when requirement is { IsConfirmed: true, Verdict: Verdict.Met } => asked + language.Text("：已确认符合", ": confirmed"),
            _ when requirement.IsConfirmed => asked + language.Text("：已确认不符合", ": denied"),
            (RequirementKind.Figure, Verdict.NotMet) when requirement.Difference is { } difference => asked
                + language.Text("：", ": ")
                + Gap(difference, requirement.Unit!, language),
            (RequirementKind.Figure, Verdict.Unknown) when requirement.Told is not null => asked
                + language.Text(
                    "：数额已达到，是否首次、连续请确认",
                    ": the figure is reached; tick whether for the first time, or year on year"
                ),
            (RequirementKind.Figure, Verdict.Unknown) => asked + language.Text("：未告知", ": not told"),
            (RequirementKind.Figure, Verdict.Met) when requirement.Told is { } told => asked
                + language.Text("：", ": ")
                + Value(told, requirement.Unit!, language),
            (RequirementKind.Title, Verdict.NotMet) => asked + language.Text("：没有该称号", ": not held"),
            (RequirementKind.Title, Verdict.Unknown) => asked + language.Text("：请确认是否获得", ": tick if it is held"),
            (RequirementKind.Recipient, Verdict.NotMet) => asked + language.Text("：不属于该类", ": another kind of recipient"),
            (_, Verdict.Unknown) when requirement.Span.Quote.Contains("平均", StringComparison.Ordinal) => asked
                + language.Text("：原文没有写明平均值，无法判断", ": the text does not state the average, so this is not known"),
            (_, Verdict.Unknown) => asked + language.Text("：请确认", ": tick if it holds"),
            _ => asked,
        };
    }

    private static string Asked(Requirement r, ReportLanguage language)
    {
        string bound = r is { Comparator: Comparator.Between, Upper: { } upper }
            ? Value(r.Bound!.Value, r.Unit!, language) + "–" + Value(upper, r.Unit!, language)
            : $"{ValueNames.Sign(r.Comparator!.Value)} {Value(r.Bound!.Value, r.Unit!, language)}";
        // Where the text names no metric its words say it all.
        return Layout.TextFold.Fold(r.Span.Quote) == r.Asks ? $"“{r.Span.Quote}”" : $"{r.Asks} {bound}";
    }

    private static string Gap(decimal difference, string unit, ReportLanguage language)
    {
        string much =
            unit == "%"
                ? ValueText.Number(Math.Abs(difference) * 100) + language.Text(" 个百分点", " percentage points")
                : Value(Math.Abs(difference), unit, language);
        return difference < 0 ? language.Text($"差 {much}", $"{much} short")
            : difference > 0 ? language.Text($"超出 {much}", $"{much} over")
            : language.Text("恰在界上，不含本数", "on the bound, which is excluded");
    }

    /// <summary>A figure with its unit: 2400万元, 25%, 500万美元.</summary>
    private static string Value(decimal value, string unit, ReportLanguage language) =>
        unit.Length == 3 && char.IsAsciiLetterUpper(unit[0])
            ? ValueText.Money(language, value, unit)
            : ValueText.Measure(language, value, unit, grouped: true);
}
