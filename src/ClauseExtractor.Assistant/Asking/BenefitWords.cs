using System.Globalization;
using ClauseExtractor.Extraction;

namespace ClauseExtractor.Assistant.Asking;

/// <summary>A benefit row's figures in a line: 扶持，配套 1:0.5，最高2,000,000元.</summary>
internal static class BenefitWords
{
    public static string Of(Benefit row, bool chinese) => string.Join(chinese ? "，" : ", ", Parts(row, chinese));

    private static IEnumerable<string> Parts(Benefit row, bool chinese)
    {
        yield return row.Term;
        if (row.Rate is { } rate)
            yield return Bounded(rate.Bound, chinese) + (rate.Value * 100).ToString("0.####", CultureInfo.InvariantCulture) + "%" + (rate.Base is { } of ? chinese ? $"（{of}）" : $" of {of}" : "");
        if (row.Match is { } match)
            yield return (chinese ? "配套 1:" : "match 1:") + match.ToString("0.####", CultureInfo.InvariantCulture);
        foreach (var cap in row.Caps)
            yield return Bounded(cap.Bound, chinese) + (cap.Lower is { } lower ? Yuan(lower) + "—" : "") + Yuan(cap.Amount) + (chinese ? "元" : " yuan") + Counted(cap, chinese);
        if (row.Years is { } years)
            yield return years.ToString(CultureInfo.InvariantCulture) + (chinese ? "年" : " years");
    }

    private static string Yuan(decimal amount) => amount.ToString("#,0.##", CultureInfo.InvariantCulture);

    private static string Bounded(Bound bound, bool chinese) => bound switch
    {
        Bound.UpTo => chinese ? "最高" : "up to ",
        Bound.AtLeast => chinese ? "不低于" : "at least ",
        _ => "",
    };

    private static string Counted(Cap cap, bool chinese) => (cap.Per, chinese) switch
    {
        (null, _) => "",
        (Per.Once, true) => "（一次性）", (Per.Year, true) => "/年", (Per.Quarter, true) => "/季", (Per.Month, true) => "/月", (Per.Event, true) => "/次", (Per.Total, true) => "（累计）",
        (Per.Project, true) => "/项目", (Per.Item, true) => "/" + (cap.Unit ?? "项"), (Per.Recipient, true) => "/户",
        (Per.Once, _) => " once", (Per.Total, _) => " in total",
        (Per per, _) => " per " + (per == Per.Item ? cap.Unit ?? "item" : per.ToString().ToLowerInvariant()),
    };
}
