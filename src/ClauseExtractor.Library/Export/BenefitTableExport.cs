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
        "分组",
        "地区",
        "政策",
        "文号",
        "条款",
        "条款标题",
        "主题",
        "方式",
        "对象",
        "条件",
        "档次",
        "上限（元）",
        "下限（元）",
        "口径",
        "计量",
        "比例",
        "比例基数",
        "配套",
        "年限",
        "责任单位",
        "施行日期",
        "有效期至",
        "状态",
        "效力依据",
        "可信度",
        "已更正",
        "原文",
        "存疑之处",
        "本条未读懂的数额",
    ];

    /// <summary>UTF-8 with a byte order mark, as Excel needs it.</summary>
    public static byte[] Csv(BenefitTable table) => CsvFile.Write(Columns, Rows(table));

    /// <summary>Columns that a workbook folds away, so that the others can be read on one page.</summary>
    private static readonly HashSet<string> Secondary =
    [
        "条款标题",
        "主题",
        "档次",
        "下限（元）",
        "年限",
        "施行日期",
        "效力依据",
        "可信度",
        "已更正",
        "原文",
    ];

    /// <summary>
    /// A workbook to hand on: the table with its empty and its secondary columns folded, and a sheet that says where it comes from.
    /// </summary>
    /// <param name="library">Name of the library.</param>
    /// <param name="made">The day of the export.</param>
    /// <param name="document">Address of a clause by its document's id and its path, where a site shows them; null for no links.</param>
    public static byte[] Xlsx(BenefitTable table, string library, DateOnly made, Func<string, string, Uri>? document = null)
    {
        var shown = new HashSet<int>();
        foreach (var row in Rows(table))
        foreach (var (i, cell) in row.Index())
            if (cell is not null and not "")
                shown.Add(i);
        int clause = Columns.Index().First(c => c.Item == "条款").Index;
        var rows = document is null
            ? Rows(table)
            : table.Rows.SelectMany(row =>
                Rows(row)
                    .Select(
                        IReadOnlyList<object?> (cells) =>
                            [
                                .. cells.Select(
                                    (cell, i) => i == clause ? new XlsxLink(row.Clause, document(row.Document.Id, row.Clause)) : cell
                                ),
                            ]
                    )
            );
        return XlsxFile.Write([
            new("扶持对照", Columns, rows)
            {
                Hidden = Enumerable
                    .Range(0, Columns.Count)
                    .Where(i => Secondary.Contains(Columns[i]) || table.Rows.Count > 0 && !shown.Contains(i))
                    .ToHashSet(),
            },
            new("说明", ["项目", "内容"], About(table, library, made)),
        ]);
    }

    private static IEnumerable<IReadOnlyList<object?>> About(BenefitTable table, string library, DateOnly made)
    {
        yield return ["检索式", table.Query.Source.Length == 0 ? "（全部）" : table.Query.Source];
        foreach (var word in table.Query.Widened)
            yield return ["同时检索", $"{word.Word} → {string.Join('、', word.Added)}"];
        foreach (var unknown in table.Query.Unknown)
            yield return ["不是筛选项", unknown.Name];
        yield return ["资料库", library];
        yield return ["导出日期", made];
        yield return ["状态按该日判断", table.AsOf];
        yield return ["扶持项数", table.Rows.Count];
        yield return ["政策数", table.Rows.Select(r => r.Document.Id).Distinct().Count()];
        yield return
        [
            "说明",
            "一行一个上限；各项数值均由程序从原文读出，“原文”列为其出处，以正式公布的文件为准。次要的列和没有取值的列已折叠，点表格上方的 + 展开。",
        ];
    }

    private static IEnumerable<IReadOnlyList<object?>> Rows(BenefitTable table)
    {
        foreach (var row in table.Rows)
        foreach (var cells in Rows(row))
            yield return cells;
    }

    private static IEnumerable<IReadOnlyList<object?>> Rows(BenefitTableRow row)
    {
        foreach (var cap in row.Benefit.Caps.DefaultIfEmpty())
            yield return
            [
                row.Group,
                row.Document.Region,
                row.Document.DisplayTitle,
                row.Document.DocumentNumber,
                row.Clause,
                row.Heading,
                row.Topic,
                row.Benefit.Term,
                row.Benefit.Beneficiary,
                row.Benefit.Condition,
                row.Benefit.Tier,
                cap?.Amount,
                cap?.Lower,
                cap is null ? null : ValueNames.Column(cap.Bound),
                cap is { Per: { } per } ? ValueNames.Of(per, cap.Unit, ReportLanguage.Chinese) : null,
                row.Benefit.Rate?.Value,
                row.Benefit.Rate?.Base,
                row.Benefit.Match,
                row.Benefit.Years,
                string.Join('；', row.Owners.Select(o => o.Name)),
                row.Document.EffectiveFrom,
                row.Document.EffectiveTo,
                StatusNames.Chinese(row.Status.State),
                ValidityNames.Chinese(row.Document.Validity),
                row.Benefit.Confidence,
                row.Benefit.Origin switch
                {
                    BenefitOrigin.Corrected => "是",
                    BenefitOrigin.Model => "模型读出，经人采纳",
                    _ => null,
                },
                row.Benefit.Span.Quote,
                row.Benefit.Weakest is { } part ? PartWording.Doubtful(part) : null,
                row.Unread.Count == 0 ? null : string.Join('；', row.Unread),
            ];
    }
}
