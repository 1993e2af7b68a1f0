using System.Data.Common;
using ClauseExtractor.Library.Storage;
using Dapper;

namespace ClauseExtractor.Library.Catalogue;

/// <summary>
/// Which of the files of one text its record rests on, and which one lends its pages. It hangs on what the library holds, never on the
/// order in which it came.
/// </summary>
internal static class SourceChoice
{
    /// <returns>The file that reads best, and where that has no pages the best of those that have; null where none has, or none is
    /// needed.</returns>
    public static (string Primary, string? Lender) Of(DbConnection connection, int document)
    {
        var files = connection
            .Query<(string Sha256, string File, string Reader)>(
                "SELECT sha256, file, reader FROM sources WHERE document = @document",
                new { document }
            )
            .ToList();
        if (files.Count == 1)
            return (files[0].Sha256, null);
        var ranked = files
            .Select(file => (file.Sha256, file.File, file.Reader, Record: Read(connection, file.Sha256)))
            .Select(file =>
                (
                    file.Sha256,
                    file.File,
                    file.Reader,
                    HasPages: file.Record.Document.Source.Pages is not null,
                    ReadingQuality.Of(file.Record).Rank
                )
            )
            .OrderBy(file => file.Rank)
            .ThenBy(file =>
                file.Reader switch
                {
                    "pdf" => 0,
                    "ofd" => 1,
                    "word" => 2,
                    "html" => 3,
                    "text" => 4,
                    _ => 5,
                }
            )
            .ThenBy(file => file.File, StringComparer.Ordinal)
            .ThenBy(file => file.Sha256, StringComparer.Ordinal)
            .ToList();
        return (
            ranked[0].Sha256,
            ranked[0].HasPages ? null : ranked.Where(file => file.HasPages).Select(file => file.Sha256).FirstOrDefault()
        );
    }

    private static Extraction.PolicyRecord Read(DbConnection connection, string sha256)
    {
        var (record, text) = connection.QuerySingle<(byte[], byte[])>(
            "SELECT record, text FROM sources WHERE sha256 = @sha256",
            new { sha256 }
        );
        return Packed.Record(record, text);
    }
}
