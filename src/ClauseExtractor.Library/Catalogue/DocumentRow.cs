using System.Data.Common;
using System.Globalization;
using ClauseExtractor.Extraction;
using ClauseExtractor.Library.Storage;
using Dapper;

namespace ClauseExtractor.Library.Catalogue;

/// <summary>Reads rows of the documents table; SQLite knows neither dates nor enums.</summary>
internal static class DocumentRow
{
    private const string Columns =
        "number, id, work, version, latest, revision, change, corrected, file, reader, pages, title, document_number, genre, stage, "
        + "issuers, region, region_level, issued, printed, effective_from, "
        + "effective_to, clause_count, benefit_count, warning_count, added_at, version_sign, validity";

    /// <param name="where">The rest of the statement from WHERE on.</param>
    public static IReadOnlyList<DocumentSummary> Query(DbConnection connection, string where, object? parameters = null)
    {
        var documents = new List<DocumentSummary>();
        using var reader = connection.ExecuteReader($"SELECT {Columns} FROM documents {where}", parameters);
        while (reader.Read())
            documents.Add(
                new DocumentSummary(
                    reader.GetInt32(0),
                    reader.GetString(1),
                    reader.GetString(2),
                    reader.GetInt32(3),
                    reader.GetBoolean(4),
                    reader.GetInt64(5),
                    reader.GetInt64(6),
                    reader.GetBoolean(7),
                    reader.GetString(8),
                    reader.GetString(9),
                    reader.IsDBNull(10) ? null : reader.GetInt32(10),
                    Text(11),
                    Text(12),
                    Enum.Parse<Genre>(reader.GetString(13)),
                    Enum.Parse<DocumentStage>(reader.GetString(14)),
                    reader.GetString(15) is { Length: > 0 } issuers ? issuers.Split('\n') : [],
                    Text(16),
                    Text(17) is { } level ? Enum.Parse<RegionLevel>(level) : null,
                    Date(18),
                    Date(19),
                    Date(20),
                    Date(21),
                    reader.GetInt32(22),
                    reader.GetInt32(23),
                    reader.GetInt32(24),
                    DateTimeOffset.Parse(reader.GetString(25), CultureInfo.InvariantCulture)
                )
                {
                    VersionSign = Text(26),
                    Validity = Text(27) is { } basis ? Enum.Parse<ValidityBasis>(basis) : ValidityBasis.None,
                }
            );
        return documents;

        string? Text(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
        DateOnly? Date(int column) => Day(Text(column));
    }

    public static DateOnly? Day(string? iso) => iso is null ? null : DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string? Iso(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static PolicyRecord Record(DbConnection connection, int number)
    {
        var (record, text) = connection.QuerySingle<(byte[], byte[])>(
            "SELECT record, text FROM documents WHERE number = @number",
            new { number }
        );
        return Packed.Record(record, text);
    }
}
