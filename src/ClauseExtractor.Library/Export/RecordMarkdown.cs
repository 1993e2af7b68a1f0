using System.Globalization;
using System.Text;
using ClauseExtractor.Extraction;
using ClauseExtractor.Json;
using ClauseExtractor.Library.Catalogue;
using ClauseExtractor.Wording;

namespace ClauseExtractor.Library.Export;

/// <summary>A record as Markdown: the document's facts, its clauses, its benefits as a table.</summary>
internal static class RecordMarkdown
{
    public static string Write(PolicyRecord record)
    {
        var d = record.Document;
        var text = new StringBuilder();
        text.Append("# ").Append(Line(d.Title ?? d.Source.File)).Append("\n\n");
        foreach (
            var (name, value) in new (string, object?)[]
            {
                ("文号", d.DocumentNumber),
                ("发文机关", string.Join("、", d.Issuers)),
                ("阶段", d.Stage == DocumentStage.Draft ? ValueNames.Of(d.Stage, ReportLanguage.Chinese) : null),
                ("成文日期", d.Dates.Issued),
                ("施行日期", d.Dates.EffectiveFrom),
                ("有效期至", d.Dates.EffectiveTo),
                ("效力依据", ValidityNames.Chinese(d.Validity.Basis)),
                ("征求意见", d.Dates.CommentTo is { } to ? $"{CsvFile.Print(d.Dates.CommentFrom)} 至 {CsvFile.Print(to)}" : null),
                ("来源", d.Source.File),
            }
        )
            if (CsvFile.Print(value) is { Length: > 0 } printed)
                text.Append("- ").Append(name).Append('：').Append(Line(printed)).Append('\n');
        if (record.Corrections is { Count: > 0 } corrections)
            text.Append(CultureInfo.InvariantCulture, $"- 已更正 {corrections.Count} 处，见文末\n");
        text.Append('\n');
        foreach (var clause in record.Clauses)
        {
            text.Append('#', Math.Min(6, clause.Level + 1))
                .Append(' ')
                .Append(Line($"{clause.Label} {clause.Heading}".Trim()))
                .Append("\n\n");
            text.Append(Escape(Body(clause)).Replace("\n", "\n\n", StringComparison.Ordinal)).Append("\n\n");
        }
        if (record.Benefits.Count > 0)
            Table(
                text,
                "扶持内容",
                ["条款", "方式", "对象", "条件", "上限（元）", "比例", "配套", "年限"],
                record.Benefits.Select(b =>
                    new[]
                    {
                        b.Clause,
                        b.Term,
                        b.Beneficiary,
                        b.Condition,
                        string.Join(
                            "；",
                            b.Caps.Select(c =>
                                c.Lower is { } lower ? $"{CsvFile.Print(lower)}—{CsvFile.Print(c.Amount)}" : CsvFile.Print(c.Amount)
                            )
                        ),
                        b.Rate is { } rate ? ValueText.Percent(rate.Value) : null,
                        b.Match is { } match ? BenefitText.Match(match) : null,
                        CsvFile.Print(b.Years),
                    }
                )
            );
        if (record.Figures.Where(f => f.Role == FigureRole.Unread).ToList() is { Count: > 0 } unread)
            Table(text, "未能读懂的数额", ["条款", "原文"], unread.Select(f => new[] { f.Clause, f.Span.Quote }));
        if (record.Corrections is { Count: > 0 } list)
            Table(
                text,
                "更正",
                ["条款", "字段", "原值", "更正为", "理由", "更正人"],
                list.Select(c => new[] { c.Clause, c.Field, c.Old, c.New, c.Reason, c.Author })
            );
        return text.ToString();
    }

    /// <summary>The clause's text without the run-in heading, which stands above it.</summary>
    internal static string Body(Clause clause)
    {
        if (clause.Heading is not { } heading || !clause.Text.TrimStart().StartsWith(heading, StringComparison.Ordinal))
            return clause.Text.Trim();
        return clause.Text.TrimStart()[heading.Length..].TrimStart('。', '．', '.', ' ', '\n', '】', ')', '）');
    }

    private static void Table(StringBuilder text, string title, string[] columns, IEnumerable<string?[]> rows)
    {
        text.Append("## ")
            .Append(title)
            .Append("\n\n| ")
            .AppendJoin(" | ", columns)
            .Append(" |\n|")
            .Append(string.Concat(columns.Select(_ => " --- |")))
            .Append('\n');
        foreach (var row in rows)
            text.Append("| ")
                .AppendJoin(" | ", row.Select(c => Line(c ?? "").Replace("|", "\\|", StringComparison.Ordinal)))
                .Append(" |\n");
        text.Append('\n');
    }

    private static string Line(string text) => Escape(text.Replace('\n', ' '));

    /// <summary>Text is text: nothing in it becomes markup.</summary>
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            if (c is '\\' or '`' or '*' or '_' or '<' or '>' or '[' or ']' or '#' or '~')
                escaped.Append('\\');
            escaped.Append(c);
        }
        return escaped.ToString();
    }
}
