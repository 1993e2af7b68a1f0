using ClauseExtractor.Layout;
using ClauseExtractor.Wording;

namespace ClauseExtractor.Estimates;

/// <summary>What somebody types in to have a benefit reckoned.</summary>
/// <param name="Base">What the share is of, in yuan; of a benefit paid by year, of one year.</param>
/// <param name="Grant">What the higher level gives, in yuan: the base of a match.</param>
/// <param name="Count">How many things, people or events; 1 where nothing is typed.</param>
/// <param name="Years">How long; as long as the text lets where nothing is typed.</param>
/// <param name="Measure">What tiers go by (revenue, investment), in yuan; where nothing is typed the base, if the tiers go by that.</param>
public sealed record EstimateInput(
    decimal? Base = null,
    decimal? Grant = null,
    decimal? Count = null,
    int? Years = null,
    decimal? Measure = null
);

/// <summary>One step of a reckoning.</summary>
/// <param name="Formula">min(30% × 1200万元, 500万元) = 360万元.</param>
/// <param name="Span">The words that the step rests on; null for arithmetic alone.</param>
public sealed record EstimateStep(Words What, Words Formula, Span? Span);

/// <summary>What a benefit comes to, in yuan.</summary>
/// <param name="Row">Index of the benefit in the record.</param>
/// <param name="Low">What is given at the least.</param>
/// <param name="High">What is given at the most; null where the text sets no end.</param>
/// <param name="Steps">How it comes about, in order.</param>
/// <param name="Open">What the text, or who asks, leaves open.</param>
public sealed record Estimate(int Row, decimal Low, decimal? High, IReadOnlyList<EstimateStep> Steps, IReadOnlyList<Words> Open)
{
    /// <summary>True where the text leaves nothing open about the sum.</summary>
    public bool IsExact => Low == High;

    /// <summary>False where there is no figure to reckon with.</summary>
    public bool HasFigure { get; init; } = true;

    /// <summary>True where what was typed belongs to another tier of the text; nothing is given by this one.</summary>
    public bool IsOtherTier { get; init; }

    /// <summary>Currency of the sums, ISO 4217.</summary>
    public string Currency { get; init; } = "CNY";

    /// <summary>360万元; 0–500万元; 20万元以上.</summary>
    public string Say(ReportLanguage language)
    {
        if (!HasFigure)
            return language.Text("原文没有数额", "the text gives no figure");
        if (IsOtherTier)
            return language.Text("不在这一档", "another tier");
        string low = Money(language, Low, Currency);
        return High is not { } high ? language.Text(low + "以上", low + " or more")
            : IsExact ? low
            : low + "–" + Money(language, high, Currency);
    }

    /// <summary>As the sums of benefits are written: ¥5,000,000 in English, other currencies by their code.</summary>
    internal static string Money(ReportLanguage language, decimal value, string currency) =>
        currency == "CNY" ? ValueText.Money(language, value) : ValueText.Money(language, value, currency);
}
