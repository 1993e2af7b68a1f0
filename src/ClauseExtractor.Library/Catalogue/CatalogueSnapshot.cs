using System.Collections.Concurrent;
using System.Data.Common;
using ClauseExtractor.Library.Storage;
using Dapper;

namespace ClauseExtractor.Library.Catalogue;

/// <summary>
/// All documents' summaries as of one change number, in memory: filters and status for ten thousand documents are then a matter of
/// microseconds.
/// </summary>
internal sealed class CatalogueSnapshot
{
    /// <summary>Days whose states are kept: people ask for today, and now and then for another.</summary>
    private const int MostDays = 16;

    private readonly Dictionary<int, DocumentSummary> byRow;
    private readonly Dictionary<string, DocumentSummary> byId;
    private readonly Dictionary<int, Keys> keys;
    private readonly Dictionary<int, List<DocumentSummary>> repealers = [];
    private readonly Dictionary<int, List<DocumentSummary>> repealed = [];
    private readonly Lazy<ILookup<string, DocumentSummary>> byPlace;
    private readonly Dictionary<string, IReadOnlyList<DocumentSummary>> versions;
    private readonly Lazy<ILookup<string?, DocumentSummary>> byTitle,
        byNumber;
    private readonly int[] places;
    private readonly ConcurrentDictionary<DateOnly, PolicyState[]> states = new();

    private CatalogueSnapshot(
        long change,
        Dictionary<int, DocumentSummary> byRow,
        IEnumerable<RepealRow> repeals,
        CatalogueSnapshot? former
    )
    {
        (Change, this.byRow) = (change, byRow);
        byId = byRow.Values.ToDictionary(d => d.Id);
        keys = AllKeys(byRow, former);
        Documents =
        [
            .. byRow.Values.OrderByDescending(d => d.Issued ?? d.Printed ?? d.EffectiveFrom).ThenBy(d => d.Id, StringComparer.Ordinal),
        ];
        versions = Documents
            .GroupBy(d => d.Work)
            .Where(g => g.Skip(1).Any())
            .ToDictionary(g => g.Key, IReadOnlyList<DocumentSummary> (g) => [.. g.OrderBy(d => d.Version)]);
        Latest = [.. Documents.Where(d => d.IsLatest)];
        places = new int[byRow.Count == 0 ? 0 : byRow.Keys.Max() + 1];
        Array.Fill(places, -1);
        foreach (var (place, document) in Documents.Index())
            places[document.Row] = place;
        byNumber = new(() => Documents.Where(d => d.DocumentNumber is not null).ToLookup(d => keys[d.Row].Number));
        byTitle = new(() => Documents.Where(d => d.Title is not null).ToLookup(d => keys[d.Row].Title));
        byPlace = new(() =>
            Documents
                .SelectMany(d => d.Issuers.Append(d.Region ?? "").Distinct(), (d, place) => (d, place))
                .ToLookup(p => p.place, p => p.d)
        );
        foreach (var repeal in repeals)
            if (byRow.TryGetValue(repeal.Document, out var by))
                foreach (var target in Targets(repeal, by))
                {
                    Add(repealers, target, by);
                    Add(repealed, by, target);
                }
    }

    public long Change { get; }

    /// <summary>The newest first, in an order that is the same in every library that holds the same documents.</summary>
    public IReadOnlyList<DocumentSummary> Documents { get; }

    /// <summary>Those of <see cref="Documents"/> that no newer version replaces.</summary>
    public IReadOnlyList<DocumentSummary> Latest { get; }

    /// <summary>A document's place in <see cref="Documents"/>, by which ties are broken; -1 where the row is no document.</summary>
    public int Place(int row) => (uint)row < (uint)places.Length ? places[row] : -1;

    public DocumentSummary? Find(int row) => byRow.GetValueOrDefault(row);

    public DocumentSummary? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>A document's title in the form in which titles are compared; null where it has none to compare.</summary>
    public string? TitleOf(DocumentSummary document) => keys[document.Row].Title;

    /// <summary>The documents of the same region or of one of the same issuers, the newest first.</summary>
    public IEnumerable<DocumentSummary> OfSamePlace(DocumentSummary document) =>
        document
            .Issuers.Append(document.Region ?? "")
            .Distinct()
            .SelectMany(place => byPlace.Value[place])
            .Distinct()
            .OrderBy(d => Place(d.Row));

    /// <summary>
    /// The documents whose title is the same but for bracketed additions, wherever they are from: not every text says its place.
    /// </summary>
    public IEnumerable<DocumentSummary> OfSameTitle(DocumentSummary document) =>
        keys[document.Row].Title is { } title ? byTitle.Value[title] : [];

    public PolicyStatus Status(DocumentSummary document, DateOnly on) =>
        PolicyStatus.Of(document, RepealersOf(document), NewerThan(document), on);

    /// <summary>All versions of a document's policy, the oldest first.</summary>
    public IReadOnlyList<DocumentSummary> VersionsOf(DocumentSummary document) => versions.GetValueOrDefault(document.Work) ?? [document];

    /// <summary>The versions that are known to be newer than this one, the oldest first.</summary>
    public IEnumerable<DocumentSummary> NewerThan(DocumentSummary document) =>
        document.IsLatest
            ? []
            : VersionsOf(document).Where(v => v.Version > document.Version).SkipWhile(v => !VersionOrder.IsNewer(v.VersionSign));

    /// <summary>The states of all documents on a day, by place; those of the days asked for last are kept.</summary>
    public PolicyState[] States(DateOnly on)
    {
        if (states.TryGetValue(on, out var known))
            return known;
        var all = new PolicyState[Documents.Count];
        for (int i = 0; i < all.Length; i++)
            all[i] = Status(Documents[i], on).State;
        if (states.Count >= MostDays)
            states.Clear();
        return states[on] = all;
    }

    /// <summary>The documents that repeal this one by their text.</summary>
    public IReadOnlyList<DocumentSummary> RepealersOf(DocumentSummary document) => repealers.GetValueOrDefault(document.Row) ?? [];

    /// <summary>The documents of the library that this one repeals.</summary>
    public IEnumerable<DocumentSummary> RepealedBy(DocumentSummary document) =>
        repealed.GetValueOrDefault(document.Row)?.Distinct().OrderBy(d => Place(d.Row)) ?? Enumerable.Empty<DocumentSummary>();

    public static CatalogueSnapshot Load(DbConnection connection, CatalogueSnapshot? former)
    {
        long change = LibraryDatabase.Change(connection);
        if (former?.Change == change)
            return former;
        var byRow = former is null ? [] : new Dictionary<int, DocumentSummary>(former.byRow);
        long since = former?.Change ?? 0;
        foreach (int row in connection.Query<int>("SELECT number FROM removals WHERE change > @since", new { since }))
            byRow.Remove(row);
        foreach (var document in DocumentRow.Query(connection, "WHERE change > @since", new { since }))
            byRow[document.Row] = document;
        return new CatalogueSnapshot(
            change,
            byRow,
            connection.Query<RepealRow>("SELECT document AS Document, title_key AS TitleKey, number_key AS NumberKey FROM repeals"),
            former
        );
    }

    /// <summary>
    /// A former snapshot's where title and number are still the same: to make them of all documents takes longer than all the rest of a
    /// change. No lambda may hold the former one: what is made when it is first asked for would hold it too, and
    /// it the one before.
    /// </summary>
    private static Dictionary<int, Keys> AllKeys(Dictionary<int, DocumentSummary> byRow, CatalogueSnapshot? former)
    {
        var all = new Dictionary<int, Keys>(byRow.Count);
        foreach (var document in byRow.Values)
            all[document.Row] =
                former is not null
                && former.byRow.GetValueOrDefault(document.Row) is { } known
                && known.Title == document.Title
                && known.DocumentNumber == document.DocumentNumber
                    ? former.keys[document.Row]
                    : new Keys(TitleKey.OfTitle(document.Title), TitleKey.OfNumber(document.DocumentNumber));
        return all;
    }

    private static void Add(Dictionary<int, List<DocumentSummary>> lists, DocumentSummary of, DocumentSummary other) =>
        (lists.TryGetValue(of.Row, out var list) ? list : lists[of.Row] = []).Add(other);

    private IEnumerable<DocumentSummary> Targets(RepealRow repeal, DocumentSummary by)
    {
        if (
            repeal.NumberKey is not null
            && byNumber.Value[repeal.NumberKey].Where(d => d.Row != by.Row).ToList() is { Count: > 0 } numbered
        )
            return numbered;
        // By title only what is older, and not a document that has another number: a policy often keeps the title of the one that it
        // replaces.
        return repeal.TitleKey is null
            ? []
            : byTitle
                .Value[repeal.TitleKey]
                .Where(d =>
                    d.Row != by.Row
                    && (repeal.NumberKey is null || d.DocumentNumber is null)
                    && (d.Issued ?? d.Printed ?? d.EffectiveFrom) is var date
                    && (date is null || date < (by.Issued ?? by.Printed ?? by.EffectiveFrom))
                );
    }

    /// <summary>Title and number in the form in which two of them are compared; null where there is nothing to compare.</summary>
    private readonly record struct Keys(string? Title, string? Number);

    private sealed class RepealRow
    {
        public int Document { get; init; }

        public string? TitleKey { get; init; }

        public string? NumberKey { get; init; }
    }
}
