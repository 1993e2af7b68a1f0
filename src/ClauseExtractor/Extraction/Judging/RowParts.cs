using ClauseExtractor.Language;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Judging;

/// <summary>The features of a row's own parts: base, years, term, condition, recipient.</summary>
internal static class RowParts
{
    public static IReadOnlyList<string> Names { get; } =
    [
        "baseNull",
        "baseShort",
        "baseLong",
        "baseFigure",
        "baseOdd",
        "years",
        "instalments",
        "termReward",
        "termSubsidy",
        "termSupport",
        "termFunds",
        "termInterest",
        "conditionNull",
        "nobody",
        "conditionLong",
        "conditionVeryLong",
        "conditionParts",
        "conditionBefore",
        "conditionTwin",
        "conditionOdd",
        "conditionOpen",
        "conditionMidWord",
        "conditionEndOdd",
        "recipientNull",
        "recipientEndOdd",
        "figureInCondition",
    ];

    private static readonly WordList Odd = new(
        "的",
        "并",
        "且",
        "者",
        "及",
        "和",
        "与",
        "或",
        "以上",
        "以下",
        "元",
        "年",
        "内",
        "后",
        "等",
        "可",
        "给",
        "予",
        ")",
        "”",
        "、",
        ","
    );

    // What a condition or a recipient ends in.
    private static readonly WordList Ends = new(
        "的",
        "者",
        "企业",
        "单位",
        "机构",
        "项目",
        "人员",
        "人才",
        "平台",
        "后",
        "时",
        "中心",
        "团队",
        "个人",
        "公司",
        "园区",
        "基地",
        "组织",
        "协会",
        "学校",
        "院校",
        "医院",
        "街道",
        "社区",
        "村",
        "县",
        "市",
        "区",
        "镇",
        "家庭",
        "农户",
        "农民",
        "职工",
        "毕业生",
        "院士",
        "博士",
        "硕士",
        "本科生",
        "主体",
        "合作社",
        "实验室",
        "载体",
        "经认定",
        "经评审",
        "经评审认定",
        "经审核",
        "旅行社",
        "展会",
        "活动",
        "等",
        "奖",
        "事务所",
        "房",
        "岗位",
        "老年人",
        "残疾人",
        "运营商",
        "用户",
        "银行",
        "产品",
        "专利",
        "标准",
        "工厂",
        "车间",
        "品牌",
        "商标",
        "证书",
        "设备",
        "作品",
        "券",
        ")",
        "”"
    );

    // What stands right before a condition in a sentence.
    private const string Leads = "对给由为在从向以将按于凡则且并";

    public static void Read(RowView view, ref FeatureWriter writer)
    {
        var (row, folded) = (view.Row, view.Folded);
        string? of = row.Rate?.Base;
        writer.Put(row.Rate is not null && of is null);
        writer.Put(of is { Length: < 3 });
        writer.Put(of is { Length: > 14 });
        writer.Put(of is not null && of.AsSpan().IndexOfAnyInRange('0', '9') >= 0);
        writer.Put(of is not null && (Odd.Starts(of) || of.AsSpan().IndexOfAny(',', '，', '。') >= 0));
        writer.Put(row.Years is not null);
        writer.Put(row.InstalmentYears is not null);
        writer.Put(row.Term is "奖励" or "奖补" or "奖金");
        writer.Put(row.Term is "补贴" or "补助" or "资助");
        writer.Put(row.Term is "支持" or "扶持");
        writer.Put(row.Term is "资金" or "经费");
        writer.Put(row.Term is "贴息" or "补偿" or "代偿" or "返还");
        Condition(view, ref writer);
        writer.Put(row.Beneficiary is null);
        writer.Put(row.BeneficiarySpan is { } who && !Ends.Ends(folded.AsSpan(who.Start, who.End - who.Start)));
        bool figure = false;
        foreach (var other in view.Sentence.Figures)
            figure = figure || other.Given > 0.3 && view.IsCondition(other.Context.Mention.Range.Start, other.Context.Mention.Range.End);
        writer.Put(figure);
    }

    private static void Condition(RowView view, ref FeatureWriter writer)
    {
        var (row, folded, sentence) = (view.Row, view.Folded, view.Sentence);
        int length = row.Condition?.Length ?? 0,
            open = 0;
        bool before = false,
            midWord = row.BeneficiarySpan is { } who && IsMidWord(folded, who.Start),
            twin = false;
        foreach (var span in view.Conditions)
        {
            before = before || span.Start < sentence.Range.Start;
            midWord = midWord || IsMidWord(folded, span.Start);
        }
        foreach (char c in row.Condition ?? "")
            open += TextFold.Fold(c) switch
            {
                '(' or '“' => 1,
                ')' or '”' => -1,
                _ => 0,
            };
        foreach (var other in sentence.Rows)
            twin =
                twin
                || !ReferenceEquals(other, row)
                    && other.Term == row.Term
                    && other.Condition == row.Condition
                    && other.Beneficiary == row.Beneficiary;
        writer.Put(row.Condition is null);
        writer.Put(row.Condition is null && row.Beneficiary is null);
        writer.Put(length > 50);
        writer.Put(length > 100);
        writer.Put(row.ConditionSpans.Count > 1);
        writer.Put(before);
        writer.Put(twin);
        writer.Put(
            row.ConditionSpans.Count > 0
                && Odd.Starts(folded.AsSpan(row.ConditionSpans[0].Start, row.ConditionSpans[0].End - row.ConditionSpans[0].Start))
        );
        writer.Put(open != 0);
        writer.Put(midWord);
        writer.Put(
            row.ConditionSpans.Count > 0
                && !Ends.Ends(
                    folded.AsSpan(row.ConditionSpans[^1].Start, row.ConditionSpans[^1].End - row.ConditionSpans[^1].Start).TrimEnd(", ")
                )
        );
    }

    private static bool IsMidWord(string folded, int start) =>
        start > 0 && folded[start - 1] is >= '一' and <= '鿿' && !Leads.Contains(folded[start - 1]);
}
