using ClauseExtractor.Extraction;

namespace ClauseExtractor.Json;

/// <summary>
/// Records flattened into three tables, for Excel, pandas and R: <c>benefits.csv</c>, <c>clauses.csv</c>, <c>documents.csv</c>. Records
/// stand in the order given.
/// </summary>
/// <remarks>Several names in one cell are parted by <c>；</c>, which stands in no unit's name (、 does: 各市、县（区）人民政府).</remarks>
public static class RecordCsv
{
    private const string Separator = "；";

    /// <summary>Columns of <c>benefits.csv</c>, as the public format lists them.</summary>
    public static IReadOnlyList<string> BenefitColumns { get; } =
    [
        "file",
        "row",
        "title",
        "documentNumber",
        "stage",
        "region",
        "clause",
        "heading",
        "term",
        "beneficiary",
        "condition",
        "tier",
        "amount",
        "lower",
        "bound",
        "per",
        "unit",
        "rate",
        "rateBound",
        "rateBase",
        "match",
        "years",
        "instalmentYears",
        "procedure",
        "owners",
        "effectiveFrom",
        "effectiveTo",
        "confidence",
        "page",
        "start",
        "end",
        "quote",
    ];

    /// <summary>Columns of <c>clauses.csv</c>.</summary>
    public static IReadOnlyList<string> ClauseColumns { get; } =
    ["file", "path", "label", "level", "parent", "kind", "heading", "text", "owners", "page", "start", "end"];

    /// <summary>Columns of <c>documents.csv</c>.</summary>
    public static IReadOnlyList<string> DocumentColumns { get; } =
    [
        "file",
        "id",
        "sha256",
        "reader",
        "pages",
        "title",
        "documentNumber",
        "genre",
        "stage",
        "issuers",
        "region",
        "regionLevel",
        "adopted",
        "issued",
        "printed",
        "effectiveFrom",
        "effectiveTo",
        "commentFrom",
        "commentTo",
        "validity",
        "repeals",
        "clauses",
        "benefits",
        "warnings",
    ];

    /// <summary>
    /// <c>benefits.csv</c>: one line a cap, and one for a benefit without caps. <c>row</c> counts a document's benefits from 1; two caps of
    /// one benefit share it.
    /// </summary>
    public static byte[] Benefits(IEnumerable<PolicyRecord> records) => CsvFile.Write(BenefitColumns, records.SelectMany(BenefitRows));

    /// <summary><c>clauses.csv</c>: one line a numbered unit. <c>start</c> and <c>end</c> are those of its first span.</summary>
    public static byte[] Clauses(IEnumerable<PolicyRecord> records) => CsvFile.Write(ClauseColumns, records.SelectMany(ClauseRows));

    /// <summary><c>documents.csv</c>: one line a document, with the counts of what it holds.</summary>
    public static byte[] Documents(IEnumerable<PolicyRecord> records) => CsvFile.Write(DocumentColumns, records.Select(DocumentRow));

    /// <summary>The rows of <see cref="BenefitColumns"/> of one record.</summary>
    public static IEnumerable<IReadOnlyList<object?>> BenefitRows(PolicyRecord record)
    {
        var document = record.Document;
        var clauses = record.Clauses.DistinctBy(c => c.Path).ToDictionary(c => c.Path);
        foreach (var (index, benefit) in record.Benefits.Index())
        {
            var clause = clauses.GetValueOrDefault(benefit.Clause);
            var owners = clause is { Owners.Count: > 0 } ? clause.Owners : document.Owners;
            foreach (var cap in benefit.Caps.DefaultIfEmpty())
                yield return
                [
                    document.Source.File,
                    index + 1,
                    document.Title,
                    document.DocumentNumber,
                    document.Stage,
                    document.Region?.Name,
                    benefit.Clause,
                    clause?.Heading,
                    benefit.Term,
                    benefit.Beneficiary,
                    benefit.Condition,
                    benefit.Tier,
                    cap?.Amount,
                    cap?.Lower,
                    cap?.Bound,
                    cap?.Per,
                    cap?.Unit,
                    benefit.Rate?.Value,
                    benefit.Rate?.Bound,
                    benefit.Rate?.Base,
                    benefit.Match,
                    benefit.Years,
                    benefit.InstalmentYears,
                    benefit.Procedure,
                    Join(owners.Select(o => o.Name)),
                    document.Dates.EffectiveFrom,
                    document.Dates.EffectiveTo,
                    benefit.Confidence,
                    benefit.Span.Page,
                    benefit.Span.Start,
                    benefit.Span.End,
                    benefit.Span.Quote,
                ];
        }
    }

    /// <summary>The rows of <see cref="ClauseColumns"/> of one record.</summary>
    public static IEnumerable<IReadOnlyList<object?>> ClauseRows(PolicyRecord record) =>
        record.Clauses.Select(
            IReadOnlyList<object?> (c) =>
                [
                    record.Document.Source.File,
                    c.Path,
                    c.Label,
                    c.Level,
                    c.Parent,
                    c.Kind,
                    c.Heading,
                    c.Text,
                    Join(c.Owners.Select(o => o.Name)),
                    c.Span.Page,
                    c.Span.Start,
                    c.Span.End,
                ]
        );

    /// <summary>The row of <see cref="DocumentColumns"/> of one record.</summary>
    public static IReadOnlyList<object?> DocumentRow(PolicyRecord record)
    {
        var (d, dates) = (record.Document, record.Document.Dates);
        return
        [
            d.Source.File,
            d.Id,
            d.Source.Sha256,
            d.Source.Reader,
            d.Source.Pages,
            d.Title,
            d.DocumentNumber,
            d.Genre,
            d.Stage,
            Join(d.Issuers),
            d.Region?.Name,
            d.Region?.Level,
            dates.Adopted,
            dates.Issued,
            dates.Printed,
            dates.EffectiveFrom,
            dates.EffectiveTo,
            dates.CommentFrom,
            dates.CommentTo,
            d.Validity.Basis,
            Join(d.Repeals.Select(r => r.DocumentNumber is null ? r.Title : $"{r.Title}（{r.DocumentNumber}）")),
            record.Clauses.Count,
            record.Benefits.Count,
            record.Warnings.Count,
        ];
    }

    private static string? Join(IEnumerable<string> names) =>
        string.Join(Separator, names.Distinct()) is { Length: > 0 } joined ? joined : null;
}
