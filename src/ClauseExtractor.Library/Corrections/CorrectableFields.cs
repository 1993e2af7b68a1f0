using System.Globalization;
using ClauseExtractor.Extraction;
using ClauseExtractor.Json;
using ClauseExtractor.Wording;

namespace ClauseExtractor.Library.Corrections;

/// <summary>A value that a reviewer may correct.</summary>
/// <param name="Name">Path within the row, the clause or the document: <c>caps[0].amount</c>.</param>
/// <param name="Now">The value as the record has it; empty where there is none.</param>
public sealed record CorrectableField(string Name, string Chinese, string English, string Now);

/// <summary>Which values can be corrected where.</summary>
public static class CorrectableFields
{
    /// <summary>The fields of a document, of a clause itself, or of one of its rows.</summary>
    /// <param name="clause">Path of the clause; null for the document's own fields.</param>
    /// <param name="row">Index of the benefit within the clause; null for the clause's own fields.</param>
    public static IReadOnlyList<CorrectableField> Of(PolicyRecord record, string? clause, int? row)
    {
        if (clause is null)
            return OfDocument(record.Document);
        var rows = record.Benefits.Where(b => b.Clause == clause).ToList();
        return row is { } at && at >= 0 && at < rows.Count
            ? OfBenefit(rows[at])
            :
            [
                new("heading", "标题", "Heading", record.Clauses.FirstOrDefault(c => c.Path == clause)?.Heading ?? ""),
                new("+benefit", "补一项扶持（写明方式，如“奖励”）", "Add a benefit (give its kind, as 奖励)", ""),
            ];
    }

    /// <summary>The field's path as the ledger takes it.</summary>
    public static string Path(string name, int? row) =>
        name switch
        {
            "+benefit" => "benefits[+]",
            "" when row is { } at => string.Create(CultureInfo.InvariantCulture, $"benefits[{at}]"),
            _ when row is { } at => string.Create(CultureInfo.InvariantCulture, $"benefits[{at}].{name}"),
            _ => name,
        };

    /// <summary>What a correction's field is called: 第 2 项扶持：金额.</summary>
    public static string Label(string path, bool english)
    {
        int dot = path.StartsWith("benefits[", StringComparison.Ordinal) ? path.IndexOf(']', StringComparison.Ordinal) : -1;
        if (dot < 0)
            return Called(path, english);
        string row = path[9..dot],
            field = path.Length > dot + 2 ? path[(dot + 2)..] : "";
        string which =
            row == "+"
                ? english
                    ? "a new benefit"
                    : "补一项扶持"
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"{(english ? "benefit " : "第 ")}{int.Parse(row, CultureInfo.InvariantCulture) + 1}{(english ? "" : " 项扶持")}"
                );
        return field.Length == 0 ? which : $"{which}{(english ? ": " : "：")}{Called(field, english)}";
    }

    private static string Called(string field, bool english)
    {
        string name = field[(field.LastIndexOf('.') + 1)..];
        return Names.TryGetValue(field, out var whole) ? In(whole)
            : Names.TryGetValue(name, out var words) ? In(words)
            : field;

        string In(Words words) => english ? words.English : words.Chinese;
    }

    private static readonly Dictionary<string, Words> Names = new()
    {
        ["heading"] = ("标题", "heading"),
        ["term"] = ("方式", "kind"),
        ["beneficiary"] = ("对象", "for whom"),
        ["condition"] = ("条件", "condition"),
        ["amount"] = ("金额", "amount"),
        ["lower"] = ("区间下限", "lower end"),
        ["bound"] = ("口径", "bound"),
        ["per"] = ("计量", "counted by"),
        ["rate.value"] = ("比例", "rate"),
        ["rate.base"] = ("比例基数", "rate of what"),
        ["rate.bound"] = ("比例口径", "rate bound"),
        ["match"] = ("配套比例", "match"),
        ["years"] = ("年限", "years"),
        ["instalmentYears"] = ("分几年拨付", "paid over years"),
        ["procedure"] = ("程序", "procedure"),
        ["confidence"] = ("可信度", "confidence"),
        ["title"] = ("标题", "title"),
        ["documentNumber"] = ("发文字号", "number"),
        ["issuers"] = ("发文机关", "issuers"),
        ["issued"] = ("成文日期", "issued"),
        ["printed"] = ("印发日期", "printed"),
        ["effectiveFrom"] = ("施行日期", "in force from"),
        ["effectiveTo"] = ("有效期至", "in force to"),
        ["stage"] = ("阶段", "stage"),
        ["genre"] = ("体裁", "genre"),
        ["caps[+]"] = ("加一个金额", "a new amount"),
    };

    /// <summary>The field that holds the part of a row that is the least sure; null where the row has none.</summary>
    public static string? Of(Benefit row) =>
        row.Weakest switch
        {
            RowPart.Caps => row.Caps.Count > 0 ? "caps[0].amount" : "caps[+]",
            RowPart.Per => row.Caps.Count > 0 ? "caps[0].per" : null,
            RowPart.Rate => row.Rate is null ? null : "rate.value",
            RowPart.Base => row.Rate is null ? null : "rate.base",
            RowPart.Term => "term",
            RowPart.Years => "years",
            RowPart.Condition => "condition",
            RowPart.Beneficiary => "beneficiary",
            _ => null,
        };

    private static List<CorrectableField> OfBenefit(Benefit b)
    {
        var fields = new List<CorrectableField>
        {
            new("term", "方式", "Kind", b.Term),
            new("beneficiary", "对象", "For whom", b.Beneficiary ?? ""),
            new("condition", "条件", "Condition", b.Condition ?? ""),
        };
        foreach (var (i, cap) in b.Caps.Index())
        {
            string n = b.Caps.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $" {i + 1}") : "",
                at = string.Create(CultureInfo.InvariantCulture, $"caps[{i}]");
            fields.AddRange([
                new($"{at}.amount", $"金额{n}", $"Amount{n}", Print(cap.Amount)),
                new($"{at}.lower", $"区间下限{n}", $"Lower end{n}", Print(cap.Lower)),
                new($"{at}.bound", $"口径{n}", $"Bound{n}", Print(cap.Bound)),
                new($"{at}.per", $"计量{n}", $"Counted by{n}", Print(cap.Per)),
            ]);
        }
        fields.Add(new("caps[+]", "加一个金额", "Add an amount", ""));
        if (b.Rate is { } rate)
            fields.AddRange([
                new("rate.value", "比例", "Rate", ValueText.Percent(rate.Value)),
                new("rate.base", "比例基数", "Rate of what", rate.Base ?? ""),
                new("rate.bound", "比例口径", "Rate bound", Print(rate.Bound)),
            ]);
        fields.AddRange([
            new("match", "配套比例", "Match", Print(b.Match)),
            new("years", "年限", "Years", Print(b.Years)),
            new("instalmentYears", "分几年拨付", "Paid over years", Print(b.InstalmentYears)),
            new("procedure", "程序", "Procedure", b.Procedure ?? ""),
        ]);
        return fields;
    }

    private static IReadOnlyList<CorrectableField> OfDocument(DocumentFacts d) =>
        [
            new("title", "标题", "Title", d.Title ?? ""),
            new("documentNumber", "发文字号", "Number", d.DocumentNumber ?? ""),
            new("issuers", "发文机关（多个用；分开）", "Issuers (several parted by ；)", string.Join('；', d.Issuers)),
            new("dates.issued", "成文日期", "Issued", Print(d.Dates.Issued)),
            new("dates.printed", "印发日期", "Printed", Print(d.Dates.Printed)),
            new("dates.effectiveFrom", "施行日期", "In force from", Print(d.Dates.EffectiveFrom)),
            new("dates.effectiveTo", "有效期至", "In force to", Print(d.Dates.EffectiveTo)),
            new("stage", "阶段", "Stage", Print(d.Stage)),
            new("genre", "体裁", "Genre", Print(d.Genre)),
        ];

    private static string Print(object? value) => CsvFile.Print(value);
}
