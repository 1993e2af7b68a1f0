using System.Data.Common;
using System.Globalization;
using ClauseExtractor.Extraction;
using ClauseExtractor.Library.Corrections;
using ClauseExtractor.Library.Import;
using ClauseExtractor.Library.Storage;
using ClauseExtractor.Reading;
using Dapper;

namespace ClauseExtractor.Library.Catalogue;

/// <summary>Writes documents with all that hangs on them, within one transaction.</summary>
internal sealed class DocumentWriter(DbConnection connection, string product)
{
    private static readonly RowTable Citations = new("citations", ("document", "integer"), ("title_key", "text"), ("number_key", "text"));
    private static readonly RowTable Repeals = new(
        "repeals",
        ("document", "integer"),
        ("title_key", "text"),
        ("number_key", "text"),
        ("title", "text"),
        ("document_number", "text")
    );

    /// <summary>Takes a file in; the bytes are kept so that the library can be rebuilt without the original folder.</summary>
    /// <param name="prepared">Null for bytes that the library has.</param>
    public ImportOutcome Add(SourceFile file, string path, PreparedRecord? prepared)
    {
        var (known, number, corrections) = connection.QuerySingle<(string?, int?, int)>(
            "SELECT (SELECT d.id FROM sources s JOIN documents d ON d.number = s.document WHERE s.sha256 = @Sha256), "
                + "(SELECT number FROM documents WHERE id = @id), (SELECT count(*) FROM corrections WHERE document = @id)",
            new { file.Sha256, id = prepared?.Record.Document.Id }
        );
        if (known is not null)
        {
            AddPath(file.Sha256, path);
            return Outcome(path, ImportStatus.Known, known);
        }
        if (prepared is null)
            throw new IOException("The document was removed while it was imported.");
        string id = prepared.Record.Document.Id;
        if (number is { } copy)
        {
            WriteSource(file.Sha256, file.Name, copy, prepared, (file.Content.Length, file.Content.ToArray(), null));
            bool asItCame = !AddPath(file.Sha256, path);
            Materialize(copy, asItCame ? (file.Sha256, prepared) : null);
            return Outcome(path, ImportStatus.Copy, id);
        }
        string name = FileName(path);
        if (prepared.Record.Document.Source.File != name)
            prepared = new PreparedRecord(Named(prepared.Record, name));
        var (created, written) = Create(file.Sha256, prepared, corrections > 0);
        WriteSource(file.Sha256, name, created, prepared, (file.Content.Length, file.Content.ToArray(), path));
        if (WorkGrouping.Regroup(connection, [created]) == 1)
            return new ImportOutcome(
                path,
                ImportStatus.Added,
                id,
                SqlDialect.Storable(written.Document.Title),
                Warnings: written.Warnings.Count
            );
        new CorrectionCarrier(connection).CarryFromVersions(id);
        if (connection.ExecuteScalar<int>("SELECT count(*) FROM corrections WHERE document = @id", new { id }) > 0)
            Materialize(created);
        return Outcome(path, ImportStatus.Version, id);
    }

    /// <summary>Puts a new extraction of a known file in place of the old one.</summary>
    /// <returns>The document's id, another one where the canonical text changed.</returns>
    public string Replace(string sha256, PreparedRecord prepared)
    {
        var extracted = prepared.Record;
        var (old, file, size) = connection.QuerySingle<(int, string, long)>(
            "SELECT document, file, size FROM sources WHERE sha256 = @sha256",
            new { sha256 }
        );
        string oldId = connection.ExecuteScalar<string>("SELECT id FROM documents WHERE number = @old", new { old })!;
        string id = extracted.Document.Id;
        int? known = connection.QuerySingleOrDefault<int?>("SELECT number FROM documents WHERE id = @id", new { id });
        if (known != old)
            new CorrectionCarrier(connection).CarryFromText(oldId, id);
        int number = known ?? Create(sha256, prepared, mayBeCorrected: true).Number;
        WriteSource(sha256, file, number, prepared, (size, null, null));
        if (number != old)
        {
            if (connection.ExecuteScalar<int>("SELECT count(*) FROM sources WHERE document = @old", new { old }) == 0)
                Remove(old);
            else
                Materialize(old);
        }
        if (known is not null)
            Materialize(number);
        WorkGrouping.Regroup(connection, [number]);
        return id;
    }

    /// <summary>Removes a document with its files; its corrections stay, for when it comes again.</summary>
    public void Remove(int number)
    {
        string work = connection.ExecuteScalar<string>("SELECT work FROM documents WHERE number = @number", new { number })!;
        long change = LibraryDatabase.NextChange(connection);
        connection.Execute(
            "DELETE FROM documents WHERE number = @number; INSERT INTO removals VALUES(@number, @change)",
            new { number, change }
        );
        WorkGrouping.Regroup(connection, [.. connection.Query<int>("SELECT number FROM documents WHERE work = @work", new { work })]);
    }

    /// <summary>
    /// Derives everything that searches and lists read from the best file's extraction and the corrections; where it has no pages, a copy
    /// with pages lends its own.
    /// </summary>
    /// <param name="written">What was just written as the extraction of a file, so that it need not be read back; null for nothing.</param>
    public void Materialize(int number, (string Sha256, PreparedRecord Prepared)? written = null)
    {
        var (primary, lender) = SourceChoice.Of(connection, number);
        var ready = lender is null && written is { } own && own.Sha256 == primary ? own.Prepared : null;
        var (packed, text) = ready is not null
            ? (ready.Packed, ready.Text)
            : connection.QuerySingle<(byte[], byte[])>("SELECT record, text FROM sources WHERE sha256 = @primary", new { primary });
        var extracted = ready?.Record ?? Packed.Record(packed, text);
        if (lender is not null)
        {
            var (pages, words) = connection.QuerySingle<(byte[], byte[])>(
                "SELECT record, text FROM sources WHERE sha256 = @lender",
                new { lender }
            );
            extracted = PageLender.Lend(extracted, Packed.Record(pages, words));
        }
        var record = new CorrectionCarrier(connection).Apply(extracted, out bool corrected);
        connection.Execute(
            "DELETE FROM clauses WHERE document = @number; DELETE FROM repeals WHERE document = @number; DELETE FROM citations WHERE "
                + "document = @number",
            new { number }
        );
        if (ready is null || corrected)
            ready = new PreparedRecord(record, corrected || lender is not null ? Packed.Record(record) : packed, text);
        connection.Execute(Update, Values(primary, ready, corrected, new { number }));
        WriteRows(number, ready);
    }

    /// <summary>Makes the row of a document that the library has not, from the first of its files; corrections may wait for it.</summary>
    /// <returns>Its number, and the record with its corrections in it.</returns>
    private (int Number, PolicyRecord Record) Create(string sha256, PreparedRecord prepared, bool mayBeCorrected)
    {
        bool corrected = false;
        var record = mayBeCorrected ? new CorrectionCarrier(connection).Apply(prepared.Record, out corrected) : prepared.Record;
        if (corrected)
            prepared = new PreparedRecord(record);
        int number = connection.ExecuteScalar<int>(
            Insert,
            Values(sha256, prepared, corrected, new { id = record.Document.Id, now = LibraryDatabase.Now })
        );
        WriteRows(number, prepared);
        return (number, record);
    }

    /// <summary>Writes what a file was read as, in place of what it was before; its bytes and path with it where it is new.</summary>
    private void WriteSource(
        string sha256,
        string file,
        int document,
        PreparedRecord prepared,
        (long Size, byte[]? Content, string? Path) rest
    ) =>
        connection.Execute(
            """
            INSERT INTO sources VALUES(@sha256, @document, @file, @Reader, @MediaType, @Size, @product, @record, @text)
            ON CONFLICT(sha256) DO UPDATE SET document = excluded.document, reader = excluded.reader, media_type = excluded.media_type, product = excluded.product, record = excluded.record, text = excluded.text
            """
                + (rest.Content is null ? "" : "; INSERT INTO source_contents VALUES(@sha256, @Content)")
                + (rest.Path is null ? "" : "; INSERT INTO source_paths VALUES(@sha256, @Path)"),
            new
            {
                sha256,
                document,
                file,
                prepared.Record.Document.Source.Reader,
                prepared.Record.Document.Source.MediaType,
                rest.Size,
                product,
                record = prepared.Packed,
                text = prepared.Text,
                rest.Content,
                rest.Path,
            }
        );

    /// <summary>Keeps another name of known bytes. The smallest name is the file's, so that the order of import leaves no trace.</summary>
    /// <returns>True where that changed the file's name, and with it the record.</returns>
    private bool AddPath(string sha256, string path)
    {
        connection.Execute("INSERT INTO source_paths VALUES(@sha256, @path) ON CONFLICT DO NOTHING", new { sha256, path });
        string first = connection
            .Query<string>("SELECT path FROM source_paths WHERE sha256 = @sha256", new { sha256 })
            .Select(FileName)
            .Min(StringComparer.Ordinal)!;
        if (connection.Execute("UPDATE sources SET file = @first WHERE sha256 = @sha256 AND file <> @first", new { sha256, first }) == 0)
            return false;
        var (record, text, document) = connection.QuerySingle<(byte[], byte[], int)>(
            "SELECT record, text, document FROM sources WHERE sha256 = @sha256",
            new { sha256 }
        );
        var extracted = Named(Packed.Record(record, text), first);
        connection.Execute("UPDATE sources SET record = @packed WHERE sha256 = @sha256", new { sha256, packed = Packed.Record(extracted) });
        if (
            connection.ExecuteScalar<int>("SELECT clause_count + length(source) FROM documents WHERE number = @document", new { document })
            > 0
        )
            Materialize(document);
        return true;
    }

    /// <summary>What the validity rests on; a day that a reviewer put in is written.</summary>
    private static ValidityBasis Basis(DocumentFacts document) =>
        document.Validity.Basis is ValidityBasis.AssumedFromIssue or ValidityBasis.None
        && (document.Dates.EffectiveFrom ?? document.Dates.EffectiveTo) is not null
            ? ValidityBasis.Written
            : document.Validity.Basis;

    /// <summary>The columns that are derived from a record, each with the parameter of its name.</summary>
    private static readonly string[] Derived =
    [
        "source",
        "file",
        "reader",
        "pages",
        "title",
        "title_key",
        "document_number",
        "number_key",
        "genre",
        "stage",
        "issuers",
        "region",
        "region_level",
        "issued",
        "printed",
        "effective_from",
        "effective_to",
        "validity",
        "clause_count",
        "benefit_count",
        "warning_count",
        "corrected",
        "record",
        "text",
        "signs",
    ];

    private const string CountUp = "UPDATE catalogue SET change = change + 1; ";

    private static readonly string Update =
        CountUp
        + "UPDATE documents SET revision = revision + 1, change = (SELECT change FROM catalogue), "
        + $"{string.Join(", ", Derived.Select(c => $"{c} = @{c}"))} WHERE number = @number";

    private static readonly string Insert =
        CountUp
        + $"INSERT INTO documents(id, work, version, latest, revision, change, added_at, {string.Join(", ", Derived)}) "
        + $"VALUES(@id, @id, 1, TRUE, 1, (SELECT change FROM catalogue), @now, {string.Join(", ", Derived.Select(c => "@" + c))}) "
        + "RETURNING number";

    private static DynamicParameters Values(string source, PreparedRecord prepared, bool corrected, object key)
    {
        var (record, d) = (prepared.Record, prepared.Record.Document);
        var values = new DynamicParameters(key);
        values.AddDynamicParams(
            new
            {
                source,
                file = d.Source.File,
                reader = d.Source.Reader,
                pages = d.Source.Pages,
                title = SqlDialect.Storable(d.Title),
                title_key = SqlDialect.Storable(TitleKey.OfTitle(d.Title)),
                document_number = d.DocumentNumber,
                number_key = TitleKey.OfNumber(d.DocumentNumber),
                genre = d.Genre.ToString(),
                stage = d.Stage.ToString(),
                issuers = string.Join('\n', d.Issuers),
                region = d.Region?.Name,
                region_level = d.Region?.Level.ToString(),
                issued = DocumentRow.Iso(d.Dates.Issued),
                printed = DocumentRow.Iso(d.Dates.Printed),
                effective_from = DocumentRow.Iso(d.Dates.EffectiveFrom),
                effective_to = DocumentRow.Iso(d.Dates.EffectiveTo),
                validity = Basis(d).ToString(),
                clause_count = record.Clauses.Count,
                benefit_count = record.Benefits.Count,
                warning_count = record.Warnings.Count,
                corrected,
                record = prepared.Packed,
                text = prepared.Text,
                signs = prepared.Signs,
            }
        );
        return values;
    }

    private void WriteRows(int number, PreparedRecord prepared)
    {
        var d = prepared.Record.Document;
        var batch = new RowBatch();
        prepared.Clauses.AddTo(batch, number);
        batch.Add(
            Citations,
            [
                .. d
                    .Citations.Select(c => (Title: TitleKey.OfTitle(c.Title), Number: TitleKey.OfNumber(c.DocumentNumber)))
                    .Distinct()
                    .Select(c => new object?[] { number, c.Title, c.Number }),
            ]
        );
        batch.Add(
            Repeals,
            [
                .. d.Repeals.Select(r =>
                    new object?[] { number, TitleKey.OfTitle(r.Title), TitleKey.OfNumber(r.DocumentNumber), r.Title, r.DocumentNumber }
                ),
            ]
        );
        batch.Execute(connection);
    }

    private ImportOutcome Outcome(string path, ImportStatus status, string id)
    {
        var (title, warnings) = connection.QuerySingle<(string?, int)>(
            "SELECT title, warning_count FROM documents WHERE id = @id",
            new { id }
        );
        return new ImportOutcome(path, status, id, title, Warnings: warnings);
    }

    private static string FileName(string path) => path[(path.LastIndexOf('/') + 1)..];

    private static PolicyRecord Named(PolicyRecord record, string file) =>
        record with
        {
            Document = record.Document with { Source = record.Document.Source with { File = file } },
        };
}
