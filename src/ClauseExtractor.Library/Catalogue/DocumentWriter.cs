using System.Data.Common;
using System.Globalization;
using ClauseExtractor.Extraction;
using ClauseExtractor.Library.Corrections;
using ClauseExtractor.Library.Storage;
using ClauseExtractor.Reading;
using Dapper;

namespace ClauseExtractor.Library.Catalogue;

/// <summary>How a file came into the catalogue.</summary>
internal enum Arrival
{
    New,
    Version,
    Copy,
    Known,
}

/// <summary>Writes documents with all that hangs on them, within one transaction.</summary>
internal sealed class DocumentWriter(DbConnection connection, string product)
{
    /// <summary>Takes a file in; the bytes are kept so that the library can be rebuilt without the original folder.</summary>
    public (Arrival Arrival, string Document) Add(SourceFile file, string path, PreparedRecord prepared)
    {
        if (
            connection.QuerySingleOrDefault<string>(
                "SELECT d.id FROM sources s JOIN documents d ON d.number = s.document WHERE s.sha256 = @Sha256",
                new { file.Sha256 }
            ) is
            { } known
        )
        {
            AddPath(file.Sha256, path);
            return (Arrival.Known, known);
        }
        var extracted = prepared.Record;
        var (number, isNew) = Document(extracted);
        WriteSource(file.Sha256, file.Name, number, prepared, file.Content.Length);
        connection.Execute("INSERT INTO source_contents VALUES(@Sha256, @content)", new { file.Sha256, content = file.Content.ToArray() });
        bool asItCame = !AddPath(file.Sha256, path);
        Materialize(number, asItCame ? (file.Sha256, prepared) : null);
        if (!isNew)
            return (Arrival.Copy, extracted.Document.Id);
        bool isVersion = WorkGrouping.Regroup(connection, [number]) > 1;
        if (isVersion)
            new CorrectionCarrier(connection).CarryFromVersions(extracted.Document.Id);
        if (
            isVersion
            && connection.ExecuteScalar<int>("SELECT count(*) FROM corrections WHERE document = @Id", new { extracted.Document.Id }) > 0
        )
            Materialize(number);
        return (isVersion ? Arrival.Version : Arrival.New, extracted.Document.Id);
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
        var (number, isNew) = Document(extracted);
        WriteSource(sha256, file, number, prepared, size);
        if (number != old)
        {
            new CorrectionCarrier(connection).CarryFromText(oldId, extracted.Document.Id);
            if (connection.ExecuteScalar<int>("SELECT count(*) FROM sources WHERE document = @old", new { old }) == 0)
                Remove(old);
            else
                Materialize(old);
        }
        Materialize(number);
        WorkGrouping.Regroup(connection, [number]);
        return extracted.Document.Id;
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
        WriteDocument(number, primary, ready, corrected);
        ready.Clauses.Write(connection, number);
    }

    private (int Number, bool IsNew) Document(PolicyRecord record)
    {
        string id = record.Document.Id;
        if (connection.QuerySingleOrDefault<int?>("SELECT number FROM documents WHERE id = @id", new { id }) is { } number)
            return (number, false);
        return (
            connection.ExecuteScalar<int>(
                """
                INSERT INTO documents(id, work, version, latest, revision, change, source, file, reader, genre, stage, issuers, clause_count, benefit_count, warning_count, corrected, added_at, record, text)
                VALUES(@id, @id, 1, TRUE, 0, 0, '', '', '', '', '', '', 0, 0, 0, FALSE, @now, @empty, @empty) RETURNING number
                """,
                new
                {
                    id,
                    now = LibraryDatabase.Now,
                    empty = Array.Empty<byte>(),
                }
            ),
            true
        );
    }

    private void WriteSource(string sha256, string file, int document, PreparedRecord extracted, long size) =>
        connection.Execute(
            """
            INSERT INTO sources VALUES(@sha256, @document, @file, @Reader, @MediaType, @size, @product, @record, @text)
            ON CONFLICT(sha256) DO UPDATE SET document = excluded.document, reader = excluded.reader, media_type = excluded.media_type, product = excluded.product, record = excluded.record, text = excluded.text
            """,
            new
            {
                sha256,
                document,
                file,
                extracted.Record.Document.Source.Reader,
                extracted.Record.Document.Source.MediaType,
                size,
                product,
                record = extracted.Packed,
                text = extracted.Text,
            }
        );

    /// <summary>Keeps another name of known bytes. The smallest name is the file's, so that the order of import leaves no trace.</summary>
    /// <returns>True where that changed the file's name, and with it the record.</returns>
    private bool AddPath(string sha256, string path)
    {
        connection.Execute("INSERT INTO source_paths VALUES(@sha256, @path) ON CONFLICT DO NOTHING", new { sha256, path });
        string first = connection
            .Query<string>("SELECT path FROM source_paths WHERE sha256 = @sha256", new { sha256 })
            .Select(p => p[(p.LastIndexOf('/') + 1)..])
            .Min(StringComparer.Ordinal)!;
        if (connection.Execute("UPDATE sources SET file = @first WHERE sha256 = @sha256 AND file <> @first", new { sha256, first }) == 0)
            return false;
        var (record, text, document) = connection.QuerySingle<(byte[], byte[], int)>(
            "SELECT record, text, document FROM sources WHERE sha256 = @sha256",
            new { sha256 }
        );
        var extracted = Packed.Record(record, text);
        extracted = extracted with { Document = extracted.Document with { Source = extracted.Document.Source with { File = first } } };
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

    private void WriteDocument(int number, string source, PreparedRecord prepared, bool corrected)
    {
        var (record, d) = (prepared.Record, prepared.Record.Document);
        connection.Execute(
            """
            UPDATE documents SET revision = revision + 1, change = @change, source = @source, file = @File, reader = @Reader, pages = @Pages, title = @Title, title_key = @titleKey,
                document_number = @DocumentNumber, number_key = @numberKey, genre = @genre, stage = @stage, issuers = @issuers, region = @region, region_level = @level, issued = @issued,
                printed = @printed, effective_from = @from, effective_to = @to, validity = @validity, clause_count = @clauses, benefit_count = @benefits, warning_count = @warnings, corrected = @corrected, record = @packed, text = @text, signs = @signs
            WHERE number = @number
            """,
            new
            {
                number,
                source,
                packed = prepared.Packed,
                text = prepared.Text,
                corrected,
                signs = prepared.Signs,
                change = LibraryDatabase.NextChange(connection),
                d.Source.File,
                d.Source.Reader,
                d.Source.Pages,
                Title = SqlDialect.Storable(d.Title),
                titleKey = SqlDialect.Storable(TitleKey.OfTitle(d.Title)),
                d.DocumentNumber,
                numberKey = TitleKey.OfNumber(d.DocumentNumber),
                genre = d.Genre.ToString(),
                stage = d.Stage.ToString(),
                issuers = string.Join('\n', d.Issuers),
                region = d.Region?.Name,
                level = d.Region?.Level.ToString(),
                issued = DocumentRow.Iso(d.Dates.Issued),
                printed = DocumentRow.Iso(d.Dates.Printed),
                from = DocumentRow.Iso(d.Dates.EffectiveFrom),
                to = DocumentRow.Iso(d.Dates.EffectiveTo),
                validity = Basis(d).ToString(),
                clauses = record.Clauses.Count,
                benefits = record.Benefits.Count,
                warnings = record.Warnings.Count,
            }
        );
        foreach (
            var (titleKey, numberKey) in d
                .Citations.Select(c => (TitleKey.OfTitle(c.Title), TitleKey.OfNumber(c.DocumentNumber)))
                .Distinct()
        )
            connection.Execute(
                "INSERT INTO citations(document, title_key, number_key) VALUES(@number, @titleKey, @numberKey)",
                new
                {
                    number,
                    titleKey,
                    numberKey,
                }
            );
        foreach (var repeal in d.Repeals)
            connection.Execute(
                "INSERT INTO repeals VALUES(@number, @titleKey, @numberKey, @Title, @DocumentNumber)",
                new
                {
                    number,
                    titleKey = TitleKey.OfTitle(repeal.Title),
                    numberKey = TitleKey.OfNumber(repeal.DocumentNumber),
                    repeal.Title,
                    repeal.DocumentNumber,
                }
            );
    }
}
