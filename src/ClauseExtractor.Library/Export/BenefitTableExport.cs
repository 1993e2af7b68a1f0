using ClauseExtractor.Extraction;
using ClauseExtractor.Json;
using ClauseExtractor.Library.Catalogue;
using ClauseExtractor.Library.Tables;
using ClauseExtractor.Wording;

namespace ClauseExtractor.Library.Export;

/// <summary>A comparison of benefits as a table to work on: one line a cap, with Chinese headings.</summary>
public static class BenefitTableExport
{
    /// <summary>The headings.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "分组", "地区", "政策", "文号", "条款", "条款标题", "主题", "方式", "对象", "条件", "档次", "上限（元）", "下限（元）", "口径", "计量", "比例", "比例基数", "配套", "年限", "责任单位", "施行日期", "有效期至", "状态", "效力依据",
        "可信度", "已更正", "原文", "存疑之处", "本条未读懂的数额",
    ];

    /// <summary>UTF-8 with a byte order mark, as Excel needs it.</summary>
    public static byte[] Csv(BenefitTable table) => CsvFile.Write(Columns, Rows(table));

    public static byte[] Xlsx(BenefitTable table) => XlsxFile.Write([new("扶持对照", Columns, Rows(table))]);

    private static IEnumerable<IReadOnlyList<object?>> Rows(BenefitTable table)
    {
        foreach (var row in table.Rows)
            foreach (var cap in row.Benefit.Caps.DefaultIfEmpty())
                yield return
                [
                    row.Group, row.Document.Region, row.Document.DisplayTitle, row.Document.DocumentNumber, row.Clause, row.Heading, row.Topic, row.Benefit.Term, row.Benefit.Beneficiary, row.Benefit.Condition,
                    row.Benefit.Tier, cap?.Amount, cap?.Lower, cap is null ? null : ValueNames.Column(cap.Bound), cap is { Per: { } per } ? ValueNames.Of(per, cap.Unit, ReportLanguage.Chinese) : null, row.Benefit.Rate?.Value, row.Benefit.Rate?.Base,
                    row.Benefit.Match, row.Benefit.Years, string.Join('；', row.Owners.Select(o => o.Name)), row.Document.EffectiveFrom, row.Document.EffectiveTo, StatusNames.Chinese(row.Status.State), ValidityNames.Chinese(row.Document.Validity),
                    row.Benefit.Confidence, row.Benefit.Origin switch { BenefitOrigin.Corrected => "是", BenefitOrigin.Model => "模型读出，经人采纳", _ => null }, row.Benefit.Span.Quote,
                    row.Benefit.Weakest is { } part ? PartWording.Doubtful(part) : null, row.Unread.Count == 0 ? null : string.Join('；', row.Unread),
                ];
    }
}
