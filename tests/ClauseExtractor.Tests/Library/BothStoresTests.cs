namespace ClauseExtractor.Tests.Library;

// What holds of a library holds whatever it is kept in: each of these suites runs over both stores.

public sealed class SqliteCalendarTests() : CalendarTests(LibraryStore.Sqlite);

public sealed class PostgresCalendarTests() : CalendarTests(LibraryStore.Postgres);

public sealed class SqliteCatalogueTests() : CatalogueTests(LibraryStore.Sqlite);

public sealed class PostgresCatalogueTests() : CatalogueTests(LibraryStore.Postgres);

public sealed class SqliteCopyQualityTests() : CopyQualityTests(LibraryStore.Sqlite);

public sealed class PostgresCopyQualityTests() : CopyQualityTests(LibraryStore.Postgres);

public sealed class SqliteCorrectionTests() : CorrectionTests(LibraryStore.Sqlite);

public sealed class PostgresCorrectionTests() : CorrectionTests(LibraryStore.Postgres);

public sealed class SqliteImportTests() : ImportTests(LibraryStore.Sqlite);

public sealed class PostgresImportTests() : ImportTests(LibraryStore.Postgres);

public sealed class SqliteSearchTests() : SearchTests(LibraryStore.Sqlite);

public sealed class PostgresSearchTests() : SearchTests(LibraryStore.Postgres);

public sealed class SqliteValidityBasisTests() : ValidityBasisTests(LibraryStore.Sqlite);

public sealed class PostgresValidityBasisTests() : ValidityBasisTests(LibraryStore.Postgres);

public sealed class SqliteVersionOrderTests() : VersionOrderTests(LibraryStore.Sqlite);

public sealed class PostgresVersionOrderTests() : VersionOrderTests(LibraryStore.Postgres);

public sealed class SqliteRelaxedSearchTests() : RelaxedSearchTests(LibraryStore.Sqlite);

public sealed class PostgresRelaxedSearchTests() : RelaxedSearchTests(LibraryStore.Postgres);

public sealed class SqliteSharedWorkTests() : SharedWorkTests(LibraryStore.Sqlite);

public sealed class PostgresSharedWorkTests() : SharedWorkTests(LibraryStore.Postgres);

public sealed class SqliteReviewListTests() : ReviewListTests(LibraryStore.Sqlite);

public sealed class PostgresReviewListTests() : ReviewListTests(LibraryStore.Postgres);

public sealed class SqliteSubjectFacetTests() : SubjectFacetTests(LibraryStore.Sqlite);

public sealed class PostgresSubjectFacetTests() : SubjectFacetTests(LibraryStore.Postgres);

public sealed class SqliteProfileMatchingTests() : ProfileMatchingTests(LibraryStore.Sqlite);

public sealed class PostgresProfileMatchingTests() : ProfileMatchingTests(LibraryStore.Postgres);
