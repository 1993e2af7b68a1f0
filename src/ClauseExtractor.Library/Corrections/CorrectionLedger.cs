using System.Data.Common;
using ClauseExtractor.Extraction;
using ClauseExtractor.Library.Catalogue;
using ClauseExtractor.Library.Reviews;
using ClauseExtractor.Library.Storage;
using Dapper;

namespace ClauseExtractor.Library.Corrections;

/// <summary>What people corrected: made beside the extraction, applied to the record, undone at will, never lost.</summary>
public sealed class CorrectionLedger
{
    private readonly LibraryState state;
    private readonly IndexFollower follower;
    private readonly string product;
    internal RecordDoubts Doubts { get; } = new();

    internal CorrectionLedger(LibraryState state, IndexFollower follower, string product) =>
        (this.state, this.follower, this.product) = (state, follower, product);

    /// <summary>Corrects a value at once.</summary>
    /// <exception cref="LibraryException"><c>notFound</c>, <c>badField</c>, <c>badValue</c>, or <c>conflict</c> where the document has
    /// another revision than the author saw.</exception>
    public Correction Correct(CorrectionRequest request) => Make(request, CorrectionState.Applied, "made");

    /// <summary>Puts a value forward for review; the record stays as it is until somebody accepts it.</summary>
    /// <exception cref="LibraryException">As for <see cref="Correct"/>.</exception>
    public Correction Propose(CorrectionRequest request) => Make(request, CorrectionState.Proposed, "proposed");

    /// <summary>Says that a benefit is right as it stands: its confidence becomes 1 and it leaves the review queue.</summary>
    /// <exception cref="LibraryException">As for <see cref="Correct"/>.</exception>
    public Correction Confirm(string document, string clause, int row, string author, long? expectedRevision = null) =>
        Correct(new CorrectionRequest(document, clause, $"benefits[{row}].confidence", "1", "confirmed", author, expectedRevision));

    /// <summary>Applies a proposed correction, or one that came back for review, to the text as it is now.</summary>
    /// <exception cref="LibraryException"><c>notFound</c>; <c>badState</c> where it waits for nothing; <c>badField</c> where its clause or
    /// row is gone for good.</exception>
    public Correction Accept(long id, string author, string? note = null) =>
        Change(id, author, "accepted", note, [CorrectionState.Proposed, CorrectionState.NeedsReview], CorrectionState.Applied);

    /// <summary>Refuses a proposed correction, or one that came back for review.</summary>
    /// <exception cref="LibraryException"><c>notFound</c>, <c>badState</c>.</exception>
    public Correction Reject(long id, string author, string? note = null) =>
        Change(id, author, "rejected", note, [CorrectionState.Proposed, CorrectionState.NeedsReview], CorrectionState.Rejected);

    /// <summary>Takes an applied correction back: the value is again what was extracted, or what an earlier correction says.</summary>
    /// <exception cref="LibraryException"><c>notFound</c>, <c>badState</c>.</exception>
    public Correction Undo(long id, string author, string? note = null) =>
        Change(id, author, "undone", note, [CorrectionState.Applied], CorrectionState.Undone);

    /// <summary>All corrections of a document, the oldest first, whatever their state.</summary>
    public IReadOnlyList<Correction> Of(string document) =>
        state.Database.Read(c =>
            CorrectionRows.Of(c, "WHERE document = @document ORDER BY id", new { document }).Select(r => r.Correction).ToList()
        );

    /// <summary>One correction, whatever its state.</summary>
    /// <exception cref="LibraryException"><c>notFound</c>.</exception>
    public Correction Get(long id) =>
        state.Database.Read(c => CorrectionRows.Of(c, "WHERE id = @id", new { id }) is [var row] ? row.Correction : throw NotFound(id));

    /// <summary>What happened to a correction, in order.</summary>
    public IReadOnlyList<CorrectionEvent> History(long id) => state.Database.Read(c => CorrectionRows.History(c, id));

    /// <summary>
    /// What a reviewer should look at: corrections that wait, then benefits by lowest confidence, then figures that could not be read, then
    /// documents with other doubts.
    /// </summary>
    /// <param name="below">Benefits with less confidence than this, from 0 to 1.</param>
    public ReviewList Queue(double below = 0.8)
    {
        var snapshot = state.Snapshot();
        var byId = snapshot.Documents.ToDictionary(d => d.Id);
        Doubts.Keep(byId);
        return new ReviewList(
            state,
            state.Database.Read(connection =>
            {
                var waiting = CorrectionRows
                    .Of(connection, "WHERE state IN ('Proposed', 'NeedsReview') ORDER BY id")
                    .Where(r => byId.ContainsKey(r.Correction.Document))
                    .Select(r => new ReviewPlace("correction", byId[r.Correction.Document], r.Correction.Clause, null, 0)
                    {
                        Correction = r.Correction,
                    });
                var rows = connection
                    .Query<(int Document, string Path, double Confidence, int Row)>(
                        """
                        SELECT c.document, c.path, b.confidence, (SELECT count(*) FROM benefits x WHERE x.clause = b.clause AND x.ordinal < b.ordinal)
                        FROM benefits b JOIN clauses c ON c.key = b.clause JOIN documents d ON d.number = c.document
                        WHERE b.confidence < @below AND d.latest ORDER BY b.confidence, d.id, c.key, b.ordinal
                        """,
                        new { below }
                    )
                    .Select(r => (r, Document: snapshot.Find(r.Document)))
                    .Where(r => r.Document is not null)
                    .Select(r => new ReviewPlace("row", r.Document!, r.r.Path, r.r.Row, r.r.Confidence));
                var marked = connection
                    .Query<(string Document, string Key, string Mark)>(
                        "SELECT old, key, mark FROM change_reviews WHERE old = new ORDER BY id"
                    )
                    .GroupBy(m => (m.Document, m.Key))
                    .Where(g => g.Last().Mark == nameof(ReviewMark.Checked))
                    .Select(g => g.Key)
                    .ToHashSet();
                var doubtful = snapshot
                    .Documents.Where(d => d.IsLatest && d.Warnings > 0)
                    .OrderByDescending(d => d.Warnings)
                    .Select(d => (Document: d, Found: Doubts.Of(d, () => DocumentRow.Record(connection, d.Row))))
                    .ToList();
                var figures = doubtful.SelectMany(d =>
                    d.Found.Figures.Where(f => !marked.Contains((d.Document.Id, ClauseMarks.Key(f.Clause))))
                        .Select(f => new ReviewPlace("figure", d.Document, f.Clause, null, 0) { Figures = f.Words })
                );
                var documents = doubtful
                    .Where(d => d.Found.Warnings.Count > 0 && !marked.Contains((d.Document.Id, ClauseMarks.Document)))
                    .Select(d => new ReviewPlace("document", d.Document, null, null, 1.0 / (1 + d.Found.Warnings.Count))
                    {
                        Warnings = d.Found.Warnings,
                    });
                return (IReadOnlyList<ReviewPlace>)[.. waiting, .. rows, .. figures, .. documents];
            })
        );
    }

    private Correction Make(CorrectionRequest request, CorrectionState to, string action)
    {
        var correction = state.Database.Write(
            (connection, _) =>
            {
                var (number, revision) = connection.QuerySingleOrDefault<(int Number, long Revision)>(
                    "SELECT number, revision FROM documents WHERE id = @Document",
                    new { request.Document }
                );
                if (number == 0)
                    throw PolicyCatalogue.NotFound(request.Document);
                if (request.ExpectedRevision is { } seen && seen != revision)
                    throw new LibraryException(
                        "conflict",
                        $"Somebody changed the document meanwhile (revision {revision}, you saw {seen}).",
                        $"该文件已被他人修改（当前修订 {revision}，您看到的是 {seen}）。"
                    );
                var field = FieldPath.Parse(request.Field);
                var record = DocumentRow.Record(connection, number);
                var editor = new RecordEditor(record);
                string? old = editor.Get(request.Clause, field),
                    value = CorrectionValue.Read(field, request.Value);
                string? rowAnchor = editor.RowQuote(request.Clause, field) is { } quote ? CorrectionCarrier.Anchor(quote) : null;
                editor.Set(request.Clause, field, value, request.Origin);
                // As the record writes it: 300万 is 3000000 in the history too.
                string? written =
                    field.Steps[^1] is int && value is null || field.Steps[^1] is -1 ? value : editor.Get(request.Clause, field);
                var made = new Correction(
                    0,
                    request.Document,
                    request.Clause,
                    field.ToString(),
                    old,
                    written,
                    request.Reason,
                    request.Author,
                    DateTimeOffset.UtcNow,
                    request.Origin,
                    to,
                    null,
                    null
                );
                long id = CorrectionRows.Insert(connection, made, ClauseAnchor(record, request.Clause), rowAnchor);
                CorrectionRows.Log(connection, id, action, request.Author, request.Reason);
                Refresh(connection, number, apply: to == CorrectionState.Applied);
                return CorrectionRows.Of(connection, "WHERE id = @id", new { id })[0].Correction;
            }
        );
        follower.CatchUp();
        return correction;
    }

    private Correction Change(long id, string author, string action, string? note, CorrectionState[] from, CorrectionState to)
    {
        var correction = state.Database.Write(
            (connection, _) =>
            {
                if (CorrectionRows.Of(connection, "WHERE id = @id", new { id }) is not [var row])
                    throw NotFound(id);
                var c = row.Correction;
                if (!from.Contains(c.State))
                    throw new LibraryException(
                        "badState",
                        $"Correction {id} is {c.State}; it cannot be {action}.",
                        $"更正 {id} 的状态是 {c.State}，不能执行该操作。"
                    );
                int number =
                    connection.QuerySingleOrDefault<int?>("SELECT number FROM documents WHERE id = @Document", new { c.Document })
                    ?? throw PolicyCatalogue.NotFound(c.Document);
                string? anchor = row.Anchor,
                    rowAnchor = row.RowAnchor,
                    old = c.Old;
                if (to == CorrectionState.Applied)
                {
                    // Whoever accepts has seen the text as it is now: the correction is tied to that from here on.
                    var record = DocumentRow.Record(connection, number);
                    var editor = new RecordEditor(record);
                    var field = FieldPath.Parse(c.Field);
                    old = editor.Get(c.Clause, field);
                    anchor = ClauseAnchor(record, c.Clause);
                    rowAnchor = editor.RowQuote(c.Clause, field) is { } quote ? CorrectionCarrier.Anchor(quote) : null;
                    editor.Set(c.Clause, field, c.New, c.Origin);
                }
                connection.Execute(
                    "UPDATE corrections SET state = @state, why = NULL, anchor = @anchor, row_anchor = @rowAnchor, old = @old "
                        + "WHERE id = @id",
                    new
                    {
                        id,
                        state = to.ToString(),
                        anchor,
                        rowAnchor,
                        old,
                    }
                );
                CorrectionRows.Log(connection, id, action, author, note);
                Refresh(connection, number, apply: true);
                return CorrectionRows.Of(connection, "WHERE id = @id", new { id })[0].Correction;
            }
        );
        follower.CatchUp();
        return correction;
    }

    private void Refresh(DbConnection connection, int number, bool apply)
    {
        if (!apply)
        {
            connection.Execute(
                "UPDATE documents SET revision = revision + 1, change = @change WHERE number = @number",
                new { number, change = LibraryDatabase.NextChange(connection) }
            );
            return;
        }
        new DocumentWriter(connection, product).Materialize(number);
        WorkGrouping.Regroup(connection, [number]);
    }

    private static LibraryException NotFound(long id) => new("notFound", $"There is no correction {id}.", $"没有更正 {id}。");

    private static string? ClauseAnchor(PolicyRecord record, string? clause) =>
        clause is null
            ? null
            : CorrectionCarrier.Anchor(
                (
                    record.Clauses.FirstOrDefault(c => c.Path == clause)
                    ?? throw new LibraryException("notFound", $"The document has no clause {clause}.", $"文件没有条款 {clause}。")
                ).Text
            );
}
