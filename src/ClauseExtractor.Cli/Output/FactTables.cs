using ClauseExtractor.Cli.Extracting;
using ClauseExtractor.Extraction;
using ClauseExtractor.Wording;

namespace ClauseExtractor.Cli.Output;

/// <summary>The tables that the demo shows: of documents, and of what they give.</summary>
internal static class FactTables
{
    /// <summary>A benefit with its record and clause.</summary>
    public sealed record BenefitRow(PolicyRecord Record, Benefit Benefit, Clause? Clause);

    public static IReadOnlyList<BenefitRow> Rows(PolicyRecord record) =>
        [.. record.Benefits.Select(b => new BenefitRow(record, b, record.Clauses.FirstOrDefault(c => c.Path == b.Clause)))];

    public static IReadOnlyList<Column<ExtractedFile>> Documents(Shell shell) =>
        [
            new("title", shell.Text("标题", "Title"), o => o.Record!.Document.Title) { Weight = 4 },
            new("documentNumber", shell.Text("文号", "Number"), o => o.Record!.Document.DocumentNumber) { Weight = 2 },
            new("issuers", shell.Text("发文机关", "Issuer"), o => string.Join("；", o.Record!.Document.Issuers))
            {
                Weight = 2,
                MaxLines = 2,
            },
            new("stage", "", o => o.Record!.Document.Stage) { Hidden = true },
            new("effectiveFrom", shell.Text("施行", "From"), o => o.Record!.Document.Dates.EffectiveFrom),
            new("effectiveTo", shell.Text("至", "Until"), o => o.Record!.Document.Dates.EffectiveTo),
            new("clauses", shell.Text("条款", "Clauses"), o => o.Record!.Clauses.Count) { Right = true },
            new("benefits", shell.Text("扶持", "Benefits"), o => o.Record!.Benefits.Count) { Right = true },
        ];

    public static IReadOnlyList<Column<BenefitRow>> Benefits(Shell shell) =>
        [
            new("file", "", r => r.Record.Document.Source.File) { Hidden = true },
            new("clause", shell.Text("条款", "Clause"), r => r.Benefit.Clause) { Weight = 2 },
            new("beneficiary", shell.Text("对象", "Recipient"), r => r.Benefit.Beneficiary) { Weight = 3, MaxLines = 3 },
            new("condition", shell.Text("条件", "Condition"), r => r.Benefit.Condition) { Weight = 5, MaxLines = 3 },
            new("term", shell.Text("种类", "Kind"), r => r.Benefit.Term) { Weight = 1 },
            new(
                "caps",
                shell.Text("上限", "Cap"),
                r => string.Join("；", r.Benefit.Caps.Select(c => BenefitText.Cap(c, shell.Language, FigureStyle.Brief)))
            )
            {
                Show = r =>
                    BenefitText.WithUnread(
                        string.Join("；", r.Benefit.Caps.Select(c => BenefitText.Cap(c, shell.Language, FigureStyle.Brief))),
                        UnreadFigures.Of(r.Record, r.Benefit.Clause),
                        shell.Language
                    ),
                Weight = 3,
            },
            new("rate", shell.Text("比例", "Rate"), r => BenefitText.Share(r.Benefit, shell.Language)) { Weight = 3, MaxLines = 3 },
            new("owners", shell.Text("责任单位", "Owner"), Owners) { Weight = 3, MaxLines = 3 },
            new("quote", "", r => r.Benefit.Span.Quote) { Hidden = true },
            new("unread", "", r => string.Join("；", UnreadFigures.Of(r.Record, r.Benefit.Clause))) { Hidden = true },
        ];

    private static string Owners(BenefitRow row) =>
        string.Join(
            "、",
            (row.Clause is { Owners.Count: > 0 } clause ? clause.Owners : row.Record.Document.Owners).Select(o => o.Name).Distinct()
        );
}
