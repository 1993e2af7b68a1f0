using System.Data.Common;
using ClauseExtractor.Extraction;
using ClauseExtractor.Layout;
using ClauseExtractor.Library.Catalogue;
using ClauseExtractor.Library.Reviews;
using Dapper;

namespace ClauseExtractor.Library.Corrections;

/// <summary>The place of one thing to look at.</summary>
/// <param name="Kind">As in <see cref="ReviewItem"/>.</param>
/// <param name="Clause">Path of the clause; null for the document itself.</param>
/// <param name="Row">Index of the benefit within the clause, for <c>row</c>.</param>
public sealed record ReviewPlace(string Kind, DocumentSummary Document, string? Clause, int? Row, double Confidence)
{
    /// <summary>The correction that waits, for <c>correction</c>.</summary>
    public Correction? Correction { get; init; }

    /// <summary>The words of the figures that could not be read, for <c>figure</c>.</summary>
    public IReadOnlyList<string> Figures { get; init; } = [];

    /// <summary>The doubts, for <c>document</c>.</summary>
    public IReadOnlyList<Warning> Warnings { get; init; } = [];
}

/// <summary>
/// All that waits for a reviewer, in order: corrections that wait, benefits from the least sure on, clauses with figures that could not be
/// read, documents with other doubts. What somebody marked as checked
/// (<see cref="ClauseMarks"/>) waits no longer.
/// </summary>
public sealed class ReviewList
{
    private readonly LibraryState state;

    internal ReviewList(LibraryState state, IReadOnlyList<ReviewPlace> places) => (this.state, Places) = (state, places);

    /// <summary>What waits, in order.</summary>
    public IReadOnlyList<ReviewPlace> Places { get; }

    /// <summary>How many of a kind wait.</summary>
    public int Count(string kind) => Places.Count(p => p.Kind == kind);

    /// <summary>Where a clause, or a row of it, stands in the queue, from 0; -1 where it does not wait.</summary>
    /// <param name="row">Null for the clause itself.</param>
    public int IndexOf(string document, string? clause, int? row)
    {
        int beside = -1;
        foreach (var (i, place) in Places.Index())
            if (place.Document.Id == document && place.Clause == clause)
            {
                if (place.Kind != "document" && place.Row == row || place.Kind == "document" && clause is null)
                    return i;
                beside = beside < 0 && place.Kind == "correction" ? i : beside;
            }
        return beside;
    }

    /// <summary>A part of the queue with what it shows.</summary>
    public IReadOnlyList<ReviewItem> Items(int offset, int limit)
    {
        var part = Places.Skip(offset).Take(limit).ToList();
        return state.Database.Read(connection =>
            part.ConvertAll(place => new ReviewItem(
                place.Kind,
                place.Document,
                place.Clause,
                place.Row,
                place.Confidence,
                place.Row is { } row ? Row(connection, place, row) : null,
                place.Correction,
                place.Warnings
            )
            {
                Figures = place.Figures,
            })
        );
    }

    private static Benefit? Row(DbConnection connection, ReviewPlace place, int row)
    {
        byte[]? facts = connection.ExecuteScalar<byte[]>(
            "SELECT facts FROM clauses WHERE document = @Row AND path = @Clause",
            new { place.Document.Row, place.Clause }
        );
        return facts is null ? null : Storage.Packed.Json<ClauseFacts>(facts).Benefits.ElementAtOrDefault(row);
    }
}

/// <summary>What the records of documents with doubts hold for the queue, kept as long as the documents stay as they are.</summary>
internal sealed class RecordDoubts
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, Found> known = new();

    /// <param name="Figures">The figures that could not be read, by clause.</param>
    /// <param name="Warnings">What speaks of no row and no figure.</param>
    internal sealed record Found(
        long Revision,
        long Change,
        IReadOnlyList<(string Clause, IReadOnlyList<string> Words)> Figures,
        IReadOnlyList<Warning> Warnings
    );

    /// <summary>Forgets documents that are no longer in the library.</summary>
    public void Keep(IReadOnlyDictionary<string, DocumentSummary> documents)
    {
        foreach (string id in known.Keys.Where(id => !documents.ContainsKey(id)))
            known.TryRemove(id, out _);
    }

    /// <summary>How many documents are known.</summary>
    internal int Count => known.Count;

    public Found Of(DocumentSummary document, Func<PolicyRecord> read)
    {
        if (known.TryGetValue(document.Id, out var kept) && (kept.Revision, kept.Change) == (document.Revision, document.Change))
            return kept;
        var record = read();
        var figures = record
            .Figures.Where(f => f.Role == FigureRole.Unread)
            .GroupBy(f => f.Clause)
            .Select(g => (g.Key, (IReadOnlyList<string>)[.. g.Select(f => f.Span.Quote)]))
            .ToList();
        // CE0401 is a row's and CE0402 a figure's: these wait by themselves.
        return known[document.Id] = new Found(
            document.Revision,
            document.Change,
            figures,
            [.. record.Warnings.Where(w => w.Code is not ("CE0401" or "CE0402"))]
        );
    }
}
