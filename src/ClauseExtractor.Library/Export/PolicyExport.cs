using System.Text;
using System.Text.Json;
using ClauseExtractor.Extraction;
using ClauseExtractor.Json;

namespace ClauseExtractor.Library.Export;

/// <summary>A file that an export gives.</summary>
public sealed record ExportedFile(string Name, string MediaType, byte[] Content);

/// <summary>Writes records in the formats that people load elsewhere. The same records give the same bytes.</summary>
public static class PolicyExport
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static readonly IReadOnlyList<string> CorrectionColumns =
    [
        "file",
        "title",
        "clause",
        "field",
        "old",
        "new",
        "reason",
        "author",
        "at",
    ];

    private static readonly IReadOnlyList<string> UnreadColumns = ["file", "title", "clause", "kind", "words", "page", "start", "end"];

    /// <summary>
    /// The files of an export: one, but for CSV (a file a table; <c>unread.csv</c> has the figures that could not be read) and Akoma Ntoso
    /// (a file a document).
    /// </summary>
    /// <param name="records">With their corrections, in the order in which they are to stand.</param>
    public static IReadOnlyList<ExportedFile> Write(IReadOnlyList<PolicyRecord> records, ExportFormat format) =>
        format switch
        {
            ExportFormat.Csv =>
            [
                new("benefits.csv", "text/csv", RecordCsv.Benefits(records)),
                new("clauses.csv", "text/csv", RecordCsv.Clauses(records)),
                new("documents.csv", "text/csv", RecordCsv.Documents(records)),
                new("corrections.csv", "text/csv", CsvFile.Write(CorrectionColumns, records.SelectMany(Corrections))),
                new("unread.csv", "text/csv", CsvFile.Write(UnreadColumns, records.SelectMany(Unread))),
            ],
            ExportFormat.Xlsx => [new("policies.xlsx", Xlsx, Workbook(records))],
            ExportFormat.Jsonl => [new("policies.jsonl", "application/jsonl", Jsonl(records))],
            ExportFormat.Json =>
            [
                new("policies.json", "application/json", [.. JsonSerializer.SerializeToUtf8Bytes(records, RecordJson.Options), (byte)'\n']),
            ],
            ExportFormat.Md =>
            [
                new("policies.md", "text/markdown", Encoding.UTF8.GetBytes(string.Join("\n---\n\n", records.Select(RecordMarkdown.Write)))),
            ],
            _ => [.. records.Select(r => new ExportedFile(Name(r) + ".akn.xml", "application/akn+xml", AkomaNtoso.Write(r)))],
        };

    private static byte[] Jsonl(IReadOnlyList<PolicyRecord> records)
    {
        var compact = new JsonSerializerOptions(RecordJson.Options) { WriteIndented = false };
        using var lines = new MemoryStream();
        foreach (var record in records)
        {
            lines.Write(JsonSerializer.SerializeToUtf8Bytes(record, compact));
            lines.WriteByte((byte)'\n');
        }
        return lines.ToArray();
    }

    private static byte[] Workbook(IReadOnlyList<PolicyRecord> records) =>
        XlsxFile.Write([
            new("扶持 benefits", RecordCsv.BenefitColumns, records.SelectMany(RecordCsv.BenefitRows)),
            new("条款 clauses", RecordCsv.ClauseColumns, records.SelectMany(RecordCsv.ClauseRows)),
            new("文件 documents", RecordCsv.DocumentColumns, records.Select(RecordCsv.DocumentRow)),
            new("更正 corrections", CorrectionColumns, records.SelectMany(Corrections)),
            new("未能读懂 unread", UnreadColumns, records.SelectMany(Unread)),
        ]);

    // Figures that are given and stand in no row.
    private static IEnumerable<IReadOnlyList<object?>> Unread(PolicyRecord record) =>
        record
            .Figures.Where(f => f.Role == FigureRole.Unread)
            .Select(
                IReadOnlyList<object?> (f) =>
                    [
                        record.Document.Source.File,
                        record.Document.Title,
                        f.Clause,
                        f.Kind,
                        f.Span.Quote,
                        f.Span.Page,
                        f.Span.Start,
                        f.Span.End,
                    ]
            );

    private static IEnumerable<IReadOnlyList<object?>> Corrections(PolicyRecord record) =>
        (record.Corrections ?? []).Select(
            IReadOnlyList<object?> (c) =>
                [
                    record.Document.Source.File,
                    record.Document.Title,
                    c.Clause,
                    c.Field,
                    c.Old,
                    c.New,
                    c.Reason,
                    c.Author,
                    c.At.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
                ]
        );

    private static string Name(PolicyRecord record) =>
        Path.GetFileNameWithoutExtension(record.Document.Source.File) is { Length: > 0 } stem ? stem : record.Document.Id;
}
