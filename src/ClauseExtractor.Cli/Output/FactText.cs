using System.Globalization;
using ClauseExtractor.Extraction;

namespace ClauseExtractor.Cli.Output;

/// <summary>Says values as people do: 500万元 and not 5000000, 最高30% and not 0.3 upTo.</summary>
internal static class FactText
{
    /// <summary>Caps, rate, match and years of a benefit in one line; empty for one without a figure.</summary>
    public static string Figures(Shell shell, Benefit benefit)
    {
        var parts = new List<string>();
        if (Share(shell, benefit) is { Length: > 0 } share)
            parts.Add(share);
        parts.AddRange(benefit.Caps.Select(cap => Cap(shell, cap)));
        if (benefit.Years is { } years)
            parts.Add(shell.Text($"至多{years}年", $"for {years} years"));
        if (benefit.InstalmentYears is { } instalments)
            parts.Add(shell.Text($"分{instalments}年", $"over {instalments} years"));
        return string.Join(shell.Text("；", "; "), parts);
    }

    /// <summary>The rate, or the match as 1:0.5; empty where there is neither.</summary>
    public static string Share(Shell shell, Benefit benefit) => benefit switch
    {
        { Rate: { } rate } => Rate(shell, rate),
        { Match: { } match } => string.Create(CultureInfo.InvariantCulture, $"1:{match:0.##}"),
        _ => "",
    };

    /// <summary>A cell with the figures of the clause that could not be read behind it.</summary>
    public static string WithUnread(Shell shell, string cell, IReadOnlyList<string> unread) =>
        UnreadFigures.Say(unread, shell.English) is { } gap ? string.Join('；', new[] { cell, gap }.Where(part => part.Length > 0)) : cell;

    public static string Cap(Shell shell, Cap cap)
    {
        string amount = cap.Bound == Bound.Between && cap.Lower is { } lower
            ? $"{Money(shell, lower)}—{Money(shell, cap.Amount)}"
            : Sign(cap.Bound) + Money(shell, cap.Amount);
        string counted = PerName(shell, cap.Per, cap.Unit);
        return counted.Length == 0 ? amount : $"{amount}/{counted}";
    }

    public static string Rate(Shell shell, Rate rate)
    {
        string share = rate.Bound == Bound.Between && rate.Lower is { } lower ? $"{Percent(lower)}—{Percent(rate.Value)}" : Sign(rate.Bound) + Percent(rate.Value);
        return rate.Base is null ? share : shell.Text($"{rate.Base}的{share}", $"{share} of {rate.Base}");
    }

    /// <summary>5000000 as 500万元, 1500000000000 as 15000亿元; in English with thousands separators.</summary>
    public static string Money(Shell shell, decimal yuan) => shell.English
        ? string.Create(CultureInfo.InvariantCulture, $"¥{yuan:#,0.##}")
        : yuan switch
        {
            >= 100_000_000 when yuan % 1_000_000 == 0 => string.Create(CultureInfo.InvariantCulture, $"{yuan / 100_000_000:0.##}亿元"),
            >= 10_000 when yuan % 100 == 0 => string.Create(CultureInfo.InvariantCulture, $"{yuan / 10_000:0.##}万元"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{yuan:0.##}元"),
        };

    public static string Percent(decimal share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.##}%");

    /// <summary>A value with its unit: money as money, a share as a percentage, anything else as it stands.</summary>
    public static string Measure(Shell shell, decimal value, string unit) => unit switch
    {
        "元" => Money(shell, value),
        "%" => Percent(value),
        _ => string.Create(CultureInfo.InvariantCulture, $"{value:0.####}{unit}"),
    };

    public static string Comparison(Comparator comparator) => comparator switch
    {
        Comparator.Gte or Comparator.Between => "≥",
        Comparator.Gt => ">",
        Comparator.Lte => "≤",
        Comparator.Lt => "<",
        Comparator.Approx => "≈",
        _ => "",
    };

    public static string Provision(Shell shell, ProvisionKind kind) => kind switch
    {
        ProvisionKind.Eligibility => shell.Text("申请资格", "Eligibility"),
        ProvisionKind.Ceiling => shell.Text("总额上限", "Ceiling"),
        ProvisionKind.Stacking => shell.Text("不重复享受", "No double support"),
        ProvisionKind.Application => shell.Text("申报与兑付", "Application"),
        ProvisionKind.Clawback => shell.Text("追回", "Recovery"),
        _ => shell.Text("资金与预算", "Budget"),
    };

    private static string Sign(Bound bound) => bound switch { Bound.UpTo => "≤", Bound.AtLeast => "≥", _ => "" };

    private static string PerName(Shell shell, Per? per, string? unit) => per switch
    {
        null => "",
        Per.Once => shell.Text("一次性", "once"),
        Per.Year => shell.Text("年", "year"),
        Per.Quarter => shell.Text("季度", "quarter"),
        Per.Month => shell.Text("月", "month"),
        Per.Event => shell.Text("次", "event"),
        Per.Total => shell.Text("累计", "total"),
        Per.Project => shell.Text("项目", "project"),
        Per.Recipient => shell.Text("户", "recipient"),
        _ => unit ?? shell.Text("项", "item"),
    };
}
