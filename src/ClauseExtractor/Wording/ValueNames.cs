using System.Collections.Frozen;
using ClauseExtractor.Extraction;

namespace ClauseExtractor.Wording;

/// <summary>What the values of a record's closed lists are called: one table a list, with every form that is shown anywhere.</summary>
public static class ValueNames
{
    /// <summary>≤ before a figure; empty for a fixed sum.</summary>
    public static string Sign(Bound bound) => Bounds[bound].Sign;

    /// <summary>≥ before a figure.</summary>
    public static string Sign(Comparator comparator) => Comparators[comparator].Sign;

    /// <summary>最高 before a figure; empty for a fixed sum.</summary>
    public static string Cue(Bound bound, ReportLanguage language) => Bounds[bound].Cue.In(language);

    /// <summary>What a sum is counted by, as short as it goes behind a stroke: 年.</summary>
    /// <param name="unit">The noun that the text counts by, for <see cref="Per.Item"/>.</param>
    public static string Brief(Per per, string? unit, ReportLanguage language) =>
        per == Per.Item && unit is not null ? unit : Counted[per].Short.In(language);

    /// <summary>What a sum is counted by: 每年.</summary>
    public static string Of(Per per, string? unit, ReportLanguage language) =>
        per == Per.Item && unit is not null ? language.Text("每" + unit, "each " + unit) : Counted[per].Full.In(language);

    /// <summary>The kind in words.</summary>
    public static string Of(ProvisionKind kind, ReportLanguage language) => Provisions[kind].In(language);

    /// <summary>The genre in words.</summary>
    public static string Of(Genre genre, ReportLanguage language) => Genres[genre].In(language);

    /// <summary>牵头, where it stands behind the name of a unit.</summary>
    public static string Brief(OwnerRole role, ReportLanguage language) => Roles[role].Short.In(language);

    /// <summary>Any value of a closed list as a value of its own, in a cell or a sentence: 不超过, 牵头单位.</summary>
    public static string Of(Enum value, ReportLanguage language) =>
        value switch
        {
            Bound bound => Bounds[bound].Name.In(language),
            Per per => language.Text(Counted[per].Name, Counted[per].Full.English),
            Comparator comparator => Comparators[comparator].Name.In(language),
            OwnerRole role => language.Text(Roles[role].Name, Roles[role].Short.English),
            ProvisionKind kind => Provisions[kind].In(language),
            Genre genre => Genres[genre].In(language),
            DocumentStage.Draft => language.Text("征求意见稿", "draft for comment"),
            DocumentStage.Issued => language.Text("正式文件", "issued"),
            _ => value.ToString(),
        };

    /// <summary>The word for a cap in a table: 定额 and not 固定数额.</summary>
    public static string Column(Bound bound) => bound == Bound.Exact ? "定额" : Bounds[bound].Name.Chinese;

    private static readonly FrozenDictionary<Bound, (string Sign, Words Cue, Words Name)> Bounds = new Dictionary<
        Bound,
        (string, Words, Words)
    >
    {
        [Bound.UpTo] = ("≤", ("最高 ", "up to "), ("不超过", "up to")),
        [Bound.Exact] = ("", ("", ""), ("固定数额", "fixed")),
        [Bound.AtLeast] = ("≥", ("不低于 ", "at least "), ("不低于", "at least")),
        [Bound.Between] = ("", ("", ""), ("区间", "range")),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<Per, (Words Short, Words Full, string Name)> Counted = new Dictionary<
        Per,
        (Words, Words, string)
    >
    {
        [Per.Once] = (("一次性", "once"), ("一次性", "once"), "一次性"),
        [Per.Year] = (("年", "year"), ("每年", "a year"), "每年"),
        [Per.Quarter] = (("季度", "quarter"), ("每季", "a quarter"), "每季度"),
        [Per.Month] = (("月", "month"), ("每月", "a month"), "每月"),
        [Per.Event] = (("次", "event"), ("每次", "an event"), "每次"),
        [Per.Total] = (("累计", "total"), ("累计", "in total"), "累计"),
        [Per.Project] = (("项目", "project"), ("每个项目", "a project"), "每个项目"),
        [Per.Item] = (("项", "item"), ("每项", "each"), "每件（项）"),
        [Per.Recipient] = (("户", "recipient"), ("每户", "a recipient"), "每家（人）"),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<Comparator, (string Sign, Words Name)> Comparators = new Dictionary<
        Comparator,
        (string, Words)
    >
    {
        [Comparator.Gte] = ("≥", ("不低于", "at least")),
        [Comparator.Gt] = (">", ("超过", "more than")),
        [Comparator.Lte] = ("≤", ("不超过", "at most")),
        [Comparator.Lt] = ("<", ("低于", "less than")),
        [Comparator.Eq] = ("", ("等于", "equal to")),
        [Comparator.Between] = ("≥", ("区间", "range")),
        [Comparator.Approx] = ("≈", ("约", "about")),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<OwnerRole, (Words Short, string Name)> Roles = new Dictionary<OwnerRole, (Words, string)>
    {
        [OwnerRole.Responsible] = (("责任", "responsible"), "责任单位"),
        [OwnerRole.Lead] = (("牵头", "lead"), "牵头单位"),
        [OwnerRole.Supporting] = (("配合", "supporting"), "配合单位"),
        [OwnerRole.Administration] = (("主管", "administration"), "管理单位"),
        [OwnerRole.Interpretation] = (("解释", "interpretation"), "解释单位"),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<ProvisionKind, Words> Provisions = new Dictionary<ProvisionKind, Words>
    {
        [ProvisionKind.Eligibility] = ("申请资格", "Eligibility"),
        [ProvisionKind.Ceiling] = ("总额上限", "Ceiling"),
        [ProvisionKind.Stacking] = ("不重复享受", "No double support"),
        [ProvisionKind.Application] = ("申报与兑付", "Application"),
        [ProvisionKind.Clawback] = ("追回", "Recovery"),
        [ProvisionKind.Budget] = ("资金与预算", "Budget"),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<Genre, Words> Genres = new Dictionary<Genre, Words>
    {
        [Genre.Measures] = ("措施/办法", "Measures"),
        [Genre.Rules] = ("细则/规定", "Rules"),
        [Genre.Opinions] = ("意见", "Opinions"),
        [Genre.Plan] = ("规划/方案", "Plan"),
        [Genre.Notice] = ("通知", "Notice"),
        [Genre.Announcement] = ("公告", "Announcement"),
        [Genre.Law] = ("法律", "Law"),
        [Genre.Regulation] = ("法规", "Regulation"),
        [Genre.Other] = ("其他", "Other"),
    }.ToFrozenDictionary();
}
