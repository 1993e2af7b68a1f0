using System.Globalization;
using ClauseExtractor.Extraction;

namespace ClauseExtractor.Wording;

/// <summary>Says values as people do: 500万元 and not 5000000.</summary>
public static class ValueText
{
    public static string Money(ReportLanguage language, decimal value, string currency = "CNY")
    {
        string unit = currency switch { "CNY" => "元", "USD" => "美元", "EUR" => "欧元", "HKD" => "港元", _ => currency };
        if (language == ReportLanguage.English)
            return string.Create(CultureInfo.InvariantCulture, $"{currency} {value:#,0.##}");
        return Math.Abs(value) switch
        {
            >= 100_000_000 when value % 10_000 == 0 => Number(value / 100_000_000) + "亿" + unit,
            >= 10_000 => Number(value / 10_000) + "万" + unit,
            _ => Number(value) + unit,
        };
    }

    public static string Percent(decimal share) => Number(share * 100) + "%";

    /// <summary>A figure with its unit; shares of % are stored as fractions.</summary>
    public static string Measure(ReportLanguage language, decimal value, string unit) => unit switch
    {
        "元" => Money(language, value),
        "%" => Percent(value),
        _ => Number(value) + unit,
    };

    public static string Date(ReportLanguage language, DateOnly date) =>
        language == ReportLanguage.English ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : $"{date.Year}年{date.Month}月{date.Day}日";

    public static string Number(decimal value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    /// <summary>−50% for a half of it; empty where the old value is zero.</summary>
    public static string Relative(decimal old, decimal @new) =>
        old == 0 ? "" : WithSign(Math.Round((@new - old) / Math.Abs(old) * 100, 1)) + "%";

    /// <summary>With a sign that reads as one: − and not the hyphen.</summary>
    public static string WithSign(decimal value) => (value < 0 ? "−" : "+") + Number(Math.Abs(value));

    /// <summary>A word of the format in the reader's language.</summary>
    public static string Word(ReportLanguage language, Enum value) => language == ReportLanguage.English
        ? value.ToString()
        : value switch
        {
            Bound.UpTo => "不超过", Bound.Exact => "固定数额", Bound.AtLeast => "不低于", Bound.Between => "区间",
            Per.Once => "一次性", Per.Year => "每年", Per.Quarter => "每季度", Per.Month => "每月", Per.Event => "每次", Per.Total => "累计", Per.Project => "每个项目",
            Per.Item => "每件（项）", Per.Recipient => "每家（人）",
            Comparator.Gte => "不低于", Comparator.Gt => "超过", Comparator.Lte => "不超过", Comparator.Lt => "低于", Comparator.Eq => "等于", Comparator.Between => "区间", Comparator.Approx => "约",
            OwnerRole.Lead => "牵头单位", OwnerRole.Supporting => "配合单位", OwnerRole.Responsible => "责任单位", OwnerRole.Administration => "管理单位", OwnerRole.Interpretation => "解释单位",
            DocumentStage.Draft => "征求意见稿", DocumentStage.Issued => "正式文件",
            ProvisionKind.Eligibility => "申请资格", ProvisionKind.Ceiling => "总额上限", ProvisionKind.Stacking => "不重复享受", ProvisionKind.Application => "申报与兑付",
            ProvisionKind.Clawback => "追回", ProvisionKind.Budget => "资金与预算",
            Genre.Measures => "措施/办法", Genre.Rules => "规则", Genre.Opinions => "意见", Genre.Plan => "规划/方案", Genre.Notice => "通知", Genre.Announcement => "公告",
            Genre.Law => "法律", Genre.Regulation => "条例", Genre.Other => "其他",
            _ => value.ToString(),
        };

    /// <summary>The beginning of a text, on one line: whole clauses of it (up to a comma or a stop), about <paramref name="length"/> characters.</summary>
    public static string Shorten(string text, int length)
    {
        string line = text.ReplaceLineEndings(" ").Trim();
        return line.Length <= length || Boundary.Cut(line, length) is var end && end >= line.Length ? line : line[..end] + "…";
    }
}

/// <summary>Where a text may be cut: at its own punctuation, never inside a word.</summary>
public static class Boundary
{
    private const string Marks = "，。；：、,;:！？ \n\t";

    /// <summary>The last boundary at or before a place; the start of the text where there is none.</summary>
    public static int Before(string text, int place)
    {
        while (place > 0 && !Marks.Contains(text[place - 1], StringComparison.Ordinal))
            place--;
        return place;
    }

    /// <summary>The next boundary at or behind a place; the end of the text where there is none.</summary>
    public static int After(string text, int place)
    {
        while (place < text.Length && !Marks.Contains(text[place], StringComparison.Ordinal))
            place++;
        return place;
    }

    /// <summary>Where to cut a text to about a length: at the last boundary in the second half of it, else at the next one behind.</summary>
    public static int Cut(string text, int length)
    {
        int before = Before(text, Math.Min(length, text.Length));
        if (2 * before > length)
            return before - 1;
        int after = After(text, length);
        return after <= 2 * length ? after : char.IsLowSurrogate(text[length]) ? length + 1 : length;
    }
}
