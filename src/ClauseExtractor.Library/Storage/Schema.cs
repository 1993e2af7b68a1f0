namespace ClauseExtractor.Library.Storage;

/// <summary>
/// The catalogue's tables, as the steps that lead from an empty file to them. A step, once released, never changes: a new one follows it.
/// </summary>
internal static class Schema
{
    /// <summary>
    /// Step N makes version N of what was version N-1. Steps may call <c>title_key</c>, <c>number_key</c> and <c>record_json</c>.
    /// </summary>
    public static IReadOnlyList<string> Migrations { get; } =
    [
        """
            CREATE TABLE catalogue(id INTEGER PRIMARY KEY CHECK(id = 1), change INTEGER NOT NULL, indexed INTEGER NOT NULL);
            INSERT INTO catalogue VALUES(1, 0, 0);

            -- One row a distinct text. number is never used twice, so that keys of removed clauses stay dead.
            CREATE TABLE documents(
                number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, work TEXT NOT NULL, version INTEGER NOT NULL, latest INTEGER NOT NULL,
                revision INTEGER NOT NULL, change INTEGER NOT NULL, source TEXT NOT NULL, file TEXT NOT NULL, reader TEXT NOT NULL, pages INTEGER,
                title TEXT, title_key TEXT, document_number TEXT, number_key TEXT, genre TEXT NOT NULL, stage TEXT NOT NULL, issuers TEXT NOT NULL, region TEXT, region_level TEXT,
                issued TEXT, printed TEXT, effective_from TEXT, effective_to TEXT, clause_count INTEGER NOT NULL, benefit_count INTEGER NOT NULL, warning_count INTEGER NOT NULL,
                corrected INTEGER NOT NULL, added_at TEXT NOT NULL, record BLOB NOT NULL, text BLOB NOT NULL);
            CREATE INDEX documents_by_work ON documents(work);
            CREATE INDEX documents_by_change ON documents(change);
            CREATE INDEX documents_by_number_key ON documents(number_key);
            CREATE INDEX documents_by_title_key ON documents(title_key);
            CREATE TABLE removals(number INTEGER PRIMARY KEY, change INTEGER NOT NULL);
            CREATE INDEX removals_by_change ON removals(change);

            -- One row a distinct file, with what was extracted from it before any correction.
            CREATE TABLE sources(
                sha256 TEXT PRIMARY KEY, document INTEGER NOT NULL REFERENCES documents(number) ON DELETE CASCADE, file TEXT NOT NULL, reader TEXT NOT NULL, media_type TEXT NOT NULL,
                size INTEGER NOT NULL, product TEXT NOT NULL, record BLOB NOT NULL, text BLOB NOT NULL) WITHOUT ROWID;
            CREATE INDEX sources_by_document ON sources(document);
            CREATE TABLE source_paths(sha256 TEXT NOT NULL REFERENCES sources(sha256) ON DELETE CASCADE, path TEXT NOT NULL, PRIMARY KEY(sha256, path)) WITHOUT ROWID;
            CREATE TABLE source_contents(sha256 TEXT PRIMARY KEY REFERENCES sources(sha256) ON DELETE CASCADE, content BLOB NOT NULL);

            CREATE TABLE repeals(document INTEGER NOT NULL REFERENCES documents(number) ON DELETE CASCADE, title_key TEXT, number_key TEXT, title TEXT NOT NULL, document_number TEXT);
            CREATE INDEX repeals_by_document ON repeals(document);

            CREATE TABLE clauses(
                key INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES documents(number) ON DELETE CASCADE, path TEXT NOT NULL, heading TEXT, trail TEXT NOT NULL, text TEXT NOT NULL,
                page INTEGER, facts BLOB);
            CREATE INDEX clauses_by_document ON clauses(document, path);
            CREATE TABLE benefits(
                clause INTEGER NOT NULL REFERENCES clauses(key) ON DELETE CASCADE, ordinal INTEGER NOT NULL, term TEXT NOT NULL, cap REAL, rate REAL, match REAL, confidence REAL NOT NULL, origin TEXT NOT NULL);
            CREATE INDEX benefits_by_clause ON benefits(clause);
            CREATE INDEX benefits_by_confidence ON benefits(confidence);
            CREATE TABLE owners(clause INTEGER NOT NULL REFERENCES clauses(key) ON DELETE CASCADE, name TEXT NOT NULL, role TEXT NOT NULL);
            CREATE INDEX owners_by_clause ON owners(clause);

            -- Corrections hang on the document's id, not its row: they outlive the rows.
            CREATE TABLE corrections(
                id INTEGER PRIMARY KEY AUTOINCREMENT, document TEXT NOT NULL, clause TEXT, field TEXT NOT NULL, old TEXT, new TEXT, reason TEXT NOT NULL, author TEXT NOT NULL, made_at TEXT NOT NULL,
                origin TEXT NOT NULL, state TEXT NOT NULL, anchor TEXT, row_anchor TEXT, carried_from INTEGER REFERENCES corrections(id), why TEXT);
            CREATE INDEX corrections_by_document ON corrections(document);
            CREATE INDEX corrections_by_state ON corrections(state);
            CREATE TABLE correction_events(
                id INTEGER PRIMARY KEY AUTOINCREMENT, correction INTEGER NOT NULL REFERENCES corrections(id), action TEXT NOT NULL, author TEXT NOT NULL, at TEXT NOT NULL, note TEXT);
            CREATE INDEX correction_events_by_correction ON correction_events(correction);

            CREATE TABLE imports(id INTEGER PRIMARY KEY AUTOINCREMENT, started_at TEXT NOT NULL, finished_at TEXT, product TEXT NOT NULL);
            CREATE TABLE import_outcomes(
                import INTEGER NOT NULL REFERENCES imports(id), path TEXT NOT NULL, sha256 TEXT, status TEXT NOT NULL, document TEXT, code TEXT, message TEXT, remedy TEXT, at TEXT NOT NULL);
            CREATE INDEX import_outcomes_by_import ON import_outcomes(import);
            """,
        """
            -- The index over pairs of characters takes FTS5's place; it is built from the catalogue when the library is opened next.
            DROP TABLE IF EXISTS clause_fts;
            DROP TABLE IF EXISTS clause_index;
            CREATE TABLE postings_state(id INTEGER PRIMARY KEY CHECK(id = 1), form INTEGER NOT NULL, generation INTEGER NOT NULL);
            INSERT INTO postings_state VALUES(1, 0, 0);
            CREATE TABLE postings_segments(
                id INTEGER PRIMARY KEY AUTOINCREMENT, clauses INTEGER NOT NULL, live INTEGER NOT NULL, first_chunk INTEGER NOT NULL, chunks INTEGER NOT NULL, keys BLOB NOT NULL, terms BLOB NOT NULL);
            CREATE TABLE postings_chunks(id INTEGER PRIMARY KEY AUTOINCREMENT, data BLOB NOT NULL);
            -- The segment that holds a document's clauses as they are now, and the documents whose clauses in a segment are no more.
            CREATE TABLE postings_documents(document INTEGER PRIMARY KEY, segment INTEGER NOT NULL, clauses INTEGER NOT NULL);
            CREATE TABLE postings_dead(segment INTEGER NOT NULL, document INTEGER NOT NULL, PRIMARY KEY(segment, document)) WITHOUT ROWID;
            """,
        """
            -- What a text says of its own age, and by which sign a version stands after the one before it. Existing rows are filled when the library is rebuilt.
            ALTER TABLE documents ADD COLUMN signs BLOB;
            ALTER TABLE documents ADD COLUMN version_sign TEXT;
            """,
        """
            -- What documents cite, for the other direction: which documents of the library cite this one. Filled here from the records that are there already.
            CREATE TABLE citations(document INTEGER NOT NULL REFERENCES documents(number) ON DELETE CASCADE, title_key TEXT, number_key TEXT);
            INSERT INTO citations SELECT DISTINCT d.number, title_key(json_extract(c.value, '$.title')), number_key(json_extract(c.value, '$.documentNumber'))
                FROM documents d, json_each(record_json(d.record), '$.document.citations') c;
            CREATE INDEX citations_by_document ON citations(document);
            CREATE INDEX citations_by_title_key ON citations(title_key);
            CREATE INDEX citations_by_number_key ON citations(number_key);
            """,
        """
            -- The index is Lucene.Net's, in a folder beside this file; it is made from the catalogue when the library is opened next.
            DROP TABLE IF EXISTS postings_state;
            DROP TABLE IF EXISTS postings_segments;
            DROP TABLE IF EXISTS postings_chunks;
            DROP TABLE IF EXISTS postings_documents;
            DROP TABLE IF EXISTS postings_dead;
            ALTER TABLE catalogue DROP COLUMN indexed;
            """,
        """
            -- What the validity of a document rests on. Records of earlier builds do not say: rebuilding the library fills it; until then what the dates show counts.
            ALTER TABLE documents ADD COLUMN validity TEXT;
            UPDATE documents SET validity = CASE WHEN effective_to IS NOT NULL OR effective_from IS NOT NULL THEN 'Written' WHEN issued IS NOT NULL OR printed IS NOT NULL THEN 'AssumedFromIssue' ELSE 'None' END;
            """,
        """
            -- What reviewers say of the changes between two documents. They hang on the documents' ids and outlive their rows; the last mark of a change counts.
            CREATE TABLE IF NOT EXISTS change_reviews(
                id INTEGER PRIMARY KEY AUTOINCREMENT, old TEXT NOT NULL, new TEXT NOT NULL, key TEXT NOT NULL, mark TEXT NOT NULL, note TEXT NOT NULL, author TEXT NOT NULL, at TEXT NOT NULL);
            CREATE INDEX IF NOT EXISTS change_reviews_by_pair ON change_reviews(old, new);
            """,
        """
            -- Who did what, written with it and taken over by the log of whoever serves the library.
            CREATE TABLE IF NOT EXISTS acts(id TEXT PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, action TEXT NOT NULL, subject TEXT, address TEXT);
            """,
        """
            -- Queries that somebody keeps, and the change up to which he looked.
            CREATE TABLE IF NOT EXISTS watches(name TEXT PRIMARY KEY, query TEXT NOT NULL, author TEXT NOT NULL, at TEXT NOT NULL, seen INTEGER NOT NULL);
            """,
        """
            -- Whether a document is left whose age was never read is asked whenever a library is opened: without it all records would be passed over to see.
            CREATE INDEX IF NOT EXISTS documents_without_signs ON documents(number) WHERE signs IS NULL;
            """,
    ];
}
