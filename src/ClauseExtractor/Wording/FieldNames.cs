using System.Collections.Frozen;
using ClauseExtractor.Revision;

namespace ClauseExtractor.Wording;

/// <summary>
/// What the subjects and fields of facts are called: one table each, short as in a table, and in full where a sentence has nothing around
/// it that says whose number or date it is.
/// </summary>
public static class FieldNames
{
    /// <summary>A field by its path (<c>caps[0].per</c>); the path itself where it has no name.</summary>
    public static string Of(string field, ReportLanguage language) => Find(field) is var (name, _) ? name.In(language) : field;

    /// <summary>The subject in words.</summary>
    public static string Of(FactSubject subject, ReportLanguage language) => Subjects[subject].Short.In(language);

    /// <summary>What a Chinese sentence calls the thing that changed: 发文字号, 责任单位.</summary>
    public static string InSentence(FactSubject subject, string? field)
    {
        var (name, full) =
            field is not null && subject is FactSubject.Benefit or FactSubject.Date or FactSubject.Document
                ? Find(field!) ?? Subjects[subject]
                : Subjects[subject];
        return full ?? name.Chinese;
    }

    /// <summary>By the whole path, else by its last part; the unit of a cap is what it is counted by.</summary>
    private static (Words Short, string? Full)? Find(string field) =>
        Fields.TryGetValue(field.EndsWith("].unit", StringComparison.Ordinal) ? "caps.unit" : field, out var name)
        || Fields.TryGetValue(field[(field.LastIndexOf('.') + 1)..], out name)
            ? name
            : null;

    private static readonly FrozenDictionary<string, (Words Short, string? Full)> Fields = new Dictionary<string, (Words, string?)>
    {
        ["amount"] = (("金额", "amount"), null),
        ["lower"] = (("下限", "lower end"), "金额下限"),
        ["bound"] = (("限额方式", "bound"), "限定方式"),
        ["per"] = (("计算方式", "counted per"), "计次方式"),
        ["caps.unit"] = (("计量单位", "unit"), null),
        ["currency"] = (("币种", "currency"), null),
        ["rate.value"] = (("比例", "rate"), null),
        ["rate.base"] = (("计算基数", "base"), null),
        ["match"] = (("配套比例", "match"), null),
        ["years"] = (("享受年限", "years"), "年限"),
        ["instalmentYears"] = (("分期年限", "instalments"), "年限"),
        ["term"] = (("扶持方式", "kind"), null),
        ["beneficiary"] = (("扶持对象", "beneficiary"), null),
        ["condition"] = (("条件", "condition"), null),
        ["procedure"] = (("程序", "procedure"), null),
        ["text"] = (("条文", "text"), null),
        ["scope"] = (("适用主体", "who is bound"), null),
        ["act"] = (("办理方式", "procedure"), null),
        ["value"] = (("数值", "value"), null),
        ["upper"] = (("上限", "upper end"), null),
        ["comparator"] = (("比较方式", "comparator"), null),
        ["metric"] = (("指标名称", "metric"), null),
        ["unit"] = (("单位", "unit"), null),
        ["year"] = (("年份", "year"), null),
        ["kind"] = (("类型", "kind"), null),
        ["role"] = (("职责", "role"), null),
        ["stage"] = (("阶段", "stage"), "文件阶段"),
        ["title"] = (("名称", "title"), "标题"),
        ["documentNumber"] = (("文号", "number"), "发文字号"),
        ["issuers"] = (("发文机关", "issuers"), null),
        ["region"] = (("地区", "region"), "适用地区"),
        ["genre"] = (("文种", "genre"), null),
        ["effectiveFrom"] = (("施行日期", "effective from"), null),
        ["effectiveTo"] = (("有效期至", "effective to"), "有效期截止日"),
        ["issued"] = (("成文日期", "issued"), null),
        ["printed"] = (("印发日期", "printed"), null),
        ["adopted"] = (("通过日期", "adopted"), null),
        ["commentFrom"] = (("征求意见开始", "comments from"), "征求意见起始日"),
        ["commentTo"] = (("征求意见截止", "comments until"), "征求意见截止日"),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<FactSubject, (Words Short, string? Full)> Subjects = new Dictionary<
        FactSubject,
        (Words, string?)
    >
    {
        [FactSubject.Benefit] = (("扶持", "benefit"), "扶持内容"),
        [FactSubject.Owner] = (("责任单位", "owner"), null),
        [FactSubject.Date] = (("日期", "date"), null),
        [FactSubject.Threshold] = (("门槛", "threshold"), null),
        [FactSubject.Indicator] = (("指标", "indicator"), null),
        [FactSubject.Provision] = (("规定", "provision"), "总体规定"),
        [FactSubject.Document] = (("文件", "document"), "文件信息"),
        [FactSubject.Repeal] = (("废止文件", "repeal"), null),
        [FactSubject.Amount] = (("金额", "amount"), null),
        [FactSubject.Period] = (("期限", "period"), null),
        [FactSubject.Number] = (("数值", "figure"), null),
        [FactSubject.Duty] = (("约束力", "force"), "约束用语"),
    }.ToFrozenDictionary();
}
