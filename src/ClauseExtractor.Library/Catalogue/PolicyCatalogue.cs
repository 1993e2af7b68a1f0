using ClauseExtractor.Extraction;
using ClauseExtractor.Library.Import;
using ClauseExtractor.Library.Storage;
using ClauseExtractor.Reading;
using Dapper;

namespace ClauseExtractor.Library.Catalogue;

/// <summary>The documents of a library.</summary>
public sealed class PolicyCatalogue
{
    private readonly LibraryState state;
    private readonly IndexFollower follower;
    private readonly string product;

    internal PolicyCatalogue(LibraryState state, IndexFollower follower, string product) =>
        (this.state, this.follower, this.product) = (state, follower, product);

    /// <summary>Number of the last change; the same number means the same library.</summary>
    public long Change => state.Snapshot().Change;

    /// <summary>All documents, the newest first.</summary>
    /// <param name="allVersions">True for superseded versions too.</param>
    public IReadOnlyList<DocumentSummary> List(bool allVersions = false) =>
        allVersions ? state.Snapshot().Documents : state.Snapshot().Latest;

    /// <summary>Documents by words, state, region, year and end of validity, in an order of choice.</summary>
    /// <exception cref="LibraryException"><c>badValue</c>: the end is no day, month or year.</exception>
    public IReadOnlyList<DocumentSummary> List(DocumentListOptions options) => DocumentList.Of(state.Snapshot(), options);

    /// <summary>True where a word stands in a document's title, number, issuers, region or file name.</summary>
    public static bool Holds(DocumentSummary document, string word) => DocumentList.Holds(document, word);

    /// <summary>
    /// The document that a person means: by id or its beginning, file name, document number or title; of names and titles a part is enough
    /// that no other document has.
    /// </summary>
    /// <exception cref="LibraryException"><c>notFound</c>, or <c>ambiguous</c> with the documents that could be meant.</exception>
    public DocumentSummary Find(string reference)
    {
        var documents = state.Snapshot().Documents;
        string words = reference.Trim();
        string? number = TitleKey.OfNumber(words);
        var found =
            new Func<DocumentSummary, bool>[]
            {
                d => d.Id == words,
                d => d.File == words || System.IO.Path.GetFileNameWithoutExtension(d.File) == words,
                d => number is not null && TitleKey.OfNumber(d.DocumentNumber) == number,
                d => d.Title == words,
                d => words.Length >= 4 && d.Id.StartsWith(words, StringComparison.Ordinal),
                d => words.Length >= 2 && d.Title?.Contains(words, StringComparison.Ordinal) == true,
                d => words.Length >= 3 && d.File.Contains(words, StringComparison.OrdinalIgnoreCase),
            }
                .Select(rule => documents.Where(rule).ToList())
                .FirstOrDefault(f => f.Count > 0)
            ?? [];
        // Several versions of one policy: people mean the newest.
        if (found.Count > 1 && found.DistinctBy(d => d.Work).Count() == 1)
            return found.MaxBy(d => d.Version)!;
        if (found.Count > 1)
        {
            string list = string.Join("\n", found.Take(10).Select(d => $"  {d.Id}  {d.DisplayTitle}"));
            throw new LibraryException(
                "ambiguous",
                $"“{words}” may mean {found.Count} documents:\n{list}",
                $"“{words}”可能指 {found.Count} 份文件：\n{list}"
            );
        }
        return found is [var only]
            ? only
            : throw new LibraryException("notFound", $"The library holds no document “{words}”.", $"资料库中没有文件“{words}”。");
    }

    /// <summary>The document with an id, null where there is none.</summary>
    public DocumentSummary? Get(string id) => state.Snapshot().Find(id);

    /// <summary>The record with its corrections in it, and its canonical text.</summary>
    /// <exception cref="LibraryException"><c>notFound</c>.</exception>
    public PolicyRecord Record(string id) =>
        state.Database.Read(connection =>
            connection.QuerySingleOrDefault<int?>("SELECT number FROM documents WHERE id = @id", new { id }) is { } number
                ? DocumentRow.Record(connection, number)
                : throw NotFound(id)
        );

    /// <summary>The record as it was extracted, without corrections.</summary>
    /// <exception cref="LibraryException"><c>notFound</c>.</exception>
    public PolicyRecord Extracted(string id) =>
        state.Database.Read(connection =>
        {
            var rows = connection
                .Query<(byte[] Record, byte[] Text)>(
                    "SELECT s.record, s.text FROM documents d JOIN sources s ON s.sha256 = d.source WHERE d.id = @id",
                    new { id }
                )
                .ToList();
            return rows is [var row] ? Packed.Record(row.Record, row.Text) : throw NotFound(id);
        });

    /// <summary>All versions of the policy that a document is one of, the oldest first.</summary>
    /// <exception cref="LibraryException"><c>notFound</c>.</exception>
    public IReadOnlyList<DocumentSummary> Versions(string id)
    {
        var snapshot = state.Snapshot();
        return snapshot.VersionsOf(snapshot.Find(id) ?? throw NotFound(id));
    }

    /// <summary>The files of a document: the one its record rests on first.</summary>
    public IReadOnlyList<SourceCopy> Sources(string id) =>
        state.Database.Read(connection =>
        {
            if (connection.QuerySingleOrDefault<int?>("SELECT number FROM documents WHERE id = @id", new { id }) is not { } number)
                return (IReadOnlyList<SourceCopy>)[];
            string? lender = SourceChoice.Of(connection, number).Lender;
            return connection
                .Query<(string Sha256, string Reader, string MediaType, long Size, bool Primary)>(
                    "SELECT s.sha256, s.reader, s.media_type, s.size, s.sha256 = d.source FROM documents d JOIN sources s ON "
                        + "s.document = d.number WHERE d.number = @number ORDER BY 5 DESC, s.file",
                    new { number }
                )
                .ToList()
                .ConvertAll(s => new SourceCopy(
                    s.Sha256,
                    [.. connection.Query<string>("SELECT path FROM source_paths WHERE sha256 = @Sha256 ORDER BY path", new { s.Sha256 })],
                    s.Reader,
                    s.MediaType,
                    s.Size,
                    s.Primary
                )
                {
                    LendsPages = s.Sha256 == lender,
                });
        });

    /// <summary>
    /// Facts of the file whose pages the record's spans name: the one that the record rests on, or a copy that lends it its pages.
    /// </summary>
    /// <exception cref="LibraryException"><c>notFound</c>.</exception>
    public SourceInfo PagesOf(string id) =>
        state.Database.Read(connection =>
        {
            int number =
                connection.QuerySingleOrDefault<int?>("SELECT number FROM documents WHERE id = @id", new { id }) ?? throw NotFound(id);
            var (primary, lender) = SourceChoice.Of(connection, number);
            var (record, text) = connection.QuerySingle<(byte[], byte[])>(
                "SELECT record, text FROM sources WHERE sha256 = @sha256",
                new { sha256 = lender ?? primary }
            );
            return Packed.Record(record, text).Document.Source;
        });

    /// <summary>The bytes of a document's file, as they were imported.</summary>
    /// <param name="sha256">Which of its files; null for the one that its record was made from.</param>
    /// <exception cref="LibraryException"><c>notFound</c>.</exception>
    public SourceFile Source(string id, string? sha256 = null) =>
        state.Database.Read(connection =>
        {
            var rows = connection
                .Query<(string File, byte[] Content)>(
                    "SELECT s.file, c.content FROM documents d JOIN sources s ON s.document = d.number JOIN source_contents c ON "
                        + "c.sha256 = s.sha256 WHERE d.id = @id AND s.sha256 = coalesce(@sha256, d.source)",
                    new { id, sha256 }
                )
                .ToList();
            return rows is [var row] ? new SourceFile(row.File, row.Content) : throw NotFound(id);
        });

    /// <summary>Where a document stands on a day.</summary>
    public PolicyStatus Status(DocumentSummary document, DateOnly on) => state.Snapshot().Status(document, on);

    /// <summary>The library's documents that say they repeal this one, and those that it says it repeals.</summary>
    public (IReadOnlyList<DocumentSummary> By, IReadOnlyList<DocumentSummary> Of) Repeals(DocumentSummary document)
    {
        var snapshot = state.Snapshot();
        return (snapshot.RepealersOf(document), [.. snapshot.RepealedBy(document)]);
    }

    /// <summary>
    /// The library's documents that cite this one, by its number, or by its title where either names no number; the newest first.
    /// </summary>
    public IReadOnlyList<DocumentSummary> CitedBy(DocumentSummary document)
    {
        var snapshot = state.Snapshot();
        var (title, number) = (snapshot.TitleOf(document), TitleKey.OfNumber(document.DocumentNumber));
        return state.Database.Read(connection =>
            connection
                .Query<int>(
                    "SELECT DISTINCT document FROM citations WHERE document <> @Row AND (number_key = @number OR title_key = @title "
                        + "AND (number_key IS NULL OR @number IS NULL))",
                    new
                    {
                        document.Row,
                        number,
                        title,
                    }
                )
                .Select(snapshot.Find)
                .OfType<DocumentSummary>()
                .OrderBy(d => snapshot.Place(d.Row))
                .ToList()
        );
    }

    /// <summary>
    /// Documents that this one may replace: what it repeals, earlier versions, versions of which the texts do not tell whether they are
    /// earlier, older ones of a like title by the same issuer or region. The likeliest first.
    /// </summary>
    /// <exception cref="LibraryException"><c>notFound</c>.</exception>
    public IReadOnlyList<PredecessorSuggestion> Predecessors(string id)
    {
        var snapshot = state.Snapshot();
        var document = Get(id) ?? throw NotFound(id);
        string? title = snapshot.TitleOf(document);
        var repealed = snapshot.RepealedBy(document).Select(d => new PredecessorSuggestion(d, "repeal", 1));
        var newer = snapshot.NewerThan(document).ToHashSet();
        var versions = snapshot
            .VersionsOf(document)
            .Reverse()
            .Where(d => d.Row != document.Row && !newer.Contains(d))
            .Select(d => new PredecessorSuggestion(d, snapshot.NewerThan(d).Contains(document) ? "version" : VersionOrder.Undecided, 1))
            .Where(s => s.Reason == "version" || !IsSameIssue(snapshot, document, s.Document))
            .OrderByDescending(s => s.Reason == "version");
        var alike = title is null
            ? []
            : snapshot
                .OfSamePlace(document)
                .Union(snapshot.OfSameTitle(document))
                .Where(d => d.Work != document.Work && Day(d) <= Day(document))
                .Select(d => (d, Key: snapshot.TitleOf(d)))
                .Where(d => d.Key is not null)
                .Select(d => new PredecessorSuggestion(d.d, "title", Math.Round(TitleKey.Similarity(title, d.Key!), 3)))
                .Where(s => s.Similarity >= 0.6)
                .OrderByDescending(s => s.Similarity)
                .Take(5);
        return [.. repealed.Concat(versions).Concat(alike).DistinctBy(s => s.Document.Row)];
    }

    /// <summary>The import log: every run with its outcomes, the latest first.</summary>
    /// <param name="limit">Runs at most.</param>
    public IReadOnlyList<ImportRun> Imports(int limit = 20)
    {
        var titles = state.Snapshot().Documents.ToDictionary(d => d.Id, d => d.Title);
        return state.Database.Read(connection =>
            connection
                .Query<(long Id, string Started, string? Finished, string Product)>(
                    "SELECT id, started_at, finished_at, product FROM imports ORDER BY id DESC LIMIT @limit",
                    new { limit }
                )
                .ToList()
                .ConvertAll(run => new ImportRun(
                    run.Id,
                    Time(run.Started),
                    run.Finished is null ? null : Time(run.Finished),
                    run.Product,
                    [
                        .. connection
                            .Query<(string Path, string Status, string? Document, string? Code, string? Message, string? Remedy)>(
                                "SELECT path, status, document, code, message, remedy FROM import_outcomes WHERE import = @Id ORDER "
                                    + "BY path, rowid",
                                new { run.Id }
                            )
                            .Select(o => new ImportOutcome(
                                o.Path,
                                Enum.Parse<ImportStatus>(o.Status),
                                o.Document,
                                o.Document is null ? null : titles.GetValueOrDefault(o.Document),
                                o.Code,
                                o.Message,
                                o.Remedy
                            )),
                    ]
                ))
        );
    }

    /// <summary>Removes a document and its files. Its corrections are kept and come back with it.</summary>
    /// <exception cref="LibraryException"><c>notFound</c>.</exception>
    public void Remove(string id)
    {
        state.Database.Write(
            (connection, _) =>
            {
                int number =
                    connection.QuerySingleOrDefault<int?>("SELECT number FROM documents WHERE id = @id", new { id }) ?? throw NotFound(id);
                new DocumentWriter(connection, product).Remove(number);
                return number;
            }
        );
        follower.CatchUp();
    }

    /// <summary>True where the two stand beside each other as readings of one issue.</summary>
    private static bool IsSameIssue(CatalogueSnapshot snapshot, DocumentSummary a, DocumentSummary b) =>
        snapshot
            .VersionsOf(a)
            .Where(v => v.Version > Math.Min(a.Version, b.Version) && v.Version <= Math.Max(a.Version, b.Version))
            .All(v => v.VersionSign == VersionOrder.SameIssue);

    internal static LibraryException NotFound(string id) =>
        new("notFound", $"The library holds no document {id}.", $"资料库中没有文件 {id}。");

    private static DateTimeOffset Time(string iso) => DateTimeOffset.Parse(iso, System.Globalization.CultureInfo.InvariantCulture);

    private static DateOnly Day(DocumentSummary d) => d.Issued ?? d.Printed ?? d.EffectiveFrom ?? DateOnly.MinValue;
}
