using ClauseExtractor.Web.Tests.Access;
using ClauseExtractor.Web.Tests.Importing;

namespace ClauseExtractor.Web.Tests;

// What holds of the people of a site and of what they send holds whatever it is kept in: each of these suites runs over both stores.

public sealed class SqliteTeamTests() : TeamTests(SiteStore.Sqlite);

public sealed class PostgresTeamTests() : TeamTests(SiteStore.Postgres);

public sealed class SqliteAuditTests() : AuditTests(SiteStore.Sqlite);

public sealed class PostgresAuditTests() : AuditTests(SiteStore.Postgres);

public sealed class SqliteImportTests() : ImportTests(SiteStore.Sqlite);

public sealed class PostgresImportTests() : ImportTests(SiteStore.Postgres);

public sealed class SqliteSteeringTests() : SteeringTests(SiteStore.Sqlite);

public sealed class PostgresSteeringTests() : SteeringTests(SiteStore.Postgres);
