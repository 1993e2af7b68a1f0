using System.Globalization;
using System.Text.Json;
using ClauseExtractor.Revision;

namespace ClauseExtractor.Assistant.Explaining;

/// <summary>A change in meaning in the product's own words: what stands in a 修订说明 where no model's wording holds.</summary>
public static class FactWording
{
    public static string Of(FactChange fact)
    {
        string place = (fact.NewClause ?? fact.OldClause) is { } path ? $"{path}：" : "";
        string name = Subject(fact);
        return place + fact.Change switch
        {
            FactChangeKind.Added => $"新增{name}“{fact.NewSpan?.Quote ?? Value(fact.New, fact.Field)}”。",
            FactChangeKind.Removed => $"删去{name}“{fact.OldSpan?.Quote ?? Value(fact.Old, fact.Field)}”。",
            _ when fact.New is null => $"不再写明{name}，原为{Value(fact.Old, fact.Field)}。",
            _ when fact.Old is null => $"写明{name}：{Value(fact.New, fact.Field)}。",
            _ => $"{name}由{Value(fact.Old, fact.Field)}改为{Value(fact.New, fact.Field)}。",
        };
    }

    private static string Subject(FactChange fact)
    {
        string field = (fact.Field ?? "").Split('.')[^1];
        return (fact.Subject, field) switch
        {
            (FactSubject.Benefit, "amount") or (FactSubject.Amount, _) => "金额",
            (FactSubject.Benefit, "lower") => "金额下限",
            (FactSubject.Benefit, "value") when fact.Field!.StartsWith("rate", StringComparison.Ordinal) => "比例",
            (FactSubject.Benefit, "base") => "计算基数",
            (FactSubject.Benefit, "bound") => "限定方式",
            (FactSubject.Benefit, "per") => "计次方式",
            (FactSubject.Benefit, "match") => "配套比例",
            (FactSubject.Benefit, "years" or "instalmentYears") => "年限",
            (FactSubject.Benefit, "term") => "扶持方式",
            (FactSubject.Benefit, "beneficiary") => "扶持对象",
            (FactSubject.Benefit, "condition") => "条件",
            (FactSubject.Benefit, "procedure") => "程序",
            (FactSubject.Date, "effectiveFrom") => "施行日期",
            (FactSubject.Date, "effectiveTo") => "有效期截止日",
            (FactSubject.Date, "issued") => "成文日期",
            (FactSubject.Date, "printed") => "印发日期",
            (FactSubject.Date, "adopted") => "通过日期",
            (FactSubject.Date, "commentFrom") => "征求意见起始日",
            (FactSubject.Date, "commentTo") => "征求意见截止日",
            (FactSubject.Date, _) => "日期",
            (FactSubject.Document, "title") => "标题",
            (FactSubject.Document, "documentNumber") => "发文字号",
            (FactSubject.Document, "issuers") => "发文机关",
            (FactSubject.Document, "stage") => "文件阶段",
            (FactSubject.Document, "region") => "适用地区",
            (FactSubject.Document, "genre") => "文种",
            (FactSubject.Document, _) => "文件信息",
            (FactSubject.Owner, _) => "责任单位",
            (FactSubject.Threshold, _) => "门槛",
            (FactSubject.Indicator, _) => "指标",
            (FactSubject.Provision, _) => "总体规定",
            (FactSubject.Repeal, _) => "废止文件",
            (FactSubject.Period, _) => "期限",
            (FactSubject.Number, _) => "数值",
            (FactSubject.Duty, _) => "约束用语",
            _ => "扶持内容",
        };
    }

    private static string Value(object? value, string? field) => value switch
    {
        null => "无",
        JsonElement { ValueKind: JsonValueKind.Number } number => Value(number.GetDecimal(), field),
        JsonElement element => element.ToString(),
        decimal amount when field is not null && (field.EndsWith("amount", StringComparison.Ordinal) || field.EndsWith("lower", StringComparison.Ordinal) || field == "text") => Yuan(amount),
        decimal share when field is not null && field.StartsWith("rate", StringComparison.Ordinal) => (share * 100).ToString("0.####", CultureInfo.InvariantCulture) + "%",
        decimal match when field == "match" => "1:" + match.ToString("0.####", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy年M月d日", CultureInfo.InvariantCulture),
        _ when Names.TryGetValue((field ?? "").Split('.')[^1] + " " + value.ToString()?.ToUpperInvariant(), out string? name) => name,
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => $"“{value}”",
    };

    /// <summary>The fixed words of the record, by field.</summary>
    private static readonly Dictionary<string, string> Names = new()
    {
        ["stage DRAFT"] = "征求意见稿", ["stage ISSUED"] = "正式文件", ["bound UPTO"] = "不超过", ["bound EXACT"] = "固定数额", ["bound ATLEAST"] = "不低于", ["bound BETWEEN"] = "区间",
        ["per ONCE"] = "一次性", ["per YEAR"] = "每年", ["per QUARTER"] = "每季度", ["per MONTH"] = "每月", ["per EVENT"] = "每次", ["per TOTAL"] = "累计", ["per PROJECT"] = "每个项目",
        ["per ITEM"] = "每件", ["per RECIPIENT"] = "每户", ["genre MEASURES"] = "措施、办法", ["genre RULES"] = "规定、细则", ["genre OPINIONS"] = "意见", ["genre PLAN"] = "规划、计划",
        ["genre NOTICE"] = "通知", ["genre ANNOUNCEMENT"] = "公告", ["genre LAW"] = "法律", ["genre REGULATION"] = "法规、规章", ["genre OTHER"] = "其他",
    };

    private static string Yuan(decimal amount) =>
        amount >= 100_000_000 && amount % 1_000_000 == 0 ? (amount / 100_000_000).ToString("0.####", CultureInfo.InvariantCulture) + "亿元"
        : amount >= 10_000 && amount % 100 == 0 ? (amount / 10_000).ToString("0.####", CultureInfo.InvariantCulture) + "万元"
        : amount.ToString("0.##", CultureInfo.InvariantCulture) + "元";
}
