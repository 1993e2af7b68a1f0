using ClauseExtractor.Library;
using ClauseExtractor.Library.Search;
using Microsoft.Data.Sqlite;

namespace ClauseExtractor.Benchmarks.Kills;

/// <summary>
/// Whether a library that was just opened is whole: its file by SQLite's own check, its records readable, its index finding what a fresh
/// one finds.
/// </summary>
internal static class LibraryCheck
{
    private static readonly string[] Queries = ["算力", "补贴 企业", "人才住房", "编号", "自2026年1月1日起施行"];

    /// <returns>What is wrong; null where nothing is.</returns>
    public static string? Wrong(PolicyLibrary library)
    {
        if (FileDamage(library.Path) is { } damage)
            return damage;
        foreach (var document in library.Catalogue.List(allVersions: true))
            if (library.Catalogue.Record(document.Id).Clauses.Count == 0)
                return $"the record of {document.File} is empty";
        if (PolicyLibrary.IndexDamage(library.Path) is { } index)
            return $"the index is damaged: {index}";
        var found = Hits(library);
        library.RebuildIndex();
        return found.SequenceEqual(Hits(library)) ? null : "the index finds other clauses than a fresh one";
    }

    /// <returns>What SQLite finds wrong with a file; null where it is whole.</returns>
    public static string? FileDamage(string path)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT group_concat(integrity_check) FROM pragma_integrity_check";
        string found = (string)command.ExecuteScalar()!;
        command.CommandText = "SELECT count(*) FROM pragma_foreign_key_check";
        return found != "ok" ? found
            : (long)command.ExecuteScalar()! > 0 ? "rows refer to rows that are gone"
            : null;
    }

    private static List<string> Hits(PolicyLibrary library) =>
        [
            .. Queries.SelectMany(query =>
                library
                    .Search(query, new SearchOptions { Limit = 500 })
                    .Hits.Select(hit => $"{query} {hit.Key.Value}")
                    .Order(StringComparer.Ordinal)
            ),
        ];
}
