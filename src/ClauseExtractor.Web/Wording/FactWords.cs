using System.Globalization;
using System.Text.Json;
using ClauseExtractor.Extraction;
using ClauseExtractor.Library.Catalogue;
using ClauseExtractor.Library.Corrections;
using ClauseExtractor.Library.Import;

namespace ClauseExtractor.Web.Wording;

/// <summary>Says values as people do: 最高 500万元 and not 5000000 upTo.</summary>
internal static class FactWords
{
    /// <summary>500万元, 15000亿元; in English with thousands separators.</summary>
    public static string Money(decimal yuan, bool english) => english
        ? string.Create(CultureInfo.InvariantCulture, $"¥{yuan:#,0.##}")
        : yuan switch
        {
            >= 100_000_000 when yuan % 1_000_000 == 0 => string.Create(CultureInfo.InvariantCulture, $"{yuan / 100_000_000:0.##}亿元"),
            >= 10_000 when yuan % 100 == 0 => string.Create(CultureInfo.InvariantCulture, $"{yuan / 10_000:0.##}万元"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{yuan:0.##}元"),
        };

    public static string Percent(decimal share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.##}%");

    public static string Cap(Cap cap, bool english)
    {
        string amount = cap is { Bound: Extraction.Bound.Between, Lower: { } lower } ? $"{Money(lower, english)}–{Money(cap.Amount, english)}" : Bound(cap.Bound, english) + Money(cap.Amount, english);
        return cap.Per is { } per ? english ? $"{amount} {Per(per, cap.Unit, true)}" : $"{amount}（{Per(per, cap.Unit, false)}）" : amount;
    }

    public static string Rate(Rate rate, bool english) =>
        rate is { Bound: Extraction.Bound.Between, Lower: { } lower } ? $"{Percent(lower)}–{Percent(rate.Value)}" : Bound(rate.Bound, english) + Percent(rate.Value);

    public static string Match(decimal match) => string.Create(CultureInfo.InvariantCulture, $"1:{match:0.##}");

    public static string Bound(Bound bound, bool english) => bound switch
    {
        Extraction.Bound.UpTo => english ? "up to " : "最高 ",
        Extraction.Bound.AtLeast => english ? "at least " : "不低于 ",
        _ => "",
    };

    public static string Per(Per per, string? unit, bool english) => per switch
    {
        Extraction.Per.Once => english ? "once" : "一次性",
        Extraction.Per.Year => english ? "a year" : "每年",
        Extraction.Per.Quarter => english ? "a quarter" : "每季",
        Extraction.Per.Month => english ? "a month" : "每月",
        Extraction.Per.Event => english ? "an event" : "每次",
        Extraction.Per.Total => english ? "in total" : "累计",
        Extraction.Per.Project => english ? "a project" : "每个项目",
        Extraction.Per.Recipient => english ? "a recipient" : "每户",
        _ => english ? $"each {unit}".TrimEnd() : "每" + (unit ?? "项"),
    };

    /// <summary>A value with its unit: money as money, a share as a percentage, anything else as it stands.</summary>
    public static string Measure(Comparator comparator, decimal value, string unit, bool english) => Compare(comparator) + unit switch
    {
        "元" => Money(value, english),
        "%" => Percent(value),
        _ => string.Create(CultureInfo.InvariantCulture, $"{value:#,0.####}{unit}"),
    };

    public static string Provision(ProvisionKind kind, bool english) => kind switch
    {
        ProvisionKind.Eligibility => english ? "Eligibility" : "扶持对象",
        ProvisionKind.Ceiling => english ? "Ceiling" : "总额上限",
        ProvisionKind.Stacking => english ? "No double support" : "不重复享受",
        ProvisionKind.Application => english ? "Application" : "申报与兑付",
        ProvisionKind.Clawback => english ? "Recovery" : "追回",
        _ => english ? "Budget" : "资金与预算",
    };

    public static string Role(OwnerRole role, bool english) => role switch
    {
        OwnerRole.Lead => english ? "lead" : "牵头",
        OwnerRole.Supporting => english ? "supporting" : "配合",
        OwnerRole.Administration => english ? "administration" : "主管",
        OwnerRole.Interpretation => english ? "interpretation" : "解释",
        _ => english ? "responsible" : "责任",
    };

    public static string Genre(Genre genre, bool english) => genre switch
    {
        Extraction.Genre.Measures => english ? "Measures" : "措施/办法",
        Extraction.Genre.Rules => english ? "Rules" : "细则/规定",
        Extraction.Genre.Opinions => english ? "Opinions" : "意见",
        Extraction.Genre.Plan => english ? "Plan" : "规划/方案",
        Extraction.Genre.Notice => english ? "Notice" : "通知",
        Extraction.Genre.Announcement => english ? "Announcement" : "公告",
        Extraction.Genre.Law => english ? "Law" : "法律",
        Extraction.Genre.Regulation => english ? "Regulation" : "法规",
        _ => english ? "Other" : "其他",
    };

    public static string State(PolicyState state, bool english) => english
        ? state switch { PolicyState.Draft => "Draft", PolicyState.Pending => "Not yet in force", PolicyState.InForce => "In force", PolicyState.Expired => "Expired", PolicyState.Repealed => "Repealed", _ => "Unknown" }
        : StatusNames.Chinese(state);

    /// <summary>Why a document has its state.</summary>
    public static string Reason(PolicyStatus status, bool english) => status.Reason switch
    {
        "fromIssue" => english ? "no first day in the text; counted from the day of issue" : "原文未写施行日期，按成文日期起算",
        "noEnd" => english ? "the text sets no last day" : "原文未写有效期",
        "fromIssueNoEnd" => english ? "neither first nor last day in the text; counted from the day of issue" : "原文未写施行日期和有效期，按成文日期起算",
        "noDate" => english ? "the text gives no date" : "原文没有日期",
        "draft" => english ? "a draft for comment" : "征求意见稿",
        "repealed" => english ? "repealed by another document of the library" : "被资料库中另一文件废止",
        _ => english ? "by the dates in the text" : "按原文日期",
    };

    public static string Import(ImportStatus status, bool english) => status switch
    {
        ImportStatus.Added => english ? "added" : "新增",
        ImportStatus.Version => english ? "new version" : "新版本",
        ImportStatus.Copy => english ? "copy" : "同文副本",
        ImportStatus.Known => english ? "already there" : "已有",
        ImportStatus.Refused => english ? "refused" : "未能读取",
        ImportStatus.Rebuilt => english ? "rebuilt" : "已重建",
        _ => english ? "failed" : "打不开",
    };

    public static string Correction(CorrectionState state, bool english) => state switch
    {
        CorrectionState.Proposed => english ? "proposed" : "待定",
        CorrectionState.Applied => english ? "in force" : "已生效",
        CorrectionState.NeedsReview => english ? "text changed, look again" : "原文已变，待复核",
        CorrectionState.Undone => english ? "undone" : "已撤销",
        _ => english ? "rejected" : "已否决",
    };

    /// <summary>A correction's JSON value as a person reads it.</summary>
    public static string Value(string field, string? json, bool english)
    {
        if (json is null or "null")
            return english ? "(none)" : "（无）";
        try
        {
            var value = JsonDocument.Parse(json).RootElement;
            return value.ValueKind switch
            {
                JsonValueKind.String => value.GetString()!,
                JsonValueKind.Number when field.EndsWith("amount", StringComparison.Ordinal) || field.EndsWith("lower", StringComparison.Ordinal) && field.Contains("caps", StringComparison.Ordinal) => Money(value.GetDecimal(), english),
                JsonValueKind.Number when field.Contains("rate", StringComparison.Ordinal) => Percent(value.GetDecimal()),
                _ => value.GetRawText(),
            };
        }
        catch (JsonException)
        {
            return json;
        }
    }

    private static string Compare(Comparator comparator) => comparator switch
    {
        Comparator.Gte or Comparator.Between => "≥ ", Comparator.Gt => "> ", Comparator.Lte => "≤ ", Comparator.Lt => "< ", Comparator.Approx => "≈ ", _ => "",
    };
}
