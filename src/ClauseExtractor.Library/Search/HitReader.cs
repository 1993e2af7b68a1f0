using ClauseExtractor.Library.Catalogue;
using ClauseExtractor.Library.Storage;

namespace ClauseExtractor.Library.Search;

/// <summary>Reads what a page of hits shows.</summary>
internal sealed class HitReader(LibraryState state, CatalogueSnapshot snapshot, PolicyQuery query, DateOnly asOf)
{
    public IReadOnlyList<ClauseHit> Read(IReadOnlyList<Hit> hits, CancellationToken cancellation)
    {
        if (hits.Count == 0)
            return [];
        cancellation.ThrowIfCancellationRequested();
        using var connection = state.Database.Open();
        var rows = SqlDialect
            .Clauses<(long Key, string Path, string? Heading, string Trail, string Text, int? Page, byte[]? Facts)>(
                connection,
                "key, path, heading, trail, text, page, facts",
                hits.Select(h => h.Key.Value)
            )
            .ToDictionary(row => row.Key);
        var terms = query.Terms.ToList();
        var read = new List<ClauseHit>(hits.Count);
        foreach (var hit in hits)
        {
            // A clause that somebody removed since the index answered is no hit any more.
            if (!rows.TryGetValue(hit.Key.Value, out var row) || snapshot.Find(hit.Key.Document) is not { } document)
                continue;
            var facts = row.Facts is null ? ClauseFacts.None : Packed.Json<ClauseFacts>(row.Facts);
            read.Add(
                new ClauseHit(
                    hit.Key,
                    document,
                    snapshot.Status(document, asOf),
                    row.Path,
                    row.Heading,
                    Trail(row.Trail),
                    Highlighter.Cut(row.Text, terms),
                    row.Text,
                    row.Page,
                    facts.Benefits,
                    facts.Owners,
                    hit.Score
                )
            );
        }
        return read;
    }

    internal static IReadOnlyList<TrailStep> Trail(string trail) =>
        trail.Length == 0
            ? []
            :
            [
                .. trail
                    .Split('\n')
                    .Select(s => s.Split('\t'))
                    .Select(s => new TrailStep(s[0], s is [_, { Length: > 0 } heading] ? heading : null)),
            ];
}
